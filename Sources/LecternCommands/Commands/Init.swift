import ArgumentParser
import Courses
import Foundation

/// `lectern init`: a new course with one running chapter.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a course with one running chapter.",
    discussion: """
      Writes course.yml, index.md and a first chapter; nothing that is there is overwritten.
      Example: lectern init my-course && lectern build my-course
      """)

  @Argument(help: "The course's folder, made if need be.")
  var directory = "."

  @Option(help: "The course's title.")
  var title = "My course"

  func run() throws {
    try CourseTemplate.write(title: title, into: URL(fileURLWithPath: directory), shownAs: directory)
    print("Made a course in '\(directory)'. Build it with: lectern build \(directory)")
  }
}
