extension TreeBuilder {
  /// cmark takes the first of two footnotes with one label and drops the other without a word.
  mutating func noteRepeatedFootnotes() {
    var known: Set<Substring> = []
    var fence: Substring?
    for (index, line) in composition.lines.enumerated() {
      // A hand-in may have a hundred thousand lines, and few begin so.
      guard let first = line.utf8.first(where: { $0 != UInt8(ascii: " ") }), "`~[".utf8.contains(first) else {
        continue
      }
      let text = line.drop { $0 == " " }
      if let open = fence {
        if text.hasPrefix(open) { fence = nil }
        continue
      }
      if let match = text.prefixMatch(of: /(`{3,}|~{3,})/) {
        fence = match.1
      } else if line.count - text.count < 4, let match = text.prefixMatch(of: /\[\^([^\]\s]+)\]:/),
        !known.insert(match.1).inserted
      {
        let position = composition.position(line: index + 1, column: 1 + line.count - text.count)
        diagnostics.append(
          Diagnostic(
            .warning, at: position, "There are two footnotes '\(match.1)'; this one is left out.",
            help: "Give it another label.", sourceLine: source(position)))
      }
    }
  }
}
