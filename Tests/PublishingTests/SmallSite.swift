import Courses
import Dates
import Files
import Foundation
import Sandboxes
import Testing

@testable import Publishing

/// A course of prose in a folder of its own, with what else a test puts beside it.
struct SmallSite {
  let folder: URL

  static let installation = Installation(
    executable: URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath(), searchPath: .current)

  init(_ configuration: String = "title: Small\n", _ files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("publishing-\(UUID().uuidString)")
    try write("course/course.yml", configuration)
    try write("course/index.md", "# Small\n\nThe front page.\n")
    try write("course/01-one.md", "# One\n\nThe first chapter.\n")
    for (name, text) in files { try write("course/\(name)", text) }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func write(_ path: String, _ text: String, isProgram: Bool = false) throws {
    let file = folder.appendingPathComponent(path)
    try AtomicFile.makeFolder(file.deletingLastPathComponent())
    try Data(text.utf8).write(to: file)
    if isProgram {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
  }

  func read(_ path: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)) ?? [])
      .sorted()
  }

  /// Runs a program and gives what it printed.
  @discardableResult
  func run(_ program: String, _ arguments: String..., in folderName: String = "course") throws -> String {
    let run = try BoundedRun.of(
      try #require(SearchPath.current.find([program])), arguments,
      environment: ProcessInfo.processInfo.environment.merging(["GIT_CONFIG_GLOBAL": "/dev/null"]) { $1 },
      directory: folder.appendingPathComponent(folderName).path, limits: RunLimits(seconds: 300))
    #expect(
      run.outcome.isSuccess, "\(program) \(arguments): \(String(decoding: run.standardError, as: UTF8.self))")
    return String(decoding: run.standardOutput, as: UTF8.self)
  }

  /// A repository with everything committed, and a bare one that it knows as `origin`.
  func makeRepository() throws {
    try run("git", "init", "--quiet", "--initial-branch=main")
    try run("git", "config", "user.name", "A Teacher")
    try run("git", "config", "user.email", "teacher@example.org")
    try write("course/.gitignore", ".lectern\nsite\n")
    try run("git", "add", "--all")
    try run("git", "commit", "--quiet", "--message", "The course")
    try run("git", "init", "--quiet", "--bare", "origin.git", in: ".")
    try run("git", "remote", "add", "origin", "../origin.git")
  }

  /// Publishes, or goes back, and gives what has changed.
  @discardableResult
  func publish(
    to: String? = nil, as edition: String? = nil, back: Bool = false, day: CivilDate? = nil,
    installation: Installation = installation
  ) throws -> PublicationChanges {
    let session = try PublishingSession(
      paths: [folder.appendingPathComponent("course").path], to: to,
      day: day ?? CivilDate(year: 2026, month: 12, day: 1), installation: installation)
    defer { session.end() }
    let plan =
      back
      ? try session.planBack()
      : try session.plan(session.publication(progress: { _ in }, tell: { _ in }), as: edition)
    if !plan.changes.isEmpty { try session.carryOut(plan) }
    return plan.changes
  }
}
