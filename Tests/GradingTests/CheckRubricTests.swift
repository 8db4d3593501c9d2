import Testing
import Wire

@testable import Grading

/// What an assignment's file says of its checks, and what is wrong with that.
@Suite struct CheckRubricTests {
  @Test(arguments: [
    ("rules: { sums: 4,", "rules: { sum: 4,", "'sum' is no key of the rules of 'checks'.", 11),
    ("checks: checks.md\n", "", "'softmax' is judged by checks, and the assignment has none.", 10),
    (
      "checks: checks.md", "checks: other.md",
      "There is no readable notebook 'other.md' beside the assignment file.", 6
    ),
    (
      "judge: manual", "judge: implementation, rules: { trained: 3, probed: 2 }",
      "'written' is judged from runs on data, and the assignment has 'data: { set: none }'.", 13
    ),
    ("stable: 4", "stable: 5", "The rules of 'softmax' add up to 11 points, which should be 10.", 11),
    ("[[0, 0]]", "0", "The inputs of 'softmax' are '0', which should be a list.", 8),
    (
      "inputs: { softmax: [[1", "inputs: { sofmax: [[1",
      "There are inputs for 'sofmax', and no check asks for its answers.", 7
    ),
    (
      "inputs: { softmax: [[1", "inputs: { sofmax: [[1",
      "The checks ask for the answers of 'softmax', which has no inputs.", 6
    ),
    (
      "public-inputs: { softmax:", "public-inputs: { entropy:",
      "There are inputs for 'entropy', and no check asks for its answers.", 8
    ),
    ("public: [sums]", "public: [sumz]", "'sumz' is no rule of any judge.", 9),
  ])
  func mistakesAreToldAtTheirPosition(_ case: (old: String, new: String, sentence: String, line: Int)) {
    let (_, diagnostics) = SoftmaxAssignment.read(
      SoftmaxAssignment.rubric.replacing(`case`.old, with: `case`.new))
    #expect(
      diagnostics.contains { $0.message == `case`.sentence && $0.position?.line == `case`.line },
      "\(diagnostics)")
  }

  @Test func checksWithoutLabelsAreNone() {
    let (_, diagnostics) = SoftmaxAssignment.read(checks: "```{swift}\nprint(1)\n```\n")
    // What would follow from it is not told.
    #expect(
      diagnostics.map(\.message) == ["No cell of 'checks.md' has a label, so it holds no check."])
  }

  /// Other checks are other rules: what was graded by the old ones is graded anew.
  @Test func checksArePartOfTheRubricsDigest() {
    let (one, _) = SoftmaxAssignment.read()
    let (other, _) = SoftmaxAssignment.read(checks: SoftmaxAssignment.checks + "\n")
    #expect(one.digest != other.digest)
  }

  /// Answers to other questions than the grader's are no answers.
  @Test func inputsAreTheGradersOwn() {
    let outputs = [SubmittedFunction.Output(json: "1"), SubmittedFunction.Output(json: "2")]
    let artefact = SubmittedArtefact.function(SubmittedFunction(name: "f", outputs: outputs))
    #expect(ReturnedWork([artefact], inputs: ["f": ["0"]]).answers.isEmpty)
    #expect(ReturnedWork([artefact], inputs: ["f": ["0", "7"]]).answers["f"]?.map(\.input) == ["0", "7"])
  }

  @Test func asManyRunAtOnceAsMemoryAllows() {
    #expect(ClassGrading.jobs(8, memory: 4 << 30, physical: 24 << 30) == 5)
    #expect(ClassGrading.jobs(2, memory: 1 << 30, physical: 24 << 30) == 2)
    #expect(ClassGrading.jobs(2, memory: 64 << 30, physical: 24 << 30) == 1)
  }
}
