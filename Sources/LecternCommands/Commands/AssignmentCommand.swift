import ArgumentParser
import Courses
import Files
import Foundation
import Grading
import Terminals

/// `lectern assignment`: what students get of an assignment.
struct AssignmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assignment", abstract: "Make what students get of an assignment.",
    subcommands: [AssignmentReleaseCommand.self, AssignmentCheckCommand.self])
}

/// An assignment as it is named on the command line: its folder, and the instructor's file.
struct AssignmentOptions: ParsableArguments {
  @Argument(help: "The assignment's folder; its rubric lies beside it under the same name.")
  var folder: String

  @Option(help: "The instructor's file, where it does not lie beside the folder.")
  var assignment: String?

  /// Who names the file means the folder beside it.
  var source: URL {
    URL(fileURLWithPath: folder.replacing(/\.ya?ml$/, with: "")).standardizedFileURL
  }

  var file: String { assignment ?? CourseLocation.shown(source.path + ".yml") }

  func rubric() throws -> Rubric {
    try Rubric(file: URL(fileURLWithPath: file), shownAs: file) { Build.tell($0, isQuiet: false) }
  }

  /// Grades the author's own solution, and says what came of it.
  ///
  /// - Returns: `false` where there is none.
  func check(_ rubric: Rubric) throws -> Bool {
    let check = ReferenceCheck(rubric, folder: source, file: file, installation: .current)
    guard check.isPossible else { return false }
    if rubric.data.source != .nothing {
      StandardError.write("Grading the reference first, which trains as long as a student's notebook does.\n")
    }
    let outcome = try check.run { Build.tell($0, isQuiet: false) }
    for sentence in outcome.givenAway { print("note: \(sentence)") }
    let byHand = outcome.grade.isComplete ? "" : "; a person gives the rest"
    print(
      "the reference has \(pointsText(outcome.grade.total)) of \(pointsText(outcome.grade.maximum)) points\(byHand) (graded \(outcome.sandbox))"
    )
    return true
  }
}

/// `lectern assignment check`: the author's own solution against everything that grades students.
struct AssignmentCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Grade your own reference.md by the hidden checks and inputs, as students will be graded.",
    discussion: "Example: lectern assignment check notebooks/assignments/softmax")

  @OptionGroup var options: AssignmentOptions

  func run() throws {
    guard try options.check(try options.rubric()) else {
      throw UsageFault(
        "there is no '\(ReferenceCheck.fileName)' in '\(CourseLocation.shown(options.source.path))'.",
        help: "write your own solution there; what students get can be made from it.")
    }
  }
}

/// `lectern assignment release`: the student's folder.
struct AssignmentReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract:
      "Write the student's folder: starter, instructions, public checks, data; no solutions, no secrets.",
    discussion: "Example: lectern assignment release notebooks/assignments/bake-off --output bake-off/")

  @OptionGroup var options: AssignmentOptions

  @Option(help: "Where the student's folder goes.")
  var output = "release"

  @Flag(help: "Leave out the data; students then use what 'lectern data' finds.")
  var noData = false

  @Flag(help: "Do not grade the reference first; hand out although it misses points.")
  var unchecked = false

  @Flag(
    help: "Replace files there that were changed since they were written, or that are not of this command.")
  var force = false

  func run() throws {
    let rubric = try options.rubric()
    let search = noData ? nil : DataFolders.search(try CourseLocation(paths: []), configured: [])
    let release: AssignmentRelease
    do {
      release = try AssignmentRelease(rubric, folder: options.source, data: search)
    } catch let fault as SubmissionFault {
      throw UsageFault(
        fault.description,
        help: "give each '// BEGIN SOLUTION' its '// END SOLUTION', each on a line of its own.")
    }
    let target = URL(fileURLWithPath: output)
    if !force, let loss = release.loss(in: target) {
      throw UsageFault(
        "'\(output)': \(loss)", help: "name another folder with '--output', or add '--force' to replace it.")
    }
    if !unchecked, try !options.check(rubric) {
      print("note: there is no \(ReferenceCheck.fileName), so nobody has tried the hidden checks.")
    }
    do {
      try release.write(to: target)
    } catch {
      throw MachineFault(
        "the folder '\(output)' cannot be written: \(error.localizedDescription)",
        help: "check who may write there, or give another with --output.")
    }
    for file in release.files { print("\(output)/\(file.path)") }
    let taken = [
      count(release.marked, "marked solution"), count(release.divisions, "written one"),
      count(release.hiddenChecks, "hidden check"),
    ]
    print("taken out: \(taken.joined(separator: ", "))")
    for path in release.notHandedOut { print("note: the texts lead to '\(path)', which is not handed out.") }
    if !release.files.contains(where: { $0.path == "assignment.md" }) {
      print("note: there is no assignment.md, which would say what is asked.")
    }
  }

  private func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
