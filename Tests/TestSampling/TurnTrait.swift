public import Testing

/// Leaves a test to the commit whose turn it is, see `Turn`; one whose cases take turns is left to those.
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
/// The arguments are then `cases.inTurn()`, with the same `turns`.
public struct CaseTurnTrait: TestTrait {
  var isAnyDue: Bool

  public func prepare(for test: Test) async throws {
    guard !isAnyDue else { return }
    try await ConditionTrait.disabled("all its cases are due at other commits; make test-all runs it")
      .prepare(for: test)
  }
}

extension Trait where Self == CaseTurnTrait {
  /// The test's cases cost much, and take turns.
  ///
  /// - Parameter turns: In how many commits each is due once at least, a power of two; fewer than others' where a part of
  ///   the program is judged by the cases.
  public static func casesInTurn(_ cases: [some Any], turns: Int = .max, in file: String = #fileID) -> Self {
    // Without any case nothing is due elsewhere.
    CaseTurnTrait(isAnyDue: cases.isEmpty || !cases.inTurn(turns: turns, in: file).isEmpty)
  }
}

extension Array {
  /// The cases that are due at this commit, by the test's file and their names.
  public func inTurn(turns: Int = .max, in file: String = #fileID) -> [Element] {
    due(at: Turn.current.limited(to: turns), in: file)
  }

  func due(at turn: Turn, in file: String = #fileID) -> [Element] {
    filter { element in
      let name = (element as? any CustomTestStringConvertible)?.testDescription ?? String(describing: element)
      return turn.includes("\(file) \(name)")
    }
  }
}
