import Glibc
import Synchronization

/// A descriptor that is closed when nobody holds it any more, whatever went wrong in between.
///
/// Its number is asked for where a system call needs it and not kept: the owner has to outlive it.
public final class OwnedDescriptor: Sendable {
  public let number: Int32
  private let isOpen = Mutex(true)

  /// Takes over a descriptor that is open.
  public init(_ number: Int32) { self.number = number }

  deinit { close() }

  /// Closes it now; a second time does nothing.
  public func close() {
    isOpen.withLock { isOpen in
      if isOpen { Descriptor.close(number) }
      isOpen = false
    }
  }

  /// Nothing to read, and nowhere to write.
  ///
  /// - Throws: `SpawnError` when the process has no descriptors left.
  public static func null() throws(SpawnError) -> OwnedDescriptor {
    let number = open("/dev/null", O_RDWR | O_CLOEXEC)
    guard number >= 0 else { throw SpawnError(description: "cannot open /dev/null: \(systemMessage())") }
    return OwnedDescriptor(number)
  }

  /// Reads at most `limit` bytes with a single call to `read`.
  public func read(limit: Int = 65_536) -> Descriptor.Chunk { Descriptor.read(number, limit: limit) }

  /// Writes all bytes, see `Descriptor.write`.
  @discardableResult
  public func write(_ bytes: [UInt8], seconds: Double = .infinity) -> Bool {
    Descriptor.write(bytes, to: number, seconds: seconds)
  }

  /// A call that would have to wait gives up at once. Only where the open file is nobody else's, because all its
  /// owners share the mode.
  public func makeNonBlocking() {
    let flags = fcntl(number, F_GETFL)
    if flags >= 0 { _ = fcntl(number, F_SETFL, flags | O_NONBLOCK) }
  }
}

extension OwnedDescriptor: Equatable {
  public static func == (one: OwnedDescriptor, other: OwnedDescriptor) -> Bool { one === other }
}

extension Sequence<OwnedDescriptor> {
  /// Waits until one of the descriptors can be read or the time is over.
  ///
  /// - Returns: Those with something to read, or whose other end is closed.
  public func waitForInput(milliseconds: Int32) -> [OwnedDescriptor] {
    let all = Array(self)
    let ready = Descriptor.waitForInput(all.map(\.number), milliseconds: milliseconds)
    return all.filter { ready.contains($0.number) }
  }
}
