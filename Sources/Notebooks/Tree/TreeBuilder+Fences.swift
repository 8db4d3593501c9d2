/// What is wrong with the fences of code, and with what stands first in them.
extension TreeBuilder {
  /// Code that is only shown takes in what follows when it is never closed.
  mutating func noteUnclosed(_ node: MarkdownNode, _ info: String, _ lines: [Substring]) {
    guard !info.hasPrefix("{swift"), !info.hasPrefix("{dot") else { return }
    let position = composition.position(line: node.startLine, column: node.startColumn)
    if let next = swallowedFence(lines, of: node), isCell(lines[next]) {
      diagnostics.append(
        Diagnostic(
          .warning, at: position,
          "This code is not closed before the cell in line \(line(of: next, in: node)), which is shown as part of it.",
          help: "Close it with a line of its own, or write the outer fence longer to show a cell.",
          sourceLine: source(position)))
    } else if !isClosed(node) {
      diagnostics.append(
        Diagnostic(
          .warning, at: position, "This code is never closed, so everything down to its end is code.",
          help: "Close it with a line of its own, as long as the one that opens it.",
          sourceLine: source(position)))
    }
  }

  mutating func checkClosed(_ node: MarkdownNode, _ lines: [Substring], opening: SourcePosition) {
    if let next = swallowedFence(lines, of: node) {
      diagnostics.append(
        Diagnostic(
          at: opening,
          "The fence of this cell is not closed before the next one, in line \(line(of: next, in: node)).",
          help: "Close it with a line of its own, ```.", sourceLine: source(opening)))
    } else if node.endLine > node.startLine, !isClosed(node) {
      diagnostics.append(
        Diagnostic(
          at: opening, "The fence of this cell is never closed.",
          help: "Close it with a line of its own, ```.", sourceLine: source(opening)))
    }
  }

  /// The first line of code that opens a fence and is as long as the fence around it: with an end of its own it would
  /// end that one, so no code has such a line. Counted from the code's first.
  func swallowedFence(_ lines: [Substring], of node: MarkdownNode) -> Int? {
    guard let mark = composition.line(node.startLine).first(where: { $0 == "`" || $0 == "~" }) else {
      return nil
    }
    let outer = composition.line(node.startLine).drop { $0 != mark }.prefix { $0 == mark }.count
    return lines.firstIndex { line in
      let body = line.drop { $0 == " " }
      guard line.count - body.count < 4, body.first == mark else { return false }
      let rest = body.drop { $0 == mark }
      return body.count - rest.count >= outer && !rest.contains("`") && !rest.allSatisfy(\.isWhitespace)
    }
  }

  private func isCell(_ line: Substring) -> Bool {
    line.drop { "`~ ".contains($0) }.hasPrefix("{swift}")
  }

  /// The number, in its file, of a line of code.
  private func line(of index: Int, in node: MarkdownNode) -> Int {
    composition.position(line: node.startLine + 1 + index, column: 1).line
  }

  private func isClosed(_ node: MarkdownNode) -> Bool {
    let last = composition.line(node.endLine).drop { $0 == " " || $0 == ">" || $0 == "\t" }
    return node.endLine > node.startLine && (last.hasPrefix("```") || last.hasPrefix("~~~"))
  }

  /// `#|` is how cells in Python and R begin their options; Swift's compiler would take it for a macro.
  mutating func noteForeignOptions(_ code: ArraySlice<Substring>, firstLine: Int, offset: Int) {
    let first = code.firstIndex { !$0.allSatisfy(\.isWhitespace) }
    guard let first, code[first].firstMatch(of: /^\s*# ?\|/) != nil else { return }
    let position = composition.position(line: firstLine + first, column: offset + 1)
    diagnostics.append(
      Diagnostic(
        at: position, "Options of a Swift cell begin with '//|', not with '#|'.",
        help: "Write `//|\(code[first].drop { $0 != "|" }.dropFirst())`.", sourceLine: source(position)))
  }
}
