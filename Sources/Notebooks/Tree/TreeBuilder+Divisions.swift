import Dates

extension TreeBuilder {
  /// Blocks between fences of colons; a callout when the class says so.
  mutating func division(_ node: MarkdownNode, index: Int) -> Block? {
    guard case .division(let division) = matches.blocks[index] else { return nil }
    let start = composition.position(line: division.start.line, column: division.start.column)
    let end =
      division.end.map {
        composition.position(line: $0.line, column: composition.line($0.line).utf8.count + 1)
      }
      ?? range(of: node).end
    let range = SourceRange(from: start, to: end)
    let attributes = division.attributes ?? Attributes()
    let content = attributes.has("demo") ? resultOfDemonstration(node.children) : blocks(node.children)
    if let callout = CalloutReader.division(attributes, content, range: range) { return callout }
    noteUnknownCallout(attributes, start)
    noteMisspeltClass(attributes, content, start)
    noteWrongRelease(attributes, start)
    noteUnknownCondition(attributes, start)
    let source = demonstrated(attributes, content, from: division.start, to: division.end)
    return .division(Division(range: range, attributes: attributes, blocks: source + content))
  }

  /// A misspelt kind would be a division that looks like nothing.
  private mutating func noteUnknownCallout(_ attributes: Attributes, _ position: SourcePosition) {
    guard dialect.contains(.lectern), let name = attributes.classes.first(where: { $0.hasPrefix("callout-") })
    else { return }
    let known = Callout.Kind.allCases.map { "callout-\($0.rawValue)" }
    diagnostics.append(
      Diagnostic(
        at: position, "There is no callout '\(name)'.",
        help: Suggestion.closest(to: name, among: known).map { "Did you mean '\($0)'?" }
          ?? "Known: \(known.joined(separator: ", ")).", sourceLine: source(position)))
  }

  /// A day that there is not would never come, or have come already.
  private mutating func noteWrongRelease(_ attributes: Attributes, _ position: SourcePosition) {
    guard dialect.contains(.lectern), let release = attributes["release"], CivilDate(release) == nil else {
      return
    }
    diagnostics.append(
      Diagnostic(
        at: position, "'release' is '\(release)', which should be a day of the calendar such as 2026-12-01.",
        help: "Give a day of the calendar such as 2026-12-01.", sourceLine: source(position)))
  }

  /// What depends on nothing that is known would be shown to everybody, or to nobody.
  private mutating func noteUnknownCondition(_ attributes: Attributes, _ position: SourcePosition) {
    guard dialect.contains(.lectern),
      let name = ["content-visible", "content-hidden"].first(where: attributes.has),
      attributes["when-format"] == nil, attributes["unless-format"] == nil
    else { return }
    let other = attributes.pairs.first { $0.key.hasPrefix("when-") || $0.key.hasPrefix("unless-") }
    diagnostics.append(
      Diagnostic(
        .warning, at: position,
        (other.map { "'\($0.key)' is no condition here" } ?? "Nothing says when this holds")
          + ", so this is \(name == "content-visible" ? "shown" : "hidden") always.",
        help: "Conditions are when-format=\"html\" and unless-format=\"html\".",
        sourceLine: source(position)))
  }

  /// Content is held back by lines, so that no download of the source tells of it; a span is within one.
  mutating func noteHeldBackSpans(_ blocks: [Block]) {
    var finder = HeldBackSpanFinder()
    for block in blocks { finder.visit(block) }
    diagnostics += finder.spans.map { span in
      Diagnostic(
        .warning, at: span.range.start, "Words within a paragraph are not held back: they are shown always.",
        help: "Put a paragraph of its own between '::: {.content-visible when-format=\"html\"}' and ':::'.",
        sourceLine: source(span.range.start))
    }
  }

  /// A displayed formula on lines of its own.
  mutating func math(_ node: MarkdownNode, range: SourceRange, index: Int, literal: String) -> Block? {
    guard case .math(let math) = matches.blocks[index] else { return nil }
    let bytes = Array(literal.utf8)
    let end = BlockOpening.mathEnd(bytes) ?? bytes.count
    let blanks = bytes.prefix { $0.isBlankByte }
    let lines = blanks.count { $0 == UInt8(ascii: "\n") }
    let start =
      lines == 0
      ? composition.position(line: math.start.line, column: math.start.column + 2 + blanks.count)
      : composition.position(
        line: math.start.line + lines,
        column: 1 + composition.line(math.start.line + lines).utf8.prefix { $0.isBlankByte }.count)
    let tex = bytes[min(blanks.count, end)..<end].trimmedSuffix { $0.isBlankByte }
    let tail = Array(
      bytes[min(bytes.count, end + 2)...].drop { $0.isBlankByte }.trimmedSuffix { $0.isBlankByte })
    var attributes = Attributes()
    if !tail.isEmpty {
      if let read = AttributeScanner(bytes: tail).scan(at: 0), read.end == tail.count {
        attributes = read.attributes
      } else {
        let position = composition.position(line: node.endLine, column: 1)
        diagnostics.append(
          Diagnostic(
            at: position, "After the closing `$$` stands text that is neither a blank nor attributes.",
            help: "Put the text on the next line, or write `$$ {#eq-name}`.", sourceLine: source(position)))
      }
    }
    return .math(
      MathBlock(
        range: range, tex: String(decoding: tex, as: UTF8.self), texStart: start, attributes: attributes))
  }
}

extension Matches {
  /// What is wrong with the fences of colons and of dollars.
  func diagnostics(in composition: Composition) -> [Diagnostic] {
    func fault(_ found: TextPosition, _ message: String, _ help: String) -> Diagnostic {
      let position = composition.position(line: found.line, column: found.column)
      return Diagnostic(at: position, message, help: help, sourceLine: composition.source(position))
    }
    var result = strayEnds.map {
      fault(
        $0, "This fence of colons closes nothing.",
        "Take it out, or open a division with `::: {.class}` above.")
    }
    if let tooDeep {
      result.append(
        fault(
          tooDeep,
          "More than \(MarkdownNode.deepest) quotes, lists or emphases stand within each other here.",
          "Take most of them out."))
    }
    for block in blocks {
      switch block {
      case .division(let division):
        if division.attributes == nil {
          result.append(
            fault(
              division.start, "What follows the colons cannot be read as attributes.",
              "Write `::: {.class}` or `::: {#id .class key=\"value\"}`."))
        }
        if !division.isProperlyClosed {
          let colons = String(repeating: ":", count: division.length)
          result.append(
            fault(
              division.start, "This division is never closed.",
              "Close it with a line of its own, `\(colons)`."))
        }
      case .math(let math) where !math.isClosed:
        result.append(fault(math.start, "This formula is never closed.", "Close it with `$$`."))
      case .math, .divisionEnd: break
      }
    }
    return result
  }
}

/// Finds spans with classes that hold divisions back.
private struct HeldBackSpanFinder: NotebookVisitor {
  var spans: [Span] = []

  mutating func visit(_ inline: Inline) {
    if case .span(let span) = inline,
      ["content-visible", "content-hidden", "solution"].contains(where: span.attributes.has)
    {
      spans.append(span)
    }
    descend(into: inline)
  }
}
