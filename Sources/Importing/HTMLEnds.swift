import Notebooks
import Texts

/// Elements of HTML that go on over blank lines until their end (CommonMark 0.31, HTML blocks 1).
enum HTMLEnds {
  /// The text with an end for the element that is begun at the start of a line and never closed.
  ///
  /// - Parameter tell: Told the name of an element that was closed.
  static func closed(_ text: String, tell: (String) -> Void) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var open: String?
    var isFenced = false
    for line in text.lines {
      let body = line.drop { $0 == " " }
      if let name = open {
        if body.lowercased().contains("</\(name)>") { open = nil }
      } else if body.hasPrefix("```") || body.hasPrefix("~~~") {
        isFenced.toggle()
      } else if !isFenced, let name = begun(by: body), !body.lowercased().contains("</\(name)>") {
        open = name
      }
    }
    guard let open else { return text }
    tell(open)
    return text + "\n</\(open)>"
  }

  private static func begun(by line: Substring) -> String? {
    guard line.hasPrefix("<") else { return nil }
    let start = line.prefix(12).lowercased()
    return ["script", "pre", "style", "textarea"].first { name in
      guard start.hasPrefix("<\(name)") else { return false }
      let next = start.dropFirst(name.count + 1).first
      return next == nil || next == ">" || next?.isWhitespace == true
    }
  }
}
