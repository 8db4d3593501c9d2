import Foundation
import Sandboxes
import Synchronization

/// The five sockets of a kernel, served by one thread; others hand it what shall be sent.
final class Channels: Sendable {
  enum Channel: Int, Sendable, CaseIterable {
    case shell, control, stdin, iopub, heartbeat
  }

  let codec: MessageCodec
  private let connection: ConnectionFile
  private let outbox = Mutex<[(channel: Channel, frames: [[UInt8]])]>([])
  private let wake: ProcessPipe
  private let isClosing = Atomic<Bool>(false)

  init(_ connection: ConnectionFile) throws {
    self.connection = connection
    codec = MessageCodec(key: Array(connection.key.utf8))
    wake = try ProcessPipe()
    wake.writing.makeNonBlocking()
  }

  /// Answers a message on the channel that it came on.
  func reply(_ type: String, _ content: JSON, to message: Message, on channel: Channel, metadata: JSON = [:])
  {
    post(
      channel,
      codec.write(
        type, content: content, parent: message.header, identities: message.identities, metadata: metadata))
  }

  /// Tells all clients.
  func publish(_ type: String, _ content: JSON, parent: [UInt8], metadata: JSON = [:]) {
    post(
      .iopub,
      codec.write(
        type, content: content, parent: parent, identities: [Array("kernel.\(type)".utf8)], metadata: metadata
      ))
  }

  func publishStatus(_ state: String, parent: [UInt8]) {
    publish("status", ["execution_state": .string(state)], parent: parent)
  }

  private func post(_ channel: Channel, _ frames: [[UInt8]]) {
    outbox.withLock { $0.append((channel, frames)) }
    wake.writing.write([1], seconds: 0)
  }

  /// Sends what is waiting and ends `serve`.
  func close() {
    isClosing.store(true, ordering: .releasing)
    wake.writing.write([1], seconds: 0)
  }

  /// Serves the sockets until `close`. Blocks the calling thread.
  ///
  /// - Parameters:
  ///   - tick: Called now and then.
  ///   - take: Told of each message that came on shell or control, on this thread.
  func serve(tick: () -> Void, take: (Message, Channel) -> Void) throws {
    let context = try MessageSockets()
    let sockets = try [
      context.listen(.router, at: connection.address(connection.shellPort)),
      context.listen(.router, at: connection.address(connection.controlPort)),
      context.listen(.router, at: connection.address(connection.stdinPort)),
      context.listen(.publisher, at: connection.address(connection.iopubPort)),
      context.listen(.reply, at: connection.address(connection.heartbeatPort)),
    ]
    var listeners = 0
    var kept = KeptMessages()
    publishStatus("starting", parent: Message.none.header)
    while true {
      let closing = isClosing.load(ordering: .acquiring)
      for ready in MessageSockets.wait(sockets, or: wake.reading.number, milliseconds: closing ? 0 : 500) {
        while let frames = sockets[ready].receive() {
          switch Channel(rawValue: ready) {
          case .shell?: if let message = codec.read(frames) { take(message, .shell) }
          case .control?: if let message = codec.read(frames) { take(message, .control) }
          case .heartbeat?: sockets[ready].send(frames)
          case .iopub?: noteSubscription(frames, &listeners, &kept, sockets[ready])
          case .stdin?, nil: break
          }
        }
      }
      if ![wake.reading].waitForInput(milliseconds: 0).isEmpty {
        _ = wake.reading.read()
      }
      let waiting = outbox.withLock { outbox in
        defer { outbox = [] }
        return outbox
      }
      for (channel, frames) in waiting {
        if channel == .iopub, listeners == 0 {
          kept.keep(frames)
        } else {
          sockets[channel.rawValue].send(frames)
        }
      }
      if closing { break }
      tick()
    }
    context.close(sockets)
  }

  /// A byte that says whether somebody comes or goes, and what for.
  private func noteSubscription(
    _ frames: [[UInt8]], _ listeners: inout Int, _ kept: inout KeptMessages, _ socket: MessageSocket
  ) {
    guard let first = frames.first?.first, let topic = frames.first?.dropFirst() else { return }
    listeners += first == 1 ? 1 : -1
    guard first == 1 else { return }
    socket.send(
      codec.write(
        "iopub_welcome", content: ["subscription": .string(String(decoding: topic, as: UTF8.self))],
        parent: Message.none.header, identities: [Array(topic)]))
    for frames in kept.take() { socket.send(frames) }
  }
}
