public import Testing

/// Leaves a test to the commit whose turn it is, see `Turn`.
///
/// For tests whose work is done by other programs (compilers, browsers, sandboxes, clusters), and those that train networks
/// for many seconds. Whatever else a test can see within its process is tested at every commit.
public struct TurnTrait: SuiteTrait, TestTrait {
  var turn: Turn

  public var isRecursive: Bool { true }

  public func prepare(for test: Test) async throws {
    guard !test.isSuite, !test.traits.contains(where: { $0 is CaseTurnTrait }),
      !turn.includes("\(test.sourceLocation.fileID) \(test.name)")
    else { return }
    try await ConditionTrait.disabled("is due at another commit; make test-all runs it").prepare(for: test)
  }
}

extension Trait where Self == TurnTrait {
  /// The tests cost much, and take turns.
  public static var inTurn: Self { TurnTrait(turn: .current) }
}

/// Leaves the cases of a test each to its own commit, where the whole of a long list would make one commit slow.
///
/// For the lists of tests that take turns; the arguments are `cases.inTurn`.
public struct CaseTurnTrait: TestTrait {
  var isAnyDue: Bool

  public func prepare(for test: Test) async throws {
    guard !isAnyDue else { return }
    try await ConditionTrait.disabled("all its cases are due at other commits; make test-all runs it")
      .prepare(for: test)
  }
}

extension Trait where Self == CaseTurnTrait {
  /// The test's cases cost much, and take turns: of no more than so many commits where they are what a part of the program
  /// is judged by.
  public static func casesInTurn(_ cases: [some Any], ofAtMost turns: Int = .max) -> Self {
    CaseTurnTrait(isAnyDue: !cases.inTurn(ofAtMost: turns).isEmpty)
  }
}

extension Array {
  /// The cases that are due at this commit, by their names.
  public var inTurn: [Element] { due(at: .current) }

  /// The same in turns of no more than so many commits, which is a power of two.
  public func inTurn(ofAtMost turns: Int) -> [Element] { due(at: Turn.current.limited(to: turns)) }

  func due(at turn: Turn) -> [Element] {
    filter {
      turn.includes(($0 as? any CustomTestStringConvertible)?.testDescription ?? String(describing: $0))
    }
  }
}
