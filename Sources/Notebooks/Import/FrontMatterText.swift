import Texts

/// Tells front matter from text that begins with a rule.
enum FrontMatterText {
  static func isFrontMatter(_ text: String) -> Bool {
    let lines = text.lines
    guard let bounds = FrontMatterBounds(lines: lines), bounds.start == 0, bounds.end > 1 else {
      return false
    }
    return lines[1..<bounds.end].contains { $0.contains(":") }
  }
}
