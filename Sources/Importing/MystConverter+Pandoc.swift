import Notebooks

/// What Pandoc's Markdown has that GitHub's has not, and Quarto's documents use.
extension MystConverter {
  mutating func takePandoc(_ line: Substring, _ text: Substring) -> Bool {
    if line.wholeMatch(of: /\+(?:[-=:]+\+)+\s*/) != nil {
      gridTable = [line]
      return true
    }
    // What follows is shown later on a slide; a page has it at once.
    if line.wholeMatch(of: /\. \. \.\s*/) != nil {
      lines.append("")
      return true
    }
    // bookdown's: a heading that is none, and text that captions refer to.
    if let match = text.firstMatch(of: /^#\s+\((PART|APPENDIX)\\?\*?\)\s*([^{]*)/) {
      let title = match.2.trimmedSuffix(\.isWhitespace)
      note(
        number,
        match.1 == "PART"
          ? "The part '\(title)' is left out: name it in course.yml, as `{ part: \(title), chapters: [...] }`."
          : "What says that appendices follow is left out: list them in course.yml, as `{ part: Appendix, chapters: [...] }`."
      )
      return true
    }
    if let match = text.firstMatch(of: /^(\(ref:[\w-]+\))\s/) {
      note(number, "The text '\(match.1)' is put in no caption; it is shown as it stands.")
    }
    if let match = line.wholeMatch(of: /( *)#\.( +.*)/) {
      lines.append(inline("\(match.1)1.\(match.2)"))
      return true
    }
    // A line block keeps its lines; with a second bar it is a row of a table.
    if let match = line.wholeMatch(of: /\| ([^|]*)/) {
      lines.append(inline(match.1.trimmedSuffix(\.isWhitespace)) + "  ")
      return true
    }
    if text.firstMatch(of: /^\(@[\w-]*\)\s/) != nil {
      note(number, "Lists of examples have no like here; the item is shown as it stands.")
    } else if line.wholeMatch(of: /\s*-{2,}(?: +-{2,})+\s*/) != nil {
      note(number, "Tables without bars have no like here; this one is shown as it stands.")
    }
    return false
  }

  /// Writes a grid table with bars; text of several lines in a cell becomes one.
  mutating func endGridTable() {
    let table = gridTable
    gridTable = []
    let columns = (table[0].split(separator: "+").map { $0.trimmingPrefix(while: \.isWhitespace) }).filter {
      !$0.isEmpty
    }
    var rows: [[String]] = []
    var current: [String] = []
    var headerEnd: Int?
    var alignments = columns.map { _ in "---" }
    for line in table.dropFirst() {
      if line.hasPrefix("+") {
        if !current.isEmpty { rows.append(current) }
        current = []
        if line.contains("="), headerEnd == nil {
          headerEnd = rows.count
          alignments = line.split(separator: "+").prefix(columns.count).map { part in
            (part.hasPrefix(":") ? ":" : "-") + "-" + (part.hasSuffix(":") ? ":" : "-")
          }
        }
        continue
      }
      let fields = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map {
        String($0.drop(while: \.isWhitespace).trimmedSuffix(\.isWhitespace))
      }
      if current.isEmpty { current = columns.map { _ in "" } }
      for (index, field) in fields.prefix(columns.count).enumerated() where !field.isEmpty {
        current[index] += (current[index].isEmpty ? "" : " ") + field
      }
    }
    if !current.isEmpty { rows.append(current) }
    let header = headerEnd == 1 ? rows.removeFirst() : columns.map { _ in "" }
    if let headerEnd, headerEnd > 1 {
      note(number, "The table's header has several rows; they are rows like the others here.")
    }
    for row in [header, alignments] + rows {
      lines.append("| " + row.map { inline(Substring($0)) }.joined(separator: " | ") + " |")
    }
  }
}
