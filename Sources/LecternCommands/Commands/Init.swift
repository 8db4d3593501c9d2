import ArgumentParser
import Files
import Foundation
import Kernel

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
    let folder = URL(fileURLWithPath: directory)
    let files = [
      ("course.yml", CourseTemplate.configuration(title: title)),
      ("index.md", CourseTemplate.index(title: title)),
      ("01-first-chapter.md", CourseTemplate.chapter), (".gitignore", ".lectern\n"),
    ]
    for (name, _) in files
    where FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path) {
      throw UsageFault(
        "there is a '\(name)' in '\(directory)' already.",
        help: "name a folder of its own: lectern init my-course.")
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw MachineFault(
        "the folder '\(directory)' cannot be made: \(error.localizedDescription)",
        help: "check who may write there.")
    }
    for (name, text) in files {
      try AtomicFile.write(Data(text.utf8), to: folder.appendingPathComponent(name))
    }
    print("Made a course in '\(directory)'. Build it with: lectern build \(directory)")
  }
}
