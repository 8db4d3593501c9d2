import Notebooks

/// Hugo's front matter, TOML between two lines `+++`, as YAML.
enum TOMLFrontMatter {
  /// - Returns: The front matter with its rules, and how many lines of the text it was; `nil` when the text does not
  ///   begin so.
  static func yaml(_ lines: [Substring]) -> (lines: [String], count: Int)? {
    guard let first = lines.first, FrontMatterBounds.isRule(first, "+++"),
      let end = lines.dropFirst().firstIndex(where: { FrontMatterBounds.isRule($0, "+++") })
    else { return nil }
    var written = ["---"]
    var indentation = ""
    var isInArray = false
    var hasKey = false
    // The first key below `[[name]]`, and what ends a text over several lines.
    var isItem = false
    var textEnd: String?
    var lists: Set<Substring> = []
    // Lists of tables are the theme's affair but for authors, and stay to be read.
    var mark = ""
    func write(_ line: String) { written.append(mark + line) }
    for line in lines[1..<end] {
      let text = line.drop(while: \.isWhitespace)
      if let quotes = textEnd {
        let content = line.firstRange(of: quotes).map { line[..<$0.lowerBound] } ?? line
        if content.endIndex != line.endIndex { textEnd = nil }
        if textEnd != nil || !content.isEmpty { write("\(indentation)  \(content)") }
      } else if isInArray || text.isEmpty || text.hasPrefix("#") {
        write(indentation + (isInArray ? "  " : "") + text)
        if isInArray { isInArray = !text.contains("]") }
      } else if let list = text.firstMatch(of: /^\[\[([^\[\]]+)\]\]/) {
        mark = list.1.hasPrefix("author") ? "" : "# "
        if lists.insert(list.1).inserted { write("\(list.1):") }
        indentation = "    "
        isItem = true
      } else if let table = text.firstMatch(of: /^\[([^\[\]]+)\]/) {
        mark = ""
        write("\(table.1):")
        indentation = "  "
      } else if let match = text.wholeMatch(of: /("[^"]+"|'[^']+'|[\w.-]+)\s*=\s*(.*)/) {
        hasKey = true
        let margin = isItem ? "  - " : indentation
        isItem = false
        if let quotes = ["\"\"\"", "'''"].first(where: { match.2.hasPrefix($0) }),
          !match.2.dropFirst(3).contains(quotes)
        {
          textEnd = quotes
          write("\(margin)\(match.1): |")
          if match.2.count > 3 { write("\(indentation)  \(match.2.dropFirst(3))") }
          continue
        }
        isInArray = match.2.hasPrefix("[") && !match.2.contains("]")
        write("\(margin)\(match.1): \(match.2)")
      } else {
        // What is not understood is no reason to show readers the rest, `draft` among it.
        write("# \(text)")
      }
    }
    return hasKey ? (written + ["---"], end + 1) : nil
  }
}

/// Pandoc's title block: up to three lines that begin with a percent sign, title, authors, date.
enum PandocTitleBlock {
  /// - Returns: The same as front matter, and how many lines of the text it was; `nil` when the text does not begin so.
  static func yaml(_ lines: [Substring]) -> (lines: [String], count: Int)? {
    let block = lines.prefix(3).prefix { $0.hasPrefix("%") }.map { line in
      String(line.dropFirst().drop(while: \.isWhitespace).trimmedSuffix(\.isWhitespace))
    }
    guard let title = block.first, !title.isEmpty else { return nil }
    func quoted(_ text: some StringProtocol) -> String {
      "\"" + String(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    var written = ["---", "title: \(quoted(title))"]
    if block.count > 1, !block[1].isEmpty {
      let authors = block[1].split(separator: ";").map { quoted($0.drop(while: \.isWhitespace)) }
      written.append("author: [\(authors.joined(separator: ", "))]")
    }
    if block.count > 2, !block[2].isEmpty { written.append("date: \(quoted(block[2]))") }
    return (written + ["---"], block.count)
  }
}
