import Foundation

/// Waits for what a cell awaits at its top level; called by compiled cells.
///
/// The cell's own thread waits, the main thread goes on serving the main actor.
public func lecternAwait<Value>(_ body: @escaping () async -> Value) -> Value {
  let box = AwaitedBox(body: body)
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    await box.run()
    done.signal()
  }
  done.wait()
  return box.takeValue()
}

/// The same for what can throw.
public func lecternAwaitTrying<Value>(_ body: @escaping () async throws -> Value) throws -> Value {
  try lecternAwait { () async -> Result<Value, any Error> in
    do { return .success(try await body()) } catch { return .failure(error) }
  }.get()
}

/// Carries the awaited work to another thread and its value back; the semaphore orders the two.
private final class AwaitedBox<Value>: @unchecked Sendable {
  private let body: () async -> Value
  private var value: Value?

  init(body: @escaping () async -> Value) { self.body = body }

  func run() async { value = await body() }

  func takeValue() -> Value {
    guard let value else { preconditionFailure("the awaited work ended without a value") }
    return value
  }
}
