import Notebooks
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
    guard !front.isEmpty else { return nil }
    let yaml = YAMLText(file: "", text: front.dropFirst().dropLast().joined(separator: "\n"))
    let entries = (try? yaml.compose())?.pairs?.first { $0.key.scalar == "kernelspec" }?.value.pairs
    func value(_ key: String) -> String? { entries?.first { $0.key.scalar == key }?.value.scalar }
    // A kernel is called after its language and that one's version.
    return (value("language") ?? value("name")?.prefix { !$0.isNumber }.description)?.lowercased()
  }
}
