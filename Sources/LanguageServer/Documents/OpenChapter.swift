import Courses
import Editing
import Foundation
import Kernel
import Notebooks

/// A chapter that an editor has open: its text, and its cells as the compiler sees them.
final class OpenChapter {
  let uri: String
  let file: String
  var document: TextDocument
  let course: OpenCourse
  let editor: CellEditor?
  /// What is wrong with cells whose text and surroundings were asked about before.
  var problems: [EditedCell: [CellProblem]] = [:]
  private let compilation = CellCompilation()

  init(uri: String, file: String, document: TextDocument, course: OpenCourse) {
    self.uri = uri
    self.file = file
    self.document = document
    self.course = course
    editor = course.build.kernel.flatMap { kernel in
      try? CellEditor(
        toolchain: kernel.toolchain,
        folder: kernel.settings.cacheDirectory.appendingPathComponent("editing"))
    }
  }

  var index: Int? { course.chapter(file) }

  /// The chapter as it is typed, parsed.
  var notebook: Notebook? { index.map { course.build.chapters[$0].notebook } }

  /// The cells as the compiler sees them, with the text as it is typed; `nil` until they were compiled once.
  var cells: EditedNotebook? {
    guard var cells = compilation.notebook, let notebook else { return nil }
    cells.notebook = notebook
    return cells
  }

  /// Compiles the cells aside, if they are others than those compiled last.
  ///
  /// - Parameter finished: Told on another thread when that has changed something.
  func compile(finished: @escaping @Sendable () -> Void) {
    guard let notebook, let kernel = course.build.kernel else { return }
    compilation.run(notebook, kernel: kernel, finished: finished)
  }

  /// The cell at a place, and the offset in its code.
  func cell(at position: TextPosition) -> (cell: EditedCell, index: Int, offset: Int)? {
    guard let cells, let place = cells.place(sourcePosition(position)), let cell = cells.cell(place.index)
    else {
      return nil
    }
    return (cell, place.index, place.offset)
  }

  /// A place as diagnostics and cells count.
  func sourcePosition(_ position: TextPosition) -> SourcePosition {
    let offset = document.offset(position)
    let start = document.lineStarts[min(position.line, document.lineStarts.count - 1)]
    return SourcePosition(file: notebook?.path ?? file, line: position.line + 1, column: offset - start + 1)
  }

  /// The protocol's range of a stretch of a cell's code.
  func range(cell index: Int, _ range: TextRange) -> JSON? {
    guard let cells, let start = cells.position(cell: index, offset: range.lowerBound),
      let end = cells.position(cell: index, offset: range.upperBound)
    else { return nil }
    return document.range(
      document.offset(
        line: start.line, column: start.column)..<document.offset(
          line: end.line, column: end.column))
  }
}
