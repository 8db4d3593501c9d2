import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

/// The chapters of the kernel's transcripts, run by the tool as a user runs it: whatever a cell does, the tool
/// ends by itself with the exit code of what happened, within bounds of time and memory.
@Suite(.inTurn, .serialized, .waiting) struct HostileChapterTests {
  private static let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("KernelTests/Cases")

  /// Every eighth; `LECTERN_EVERY=1` takes all of them, as the kernel's own tests do.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
    let chapters = files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
    return chapters.sampled(every: 8)
  }()

  @Test func chaptersAreFound() { #expect(Self.names.count >= 6) }

  @Test(.casesInTurn(names), arguments: names.inTurn()) func endsWithItsExitCode(_ name: String) throws {
    let program = try Program()
    defer { program.remove() }
    let chapter = Self.cases.appendingPathComponent("\(name).md")
    try program.write("chapter.md", String(contentsOf: chapter, encoding: .utf8))
    let transcript = try String(
      contentsOf: chapter.deletingPathExtension().appendingPathExtension("txt"), encoding: .utf8)
    let error = /chapter\.md:[0-9]+:[0-9]+: error: [^\n]*/

    // The memory is the tool's own; what a cell may use is said by the chapter.
    let run = try program.run(Program.path, ["run", "chapter.md"], seconds: 120, memory: 600 << 20)
    if let expected = transcript.firstMatch(of: error) {
      #expect(run.status == 1, "\(run.errors.prefix(2_000))")
      #expect((run.output + run.errors).contains(expected.output))
    } else {
      #expect(run.status == 0, "\(run.errors.prefix(2_000))")
    }
    // The words of a Swift program that crashes.
    #expect(!run.errors.contains("Fatal error") && !run.errors.contains("*** Program crashed"))
  }
}
