import Testing

@testable import Notebooks

/// Bars that a table's row holds within code and formulas.
@Suite struct TableBarsTests {
  /// The fields of all rows.
  private func fields(_ text: String) throws -> (rows: [[String]], messages: [String]) {
    let (notebook, diagnostics) = try parse(text)
    var found: [[String]] = []
    func look(_ blocks: [Block]) {
      for block in blocks {
        if case .table(let table) = block {
          found = ([table.header] + table.rows).map { $0.map(\.content.plainText) }
        }
        look(block.children)
      }
    }
    look(notebook.blocks)
    return (found, diagnostics.map(\.message))
  }

  @Test(
    arguments: [
      ("| a | b |\n|---|---|\n| $P(A|B)$ | $|x|$ |\n", ["P(A|B)", "|x|"]),
      ("| a | b |\n|---|---|\n| `x | y` | ``a`|b`` |\n", ["x | y", "a`|b"]),
      ("a | b\n--|--\n$P(A|B)$ | 2\n", ["P(A|B)", "2"]),
      ("> | a | b |\n> |---|---|\n> | `x|y` | 2 |\n", ["x|y", "2"]),
      ("- | a | b |\n  |---|---|\n  | `x|y` | 2 |\n", ["x|y", "2"]),
      // What cmark reads right stays as it is.
      ("| a | b |\n|---|---|\n| costs $5 | or $6 |\n", ["costs $5", "or $6"]),
      ("| a | b |\n|---|---|\n|$a|$b|\n", ["$a", "$b"]),
      ("| a | b |\n|---|---|\n| `x \\| y` | 2 |\n", ["x | y", "2"]),
    ] as [(String, [String])]) func separateNothing(_ text: String, _ row: [String]) throws
  {
    let found = try fields(text)
    #expect(found.rows.last == row)
    #expect(found.messages.isEmpty)
  }

  @Test func norInTheHeader() throws {
    let found = try fields("Words.\n\n| $P(A|B)$ | `a|b` |\n|---|---|\n| 1 | $|x|$ |\n")
    #expect(found.rows == [["P(A|B)", "a|b"], ["1", "|x|"]])
  }

  /// Where even so there are too many, the row is told.
  @Test func whatIsTooMuchIsTold() throws {
    let found = try fields("| a |\n|---|\n| $P(A|B)$ | 2 |\n")
    #expect(found.messages == ["This row has 3 fields and the table 1; the rest is left out."])
  }

  @Test func codeThatShowsATableStays() throws {
    let text = "```\n| a | b |\n|---|---|\n| `x|y` | 2 |\n```\n"
    guard case .code(let code)? = try parse(text).0.blocks.first else {
      Issue.record("no code")
      return
    }
    #expect(code.code == "| a | b |\n|---|---|\n| `x|y` | 2 |\n")
  }

  /// What stands behind such a bar is named where it stands.
  @Test func positionsAreThoseOfTheSource() throws {
    let (_, diagnostics) = try parse("| a | b |\n|---|---|\n| `x|y` | see [^no] |\n")
    #expect(diagnostics.map(\.message) == ["There is no footnote 'no'."])
    #expect(diagnostics.first?.position?.description == "course/x.md:3:15")
  }
}
