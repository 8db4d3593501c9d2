/// Where the front matter of a file lies.
struct FrontMatterBounds {
  /// The index of the closing line; the opening one has index 0.
  var end: Int

  /// `nil` when the lines do not start with `---`, or when it is never closed.
  init?(lines: [Substring]) {
    guard let first = lines.first, Self.isRule(first, "---") else { return nil }
    guard let end = lines.dropFirst().firstIndex(where: { Self.isRule($0, "---") || Self.isRule($0, "...") })
    else { return nil }
    self.end = end
  }

  static func isRule(_ line: Substring, _ mark: String) -> Bool {
    line.hasPrefix(mark) && line.dropFirst(3).allSatisfy(\.isWhitespace)
  }
}
