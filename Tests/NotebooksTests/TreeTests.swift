import Foundation
import Testing
import Texts

@testable import Notebooks

@Suite struct TreeTests {
  @Test func oneOfEverything() throws {
    let folder = cases.path
    let parser = NotebookParser(read: { path in
      try NotebookParser.readFromDisk(folder + "/" + path)
    })
    let (notebook, diagnostics) = try parser.parse(file: "everything.md", root: "")
    #expect(diagnostics.map(\.description) == [])
    try expectGolden(notebook.dump, "everything.tree")
  }

  /// Each cell's code stands in its file where the cell says.
  @Test func cellsKnowTheirPosition() throws {
    let folder = cases.path
    let read: @Sendable (String) throws -> String? = { try NotebookParser.readFromDisk(folder + "/" + $0) }
    let (notebook, _) = try NotebookParser(read: read).parse(file: "everything.md", root: "")
    #expect(notebook.cells.map(\.index) == Array(0..<6))
    for cell in notebook.cells {
      let lines = try #require(try read(cell.start.file)).lines
      for (index, line) in cell.code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      where !line.isEmpty {
        let source = lines[cell.start.line - 1 + index]
        let column = index == 0 ? cell.start.column - 1 : cell.columnOffset
        #expect(String(decoding: source.utf8.dropFirst(column), as: UTF8.self).hasPrefix(line), "\(cell)")
      }
    }
  }
}
