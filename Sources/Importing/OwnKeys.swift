import Notebooks
import Texts

/// Keys of front matter that somebody made up: Obsidian, Hugo and Quarto let everybody do so, and here an unknown key
/// is an error. They stay as comments.
enum OwnKeys {
  /// - Returns: The lines, and the keys that have become comments, each with its line from 1.
  static func commented(_ lines: [String]) -> (lines: [String], keys: [(line: Int, name: String)]) {
    var keys: [(line: Int, name: String)] = []
    var isOwn = false
    var result: [String] = []
    for (index, line) in lines.enumerated() {
      if index == 0 || index == lines.count - 1 {
        isOwn = false
      } else if let match = line.prefixMatch(of: /(["']?)([\w][\w .\/-]*)\1\s*:(?=\s|$)/) {
        isOwn = !isKnown(String(match.2))
        if isOwn { keys.append((index + 1, String(match.2))) }
      }
      // What is further in, and a list's items below their key, are the key's.
      let isText = !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("#")
      result.append(isOwn && isText ? "# " + line : line)
    }
    return (result, keys)
  }

  static func message(_ name: String) -> String {
    "The key '\(name)' of the front matter has no meaning here; it is kept as a comment."
  }

  /// Whether it has a meaning here, or somewhere else that is warned of; what may be a slip is left to the error.
  private static func isKnown(_ name: String) -> Bool {
    FrontMatterReader.names.contains(name) || ["authors", "csl"].contains(name) || name.hasPrefix("_")
      || ForeignKeys.frontMatter.contains(name)
      || Suggestion.closest(to: name, among: FrontMatterReader.names) != nil
  }
}
