import Testing

@testable import Notebooks

@Suite struct DivisionTests {
  /// The classes of divisions, nested ones in parentheses.
  private func shape(_ blocks: [Block]) -> String {
    blocks.map { block in
      guard case .division(let division) = block else {
        return block.children.isEmpty ? "-" : "[\(shape(block.children))]"
      }
      return division.attributes.classes.joined() + "(\(shape(division.blocks)))"
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("::: a\nx\n:::\n", "a(-)"),
    ("::: {.a}\n::: {.b}\nx\n:::\n:::\ny\n", "a(b(-)) -"),
    (":::: a\n::: b\nx\n:::\n\ny\n::::\nz", "a(b(-) -) -"),
    ("::: a :::\nx\n:::\n", "a(-)"),
    ("> ::: a\n> x\n> :::\n\ny\n", "[a(-)] -"),
    ("- ::: a\n  x\n  :::\n- y\n", "[a(-) -]"),
    ("::: a\n```swift\n:::\n```\n:::\n", "a(-)"),
    ("::: a\n> quote\n:::\ny\n", "a([-]) -"),
    ("::: a\n- item\n:::\ny\n", "a([-]) -"),
    ("text\n::: a\nx\n:::\ntext\n", "- a(-) -"),
  ])
  func fencesNestByLength(_ text: String, _ expected: String) throws {
    let (notebook, diagnostics) = try parse(text)
    #expect(diagnostics == [])
    #expect(shape(notebook.blocks) == expected)
  }

  @Test(arguments: [
    (
      "::: {.content-visible when-profile=\"advanced\"}\nx\n:::\n",
      "'when-profile' is no condition here, so this is shown always."
    ),
    ("::: {.content-hidden}\nx\n:::\n", "Nothing says when this holds, so this is hidden always."),
    (
      "- a [b]{.content-visible when-format=\"pdf\"}\n",
      "Words within a paragraph are not held back: they are shown always."
    ),
    ("[42]{.solution}\n", "Words within a paragraph are not held back: they are shown always."),
  ])
  func whatIsNotHeldBackIsTold(_ text: String, _ message: String) throws {
    let (_, diagnostics) = try parse(text)
    #expect(diagnostics.map(\.message) == [message])
    #expect(diagnostics.first?.position?.line == 1)
    #expect(diagnostics.first?.help != nil)
  }

  @Test func aSecondFootnoteOfOneLabelIsTold() throws {
    let (_, diagnostics) = try parse(
      "x[^a]\n\n[^a]: one\n\n```\n[^a]: code\n```\n\n[^a]: two\n[^b]: three\n")
    #expect(
      diagnostics.map(\.message) == [
        "There are two footnotes 'a'; this one is left out.",
        "Nothing refers to the footnote 'b', so it is left out.",
      ])
    #expect(diagnostics.first?.position?.line == 9)
  }

  @Test func aFootnoteThatNothingRefersToIsTold() throws {
    let (_, diagnostics) = try parse("x[^A]\n\n[^a]: one\n[^lost]: two\n")
    #expect(diagnostics.map(\.message) == ["Nothing refers to the footnote 'lost', so it is left out."])
    #expect(diagnostics.first?.position?.line == 4 && diagnostics.first?.severity == .warning)
  }

  @Test func aMisspeltCalloutIsTold() throws {
    let (_, diagnostics) = try parse("Words.\n\n::: {.callout-warnin}\nx\n:::\n")
    #expect(diagnostics.map(\.message) == ["There is no callout 'callout-warnin'."])
    #expect(diagnostics.first?.help == "Did you mean 'callout-warning'?")
    #expect(diagnostics.first?.position?.line == 3)
    #expect(try parse("::: {.callout-tip .extra}\nx\n:::\n").1.isEmpty)
  }

  /// A longer fence closes the outer division; the inner one was forgotten, and is named.
  @Test func aForgottenEndIsNamed() throws {
    let (notebook, diagnostics) = try parse(":::: a\n::: b\nx\n::::\ny\n")
    #expect(shape(notebook.blocks) == "a(b(-)) -")
    #expect(diagnostics.compactMap(\.position?.line) == [2])
  }

  @Test(arguments: [
    ("::: {.demo}\n**x**\n\n$y$\n:::\n", "**x**\n\n$y$\n", 2, 1),
    ("- ::: {.demo}\n  x\n  :::\n", "x\n", 2, 3),
    (":::: {.demo}\n::: {.callout-tip}\nx\n:::\n::::\n", "::: {.callout-tip}\nx\n:::\n", 2, 1),
  ])
  func aDemonstrationBeginsWithItsSource(_ text: String, _ source: String, line: Int, column: Int) throws {
    let (notebook, diagnostics) = try parse(text)
    #expect(diagnostics == [])
    var blocks = notebook.blocks
    while case .list? = blocks.first { blocks = blocks[0].children }
    let division = try #require(
      blocks.lazy.compactMap { if case .division(let d) = $0 { d } else { nil } }.first)
    guard case .code(let code)? = division.blocks.first else {
      Issue.record("The first block is no code.")
      return
    }
    #expect(code.code == source && code.language == "markdown")
    #expect(code.codeStart.line == line && code.codeStart.column == column)
    #expect(division.blocks.count > 1)
  }

  /// Its source would tell what is hidden.
  @Test(arguments: [
    "#sol-a", ".solution", ".x release=\"2027-01-01\"", ".content-hidden when-format=\"html\"",
  ])
  func aDemonstrationHoldsNothingWithheld(_ attributes: String) throws {
    let (_, diagnostics) = try parse(":::: {.demo}\n> ::: {\(attributes)}\n> secret\n> :::\n::::\n")
    #expect(diagnostics.map(\.position?.line) == [2])
    #expect(diagnostics.first?.message.contains("cannot hold what some readers do not get") == true)
  }

  /// Its code stands in the source already; a cell that says so shows it again, and one below is as always.
  @Test func aDemonstrationsCellsShowTheirCodeOnce() throws {
    let (notebook, diagnostics) = try parse(
      "::: {.demo}\n```{swift}\n1\n```\n\n```{swift}\n//| echo: true\n2\n```\n:::\n\n```{swift}\n3\n```\n")
    #expect(diagnostics == [])
    #expect(notebook.cells.map(\.options.page.echo) == [.hidden, .shown, .shown])
  }
}
