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
    for line in lines[1..<end] {
      let text = line.drop(while: \.isWhitespace)
      if isInArray || text.isEmpty || text.hasPrefix("#") {
        written.append(indentation + (isInArray ? "  " : "") + text)
        if isInArray { isInArray = !text.contains("]") }
      } else if let table = text.firstMatch(of: /^\[([^\[\]]+)\]/) {
        written.append("\(table.1):")
        indentation = "  "
      } else if let match = text.wholeMatch(of: /("[^"]+"|'[^']+'|[\w.-]+)\s*=\s*(.*)/) {
        hasKey = true
        isInArray = match.2.hasPrefix("[") && !match.2.contains("]")
        written.append("\(indentation)\(match.1): \(match.2)")
      } else {
        return nil
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
