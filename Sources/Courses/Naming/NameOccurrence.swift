public import Notebooks
import Texts

/// An occurrence of a name in a chapter's text: a label, a citation's key, a term of the glossary.
public struct NameOccurrence: Sendable, Hashable {
  /// What kind of name it is.
  public enum Kind: Sendable, Hashable {
    /// `@name`, of a label or a cited work.
    case reference
    /// `#name` in a link.
    case link
    /// Where the label is given: `{#name}`, or the `label:` of a cell.
    case label
    /// `[name]{.term}`, or the `of=` of one.
    case term
  }

  public var name: String
  public var kind: Kind
  /// Where the name begins.
  public var start: SourcePosition
  /// In UTF-8 bytes.
  public var length: Int

  /// Whether a position, which may be right behind it, is in the name.
  public func contains(_ position: SourcePosition) -> Bool {
    position.file == start.file && position.line == start.line
      && (start.column...(start.column + length)).contains(position.column)
  }
}

extension Notebook {
  /// Where labels, keys of works and terms are written, includes too, in the order of the text.
  public var nameOccurrences: [NameOccurrence] {
    var finder = NameOccurrenceFinder(self)
    finder.visit(self)
    return finder.occurrences.sorted { $0.start < $1.start }
  }
}

/// Goes through a chapter and finds each name in the text it was read from.
private struct NameOccurrenceFinder: NotebookVisitor {
  private(set) var occurrences: Set<NameOccurrence> = []
  private let lines: [String: [ArraySlice<UInt8>]]

  init(_ notebook: Notebook) {
    lines = Dictionary(
      notebook.sources.map { source in
        (source.path, (source.text ?? "").lines.map { Array($0.utf8)[...] })
      }, uniquingKeysWith: { first, _ in first })
  }

  mutating func visit(_ block: Block) {
    switch block {
    case .heading(let node): label(node.attributes, node.range)
    case .division(let node): label(node.attributes, node.range)
    case .callout(let node): label(node.attributes, node.range)
    case .code(let node): label(node.attributes, node.range)
    // What follows a formula or a table may stand on a line of its own.
    case .math(let node): label(node.attributes, node.range, linesBelow: 1)
    case .table(let node): label(node.attributes, node.range, linesBelow: 3)
    case .diagram(let node): option(node.options.label, from: node.range.start, through: node.range.end.line)
    case .cell(let node):
      if let start = node.cell.optionPositions["label"] {
        option(node.cell.options.label, from: start, through: start.line)
      }
    case .html(let node): links(node.html, node.range)
    default: break
    }
    descend(into: block)
  }

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .image(let node): label(node.attributes, node.range, linesBelow: 1)
    case .math(let node): label(node.attributes, node.range, linesBelow: 1)
    case .span(let node):
      label(node.attributes, node.range, linesBelow: 1)
      if node.attributes.has("term") { term(node) }
    case .link(let node):
      if let mark = node.destination.lastIndex(of: "#") {
        let name = String(node.destination[node.destination.index(after: mark)...])
        note(name, .link, behind: "#", from: node.range.start, through: node.range.end.line)
      }
    case .html(let node): links(node.html, node.range)
    case .reference(let node):
      for item in node.items {
        note(item.key, .reference, behind: "@", from: item.range.start, through: item.range.end.line)
      }
    default: break
    }
    descend(into: inline)
  }

  private mutating func label(_ attributes: Attributes, _ range: SourceRange, linesBelow: Int = 0) {
    guard let name = attributes.identifier else { return }
    note(name, .label, behind: "#", from: range.start, through: range.end.line + linesBelow)
  }

  private mutating func option(_ name: String?, from start: SourcePosition, through last: Int) {
    guard let name else { return }
    note(name, .label, behind: "label:", from: start, through: last)
  }

  private mutating func term(_ span: Span) {
    let range = span.range
    if let name = span.attributes["of"] {
      note(name, .term, behind: "of=", from: range.start, through: range.end.line)
    } else {
      note(span.content.plainText, .term, behind: "[", from: range.start, through: range.end.line)
    }
  }

  private mutating func links(_ html: String, _ range: SourceRange) {
    for match in html.matches(of: /href\s*=\s*["'][^"'#]*#([^"']+)["']/) {
      note(String(match.1), .link, behind: "#", from: range.start, through: range.end.line)
    }
  }

  /// Looks for the name behind a mark, blanks and quotation marks between them.
  private mutating func note(
    _ name: String, _ kind: NameOccurrence.Kind, behind mark: String, from start: SourcePosition,
    through last: Int
  ) {
    guard !name.isEmpty, let lines = lines[start.file], start.line >= 1 else { return }
    let (mark, bytes) = (Array(mark.utf8), Array(name.utf8))
    for number in start.line...max(start.line, last) where lines.indices.contains(number - 1) {
      let line = lines[number - 1]
      var from = line.startIndex + (number == start.line ? min(max(0, start.column - 1), line.count) : 0)
      while let found = line[from...].firstRange(of: mark) {
        let rest = line[found.upperBound...].drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 || $0 == 0x7B }
        let end = rest.startIndex + bytes.count
        if rest.starts(with: bytes), end >= line.endIndex || !Self.goesOn(line[end...], kind) {
          occurrences.insert(
            NameOccurrence(
              name: name, kind: kind,
              start: SourcePosition(
                file: start.file, line: number, column: rest.startIndex - line.startIndex + 1),
              length: bytes.count))
          return
        }
        from = found.upperBound
      }
    }
  }

  /// Whether the bytes behind a name are more of it, so that it is another.
  private static func goesOn(_ rest: ArraySlice<UInt8>, _ kind: NameOccurrence.Kind) -> Bool {
    guard kind != .term, let first = rest.first else { return false }
    func belongs(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
        || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    // A dot or colon belongs to a name only when more of it follows.
    if first == UInt8(ascii: ".") || first == UInt8(ascii: ":") {
      return rest.dropFirst().first.map(belongs) ?? false
    }
    return belongs(first)
  }
}
