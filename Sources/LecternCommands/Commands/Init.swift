import ArgumentParser
import Courses
import Foundation
import Publishing

/// `lectern init`: a new course with one running chapter.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a course with one running chapter.",
    discussion: """
      Writes course.yml, index.md and a first chapter; nothing that is there is overwritten. With --ci it also writes \
      the file by which GitHub or GitLab check, build and publish the course on every change; where there is a \
      course already, that alone.
      Examples: lectern init my-course && lectern build my-course
                lectern init my-course --ci github
      """)

  @Argument(help: "The course's folder, made if need be.")
  var directory = "."

  @Option(help: "The course's title.")
  var title = "My course"

  @Option(help: "Write the file for a service that builds and publishes: github or gitlab.")
  var ci: Workflow?

  @Option(
    help: ArgumentHelp(
      "Where that service gets Lectern from, a repository or a .deb; its variable LECTERN when left out.",
      valueName: "address"))
  var lectern: String?

  func validate() throws {
    if lectern != nil && ci == nil { throw ValidationError("'--lectern' goes with '--ci'.") }
  }

  func run() throws {
    let folder = URL(fileURLWithPath: directory).standardizedFileURL
    let file = folder.appendingPathComponent(CourseLocation.configurationName)
    let isThere = FileManager.default.fileExists(atPath: file.path)
    if !isThere || ci == nil {
      try CourseTemplate.write(
        title: title, more: ci.map { $0.place + "\n" } ?? "", into: folder, shownAs: directory)
      print("Made a course in '\(directory)'. Look at it while you write: lectern preview \(directory)")
    }
    guard let ci else { return }
    print("Wrote \(try ci.write(course: folder, lectern: lectern)).")
    if lectern == nil {
      print("Set the variable LECTERN there to the address of Lectern's repository, or of its .deb.")
    }
    if isThere, try CourseSource(CourseLocation(paths: [directory])).configuration.publishing.place == nil {
      print("Say in course.yml where the site goes, such as: \(ci.place)")
    }
  }
}

extension Workflow: ExpressibleByArgument {}
