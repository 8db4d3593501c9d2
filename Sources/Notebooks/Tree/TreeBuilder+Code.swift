import Texts

extension TreeBuilder {
  /// A block of code: a cell, a diagram, or something to show.
  mutating func code(
    _ node: MarkdownNode, range: SourceRange, isFenced: Bool, info: String, literal: String
  ) -> Block {
    let firstLine = node.startLine + (isFenced ? 1 : 0)
    let lines = literal.linesToTheEnd
    let offset = columnOffset(lines, firstLine: firstLine)
    let start = composition.position(line: firstLine, column: offset + 1)
    func shown(language: String?, info: String, attributes: Attributes = Attributes()) -> Block {
      .code(
        CodeBlock(
          range: range, info: info, language: language, attributes: attributes, code: literal,
          codeStart: start))
    }
    guard dialect.contains(.lectern), isFenced else {
      return shown(language: info.split(separator: " ").first.map(String.init), info: info)
    }
    noteUnclosed(node, info, lines)
    guard info.hasPrefix("{") else {
      let language = info.prefix { $0 != " " && $0 != "{" && $0 != "\t" }
      let rest = info.dropFirst(language.count).drop { $0 == " " }
      let attributes = AttributeScanner(bytes: Array(rest.utf8)).scan(at: 0)?.attributes ?? Attributes()
      // GitHub's formulas.
      if language == "math" {
        let tex = literal.trimmedSuffix(\.isNewline)
        return .math(MathBlock(range: range, tex: String(tex), texStart: start, attributes: attributes))
      }
      if language == "mermaid" {
        warn(
          node, line: node.startLine, "Diagrams of Mermaid are shown as their source here.",
          "Draw it with `{dot}`, or put its picture there.")
      }
      return shown(language: language.isEmpty ? nil : String(language), info: info, attributes: attributes)
    }
    // Quarto's way to show a cell as it is written.
    if info.hasPrefix("{{"), info.hasSuffix("}}") {
      return shown(language: String(info.dropFirst(2).dropLast(2)), info: String(info.dropFirst().dropLast()))
    }
    if let read = AttributeScanner(bytes: Array(info.utf8)).scan(at: 0),
      let language = read.attributes.classes.first
    {
      return shown(language: language, info: info, attributes: read.attributes)
    }
    let word = info.dropFirst().prefix { $0 != "}" && $0 != " " && $0 != "," }
    let infoPosition = position(ofInfo: info, line: node.startLine)
    switch word {
    case "swift", "dot":
      if info != "{\(word)}" {
        diagnostics.append(
          Diagnostic(
            at: infoPosition, "The options of a cell do not stand in its fence.",
            help: "Write `{\(word)}`, and each option on a line `//| key: value` below.",
            sourceLine: source(infoPosition)))
      }
      checkClosed(node, lines, opening: infoPosition)
      return word == "swift"
        ? cell(range: range, lines: lines, firstLine: firstLine, offset: offset, node: node)
        : diagram(range: range, lines: lines, firstLine: firstLine, offset: offset)
    default:
      diagnostics.append(
        Diagnostic(
          at: infoPosition, "'\(info)'\(Diagnostic.foreignCell)",
          help: word.lowercased() == "swift" || info.lowercased().filter(\.isLetter) == "swift"
            ? "Write `{swift}`."
            : "Run Swift with `{swift}`, draw with `{dot}`, or write `\(word)` without braces to show the code.",
          sourceLine: source(infoPosition)))
      return shown(language: String(word), info: info)
    }
  }

