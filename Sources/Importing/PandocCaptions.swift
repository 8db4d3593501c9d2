import Notebooks

/// Pandoc's `Table: caption` above or below a table is our `: caption`.
enum PandocCaptions {
  static func mark(_ lines: inout [Substring]) {
    for (index, line) in lines.enumerated() {
      guard line.hasPrefix("Table:"), index == 0 || lines[index - 1].allSatisfy(\.isWhitespace) else {
        continue
      }
      let above = lines[..<index].last { !$0.allSatisfy(\.isWhitespace) }
      let end = lines[index...].firstIndex { $0.allSatisfy(\.isWhitespace) } ?? lines.endIndex
      let below = lines[end...].first { !$0.allSatisfy(\.isWhitespace) }
      guard [above, below].contains(where: { $0?.first == "|" || $0?.hasPrefix("+-") == true }) else {
        continue
      }
      lines[index] = line.dropFirst("Table".count)
    }
  }
}
