import Dispatch
import Editing
import Synchronization

/// What the answering thread has to do, in the order in which it came.
final class MessageQueue: Sendable {
  enum Item: Sendable {
    case message([UInt8])
    /// The cells of a document were compiled.
    case compiled(String)
    /// A cell of a document began to run or has run.
    case ran(String)
    case end
  }

  private let items = Mutex<[Item]>([])
  private let cancelled = Mutex<Set<JSON>>([])
  private let arrived = DispatchSemaphore(value: 0)

  func add(_ item: Item) {
    items.withLock { $0.append(item) }
    arrived.signal()
  }

  /// Takes a message from the client. One that takes a request back overtakes it.
  func receive(_ message: [UInt8]) {
    guard message.firstRange(of: Self.cancelMark) != nil, let value = JSON(message),
      value["method"] == "$/cancelRequest", let id = value["params"]?["id"]
    else {
      add(.message(message))
      return
    }
    // An answer that has gone out already is not taken back; such ids are not kept for ever.
    cancelled.withLock { cancelled in
      if cancelled.count > 1_000 { cancelled = [] }
      cancelled.insert(id)
    }
  }

  private static let cancelMark = Array("$/cancelRequest".utf8)

  /// Whether a request was taken back before its turn.
  func takeCancelled(_ id: JSON) -> Bool { cancelled.withLock { $0.remove(id) != nil } }

  var isEmpty: Bool { items.withLock(\.isEmpty) }

  func next(seconds: Double) -> Item? {
    guard arrived.wait(timeout: .now() + seconds) == .success else { return nil }
    return items.withLock { $0.removeFirst() }
  }
}
