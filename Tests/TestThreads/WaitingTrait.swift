public import Testing

/// Runs tests that mostly wait for other processes on threads of their own.
///
/// Swift Testing runs tests on as many threads as the machine has cores, and a test that waits for a program blocks
/// one. With this trait it leaves them to tests that compute, and more tests wait at the same time than there are cores.
public struct WaitingTrait: SuiteTrait, TestTrait, TestScoping {
  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    try await withTaskExecutorPreference(WaitingThreads.shared) { try await function() }
  }
}

extension Trait where Self == WaitingTrait {
  /// The tests wait for other processes.
  public static var waiting: Self { WaitingTrait() }
}