  private mutating func cell(
    range: SourceRange, lines: [Substring], firstLine: Int, offset: Int, node: MarkdownNode
  ) -> Block {
    let header = readOptions(lines, firstLine: firstLine, offset: offset)
    let rest = lines.dropFirst(header.count)
    let code = rest.joined(separator: "\n")
    let start = composition.position(line: firstLine + header.count, column: offset + 1)
    noteForeignOptions(rest, firstLine: firstLine, offset: offset)
    // What follows the next fence's opening is another cell's.
    let own = swallowedFence(lines, of: node).map { rest.prefix(upTo: max(rest.startIndex, $0)) } ?? rest
    for (index, line) in zip(own.indices, own) where OptionLine(line) != nil {
      let position = composition.position(line: firstLine + index, column: offset + 1)
      diagnostics.append(
        Diagnostic(
          .warning, at: position, "This option has no effect below the first line of code.",
          help: "Move it to the top of the cell.", sourceLine: source(position)))
    }
    let cell = Cell(
      index: nextCellIndex(), kind: .block, code: code, start: start,
      columnOffset: start.column - 1, options: header.options, optionPositions: header.positions)
    let source = (node.startLine...max(node.startLine, node.endLine))
      .map { line in String(decoding: composition.line(line).utf8.dropFirst(offset), as: UTF8.self) }
      .joined(separator: "\n")
    return .cell(CellBlock(range: range, cell: cell, source: source))
  }

  private mutating func diagram(range: SourceRange, lines: [Substring], firstLine: Int, offset: Int) -> Block
  {
    let header = readOptions(lines, firstLine: firstLine, offset: offset)
    return .diagram(
      DiagramBlock(
        range: range, code: lines.dropFirst(header.count).joined(separator: "\n"),
        codeStart: composition.position(line: firstLine + header.count, column: offset + 1),
        options: header.options))
  }

  private mutating func readOptions(
    _ lines: [Substring], firstLine: Int, offset: Int
  ) -> (options: CellOptions, positions: [String: SourcePosition], count: Int) {
    var yaml: [YAMLText.Line] = []
    for (index, line) in lines.enumerated() {
      guard let option = OptionLine(line) else { break }
      let number = firstLine + index
      let position = composition.position(line: number, column: offset + 1 + option.prefixLength)
      yaml.append(.init(position: position, source: source(position) ?? String(line), text: option.yaml))
    }
    var options = defaults
    var reader = OptionReader(context: .cell)
    do {
      if let mapping = try YAMLText(lines: yaml).compose() { reader.apply(mapping, to: &options) }
    } catch let diagnostic as Diagnostic {
      diagnostics.append(diagnostic)
    } catch {
      diagnostics.append(Diagnostic(at: yaml.first?.position, "\(error)"))
    }
    diagnostics += reader.diagnostics
    return (options, reader.positions, yaml.count)
  }

  /// How many bytes of each source line are the indentation of what is around the code.
  private func columnOffset(_ lines: [Substring], firstLine: Int) -> Int {
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      return max(0, composition.line(firstLine + index).utf8.count - line.utf8.count)
    }
    return 0
  }

  private func position(ofInfo info: String, line: Int) -> SourcePosition {
    let text = composition.line(line)
    let start = text.firstIndex(of: "{") ?? text.startIndex
    return composition.position(line: line, column: text.utf8.distance(from: text.startIndex, to: start) + 1)
  }
}

extension Diagnostic {
  fileprivate static let foreignCell = " cells cannot be run here."

  /// Whether it is of a cell in a language that does not run here.
  public var isOfForeignCell: Bool { message.hasSuffix(Self.foreignCell) }
}

/// A line `//| key: value`.
struct OptionLine {
  var yaml: String
  /// The bytes before `yaml`.
  var prefixLength: Int

  init?(_ line: Substring) {
    let indentation = line.prefix { $0 == " " || $0 == "\t" }.utf8.count
    let body = line.utf8.dropFirst(indentation)
    let marks = ["//|", "// |"]
    guard let mark = marks.first(where: { body.starts(with: $0.utf8) }) else { return nil }
    let rest = body.dropFirst(mark.utf8.count)
    // One blank belongs to the mark; what is beyond it is YAML's own indentation.
    let blank = rest.first == UInt8(ascii: " ") ? 1 : 0
    yaml = String(decoding: rest.dropFirst(blank), as: UTF8.self)
    prefixLength = indentation + mark.utf8.count + blank
  }
}
