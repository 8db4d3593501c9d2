import Testing

@testable import TestSampling

@Suite struct TurnTests {
  private static let names = (0..<400).map { "SystemTests/Suite\($0 / 7).swift test\($0)()" }

  private func turn(_ environment: [String: String], commit: Int = 0) -> Turn {
    Turn(environment, commit: { commit })
  }

  @Test func eachTestIsDueAtOneOfEightCommitsInARow() {
    for name in Self.names {
      let due = (1_234..<1_242).filter { turn([:], commit: $0).includes(name) }
      #expect(due.count == 1, "\(name): \(due)")
    }
  }

  /// A turn takes no more than its share, or the time of a commit would be chance.
  @Test(arguments: 0..<8) func turnsAreAlike(commit: Int) {
    let due = Self.names.count { turn([:], commit: commit).includes($0) }
    #expect((30...75).contains(due), "\(due)")
  }

  /// What passes before a change is sent is part of what is tested when it has arrived.
  @Test(arguments: [1, 2, 4]) func fewerTurnsTakeMore(turns: Int) {
    for commit in 0..<8 {
      let own = Self.names.filter { turn([:], commit: commit).includes($0) }
      let more = Self.names.filter { turn(["LECTERN_TURNS": "\(turns)"], commit: commit).includes($0) }
      #expect(Set(own).isSubset(of: more) && more.count > own.count)
    }
  }

  @Test func everythingIsDueWhereEverythingIsAskedFor() {
    for environment in [["LECTERN_TURNS": "1"], ["LECTERN_EVERY": "1"]] {
      #expect(Self.names.allSatisfy(turn(environment, commit: 3).includes))
    }
  }

  @Test func aTurnCanBeAskedFor() {
    let asked = turn(["LECTERN_TURN": "5"], commit: 2)
    #expect(Self.names.allSatisfy { asked.includes($0) == turn([:], commit: 5).includes($0) })
  }

  @Test func wordsThatAreNoNumbersAreNoTurns() {
    #expect(turn(["LECTERN_TURNS": "many"], commit: 3).turns == 8)
    #expect(turn(["LECTERN_TURNS": "0"], commit: 3).turns == 1)
    #expect(turn(["LECTERN_TURN": "last"], commit: 3).commit == 3)
  }
}
