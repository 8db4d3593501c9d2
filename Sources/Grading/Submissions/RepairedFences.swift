import Texts

/// A Markdown hand-in whose cells are cells, however their fences are spelt: what is graded is the code in them.
///
/// `{Swift}` and `{ swift }` are read as `{swift}`, options behind `#|` as options, and where no cell is one, code that
/// is said to be Swift is. No line is added or removed, so that messages name the lines of the file.
struct RepairedFences {
  private(set) var text: String
  /// Each begins with its line: `12: ...`.
  private(set) var remarks: [String] = []

  init(_ text: String) {
    self.text = text
    guard text.contains("```") || text.contains("~~~") else { return }
    var lines = text.linesToTheEnd.map(String.init)
    var changed = repairCells(&lines)
    if !lines.contains(where: { $0.contains("{swift}") }), takeShownCode(&lines) { changed = true }
    if changed { self.text = lines.joined(separator: "\n") }
  }

  private mutating func repairCells(_ lines: inout [String]) -> Bool {
    var changed = false
    var isTop = false
    for (number, line) in lines.enumerated() {
      if let match = line.wholeMatch(of: /(\ {0,3}(?:`{3,}|~{3,})[ \t]*)\{\s*\.?(?i:swift)\s*\}(\s*)/) {
        isTop = true
        guard !line.contains("{swift}") else { continue }
        lines[number] = match.1 + "{swift}" + match.2
        changed = true
        remarks.append("\(number + 1): This fence is read as '{swift}', as cells are written.")
      } else if isTop {
        guard let match = line.wholeMatch(of: /(\s*)# ?\|(.*)/) else {
          isTop = line.wholeMatch(of: /\s*\/\/ ?\|.*/) != nil
          continue
        }
        lines[number] = match.1 + "//|" + match.2
        changed = true
        remarks.append("\(number + 1): Options of a cell begin with '//|'; this one is read so.")
      }
    }
    return changed
  }

  private mutating func takeShownCode(_ lines: inout [String]) -> Bool {
    var changed = false
    for (number, line) in lines.enumerated() {
      guard let match = line.wholeMatch(of: /(\ {0,3}(?:`{3,}|~{3,})[ \t]*)(?i:swift)(\s*)/) else { continue }
      lines[number] = match.1 + "{swift}" + match.2
      if !changed {
        remarks.append(
          "\(number + 1): No cell is written as '{swift}'; code that is called Swift is read as cells.")
      }
      changed = true
    }
    return changed
  }
}
