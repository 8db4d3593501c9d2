import Notebooks
import Testing

/// Every exercise of the course has a solution, and every solution computes something when the page is built,
/// unless it is an argument and nothing else.
@Suite struct SolutionTests {
  /// Solutions that only argue: there is nothing in them that a cell could compute.
  private static let arguments: Set<String> = [
    "sol-fifty", "sol-cnn", "sol-softmax-trust", "sol-remedy", "sol-dead-cannot", "sol-dead-decay",
    "sol-dead-order", "sol-geometry-smallest", "sol-geometry-leaky",
  ]

  private func labels(_ notebook: Notebook, _ prefix: String) -> [Division] {
    Course.divisions(of: notebook) { $0.identifier?.hasPrefix(prefix) == true }
  }

  @Test func everyExerciseHasASolution() {
    for (name, chapter) in Course.chapters {
      let exercises = Set(labels(chapter, "exr-").compactMap { $0.attributes.identifier?.dropFirst(4) })
      let solutions = Set(labels(chapter, "sol-").compactMap { $0.attributes.identifier?.dropFirst(4) })
      #expect(!exercises.isEmpty, "\(name) has no exercises")
      #expect(exercises == solutions, "\(name): \(exercises.symmetricDifference(solutions))")
    }
  }

  /// Something to think about before the solution is opened: one hint, folded, at the end of the exercise.
  @Test func everyExerciseHasAHint() {
    for (name, chapter) in Course.chapters {
      for exercise in labels(chapter, "exr-") {
        guard case .callout(let hint)? = exercise.blocks.last else {
          Issue.record("\(exercise.attributes.identifier ?? "") in \(name) ends without a hint")
          continue
        }
        #expect(hint.title.plainText == "Hint" && hint.collapse == .closed && !hint.blocks.isEmpty)
      }
    }
  }

  @Test func everySolutionRuns() {
    var stillArguments: Set<String> = []
    for (name, chapter) in Course.chapters {
      for solution in labels(chapter, "sol-") {
        let label = solution.attributes.identifier ?? ""
        let inside = chapter.cells.filter {
          (solution.range.start.line...solution.range.end.line).contains($0.start.line)
        }
        if Self.arguments.contains(label) {
          stillArguments.insert(label)
          #expect(inside.isEmpty, "\(label) in \(name) runs now; take it off the list of arguments")
        } else {
          #expect(inside.contains { $0.options.run.eval }, "\(label) in \(name) has no cell that runs")
        }
      }
    }
    #expect(stillArguments == Self.arguments)
  }

  @Test func thePracticeChapterHasTwentyTwoExercises() throws {
    let practice = try #require(Course.chapters["11-practice.md"])
    #expect(labels(practice, "exr-").count == 22)
  }
}
