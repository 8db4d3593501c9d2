extension TreeBuilder {
  /// The text between the fences of a demonstration (`::: {.demo}`) as code, so that a page shows source and result
  /// from one text, and they cannot differ.
  mutating func demonstrated(
    _ attributes: Attributes, _ content: [Block], from start: Matches.TextPosition,
    to end: Matches.TextPosition?
  ) -> [Block] {
    guard dialect.contains(.lectern), attributes.has("demo"), let end, end.line > start.line + 1 else {
      return []
    }
    if let withheld = Self.firstWithheld(in: content) {
      diagnostics.append(
        Diagnostic(
          at: withheld.start,
          "A demonstration shows its whole source, so it cannot hold what some readers do not get.",
          help: "Move this division out of the demonstration, or show its source in a fence of its own.",
          sourceLine: source(withheld.start)))
      return []
    }
    let numbers = start.line + 1..<end.line
    // In a list or a quotation the lines are indented as their fence is.
    let lines = numbers.map { composition.line($0).dropFirst(start.column - 1) }
    let last = numbers.upperBound - 1
    let range = SourceRange(
      from: composition.position(line: numbers.lowerBound, column: start.column),
      to: composition.position(line: last, column: composition.line(last).utf8.count + 1))
    return [
      .code(
        CodeBlock(
          range: range, info: "markdown", language: "markdown", attributes: Attributes(),
          code: lines.map { $0 + "\n" }.joined(), codeStart: range.start))
    ]
  }

  /// What a demonstration's source gives. The code of its cells stands in that source already, so a cell shows it a
  /// second time only if it says so itself.
  mutating func resultOfDemonstration(_ nodes: [MarkdownNode]) -> [Block] {
    let echo = defaults.page.echo
    defaults.page.echo = .hidden
    defer { defaults.page.echo = echo }
    return blocks(nodes)
  }

  /// The first division that publishing may take out: a solution, one to be released later, one for some formats.
  private static func firstWithheld(in blocks: [Block]) -> SourceRange? {
    for block in blocks {
      if case .division(let division) = block {
        let attributes = division.attributes
        let isWithheld =
          attributes.identifier?.hasPrefix("sol-") == true || attributes["release"] != nil
          || ["solution", "content-visible", "content-hidden"].contains { attributes.has($0) }
        if isWithheld { return division.range }
      }
      if let found = firstWithheld(in: block.children) { return found }
    }
    return nil
  }
}
