import Foundation

/// A few threads for tests that wait; `LECTERN_WAITING` says how many.
final class WaitingThreads: TaskExecutor {
  static let shared = WaitingThreads()

  private let queue: OperationQueue = {
    let queue = OperationQueue()
    let wanted = ProcessInfo.processInfo.environment["LECTERN_WAITING"].flatMap { Int($0) }
    queue.maxConcurrentOperationCount = max(1, wanted ?? 2 * ProcessInfo.processInfo.activeProcessorCount)
    return queue
  }()

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
