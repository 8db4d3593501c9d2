import Foundation
import Testing

@testable import Sandboxes

@Suite struct RunMarkTests {
  /// By whole entries: another run's mark may begin with this one's, and words of it may stand in another variable.
  @Test(arguments: [
    ("LECTERN_RUN=ab\0", true), ("A=1\0LECTERN_RUN=ab\0B=2\0", true), ("A=1\0LECTERN_RUN=ab", true),
    ("LECTERN_RUN=abc\0", false), ("X_LECTERN_RUN=ab\0", false), ("A=LECTERN_RUN=ab\0", false), ("", false),
    ("\0\0", false),
  ])
  func aMarkIsAnEntryOfItsOwn(_ environment: String, _ isMarked: Bool) {
    #expect(RunMark.isEntry(Array("LECTERN_RUN=ab".utf8), of: Data(environment.utf8)) == isMarked)
  }

  /// An environment may come as a part of longer data.
  @Test func partsOfDataAreReadFromTheirBeginning() {
    let environment = Data("A=1\0LECTERN_RUN=ab\0".utf8).dropFirst(4)
    #expect(RunMark.isEntry(Array("LECTERN_RUN=ab".utf8), of: environment))
  }
}
