import Glibc

/// A pipe whose ends close on `exec`, so that no child inherits one by accident.
public struct ProcessPipe: Sendable {
  public let reading: Int32
  public let writing: Int32

  /// - Throws: `SpawnError` when the process has no descriptors left.
  public init() throws(SpawnError) {
    var ends: [Int32] = [0, 0]
    guard linuxPipe(&ends) == 0 else {
      throw SpawnError(description: "cannot make a pipe: \(systemMessage())")
    }
    reading = ends[0]
    writing = ends[1]
  }
}

/// Reading and writing whole buffers on plain descriptors.
public enum Descriptor {
  /// What one `read` call gave.
  public enum Chunk {
    case bytes([UInt8])
    case nothingYet
    case end
  }

  /// Reads at most `limit` bytes with a single call to `read`.
  public static func read(_ descriptor: Int32, limit: Int = 65_536) -> Chunk {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, initialized in
      count = Glibc.read(descriptor, buffer.baseAddress, limit)
      initialized = max(0, count)
    }
    if count > 0 { return .bytes(bytes) }
    if count == 0 { return .end }
    return errno == EAGAIN || errno == EINTR ? .nothingYet : .end
  }

  /// Writes all bytes, however many calls that takes; `false` when the reader is gone, or has left no
  /// room in a descriptor that does not block for so many seconds.
  @discardableResult
  public static func write(
    _ bytes: [UInt8], to descriptor: Int32, seconds: Double = .infinity
  ) -> Bool {
    let deadline = monotonicSeconds() + seconds
    return bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
        if count >= 0 {
          sent += count
          continue
        }
        let problem = errno
        guard problem == EINTR || problem == EAGAIN, monotonicSeconds() < deadline else { return false }
        if problem == EAGAIN {
          var polled = [pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)]
          poll(&polled, 1, 50)
        }
      }
      return true
    }
  }

  /// A call that would have to wait gives up at once. Only for descriptors whose open file is nobody
  /// else's, because all its owners share the mode.
  public static func makeNonBlocking(_ descriptor: Int32) {
    let flags = fcntl(descriptor, F_GETFL)
    if flags >= 0 { _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) }
  }

  public static func close(_ descriptor: Int32) {
    _ = Glibc.close(descriptor)
  }

  /// Waits until one of the descriptors can be read or the time is over.
  ///
  /// - Returns: The descriptors with something to read, or whose other end is closed.
  public static func waitForInput(_ descriptors: [Int32], milliseconds: Int32) -> Set<Int32> {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return [] }
    return Set(polled.filter { $0.revents != 0 }.map(\.fd))
  }
}

/// The operating system's words for the last error.
func systemMessage(_ code: Int32 = errno) -> String {
  String(cString: strerror(code))
}
