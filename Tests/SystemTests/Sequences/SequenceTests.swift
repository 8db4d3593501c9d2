import Foundation
import TestSampling
import Testing

/// Random edits: after each one the site is, byte by byte, the one that a clean build makes.
///
/// Eight sequences run with the other tests. `LECTERN_SEQUENCES=1000 swift test -c release
/// --skip-build --filter SequenceTests` runs a thousand, `LECTERN_SEQUENCES=400-599` those of
/// these seeds; `LECTERN_SEQUENCES_LOG` names a file that gets a line for each.
@Suite(.inTurn) struct SequenceTests {
  static let editsPerSequence = 3

  static let seeds: Range<Int> = {
    let text = ProcessInfo.processInfo.environment["LECTERN_SEQUENCES"] ?? "8"
    let bounds = text.split(separator: "-").compactMap { Int($0) }
    return bounds.count == 2 ? bounds[0]..<max(bounds[0], bounds[1]) + 1 : 0..<(bounds.first ?? 8)
  }()

  @Test(arguments: seeds) func incrementalSiteIsTheCleanSite(_ seed: Int) throws {
    var edits = RandomEdits(seed: seed)
    let states = edits.states(count: Self.editsPerSequence)
    let failure = try SequenceCheck().difference(through: states)
    Self.log("\(seed) \(failure == nil ? "passed" : "FAILED") \(states.count) states")
    guard let failure else { return }
    let shrunk = try SequenceCheck().shrunk(states)
    Issue.record(
      """
      sequence \(seed), step \(failure.step): \(failure.words)
      The shortest sequence of states that shows it:
      \(shrunk.map(Self.shown).joined(separator: "\n=== then ===\n"))
      """)
  }

  /// The generator reaches what it is for.
  @Test func editsAreOfEveryKind() {
    let sequences = (0..<200).map { seed in
      var edits = RandomEdits(seed: seed)
      return edits.states(count: Self.editsPerSequence)
    }
    let steps = sequences.flatMap { zip($0, $0.dropFirst()) }
    #expect(steps.contains { $0.data != $1.data })
    #expect(steps.contains { $0.included != $1.included })
    #expect(steps.contains { $0.year != $1.year })
    #expect(steps.contains { $0.title != $1.title })
    #expect(steps.contains { $0.chapters.count < $1.chapters.count })
    #expect(steps.contains { $0.chapters.count > $1.chapters.count })
    #expect(steps.contains { $0.chapters[0].parameter != $1.chapters[0].parameter })
    #expect(steps.contains { Set($0.chapters[0].parts) == Set($1.chapters[0].parts) && $0 != $1 })
    #expect(sequences.contains { Set($0).count < $0.count }, "an edit is taken back")
    let unsound = sequences.joined().count { !$0.chapters.allSatisfy(\.isSound) }
    #expect(unsound > 10 && unsound < sequences.count * Self.editsPerSequence / 3)
  }

  private static func shown(_ course: TinyCourse) -> String {
    course.files.sorted { $0.key < $1.key }.map { "--- \($0)\n\($1)" }.joined(separator: "\n")
  }

  private static func log(_ line: String) {
    guard let path = ProcessInfo.processInfo.environment["LECTERN_SEQUENCES_LOG"],
      let file = fopen(path, "a")
    else { return }
    fputs(line + "\n", file)
    fclose(file)
  }
}
