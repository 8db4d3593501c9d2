import Foundation
import Synchronization

/// Does a number of independent jobs on threads of their own, a few at a time.
///
/// Jobs block (they wait for compilers and workers), so they must not sit on the threads that
/// Swift concurrency shares.
public enum Workers {
  /// How many are at work at once when nobody says.
  public static var defaultCount: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// Calls `body` with each index and gives the results in the order of the indices.
  public static func map<Result: Sendable>(
    count: Int, atOnce limit: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    let next = Atomic<Int>(0)
    let results = Mutex<[Int: Result]>([:])
    let group = DispatchGroup()
    let shared = Shared(next: { next.add(1, ordering: .relaxed).oldValue }) { index, result in
      results.withLock { $0[index] = result }
    }
    for _ in 0..<min(limit, count) {
      group.enter()
      let thread = Thread {
        while true {
          let index = shared.next()
          guard index < count else { break }
          shared.store(index, body(index))
        }
        group.leave()
      }
      thread.stackSize = 16 << 20
      thread.start()
    }
    group.wait()
    return results.withLock { known in (0..<count).compactMap { known[$0] } }
  }

  /// The two ways in which the threads touch what they share.
  private struct Shared<Result>: @unchecked Sendable {
    var next: () -> Int
    var store: (Int, Result) -> Void
  }
}
