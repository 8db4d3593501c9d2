import Notebooks
import Testing

@testable import Grading

/// An assignment that is no bake-off: a function and a value, judged by check cells.
enum SoftmaxAssignment {
  static let rubric = """
    assignment: softmax
    title: A softmax that does not overflow
    secret: a secret of the tests
    data: { set: none }
    limits: { seconds: 600, memory: 2GiB }
    checks: checks.md
    inputs: { softmax: [[1, 2, 3], [1000, 1000], [-5]] }
    public-inputs: { softmax: [[0, 0]] }
    public: [sums]
    criteria:
      - { id: softmax, title: Softmax, judge: checks, points: 10, rules: { sums: 4, stable: 4, shape: 2 } }
      - { id: classes, title: Classes, judge: checks, points: 5, rules: { classes: 5 } }
      - { id: written, judge: manual, points: 5 }
    """

  static let checks = """
    # Checks of the softmax

    Everybody forgets to subtract the maximum.

    ```{swift}
    let tolerance = 1e-9
    func softmax() throws -> [(input: [Double], output: [Double])] { try answers(of: "softmax") }
    ```

    ```{swift}
    //| label: sums
    for answer in try softmax() {
      check("the probabilities of \\(answer.input) add up to one") { abs(answer.output.reduce(0, +) - 1) < tolerance }
    }
    ```

    ```{swift}
    //| label: stable
    check("two equal logits of 1000 are equally likely") { try softmax()[1].output == [0.5, 0.5] }
    ```

    ```{swift}
    //| label: shape
    for answer in try softmax() { precondition(answer.output.count == answer.input.count) }
    ```

    ```{swift}
    //| label: classes
    let classes: [String] = try returned("classes")
    check("there are ten classes") { classes.count == 10 }
    ```
    """

  static func read(
    _ rubric: String = rubric, checks: String = checks
  ) -> (Rubric, [Diagnostic]) {
    RubricReader.read(rubric, file: "softmax.yml") { $0 == "checks.md" ? checks : nil }
  }

  static func grader(checks: String = checks) throws -> Grader {
    let (rubric, diagnostics) = read(checks: checks)
    try #require(diagnostics.isEmpty, "\(diagnostics)")
    return try Grader(rubric, tools: GradingFixture.tools())
  }

  static func notebook(_ function: String, _ rest: String = classes) -> String {
    "```{swift}\n\(function)\ntry submit(softmax, as: \"softmax\")\n\(rest)\n```\n"
  }

  static let classes = #"try submit((0..<10).map { "class \($0)" }, as: "classes")"#
  static let stable = """
    func softmax(_ z: [Double]) -> [Double] {
      let powers = z.map { exp($0 - (z.max() ?? 0)) }
      return powers.map { $0 / powers.reduce(0, +) }
    }
    """
}
