import Testing

@testable import Notebooks

/// What looks like something else than it is gets a sentence.
@Suite struct TypoTests {
  @Test(
    arguments: [
      ("> [!WARNNG]\n> x\n", ["There is no callout '[!WARNNG]', so this is a quotation."]),
      ("> [!NOTE]\n> x\n", []),
      ("```swift\nx\n", ["This code is never closed, so everything down to its end is code."]),
      ("- ~~~\n  x\n\ny\n", ["This code is never closed, so everything down to its end is code."]),
      ("> ```\n> x\n> ```\n\n~~~~\n```\n~~~~\n", []),
      ("![a](my pic.png)\n", ["This is no picture: its address 'my pic.png' has a blank."]),
      ("![a](<my pic.png>) `![a](my pic.png)` ![a](p.png \"t\")\n", []),
      ("a {{< pagebreak >}}\n", ["There is no shortcode 'pagebreak' here, so it is shown as it stands."]),
      ("`{{< pagebreak >}}`\n", []),
      ("> [link](a)\n", []),
      (
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 \\| 2 | 3 |\n| 1 |\n",
        ["This row has 3 fields and the table 2; the rest is left out."]
      ),
      ("a | b\n--|--\n1 | 2\n", []),
    ] as [(String, [String])]) func isTold(_ text: String, _ messages: [String]) throws
  {
    let (_, diagnostics) = try parse(text)
    #expect(diagnostics.map(\.message) == messages)
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
  }

  /// The sentence has a place and the word that was meant, or all there are.
  @Test(arguments: [
    ("[!WARNNG]", "Did you mean '[!WARNING]'?"), ("[!Tipp]", "Did you mean '[!TIP]'?"),
    ("[!QUOTE]", "The callouts are NOTE, TIP, WARNING, IMPORTANT, CAUTION."),
  ])
  func aMisspeltAlertIsHelped(_ mark: String, _ help: String) throws {
    let (notebook, diagnostics) = try parse("Text.\n\n> \(mark)\n> x\n")
    #expect(diagnostics.map(\.help) == [help])
    #expect(diagnostics.map { $0.position?.description } == ["course/x.md:3:3"])
    guard case .blockQuote? = notebook.blocks.last else {
      Issue.record("\(notebook.dump)")
      return
    }
  }
}
