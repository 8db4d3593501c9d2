extension TreeBuilder {
  /// cmark takes the first of two footnotes with one label and drops the other without a word, and any that nothing
  /// refers to.
  mutating func noteRepeatedFootnotes() {
    var known: Set<Substring> = []
    let referred = Set(footnotes.map { $0.label.lowercased() })
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
      } else if line.count - text.count < 4, let match = text.prefixMatch(of: /\[\^([^\]\s]+)\]:/) {
        let position = composition.position(line: index + 1, column: 1 + line.count - text.count)
        guard !known.insert(match.1).inserted else {
          if !referred.contains(match.1.lowercased()) {
            diagnostics.append(
              Diagnostic(
                .warning, at: position, "Nothing refers to the footnote '\(match.1)', so it is left out.",
                help: "Write `[^\(match.1)]` where it belongs.", sourceLine: source(position)))
          }
          continue
        }
        diagnostics.append(
          Diagnostic(
            .warning, at: position, "There are two footnotes '\(match.1)'; this one is left out.",
            help: "Give it another label.", sourceLine: source(position)))
      }
    }
  }
}
