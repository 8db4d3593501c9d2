/// What a notebook has returned under names, for checks in a process in which nothing of it runs.
public struct ReturnedWork: Sendable, Hashable, Codable {
  /// Each value as JSON.
  public var values: [String: String]
  /// What functions gave, input by input.
  public var answers: [String: [Answer]]

  public init(values: [String: String] = [:], answers: [String: [Answer]] = [:]) {
    self.values = values
    self.answers = answers
  }

  /// One input of a function with what came of it.
  public struct Answer: Sendable, Hashable, Codable {
    /// As JSON, chosen by the grader.
    public var input: String
    /// As JSON; `nil` when the function threw.
    public var output: String?
    /// Why there is no output.
    public var problem: String?

    public init(input: String, output: String? = nil, problem: String? = nil) {
      self.input = input
      self.output = output
      self.problem = problem
    }
  }

  /// The environment's name for the file that holds it as JSON; set only where checks run.
  public static let variable = "LECTERN_RETURNED"
  /// The environment's name for the file with the grader's inputs: JSON lists by a function's name, each input as
  /// JSON text.
  public static let inputsVariable = "LECTERN_INPUTS"
}
