import Texts
import Yams

/// YAML with the way back to the position each value is written.
public struct YAMLText {
  /// Where a line of the YAML stands in its file.
  struct Line {
    var position: SourcePosition
    /// The whole line of the file, for the caret.
    var source: String
    /// The YAML itself.
    var text: String
  }

  var lines: [Line]

  /// A whole file of YAML.
  public init(file: String, text: String) {
    lines = text.lines.enumerated().map { index, line in
      Line(
        position: SourcePosition(file: file, line: index + 1, column: 1), source: String(line),
        text: String(line))
    }
  }

  /// Front matter, given by its lines; their indices say where in the file they stand.
  init(file: String, frontMatter: ArraySlice<Substring>) {
    lines = zip(frontMatter.indices, frontMatter).map { index, line in
      Line(
        position: SourcePosition(file: file, line: index + 1, column: 1), source: String(line),
        text: String(line))
    }
  }

  init(lines: [Line]) { self.lines = lines }

  /// The YAML's root.
  ///
  /// - Returns: `nil` for empty YAML.
  /// - Throws: A `Diagnostic` at the position of the fault.
  public func compose() throws -> YAMLNode? {
    do {
      let node = try Yams.compose(yaml: lines.map(\.text).joined(separator: "\n"))
      return node.map { YAMLNode(node: $0, text: self) }
    } catch let error as YamlError {
      throw diagnostic(for: error)
    }
  }

  /// The position of one of Yams' marks, which count from 1 in Unicode scalars.
  func position(_ mark: Mark?) -> SourcePosition? {
    guard let mark, !lines.isEmpty else { return lines.first?.position }
    let line = lines[min(max(0, mark.line - 1), lines.count - 1)]
    var position = line.position
    if mark.line > lines.count {
      position.column += line.text.utf8.count
      return position
    }
    position.column += String(line.text.unicodeScalars.prefix(max(0, mark.column - 1))).utf8.count
    return position
  }

  func source(of position: SourcePosition?) -> String? {
    lines.first { $0.position.line == position?.line && $0.position.file == position?.file }?.source
  }

  private func diagnostic(for error: YamlError) -> Diagnostic {
    func at(_ mark: Mark?, _ message: String) -> Diagnostic {
      let position = position(mark)
      return Diagnostic(
        at: position, message,
        help: "Options are YAML: `key: value`, with text in quotes when it holds a colon.",
        sourceLine: source(of: position))
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return at(mark, "This is not YAML: \(problem).")
    case .reader(let problem, _, _, _):
      return at(nil, "This is not YAML: \(problem).")
    case .duplicatedKeysInMapping(let duplicates, _):
      let key = duplicates.sorted().first ?? "?"
      let second = lines.lastIndex { $0.text.drop { $0 == " " }.hasPrefix(key) }
      let position = second.map { lines[$0].position } ?? lines.first?.position
      return Diagnostic(
        at: position, "'\(key)' is given twice.", help: "Take one of the two out.",
        sourceLine: source(of: position))
    default:
      return at(nil, "This is not YAML: \(error).")
    }
  }
}
