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

  /// What a notebook's `kernelspec` says that its cells are written in; `nil` when there is none.
  static func kernelLanguage(_ front: [String]) -> String? {
    guard let start = front.firstIndex(where: { $0.hasPrefix("kernelspec:") }) else { return nil }
    let entries = front[(start + 1)...].prefix { $0.first?.isWhitespace == true }
    func value(_ key: String) -> String? {
      entries.lazy.map { $0.drop(while: \.isWhitespace) }.first { $0.hasPrefix("\(key):") }
        .map { $0.dropFirst(key.count + 1).filter { !"\"' ".contains($0) } }
    }
    // A kernel is called after its language and that one's version.
    return (value("language") ?? value("name")?.prefix { !$0.isNumber }.description)?.lowercased()
  }
}
