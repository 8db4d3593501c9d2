internal import CZeroMQ
import Files
import Foundation
import Kernel

/// A ØMQ context with the sockets that were made in it. Belongs to one thread.
final class MessageSockets {
  private let context: UnsafeMutableRawPointer

  init() throws {
    guard let context = zmq_ctx_new() else { throw Self.fault("cannot make a ØMQ context") }
    self.context = context
  }

  /// Sends what is waiting, for a moment, and frees everything.
  func close(_ sockets: [MessageSocket]) {
    for socket in sockets { zmq_close(socket.handle) }
    zmq_ctx_term(context)
  }

  /// A socket that listens.
  ///
  /// - Throws: `MachineFault` when somebody else listens there.
  func listen(_ kind: MessageSocket.Kind, at address: String) throws -> MessageSocket {
    guard let handle = zmq_socket(context, kind.number) else { throw Self.fault("cannot make a socket") }
    var wait: Int32 = 1_000
    zmq_setsockopt(handle, ZMQ_LINGER, &wait, MemoryLayout<Int32>.size)
    var unlimited: Int32 = 0
    for option in [ZMQ_SNDHWM, ZMQ_RCVHWM] {
      zmq_setsockopt(handle, option, &unlimited, MemoryLayout<Int32>.size)
    }
    var yes: Int32 = 1
    switch kind {
    // A client that lost its connection and comes back may take its own place.
    case .router: zmq_setsockopt(handle, ZMQ_ROUTER_HANDOVER, &yes, MemoryLayout<Int32>.size)
    case .publisher: zmq_setsockopt(handle, ZMQ_XPUB_VERBOSER, &yes, MemoryLayout<Int32>.size)
    case .reply: break
    }
    guard zmq_bind(handle, address) == 0 else { throw Self.fault("cannot listen at \(address)") }
    return MessageSocket(handle: handle)
  }

  private static func fault(_ what: String) -> MachineFault {
    MachineFault(
      "\(what): \(String(cString: zmq_strerror(zmq_errno()))).",
      help: "start the kernel again; Jupyter then chooses other ports.")
  }

  /// Waits until one of the sockets, or the descriptor, has something to read.
  ///
  /// - Returns: The indices of those sockets.
  static func wait(_ sockets: [MessageSocket], or descriptor: Int32, milliseconds: Int) -> [Int] {
    var items = sockets.map {
      zmq_pollitem_t(socket: $0.handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0)
    }
    items.append(zmq_pollitem_t(socket: nil, fd: descriptor, events: Int16(ZMQ_POLLIN), revents: 0))
    guard zmq_poll(&items, Int32(items.count), milliseconds) > 0 else { return [] }
    return sockets.indices.filter { items[$0].revents != 0 }
  }
}

/// A socket that sends and takes messages of several frames.
struct MessageSocket {
  enum Kind {
    case router, publisher, reply

    fileprivate var number: Int32 {
      switch self {
      case .router: ZMQ_ROUTER
      case .publisher: ZMQ_XPUB
      case .reply: ZMQ_REP
      }
    }
  }

  fileprivate let handle: UnsafeMutableRawPointer

  /// The frames of the next message, or `nil` when none is waiting.
  func receive() -> [[UInt8]]? {
    var frames: [[UInt8]] = []
    while true {
      var part = zmq_msg_t()
      zmq_msg_init(&part)
      defer { zmq_msg_close(&part) }
      guard zmq_msg_recv(&part, handle, frames.isEmpty ? ZMQ_DONTWAIT : 0) >= 0 else { return nil }
      frames.append(Array(UnsafeRawBufferPointer(start: zmq_msg_data(&part), count: zmq_msg_size(&part))))
      if zmq_msg_more(&part) == 0 { return frames }
    }
  }

  /// Sends frames as one message. To somebody who has gone it is lost, as the protocol wants it.
  func send(_ frames: [[UInt8]]) {
    for (index, frame) in frames.enumerated() {
      let flags = (index < frames.count - 1 ? ZMQ_SNDMORE : 0) | ZMQ_DONTWAIT
      guard zmq_send(handle, frame, frame.count, flags) >= 0 else { return }
    }
  }
}
