import Foundation
import Synchronization
import Wire

/// What the worker knows of the cell that is running.
///
/// Signal handlers read it, so the parts they need are atomics.
final class WorkerState: Sendable {
  private let command = Mutex<RunCommand?>(nil)
  private let stack = Mutex<Int>(64 << 20)
  private let running = Atomic<Bool>(false)
  private let thread = Atomic<UInt>(0)

  var isCellRunning: Bool { running.load(ordering: .acquiring) }

  /// The thread that runs the cell, as `pthread_self` names it; 0 when none does.
  var cellThread: UInt { thread.load(ordering: .acquiring) }

  var currentCommand: RunCommand? { command.withLock { $0 } }

  var stackSize: Int {
    get { stack.withLock { $0 } }
    set { stack.withLock { $0 = newValue } }
  }

  func begin(_ run: RunCommand?) {
    command.withLock { $0 = run }
    thread.store(UInt(pthread_self()), ordering: .releasing)
    running.store(true, ordering: .releasing)
  }

  func end() {
    running.store(false, ordering: .releasing)
    thread.store(0, ordering: .releasing)
  }
}
