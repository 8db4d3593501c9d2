import Notebooks

/// What Pandoc's typography makes of running text: `x^2^`, `H~2~O`, and dashes from two and three hyphens.
enum PandocTypography {
  static func converted(_ text: String) -> String {
    guard text.utf8.contains(where: { "~^-".utf8.contains($0) }), !isIndentedCode(text) else { return text }
    var result = ""
    var rest = Substring(text)
    while let mark = rest.firstMatch(of: untouched) {
      result += running(rest[..<mark.range.lowerBound], behind: result.last) + mark.0
      rest = rest[mark.range.upperBound...]
    }
    return result + running(rest, behind: result.last)
  }

  /// Formulas, comments and tags, shortcodes, where links and pictures lead, attributes, addresses, labels and keys, and
  /// the lines that say where links lead: what stands there is a name of something, and another one with a dash in it.
  private static var untouched: Regex<Substring> {
    /\$[^$]+\$|<!--.*?-->|<[A-Za-z\/][^<>]*>|\{\{[<%].*?[>%]\}\}|\]\((?:[^()]|\([^()]*\))*\)|\]\[[^\[\]]*\]|\{[^{}]*\}|[a-z]+:\/\/[^\s<>]+|@\w+(?:[:.#$%&+?~\/-]+\w+)*|^\ {0,3}\[[^\[\]]+\]:\ .*/
  }

  /// A line of four blanks is code, or goes on in a list, where hyphens are only less beautiful.
  private static func isIndentedCode(_ text: String) -> Bool {
    text.hasPrefix("    ") || text.hasPrefix("\t")
  }

  /// - Parameter last: The character in front, which a mark may belong to.
  private static func running(_ text: Substring, behind last: Character?) -> String {
    let lead = last.map(String.init) ?? ""
    let result = (lead + text)
      .replacing(/([\p{L}\d)}*])\^([^\^\s\[\]]+)\^/) { "\($0.1)<sup>\($0.2)</sup>" }
      .replacing(/([\p{L}\d)}*])~([^~\s]+)~(?!~)/) { "\($0.1)<sub>\($0.2)</sub>" }
      // Where it cannot be a program's option or the line below a table's header.
      .replacing(/(\w)(\ ?)(---?)(\ ?)(?=\w)/) { match in
        match.2 == match.4
          ? "\(match.1)\(match.2)\(match.3.count == 3 ? "—" : "–")\(match.4)" : String(match.0)
      }
    return String(result.dropFirst(lead.count))
  }
}
