/// Where the front matter of a file lies.
package struct FrontMatterBounds {
  /// The index of the opening line: 0, or that of the first line that is not blank.
  package var start: Int
  /// The index of the closing line.
  package var end: Int

  /// `nil` when the lines do not start with `---`, or when it is never closed.
  package init?(lines: [Substring]) {
    guard let start = Self.opening(lines) else { return nil }
    let rest = lines[(start + 1)...]
    guard let end = rest.firstIndex(where: { Self.isRule($0, "---") || Self.isRule($0, "...") }) else {
      return nil
    }
    self.start = start
    self.end = end
  }

  /// The index of the line that opens front matter, closed or not.
  ///
  /// Below blank lines a `---` may also be a rule across the page; as in Pandoc, it opens front matter when
  /// text follows at once.
  package static func opening(_ lines: [Substring]) -> Int? {
    guard let start = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }), isRule(lines[start], "---")
    else { return nil }
    if start == 0 { return 0 }
    guard let next = lines[(start + 1)...].first, next.contains(":"), next.first != " " else { return nil }
    return start
  }

  package static func isRule(_ line: Substring, _ mark: String) -> Bool {
    line.hasPrefix(mark) && line.dropFirst(3).allSatisfy(\.isWhitespace)
  }
}
