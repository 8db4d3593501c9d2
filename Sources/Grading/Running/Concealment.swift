import Foundation

/// Words of the grader's machine that a student's process sees and a student's page does not show.
struct Concealment {
  /// What is written for what, longer words first.
  private let words: [(word: String, instead: String)]

  /// - Parameters:
  ///   - folder: The job's own; the one around it carries the number of the grader's process.
  ///   - probes: The inputs that activations were asked at.
  init(folder: URL, probes: [Double]) {
    let numbers = probes.map { "\($0)" }.joined(separator: " ")
    words = [
      (numbers, "the grader's inputs"), (folder.path, "/job"),
      (folder.deletingLastPathComponent().path, "/grader"),
    ]
    .filter { $0.0.utf8.count > 1 }
  }

  func callAsFunction(_ text: String) -> String {
    words.reduce(text) { text, pair in
      text.contains(pair.word) ? text.replacingOccurrences(of: pair.word, with: pair.instead) : text
    }
  }

  func callAsFunction(_ graded: Grader.Graded) -> Grader.Graded {
    var graded = graded
    graded.notebook = self(graded.notebook)
    graded.grade.notes = graded.grade.notes.map { self($0) }
    for index in graded.grade.stages.indices {
      graded.grade.stages[index].detail = self(graded.grade.stages[index].detail)
    }
    for index in graded.grade.scores.indices {
      graded.grade.scores[index].reasons = graded.grade.scores[index].reasons.map { self($0) }
    }
    return graded
  }
}
