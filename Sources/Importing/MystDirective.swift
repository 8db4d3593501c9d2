import Notebooks

/// A directive of MyST: its name, what stands behind it, and its options.
struct MystDirective {
  var name: String
  var argument: String
  var options: [(key: String, value: String)] = []
  /// Options are being read between `---` lines.
  var isInYAML = false
  /// The option before is a list whose items stand on lines of their own.
  var isInList = false
  var line: Int
  var indentation: String
  /// What `(label)=` above calls it.
  var labelAbove: String?

  func option(_ keys: String...) -> String? {
    options.first { keys.contains($0.key) && !$0.value.isEmpty }?.value
      ?? (keys.contains("name") ? labelAbove : nil)
  }

  /// The callouts that admonitions are.
  static let admonitions = [
    "note": "note", "tip": "tip", "hint": "tip", "seealso": "tip", "warning": "warning",
    "attention": "warning", "caution": "caution", "danger": "caution", "error": "caution",
    "important": "important", "admonition": "note", "versionadded": "note", "versionchanged": "note",
    "deprecated": "warning", "todo": "note",
  ]

  /// The prefixes of statements, with and without `prf:` or `proof:`.
  static let statements = [
    "theorem": "thm", "lemma": "lem", "corollary": "cor", "proposition": "prp", "definition": "def",
    "example": "exm", "exercise": "exr", "solution": "sol", "remark": "rem",
  ]

  /// What the site makes by itself.
  static let needless: Set<String> = [
    "toctree", "tableofcontents", "contents", "bibliography", "sectnum", "index",
  ]

  /// Takes a line of options.
  ///
  /// - Returns: `false` when the line belongs to the content.
  mutating func take(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " || $0 == "\t" }
    if text.trimmedSuffix(\.isWhitespace) == "---", options.isEmpty || isInYAML {
      isInYAML.toggle()
      return true
    }
    if isInYAML {
      if text.hasPrefix("- "), !options.isEmpty {
        options[options.count - 1].value += ", " + text.dropFirst(2)
        return true
      }
      let parts = text.split(separator: ":", maxSplits: 1)
      let value = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
      options.append((parts.first.map(String.init) ?? "", Self.unquoted(value)))
      return true
    }
    guard let match = text.wholeMatch(of: /:([A-Za-z][\w-]*):\s*(.*)/) else { return false }
    options.append((String(match.1), Self.unquoted(match.2)))
    return true
  }

  private static func unquoted(_ value: Substring) -> String {
    let value = value.trimmedSuffix(\.isWhitespace)
    for quote in ["\"", "'"] where value.count > 1 && value.hasPrefix(quote) && value.hasSuffix(quote) {
      return String(value.dropFirst().dropLast())
    }
    return String(value)
  }

  /// Words of a list such as `[a, "b"]`.
  static func words(_ list: String) -> [String] { list.split { "[], \"'".contains($0) }.map(String.init) }
}
