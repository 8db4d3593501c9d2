import Notebooks

/// What a chapter says that it teaches: the table with a column "level" at its beginning, and its exercises' levels.
struct Lessons: NotebookVisitor {
  /// In the taxonomy's order; others behind them as they come.
  private(set) var levels: [String] = []
  /// What readers can do afterwards, by the table.
  private(set) var sentences: [String] = []

  static let taxonomy = ["remember", "understand", "apply", "analyse", "evaluate", "create"]

  init() {}

  init(_ notebook: Notebook) {
    visit(notebook)
    let found = Set(levels)
    levels = Self.taxonomy.filter(found.contains) + levels.filter { !Self.taxonomy.contains($0) }
  }

  mutating func visit(_ block: Block) {
    switch block {
    case .table(let table)
    where sentences.isEmpty && table.header.first?.content.plainText.lowercased() == "level":
      for row in table.rows where row.count > 1 {
        note(row[0].content.plainText)
        sentences.append(row[1].content.plainText)
      }
    case .division(let division):
      if division.attributes.identifier?.hasPrefix("exr-") == true, let level = division.attributes["level"] {
        note(level)
      }
      descend(into: block)
    default: descend(into: block)
    }
  }

  private mutating func note(_ level: String) {
    let level = level.lowercased() == "analyze" ? "analyse" : level.lowercased()
    if !level.isEmpty, !levels.contains(level) { levels.append(level) }
  }
}
