import Notebooks

/// What Obsidian's notes have in running text that others have not.
enum ObsidianText {
  static func converted(_ text: String) -> String {
    var result = text
    if result.contains("[[") {
      result = result.replacing(/(!?)\[\[([^\[\]|#^\\]*)([#^][^\[\]|\\]*)?(?:\\?\|([^\[\]]*))?\]\](?!\()/) {
        match in
        let target = String(match.2).trimmedSuffix(\.isWhitespace).drop(while: \.isWhitespace)
        let heading = match.3.map(String.init) ?? ""
        // Brackets within brackets are somebody's index, too: `x[[1]]`.
        guard (target + heading).contains(where: \.isLetter) else { return String(match.0) }
        let words = match.4.map(String.init)
        let ending = target.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if match.1 == "!", pictures.contains(ending) {
          // `300`, `300x200`, and both behind words: `A plan|300`.
          var said = (words ?? "").split(separator: "|", omittingEmptySubsequences: false).map(String.init)
          var set = ""
          if let size = said.last?.wholeMatch(of: /\s*(\d+)(?:x(\d+))?\s*/) {
            set = "{width=\(size.1)\(size.2.map { " height=\($0)" } ?? "")}"
            said.removeLast()
          }
          return "![\(said.joined(separator: " "))](<\(target)>)\(set)"
        }
        let shown = words ?? String(target) + (target.isEmpty ? heading.drop { "#^".contains($0) } : "")
        let file = target.isEmpty || target.contains(".") ? String(target) : "\(target).md"
        let anchor = heading.hasPrefix("^") || heading.hasPrefix("#^") ? "" : heading
        return "[\(shown)](<\(file)\(anchor)>)"
      }
    }
    if result.contains("%%") { result = result.replacing(/%%\s*((?:(?!%%).)+?)\s*%%/) { "<!-- \($0.1) -->" } }
    guard result.contains("==") else { return result }
    return result.replacing(/(^|[\s(*_])==([^=\s](?:[^=]*[^=\s])?)==/) { "\($0.1)<mark>\($0.2)</mark>" }
  }

  /// The lines of comments that go over several: from a line that begins with `%%` and does not end with it to the next
  /// that ends so. Without an end it is a comment of MyST's, which is one line.
  static func comments(_ lines: some Sequence<Substring>) -> Set<Int> {
    var result: Set<Int> = []
    var open: Int?
    var fence: Substring?
    for (index, line) in lines.enumerated() {
      let text = line.drop(while: \.isWhitespace).trimmedSuffix(\.isWhitespace)
      if let first = open {
        guard text.hasSuffix("%%") else { continue }
        result.formUnion(first...index)
        open = nil
        continue
      }
      let mark = text.prefix { $0 == "`" }
      if let inside = fence {
        if mark.count >= inside.count, mark.count == text.count { fence = nil }
      } else if mark.count > 2 {
        fence = mark
      } else if text.hasPrefix("%%"), text == "%%" || !text.dropFirst(2).contains("%%") {
        open = index
      }
    }
    return result
  }

  /// What a line puts in that is no picture, which Obsidian shows in its place.
  static func notesPutIn(_ line: some StringProtocol) -> [String] {
    String(line).matches(of: /!\[\[([^\[\]|\\]+)/).map { String($0.1) }.filter { name in
      let file = name.prefix { !"#^".contains($0) }
      return !pictures.contains(file.split(separator: ".").last.map { $0.lowercased() } ?? "")
    }
  }

  private static let pictures: Set = ["png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "avif"]

  /// The callouts of ours that its callouts are.
  private static let callouts = [
    "note": "note", "abstract": "note", "summary": "note", "tldr": "note", "info": "note", "todo": "note",
    "example": "note", "question": "note", "help": "note", "faq": "note", "tip": "tip", "hint": "tip",
    "success": "tip", "check": "tip", "done": "tip", "important": "important", "warning": "warning",
    "attention": "warning", "failure": "warning", "fail": "warning", "missing": "warning",
    "caution": "caution",
    "danger": "caution", "error": "caution", "bug": "caution",
  ]

  /// The opening of a callout that GitHub would not know by its first line: `[!info]- Title`.
  static func opening(_ line: Substring) -> String? {
    guard let match = line.wholeMatch(of: /\[!([A-Za-z]+)(?:\|[^\]]*)?\]([+-]?)\s*(.*?)\s*/),
      let kind = callouts[match.1.lowercased()]
    else { return nil }
    let isGitHubs = ["note", "tip", "important", "warning", "caution"].contains(match.1.lowercased())
    if isGitHubs, match.2.isEmpty { return nil }
    let title =
      match.3.isEmpty && !isGitHubs
      ? match.1.prefix(1).uppercased() + match.1.dropFirst().lowercased() : "\(match.3)"
    let collapse = match.2.isEmpty ? "" : " collapse=\"\(match.2 == "-")\""
    return "::: {.callout-\(kind)\(MystConverter.attribute("title", title))\(collapse)}"
  }
}
