import Glibc

/// A pipe whose ends close on `exec`, so that no child inherits one by accident, and with their last owner.
public struct ProcessPipe: Sendable {
  public let reading: OwnedDescriptor
  public let writing: OwnedDescriptor

  /// - Throws: `SpawnError` when the process has no descriptors left.
  public init() throws(SpawnError) {
    var ends: [Int32] = [0, 0]
    guard linuxPipe(&ends) == 0 else {
      throw SpawnError(description: "cannot make a pipe: \(systemMessage())")
    }
    reading = OwnedDescriptor(ends[0])
    writing = OwnedDescriptor(ends[1])
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
    // That the reader is gone is this call's answer and no signal that ends the program.
    return withoutBrokenPipeSignal {
      bytes.withUnsafeBytes { buffer in
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
  }

  private static func withoutBrokenPipeSignal(_ write: () -> Bool) -> Bool {
    var brokenPipe = sigset_t()
    var before = sigset_t()
    sigemptyset(&brokenPipe)
    sigaddset(&brokenPipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let isWritten = write()
    if !isWritten {
      // A signal that waits would come with the old mask.
      var atOnce = timespec()
      while sigtimedwait(&brokenPipe, nil, &atOnce) == SIGPIPE {}
    }
    return isWritten
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
