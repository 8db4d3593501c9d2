import Notebooks

/// MkDocs's admonitions: `!!! note "Title"`, and `???` for those that unfold, with their text indented below.
enum MkDocs {
  /// The opening of the callout that it is.
  static func opening(_ line: Substring) -> String? {
    guard let match = line.wholeMatch(of: /(!!!|\?\?\?)(\+?) +([\w-]+)(?: [\w ]+)?(?: +"([^"]*)")?\s*/),
      let kind = kinds[match.3.lowercased()]
    else { return nil }
    let name = match.3.prefix(1).uppercased() + match.3.dropFirst()
    let title = match.4.map(String.init) ?? (Set(kinds.values).contains(String(match.3)) ? "" : name)
    let collapse = match.1 == "!!!" ? "" : " collapse=\"\(match.2.isEmpty)\""
    return "::: {.callout-\(kind)\(MystConverter.attribute("title", title))\(collapse)}"
  }

  private static let kinds = [
    "note": "note", "abstract": "note", "info": "note", "example": "note", "question": "note",
    "quote": "note",
    "tip": "tip", "hint": "tip", "success": "tip", "warning": "warning", "attention": "warning",
    "failure": "warning", "important": "important", "danger": "caution", "error": "caution", "bug": "caution",
    "caution": "caution",
  ]
}

extension MystConverter {
  mutating func endAdmonition() {
    let all = admonition
    admonition = []
    let body = all.dropFirst().map { $0.dropFirst(4) }
    let blanks = body.reversed().prefix { $0.allSatisfy(\.isWhitespace) }.count
    lines.append(MkDocs.opening(all[0]) ?? String(all[0]))
    lines += converted(body.dropLast(blanks), from: number - all.count + 1)
    lines.append(":::")
    lines += Array(repeating: "", count: blanks)
  }
}
