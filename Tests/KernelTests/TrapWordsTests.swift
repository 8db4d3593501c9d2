import Foundation
import Testing

@testable import Kernel

/// The sentence for a trap comes from the best source there is.
@Suite struct TrapWordsTests {
  @Test(arguments: [
    (
      SIGTRAP, "Cell3/Cell3.swift:2: Fatal error: Index out of range\n",
      "the cell trapped: Index out of range."
    ),
    (SIGTRAP, "Cell1/Cell1.swift:1: Precondition failed\n", "the cell trapped: precondition failed."),
    (
      SIGABRT, "Could not cast value of type 'Swift.String' (0x7f01) to 'Swift.Int' (0x7f02).\n",
      "the cell trapped: could not cast a value of type 'Swift.String' to 'Swift.Int'."
    ),
    (SIGSEGV, "", "the cell touched memory that is not its own, or called itself without an end."),
  ])
  func sentence(_ signal: Int32, _ printed: String, _ expected: String) {
    #expect(TrapWords(Self.trap(signal, printed)).sentence == expected)
  }

  private static func trap(_ signal: Int32, _ printed: String) -> Trap {
    Trap(unit: 0, signal: signal, origin: nil, standardError: printed)
  }

  @Test func wordsOfTheRuntimeNeedNoSecondRun() {
    #expect(TrapWords.areKnown(of: Self.trap(SIGTRAP, "A/A.swift:2: Fatal error: no\n")))
    #expect(!TrapWords.areKnown(of: Self.trap(SIGTRAP, "no words\n")))
  }

  /// What the cell printed itself stays; the runtime's report and its frames go.
  @Test func theReportIsTakenOut() {
    let text =
      "mine\nA/A.swift:2: Fatal error: no\nCurrent stack trace:\n0    libswiftCore.so    0x00007f12345678 f\nalso mine"
    #expect(TrapWords.withoutReport(text) == "mine\nalso mine")
    let bytes: [UInt8] = [0xC3, 0x28]
    #expect(TrapWords.withoutReport(bytes) == bytes)
  }
}
