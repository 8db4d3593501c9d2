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
  private let settings: [SettingsKind]
  private let queue = MessageQueue()
  private let output: Int32

  /// - Parameter settings: Kinds of settings files beside those of courses, such as rubrics.
  public init(installation: Installation, settings: [SettingsKind] = [], output: Int32 = 1) {
    self.installation = installation
    self.settings = settings
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
          while let message = try framing.next() { queue.receive(message) }
        } catch {
          break reading
        }
      }
      queue.add(.end)
    }
    reader.start()
    var session = ServerSession(installation: installation, settings: settings, queue: queue) {
      [output] message in
      Descriptor.write(MessageFraming.frame(message), to: output)
    }
    while true {
      let item = queue.next(seconds: session.patience)
      switch item {
      case .message(let bytes)?:
        session.take(bytes)
        if session.isOver { return session.saidGoodbye }
      case .compiled?, .ran?:
        if let item { session.learn(item) }
      case .end?: return session.saidGoodbye
      case nil: session.idle()
      }
    }
  }
}
