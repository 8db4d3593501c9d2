import Texts

/// The lines of some texts, for the carets of diagnostics.
public struct SourceLines: Sendable {
  private let linesByFile: [String: [Substring]]

  /// - Parameter texts: By the file that positions name.
  public init(_ texts: [String: String]) {
    linesByFile = texts.mapValues { $0.linesToTheEnd }
  }

  /// The line that a position names; `nil` when it is of none of the texts, or beyond its end.
  public func line(at position: SourcePosition) -> String? {
    guard let lines = linesByFile[position.file], lines.indices.contains(position.line - 1) else {
      return nil
    }
    return String(lines[position.line - 1])
  }
}

extension Notebook {
  /// The lines of the chapter and of what it includes.
  public var sourceLines: SourceLines {
    let texts = sources.compactMap { source in source.text.map { (source.path, $0) } }
    return SourceLines(Dictionary(texts, uniquingKeysWith: { first, _ in first }))
  }
}
