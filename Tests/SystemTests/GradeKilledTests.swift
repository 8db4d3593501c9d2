import Files
import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

@testable import Grading

/// `lectern grade` as a power cut ends it.
@Suite(
  .inTurn, .serialized, .waiting, .enabled(if: ExternalTool.bubblewrap.find() != nil, "needs bubblewrap"))
struct GradeKilledTests {
  private static let students = (0..<6).map { "student\($0)" }
  private static let moments = 20

  private func arguments(_ output: String) -> [String] {
    ["grade", "hands", "--assignment", "bake-off.yml", "--output", output, "--resume", "--jobs", "2"]
  }

  /// Killed twenty times while it works and resumed each time, a grading leaves what an undisturbed one leaves:
  /// the same rows, the same pages.
  @Test func aGradingKilledTwentyTimesIsThatOfAnUndisturbedOne() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("bake-off.yml", TinyAssignment.rubric)
    for student in Self.students {
      try program.write("hands/\(student).md", "```{swift}\nprint(\"\(student)\")\n```\n")
    }
    let start = ContinuousClock.now
    let whole = try program.run(Program.path, arguments("whole"))
    #expect(whole.status == 0, "\(whole.errors)")
    // What it takes here and now; each of the cut ones goes on where the last was killed.
    let seconds = (ContinuousClock.now - start) / .seconds(1)

    var stream = SystemRandomNumberGenerator()
    var kills = 0
    while kills < Self.moments {
      // One in four just after somebody was graded, while others are waiting; the rest wherever it is.
      let moment =
        kills % 4 == 0
        ? Moment.graded(Int.random(in: 1...2, using: &stream))
        : .seconds(seconds * Double.random(in: 0.02...0.7, using: &stream))
      guard try isKilled(program, at: moment) else {
        // It was through before: from the beginning.
        try program.removeFile("cut")
        continue
      }
      kills += 1
    }

    // What a kill in the middle of a page leaves, which the moments above seldom meet.
    try program.write("cut/\(Self.students[1])/index.html.lectern-new-17", "<!doctype")
    let resumed = try program.run(Program.path, arguments("cut"))
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(try rows(program, "cut") == rows(program, "whole"))
    #expect(try pages(program, "cut") == pages(program, "whole"))
  }

  private enum Moment {
    /// So many students after the start.
    case graded(Int)
    case seconds(Double)
  }

  /// - Returns: Whether it was still at work.
  private func isKilled(_ program: Program, at moment: Moment) throws -> Bool {
    let (sink, progress) = (try OwnedDescriptor.null(), try ProcessPipe())
    let child = try ChildProcess(
      executable: Program.path, arguments: arguments("cut"), environment: program.environment(),
      directory: program.folder.path, descriptors: [(1, sink), (2, progress.writing)])
    progress.writing.close()
    switch moment {
    case .seconds(let seconds): ChildProcess.waitUntilOver(child.identifier, seconds: seconds)
    case .graded(let count):
      var said: [UInt8] = []
      while String(decoding: said, as: UTF8.self).matches(of: /points by hand missing/).count < count {
        try #require(![progress.reading].waitForInput(milliseconds: 600_000).isEmpty, "nobody is graded")
        guard case .bytes(let bytes) = progress.reading.read() else { break }
        said += bytes
      }
    }
    if child.endingIfOver() != nil { return false }
    child.send(signal: SIGKILL)
    return child.waitForEnd() == .signalled(SIGKILL)
  }

  /// All of the gradebook.
  private func rows(_ program: Program, _ output: String) throws -> [String: [[SQLite.Value]]] {
    let gradebook = try Gradebook(folder: program.folder.appendingPathComponent(output))
    let tables = try gradebook.database.run(
      "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    var found: [String: [[SQLite.Value]]] = [:]
    for name in tables.compactMap({ $0[0].text }) where !name.hasPrefix("sqlite_") {
      found[name] = try gradebook.database.run("SELECT * FROM \(name) ORDER BY 1, 2")
    }
    return found
  }

  /// The reports, byte for byte.
  private func pages(_ program: Program, _ output: String) throws -> [String: Data] {
    try program.files(in: output).filter { !$0.key.hasPrefix("gradebook.sqlite") }
  }
}
