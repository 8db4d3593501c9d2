public import Testing

/// Leaves a test to the commit whose turn it is, see `Turn`.
///
/// For tests whose work is done by other programs (compilers, browsers, sandboxes, clusters), and those that train networks
/// for many seconds. Whatever else a test can see within its process is tested at every commit.
public struct TurnTrait: SuiteTrait, TestTrait {
  public var isRecursive: Bool { true }

  public func prepare(for test: Test) async throws {
    guard !test.isSuite, !Turn.current.includes("\(test.sourceLocation.fileID) \(test.name)") else { return }
    try await ConditionTrait.disabled("is due at another commit; make test-all runs it").prepare(for: test)
  }
}

extension Trait where Self == TurnTrait {
  /// The tests cost much, and take turns.
  public static var inTurn: Self { TurnTrait() }
}
