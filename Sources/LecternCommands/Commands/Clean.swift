import ArgumentParser
import Foundation

/// `lectern clean`: removes the caches of a course.
struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove a course's caches.",
    discussion: """
      Everything in '.lectern' can be made again: compiled cells, finished experiments, chapters.
      It does not grow without end: each of these may take 1 GB, and once a day a build removes what
      was not used for longest.
      Example: lectern clean notebooks
      """)

  @Argument(help: "The course's folder.")
  var course = "."

  func run() throws {
    let cache = URL(fileURLWithPath: course).appendingPathComponent(".lectern")
    guard FileManager.default.fileExists(atPath: cache.path) else {
      return print("There is no cache in '\(course)'.")
    }
    // Renamed first: a build that starts now finds no cache rather than half of one.
    let doomed = cache.deletingLastPathComponent().appendingPathComponent(".lectern-removed-\(getpid())")
    try FileManager.default.moveItem(at: cache, to: doomed)
    try FileManager.default.removeItem(at: doomed)
    print("Removed \(course)/.lectern.")
  }
}
