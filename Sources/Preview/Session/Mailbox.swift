import Foundation
import Synchronization

/// A queue between threads: many put in, one takes out.
final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let arrived = DispatchSemaphore(value: 0)

  func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    arrived.signal()
  }

  /// Waits for the next message; `nil` when none comes within the time.
  func next(within seconds: Double) -> Message? {
    let time: DispatchTime = seconds.isFinite ? .now() + seconds : .distantFuture
    guard arrived.wait(timeout: time) == .success else { return nil }
    return messages.withLock { $0.removeFirst() }
  }
}
