import Foundation
import Synchronization

/// Compiles a chapter's units on a thread of its own, in order, ahead of the run, so that the first
/// output does not wait for the last cell's compiler.
final class CompileAhead: Sendable {
  private struct State {
    var outcomes: [Result<CompileOutcome, any Error>] = []
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let arrived = DispatchSemaphore(value: 0)

  private let over = DispatchSemaphore(value: 0)

  init(_ compiler: CellCompiler) {
    let thread = Thread { [self] in
      work(compiler)
      over.signal()
    }
    thread.stackSize = 16 << 20
    thread.start()
  }

  /// The outcome for the next unit of the plan; none comes after one that failed. Waits for it.
  func next() throws -> CompileOutcome {
    arrived.wait()
    return try state.withLock { $0.outcomes.removeFirst() }.get()
  }

  /// No more is wanted. What the compiler is busy with comes to its end.
  func cancel() { state.withLock { $0.isCancelled = true } }

  /// Waits for what the compiler is busy with.
  func waitUntilOver() {
    over.wait()
    over.signal()
  }

  private func work(_ compiler: CellCompiler) {
    var compiler = compiler
    for unit in compiler.plan.units {
      guard !state.withLock({ $0.isCancelled }) else { return }
      let outcome = Result { try compiler.attempt(unit) }
      state.withLock { $0.outcomes.append(outcome) }
      arrived.signal()
      if case .success(.compiled) = outcome { continue }
      if case .success(.refusedAsWanted) = outcome { continue }
      return
    }
  }
}
