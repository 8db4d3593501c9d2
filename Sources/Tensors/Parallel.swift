import Foundation
import Synchronization

/// Independent pieces of work side by side, results in the order of the inputs.
///
/// What a piece computes depends on the piece alone, never on the thread it runs on or on how many run
/// at once. So results are the same to the last bit for any number of threads.
public enum Parallel {
  /// Holds the number of threads down for the work inside `withValue`; tests compare numbers of threads with it.
  @TaskLocal package static var threadLimit: Int?

  /// How many pieces run at once when nothing else is said: the cores there are, or `LECTERN_THREADS`.
  public static var threads: Int { threadLimit ?? threadsOfProcess }

  private static let threadsOfProcess: Int = {
    let wish = ProcessInfo.processInfo.environment["LECTERN_THREADS"].flatMap(Int.init)
    return max(1, wish ?? ProcessInfo.processInfo.activeProcessorCount)
  }()

  /// How many threads beyond the callers' own are at work in `map`. While there are any, the cores are
  /// taken, and `pieces` stays on its thread.
  private static let extraWorkers = Atomic<Int>(0)

  /// Maps a function that may throw; the error of the earliest failing input is thrown.
  public static func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], threads: Int = Parallel.threads, _ body: @escaping @Sendable (Input) throws -> Output
  ) throws -> [Output] {
    let results = Mutex([Result<Output, any Error>?](repeating: nil, count: inputs.count))
    let next = Atomic<Int>(0)
    let count = min(max(1, threads), inputs.count)
    let working = Atomic<Int>(count)
    extraWorkers.add(max(0, count - 1), ordering: .relaxed)
    let worker: @Sendable (Int) -> Void = { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < inputs.count else { break }
        let result = Result { try body(inputs[index]) }
        results.withLock { $0[index] = result }
      }
      // The last one still at work gets the cores of those who found nothing more to do.
      if working.subtract(1, ordering: .relaxed).newValue > 0 { extraWorkers.subtract(1, ordering: .relaxed) }
    }
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

  /// Sends home the helpers that `pieces` keeps between parts of work, and waits until they have left.
  /// A process that is to be copied has one thread; the next work engages new helpers.
  package static func dismissHelpers() { Crew.shared.dismiss() }

  /// Calls `body` for each of 0..<count, on all cores when nobody else uses them: the parts of one
  /// training step. Pieces are a few microseconds to a few milliseconds long and write to different places.
  package static func pieces(_ count: Int, _ body: (Int) -> Void) {
    let limit = threads
    guard count > 1, limit > 1, extraWorkers.load(ordering: .relaxed) == 0,
      Crew.shared.share(count, among: limit, body)
    else {
      for index in 0..<count { body(index) }
      return
    }
  }
}
