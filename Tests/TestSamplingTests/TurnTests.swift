import Testing

@testable import TestSampling

@Suite struct TurnTests {
  private static let names = (0..<400).map { "SystemTests/Suite\($0 / 7).swift test\($0)()" }

  private func turn(of turns: Int = 16, at commit: Int) -> Turn {
    Turn(["LECTERN_TURNS": "\(turns)"], commit: { commit })
  }

  @Test func eachTestIsDueAtOneOfSixteenCommitsInARow() {
    for name in Self.names {
      let due = (1_234..<1_250).filter { turn(at: $0).includes(name) }
      #expect(due.count == 1, "\(name): \(due)")
    }
  }

  /// A turn takes no more than its share, or the time of a commit would be chance.
  @Test(arguments: 0..<16) func turnsAreAlike(commit: Int) {
    let due = Self.names.count { turn(at: commit).includes($0) }
    #expect((12...40).contains(due), "\(due)")
  }

  /// What passes before a change is sent is part of what is tested when it has arrived.
  @Test(arguments: [1, 2, 4, 8]) func fewerTurnsTakeMore(turns: Int) {
    for commit in 0..<16 {
      let own = Self.names.filter { turn(at: commit).includes($0) }
      let more = Self.names.filter { turn(of: turns, at: commit).includes($0) }
      #expect(Set(own).isSubset(of: more) && more.count > own.count)
    }
  }

  @Test(arguments: [[:], ["LECTERN_TURNS": "1"], ["LECTERN_TURNS": "16", "LECTERN_EVERY": "1"]])
  func everythingIsDueWhereNothingIsLeftOut(environment: [String: String]) {
    let turn = Turn(environment, commit: { 3 })
    #expect(Self.names.allSatisfy(turn.includes))
  }

  @Test func aTurnCanBeAskedFor() {
    let asked = Turn(["LECTERN_TURNS": "16", "LECTERN_TURN": "5"], commit: { 2 })
    #expect(Self.names.allSatisfy { asked.includes($0) == turn(at: 5).includes($0) })
  }

  @Test func wordsThatAreNoNumbersLeaveNothingOut() {
    for word in ["many", "0", "-2"] { #expect(Turn(["LECTERN_TURNS": word], commit: { 3 }).turns == 1) }
    #expect(Turn(["LECTERN_TURNS": "16", "LECTERN_TURN": "last"], commit: { 3 }).commit == 3)
  }

  /// Nobody would miss a test that no commit runs, or see one that each does.
  @Test func aTestIsLeftOutUnlessItIsDue() async throws {
    let test = try #require(Test.current)
    var runs: [Int] = []
    for commit in 0..<16 {
      do {
        try await TurnTrait(turn: turn(at: commit)).prepare(for: test)
        runs.append(commit)
      } catch {
        #expect("\(error)".contains("make test-all runs it"))
      }
    }
    #expect(runs.count == 1)
  }

  /// Of a list no commit has all and each case has its commit.
  @Test func casesAreDueOneByOne() throws {
    let cases = (0..<24).map { "cheat \($0)" }
    let turns = (0..<16).map { cases.due(at: turn(at: $0)) }
    #expect(turns.flatMap { $0 }.sorted() == cases.sorted())
    #expect(turns.allSatisfy { $0.count <= 6 })
  }

  @Test func turnsCanBeFewerForSome() {
    let cases = (0..<64).map { "transcript \($0)" }
    for commit in 0..<16 {
      #expect(cases.due(at: turn(at: commit).limited(to: 4)) == cases.due(at: turn(of: 4, at: commit)))
      #expect(cases.due(at: turn(of: 1, at: commit).limited(to: 4)) == cases)
    }
  }

  /// In a suite that takes turns both would have to be due, and some cases never were.
  @Test(CaseTurnTrait(isAnyDue: true)) func aTestWhoseCasesTakeTurnsTakesNone() async throws {
    let test = try #require(Test.current)
    for commit in 0..<16 { try await TurnTrait(turn: turn(at: commit)).prepare(for: test) }
  }

  @Test func casesOfOneNameAreDueApartInTwoTests() {
    let cases = (0..<40).map { "case \($0)" }
    #expect(cases.due(at: turn(at: 0), in: "A/A.swift") != cases.due(at: turn(at: 0), in: "A/B.swift"))
  }

  @Test func aTestWithoutACaseThatIsDueIsLeftOut() async throws {
    let test = try #require(Test.current)
    try await CaseTurnTrait(isAnyDue: true).prepare(for: test)
    await #expect(throws: (any Error).self) { try await CaseTurnTrait(isAnyDue: false).prepare(for: test) }
  }
}
