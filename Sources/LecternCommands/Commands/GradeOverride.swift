import ArgumentParser
import Courses
import Files
import Foundation
import Grading

/// Points given by hand; they outlive every regrading.
struct GradeOverride: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "override", abstract: "Give points by hand, with the reason.",
    discussion: """
      Example: lectern grade override reports/ --student ada --criterion written --points 12 --who turing --why "clear"
      """)

  @Argument(help: "The folder with the gradebook.")
  var reports: String

  @Option(help: "Whose points.")
  var student: String

  @Option(help: "Which criterion, by its id.")
  var criterion: String

  @Option(help: "How many points.")
  var points: Double

  @Option(help: "Who gives them.")
  var who: String

  @Option(help: "Why, in words for the student.")
  var why: String

  func run() throws {
    let folder = URL(fileURLWithPath: reports)
    _ = try GradingSettings.read(folder)
    let gradebook = try Gradebook(folder: folder)
    guard let grade = try gradebook.grade(of: student) else {
      throw UsageFault("'\(student)' has not been graded.", help: "name a student of the gradebook.")
    }
    guard let score = grade.scores.first(where: { $0.criterion == criterion }) else {
      throw UsageFault(
        "there is no criterion '\(criterion)'.",
        help: "known: \(grade.scores.map(\.criterion).joined(separator: ", ")).")
    }
    guard points >= 0, points <= score.maximum else {
      throw UsageFault(
        "\(pointsText(points)) points are not between 0 and \(pointsText(score.maximum)).",
        help: "give points within the criterion's range.")
    }
    try gradebook.add(
      Override(
        student: student, criterion: criterion, points: points, who: who, at: Timestamp.text(Date()),
        why: why))
    try ReportsFolder(folder, .current).write(gradebook, only: student)
    print("\(student), \(criterion): \(pointsText(points)) of \(pointsText(score.maximum)), by \(who)")
  }
}
