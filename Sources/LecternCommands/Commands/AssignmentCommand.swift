import ArgumentParser
import Courses
import Courses
import Files
import Foundation
import Grading

/// `lectern assignment`: what students get of an assignment.
struct AssignmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assignment", abstract: "Make what students get of an assignment.",
    subcommands: [AssignmentReleaseCommand.self])
}

/// `lectern assignment release`: the student's folder.
struct AssignmentReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract:
      "Write the student's folder: starter, instructions, public checks, data; no solutions, no secrets.",
    discussion: "Example: lectern assignment release notebooks/assignments/bake-off --output bake-off/")

  @Argument(help: "The assignment's folder; its rubric lies beside it under the same name.")
  var folder: String

  @Option(help: "Where the student's folder goes.")
  var output = "release"

  @Option(help: "The instructor's file, where it does not lie beside the folder.")
  var assignment: String?

  @Flag(help: "Leave out the data; students then use what 'lectern data' finds.")
  var noData = false

  func run() throws {
    let source = URL(fileURLWithPath: folder).standardizedFileURL
    let file = assignment ?? CourseLocation.shown(source.path + ".yml")
    let rubric = try Rubric(file: URL(fileURLWithPath: file), shownAs: file) {
      Build.tell($0, isQuiet: false)
    }
    let search = noData ? nil : DataFolders.search(try CourseLocation(paths: []), configured: [])
    let release: AssignmentRelease
    do {
      release = try AssignmentRelease(rubric, folder: source, data: search)
    } catch let fault as SubmissionFault {
      throw UsageFault(
        fault.description, help: "the folder needs a starter.md, or a reference.md with marks.")
    }
    let target = URL(fileURLWithPath: output)
    do {
      try release.write(to: target)
    } catch {
      throw MachineFault(
        "the folder '\(output)' cannot be written: \(error.localizedDescription)",
        help: "check who may write there, or give another with --output.")
    }
    for file in release.files { print("\(output)/\(file.path)") }
    print("\(release.solutions) solutions and \(release.hiddenChecks) hidden checks taken out")
  }
}
