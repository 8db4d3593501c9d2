import Courses
import Editing
import Foundation
import Kernel
import Notebooks

/// A chapter, or a file that a chapter includes, that an editor has open: its text, and its cells as the compiler
/// sees them.
final class OpenChapter: OpenFile {
  let uri: String
  let file: String
  var document: TextDocument
  let course: OpenCourse
  /// The compiler's service, from the first cell on; `nil` where the machine lacks it.
  private(set) lazy var editor: CellEditor? = course.kernel.flatMap { kernel in
    try? CellEditor(
      toolchain: kernel.toolchain,
      folder: kernel.settings.cacheFolder.appendingPathComponent("editing"))
  }
  /// What is known of cells in their surroundings.
  var views: [EditedCell: CellView] = [:]
  let compilation = CellCompilation()
  let runs = CellRuns()
  /// Cells as swift-format writes them, by their text.
  var formatted: [String: String] = [:]

  init(uri: String, file: String, document: TextDocument, course: OpenCourse) {
    self.uri = uri
    self.file = file
    self.document = document
    self.course = course
  }

  var index: Int? { course.chapter(file) }

  /// The chapter as it is typed, parsed.
  var notebook: Notebook? { index.map { course.build.chapters[$0].notebook } }

  /// The file as diagnostics and cells call it.
  var shownPath: String {
    let own = CourseBuild.absolute(file)
    guard let notebook else { return file }
    if CourseBuild.absolute(notebook.path) == own { return notebook.path }
    return notebook.sources.first { CourseBuild.absolute($0.path) == own }?.path ?? file
  }

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
    guard let index, let notebook, !notebook.cells.isEmpty, let kernel = course.kernel else { return }
    let published = course.build.chapters[index].published
    compilation.run(notebook, kernel: kernel) { [runs] in
      // What a build of this very text gave is what running it again would give.
      if let result = kernel.reusableResult(of: published) { runs.take(result, published.cellBlocks) }
      finished()
    }
  }

  /// The cell at a position, and the offset in its code.
  func cell(at position: TextPosition) -> (cell: EditedCell, index: Int, offset: Int)? {
    guard let cells, let found = cells.offset(sourcePosition(position)), let cell = cells.cell(found.index)
    else { return nil }
    return (cell, found.index, found.offset)
  }

  /// A position as diagnostics and cells count.
  func sourcePosition(_ position: TextPosition) -> SourcePosition {
    let offset = document.offset(position)
    let start = document.lineStarts[min(position.line, document.lineStarts.count - 1)]
    return SourcePosition(file: shownPath, line: position.line + 1, column: offset - start + 1)
  }

  /// The offset of a position in this file; `nil` for one in another.
  func offset(_ position: SourcePosition) -> Int? {
    position.file == shownPath ? document.offset(line: position.line, column: position.column) : nil
  }

  /// The protocol's range of a stretch of a cell's code.
  func range(cell index: Int, _ range: TextRange) -> JSON? {
    guard let cells, let start = cells.position(cell: index, offset: range.lowerBound).flatMap(offset),
      let end = cells.position(cell: index, offset: range.upperBound).flatMap(offset)
    else { return nil }
    return document.range(start..<max(start, end))
  }

  /// The same as a location, for a cell that may stand in an included file.
  func location(cell index: Int, _ range: TextRange) -> JSON? {
    guard let start = cells?.position(cell: index, offset: range.lowerBound) else { return nil }
    return course.location(start, length: range.count)
  }
}
