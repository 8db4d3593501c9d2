import Texts

extension Cell {
  /// The code as the page shows it: without the lines that end in `// hide`, and without the
  /// blank lines at its ends.
  public var shownCode: String {
    let lines = code.linesToTheEnd.filter { !Self.isHidden($0) }
    let isBlank: (Substring) -> Bool = { $0.allSatisfy(\.isWhitespace) }
    return lines.drop(while: isBlank).trimmedSuffix(isBlank).joined(separator: "\n")
  }

  private static func isHidden(_ line: Substring) -> Bool {
    line.trimmedSuffix { $0 == " " || $0 == "\t" }.hasSuffix("// hide")
  }
}
