import Networks
import Notebooks
import Testing

@testable import Grading

struct WrittenAnalysisTests {
  private func analysis(_ prose: String, best: String = "GELU") throws -> WrittenAnalysis {
    let parser = NotebookParser(read: { $0 == "a.md" ? prose : nil })
    var evidence = Evidence()
    for (activation, accuracy) in [(Activation.gelu, 0.91), (.relu, 0.90), (.sigmoid, 0.40)] {
      var run = RunEvidence(contestant: activation, name: activation.name)
      run.heldOutAccuracy = accuracy
      evidence.runs.append(run)
    }
    return WrittenAnalysis(try parser.parse(file: "a.md", root: ".").0, evidence: evidence, band: 0.02)
  }

  @Test func theSectionCountsAndCodeDoesNot() throws {
    let found = try analysis(
      """
      ## Training

      Prose elsewhere with 12.5 %.

      ## Analysis

      Five words stand *right here*.

      - a list too

      ```{swift}
      let code = "does not count"
      ```

      ## After

      No more.
      """)
    #expect(found.text == "Five words stand right here.\n\na list too")
    #expect(found.words == 8)
    #expect(found.doubtful.isEmpty)
  }

  /// Whatever a student puts words into is read: divisions, notes, tables, lists of terms.
  @Test func wordsCountWhereverTheyStand() throws {
    let found = try analysis(
      """
      ## In your own words

      ::: {#sol-words}
      One outlier moves the mean.
      :::

      ::: {.callout-note title="Note"}
      Not the median.
      :::

      | way | moves |
      |---|---|
      | mean | much |

      Term
      : What it means.
      """)
    #expect(
      found.text
        == "One outlier moves the mean.\n\nNote\n\nNot the median.\n\nway | moves\nmean | much\n\nTerm What it means."
    )
    #expect(found.words == 17)
  }

  @Test(arguments: [
    ("GELU is the best of all.", "GELU", true), ("In the end ReLU wins.", "ReLU", true),
    ("I would take sigmoid.", "sigmoid", false), ("Leaky ReLU is the best.", "Leaky ReLU", nil),
    ("GELU and ReLU are the best.", nil, nil), ("SiLU wins.", "Swish", nil), ("Nothing is said.", nil, nil),
  ])
  func theWinnerIsTheOneThatASentenceChooses(_ text: String, _ winner: String?, _ isRight: Bool?) throws {
    let found = try analysis(text)
    #expect(
      found.winner.map { ActivationNames.contestant($0)?.name }
        == winner.map { ActivationNames.contestant($0)?.name })
    #expect(found.isWinnerBorneOut == isRight)
  }

  @Test func numbersOutsideTheBandAreNamed() throws {
    let found = try analysis("GELU had 91.5 %, ReLU 0.9, sigmoid 40 % and tanh 97,3%; at 250 % I stop.")
    #expect(found.doubtful == ["97,3%"])
    #expect(found.hints.last == "Outside the band of the verified runs: 97,3%.")
  }
}
