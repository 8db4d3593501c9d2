import Testing

@testable import Grading

extension SandboxedTests {
  /// What is graded is what was handed in, not the cell it stands in.
  @Suite struct GradedCellTests {
    private static let labelled = FixtureNotebook(
      train: "//| label: my-own-name\n" + FixtureNotebook.honestTraining,
      convergence: "//| label: train\n" + FixtureNotebook.chart, custom: "")

    /// A label that says something else, a cell that stands there twice: the points are the same, no more
    /// and no less.
    @Test func labelsAndOrderDecideNothing() throws {
      var twice = Self.labelled
      twice.convergence += "\n```\n\n```{swift}\n//| label: train\n" + FixtureNotebook.chart
      twice.dead += "\n```\n\n```{swift}\n" + FixtureNotebook.deadChart
      for notebook in [Self.labelled, twice] {
        let grade = try GradingFixture.grader(GradingFixture.withoutControl).grade(
          GradingFixture.submission(notebook.markdown))
        #expect(
          grade.scores.map(\.points) == [20, 20, 20, 15, nil, 0],
          "\(grade.scores.map(\.reasons)) \(grade.notes)")
      }
    }
  }
}
