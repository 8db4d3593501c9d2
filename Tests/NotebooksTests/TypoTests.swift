import Testing

@testable import Notebooks

/// What looks like something else than it is gets a sentence.
@Suite struct TypoTests {
  @Test(
    arguments: [
      ("> [!WARNNG]\n> x\n", ["There is no callout '[!WARNNG]', so this is a quotation."]),
      ("> [!NOTE]\n> x\n", []),
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
}
