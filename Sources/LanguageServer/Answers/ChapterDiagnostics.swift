import Courses
import Editing
import Foundation
import Notebooks

// What is wrong with a chapter, as the protocol says it.
extension OpenChapter {
  /// Everything that `lectern check` says of the text, and what the compiler says of the cells as far as it is known.
  func diagnostics() -> [JSON] {
    guard let index else { return course.unlisted(file).map { [unlisted($0)] } ?? [] }
    let own = shownPath
    let text = course.diagnostics(index).filter { $0.position == nil || $0.position?.file == own }
    return text.map { json($0) } + swiftProblems()
  }

  private func unlisted(_ diagnostic: Diagnostic) -> JSON {
    var own = diagnostic
    own.position = SourcePosition(file: file, line: 1, column: 1)
    return json(own)
  }

  /// The cells that the compiler looks at, as they are now.
  var livingCells: [EditedCell] {
    guard let cells else { return [] }
    return cells.notebook.cells.filter { $0.options.run.eval && !$0.options.run.compileFail }
      .compactMap { cells.cell($0.index) }
  }

  /// Has the compiler look at the cells whose text is new, and at others while there is time.
  ///
  /// - Parameter hasTime: Asked before each cell whose text was looked at before, in other surroundings.
  /// - Returns: Whether all that is known is of now.
  func lookAtCells(while hasTime: () -> Bool) -> Bool {
    let living = livingCells
    guard !living.isEmpty, let editor else { return true }
    let texts = Set(views.keys.map(\.code))
    var known: [EditedCell: CellView] = [:]
    var stale: [EditedCell] = []
    for cell in living {
      if let view = views[cell] {
        known[cell] = view
      } else if texts.contains(cell.code) {
        stale.append(cell)
      } else {
        known[cell] = editor.view(cell)
      }
    }
    while let next = stale.first, hasTime() {
      known[next] = editor.view(next)
      stale.removeFirst()
    }
    // What was seen of a text stands for it until it is looked at again.
    for cell in stale {
      if let old = views.first(where: { $0.key.code == cell.code }) { known[old.key] = old.value }
    }
    views = known
    return stale.isEmpty
  }

  /// What is known of a cell: in its surroundings, or else of its text.
  func view(of cell: EditedCell) -> CellView? {
    views[cell] ?? views.first { $0.key.code == cell.code }?.value
  }

  private func swiftProblems() -> [JSON] {
    guard let cells else { return [] }
    return cells.notebook.cells.filter { $0.options.run.eval && !$0.options.run.compileFail }
      .flatMap { cell -> [JSON] in
        guard let edited = cells.cell(cell.index), let view = view(of: edited) else { return [] }
        return view.problems.compactMap { json($0, cell) }
      }
  }

  private func json(_ problem: CellProblem, _ cell: Cell) -> JSON? {
    let start = cell.code.utf8Offset(line: problem.line, column: problem.column)
    let word = cell.code.identifierRange(around: start)
    guard let range = range(cell: cell.index, start..<max(start, word.upperBound)) else { return nil }
    let severity = problem.severity == .error ? 1 : problem.severity == .warning ? 2 : 3
    var members: [String: JSON] = [
      "range": range, "severity": .int(severity), "source": "swift", "message": .string(problem.message),
    ]
    let edits = problem.fixes.compactMap { fix -> JSON? in
      self.range(cell: cell.index, fix.range).map { ["range": $0, "newText": .string(fix.replacement)] }
    }
    if !edits.isEmpty, edits.count == problem.fixes.count {
      members["data"] = fix(
        "Do as the compiler says", ["changes": .object([uri: .array(edits)])], isComplete: true)
    }
    return .object(members)
  }
}
