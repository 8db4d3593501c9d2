import Testing

@testable import Notebooks

@Suite struct DefinitionTests {
  private func parse(_ text: String) throws -> (Notebook, [Diagnostic]) {
    try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
  }

  private static let text = """
    Term
    :   First paragraph.

        Second paragraph.

        - a list
        - of two

        ```{swift}
        1 + 1
        ```

    Next
    :   Short.

    After.
    """

  @Test func indentedBlocksBelongToTheDefinition() throws {
    let (notebook, wrong) = try parse(Self.text)
    #expect(wrong.isEmpty, "\(wrong)")
    guard case .definitionList(let list)? = notebook.blocks.first else {
      Issue.record("no definition list")
      return
    }
    #expect(list.entries.map { $0.term.plainText } == ["Term", "Next"])
    let blocks = try #require(list.entries.first?.definitions.first)
    let kinds = blocks.map { block in
      switch block {
      case .paragraph: "paragraph"
      case .list: "list"
      case .cell: "cell"
      default: "other"
      }
    }
    #expect(kinds == ["paragraph", "paragraph", "list", "cell"])
    #expect(notebook.blocks.count == 2)
  }

  /// The cell runs, and its errors name the line and column where it stands.
  @Test func cellInADefinitionKnowsItsPosition() throws {
    let (notebook, _) = try parse("# T\n\n`{swift} 5`\n\n" + Self.text)
    let cells = notebook.cells
    #expect(cells.map(\.index) == [0, 1])
    #expect(cells.last?.code == "1 + 1\n")
    #expect(cells.last?.start == SourcePosition(file: "a.md", line: 14, column: 5))
  }
}
