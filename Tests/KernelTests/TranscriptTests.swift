import Foundation
import TestSampling
import TestThreads
import Testing

@testable import Kernel

/// Each case is a chapter `name.md` with the transcript `name.txt` that its run must give.
///
/// A transcript that is missing is written and the test fails; `LECTERN_RECORD=1` writes all anew.
@Suite(.waiting) struct TranscriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
  }()

  @Test func casesAreFound() {
    #expect(Self.names.count >= 20)
  }

  @Test(.casesInTurn(names, turns: 4), arguments: names.inTurn(turns: 4)) func transcript(
    _ name: String
  ) throws {
    let chapter = Self.folder.appendingPathComponent("\(name).md")
    let golden = Self.folder.appendingPathComponent("\(name).txt")
    let fixture = try KernelFixture()
    defer { fixture.remove() }
    let actual = try fixture.transcript(String(contentsOf: chapter, encoding: .utf8))
    let recordsAll = ProcessInfo.processInfo.environment["LECTERN_RECORD"] == "1"
    guard !recordsAll, let expected = try? String(contentsOf: golden, encoding: .utf8) else {
      try Data(actual.utf8).write(to: golden)
      Issue.record("wrote \(golden.lastPathComponent); read it and run the tests again")
      return
    }
    #expect(actual == expected)
  }
}
