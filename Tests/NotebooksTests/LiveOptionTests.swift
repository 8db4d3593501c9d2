import Notebooks
import Testing

/// `//| live:` and `//| animate:`, read with positions and refused with a remedy.
@Suite struct LiveOptionTests {
  private func cell(_ lines: String...) throws -> (options: CellOptions, diagnostics: [Diagnostic]) {
    let text = "# T\n\n```{swift}\n" + lines.map { "//| \($0)\n" }.joined() + "1\n```\n"
    let (notebook, diagnostics) = try NotebookParser(read: { _ in text }).parse(file: "t.md", root: "")
    return (notebook.cells.first?.options ?? CellOptions(), diagnostics)
  }

  @Test func controlsAreRangesChoicesTogglesAndButtons() throws {
    let (options, diagnostics) = try cell(
      "live: { alpha: 0...1 = 0.1, depth: 1...30 = 20, f: [ReLU, tanh], rate: 0.5...2 by 0.5, on: true, roll: button, mine: points = 0.5 -1 1 }"
    )
    #expect(diagnostics.isEmpty)
    #expect(options.isLive)
    #expect(
      options.run.live == [
        LiveControl(name: "alpha", kind: .range(low: 0, high: 1, step: 0.01), start: .number(0.1)),
        LiveControl(name: "depth", kind: .range(low: 1, high: 30, step: 1), start: .integer(20)),
        LiveControl(name: "f", kind: .choice([.text("ReLU"), .text("tanh")]), start: .text("ReLU")),
        LiveControl(name: "rate", kind: .range(low: 0.5, high: 2, step: 0.5), start: .number(0.5)),
        LiveControl(name: "on", kind: .toggle, start: .boolean(true)),
        LiveControl(name: "roll", kind: .button, start: .integer(0)),
        LiveControl(name: "mine", kind: .points, start: .points("0.5 -1 1")),
      ])
  }

  @Test func theFirstStateComesFirstAndTheEndsNext() throws {
    let (options, _) = try cell("live: { alpha: 0...1 = 0.1, depth: 1...30 = 20 }")
    let states = options.run.states
    #expect(states.count == 1 + RunOptions.comparedStates)
    #expect(states[0] == [.number(0.1), .integer(20)])
    #expect(states[1] == [.number(0), .integer(1)])
    #expect(states[2] == [.number(1), .integer(30)])
    #expect(Set(states).count == states.count)
  }

  @Test func animationsNameTheControlsThatTheyKeep() throws {
    let (options, diagnostics) = try cell(
      "live: { rate: 0...1 = 0.1, seed: 1...9 }", "animate: { keeps: [rate], rate: 20 }")
    #expect(diagnostics.isEmpty)
    #expect(options.page.animate?.keeps == ["rate"])
    #expect(options.page.animate?.rate == 20)
  }

  @Test(arguments: [
    (
      "live: [alpha]", 4, 11,
      "'live' is a list, which should be names with what they can be, such as { alpha: 0...1 = 0.1, depth: 1...30 = 20, activation: [ReLU, tanh] }.",
      "Give names with what they can be, such as { alpha: 0...1 = 0.1, depth: 1...30 = 20, activation: [ReLU, tanh] }."
    ),
    (
      "live: { alpha: 0..1 }", 4, 20,
      "'alpha' is '0..1', which is neither a range, nor a list of choices, nor true, false, button or points.",
      "Write a range such as 0...1 = 0.1 or 0...1 by 0.05 = 0.1, the start last, or a list such as [ReLU, tanh]."
    ),
    (
      "live: { alpha: 0...1 = 2 }", 4, 20, "'alpha' begins at 2, which is outside of 0...1.",
      "Write a start between 0 and 1."
    ),
    ("live: { alpha: 1...0 }", 4, 20, "The range of 'alpha' is empty.", "Write the lower end first."),
    (
      "live: { f: [1, tanh] }", 4, 16, "The choices of 'f' are not all of one kind.",
      "Give numbers only, or texts only, such as [ReLU, tanh]."
    ),
    (
      "live: { 2a: 0...1 }", 4, 13, "'2a' is not a Swift name.", "Use letters, digits and underscores."
    ),
    (
      "live: { mine: points = 0 0 1; 1 2 }", 4, 19, "'1 2' of 'mine' is no point.",
      "Write x, y and a whole number as label, and a semicolon between points: points = 0.5 -0.2 1; 0 0.3 0."
    ),
  ])
  func mistakesAreRefusedWhereTheyAre(
    line: String, row: Int, column: Int, message: String, help: String
  ) throws {
    let diagnostic = try #require(try cell(line).diagnostics.first)
    #expect(diagnostic.message == message)
    #expect(diagnostic.help == help)
    #expect(diagnostic.position?.line == row)
    #expect(diagnostic.position?.column == column)
  }
}
