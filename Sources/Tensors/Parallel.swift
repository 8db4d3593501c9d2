import Foundation
import Synchronization

/// Independent pieces of work side by side, one thread per core, results in the order of the inputs.
///
/// Each piece computes on one thread, so what it gives does not depend on how many run at once.
public enum Parallel {
  /// How many pieces run at once when nothing else is said: the cores there are, or `LECTERN_THREADS`.
  public static var threads: Int {
    if let wish = ProcessInfo.processInfo.environment["LECTERN_THREADS"].flatMap(Int.init) {
      return max(1, wish)
    }
    return ProcessInfo.processInfo.activeProcessorCount
  }

  /// Maps a function that may throw; the error of the earliest failing input is thrown.
  public static func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], threads: Int = Parallel.threads, _ body: @escaping @Sendable (Input) throws -> Output
  ) throws -> [Output] {
    let results = Mutex([Result<Output, any Error>?](repeating: nil, count: inputs.count))
    let next = Mutex(0)
    let worker: @Sendable (Int) -> Void = { _ in
      while true {
        let index = next.withLock { value -> Int in
          defer { value += 1 }
          return value
        }
        guard index < inputs.count else { return }
        let result = Result { try body(inputs[index]) }
        results.withLock { $0[index] = result }
      }
    }
    let count = min(max(1, threads), inputs.count)
    if count <= 1 { worker(0) } else { runOnThreads(count, worker) }
    return try results.withLock { $0 }.compactMap { try $0?.get() }
  }

  /// Threads of our own, which are gone afterwards: with those of a shared pool left behind, a
  /// process can no longer be copied, and previews copy the one that runs the cells.
  private static func runOnThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let group = DispatchGroup()
    for number in 1..<count {
      group.enter()
      Thread.detachNewThread {
        body(number)
        group.leave()
      }
    }
    body(0)
    group.wait()
  }
}
