import Courses
import Editing
import Foundation
import Sandboxes
import Synchronization

/// A server of the Language Server Protocol 3.17 for chapters.
///
/// One thread reads; another answers, one message after the other, and looks a chapter through when nothing has
/// come for a moment. Cells are compiled on threads of their own.
public final class LanguageServer: Sendable {
  private let installation: Installation
  private let queue = MessageQueue()
  private let output: Int32

  public init(installation: Installation, output: Int32 = 1) {
    self.installation = installation
    self.output = output
  }

  /// Serves a stream of bytes until the client says `exit`, or is gone.
  ///
  /// - Returns: Whether the client has said goodbye first, as the protocol wants it.
  public func run(input: Int32 = 0) -> Bool {
    let reader = Thread { [queue] in
      var framing = MessageFraming()
      reading: while case .bytes(let bytes) = Descriptor.read(input) {
        framing.add(bytes)
        do {
          while let message = try framing.next() { queue.add(.message(message)) }
        } catch {
          break reading
        }
      }
      queue.add(.end)
    }
    reader.start()
    var session = ServerSession(installation: installation, queue: queue) { [output] message in
      Descriptor.write(MessageFraming.frame(message), to: output)
    }
    while true {
      switch queue.next(seconds: session.patience) {
      case .message(let bytes)?:
        session.take(bytes)
        if session.isOver { return session.saidGoodbye }
      case .compiled(let uri)?: session.look(at: uri)
      case .end?: return session.saidGoodbye
      case nil: session.idle()
      }
    }
  }
}

/// What the answering thread has to do, in the order in which it came.
final class MessageQueue: Sendable {
  enum Item: Sendable {
    case message([UInt8])
    /// The cells of a document were compiled.
    case compiled(String)
    case end
  }

  private let items = Mutex<[Item]>([])
  private let arrived = DispatchSemaphore(value: 0)

  func add(_ item: Item) {
    items.withLock { $0.append(item) }
    arrived.signal()
  }

  func next(seconds: Double) -> Item? {
    guard arrived.wait(timeout: .now() + seconds) == .success else { return nil }
    return items.withLock { $0.removeFirst() }
  }
}
