import Foundation

/// A lock on a file or folder, which the system takes back when its owner ends, however that comes.
public struct FileLock: Sendable {
  private let descriptor: Int32

  /// Locks a file or folder that is there.
  ///
  /// - Parameter waits: Whether to wait for another owner.
  /// - Returns: `nil` when there is none of that name, or it is another's.
  public init?(existing path: String, waits: Bool) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    self.init(descriptor, waits: waits)
  }

  /// Makes a file, if there is none, and locks it; `nil` when it was taken away meanwhile, by one who
  /// found it before it was locked.
  public init?(making path: String) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return nil }
    self.init(descriptor, waits: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_nlink > 0 else {
      release()
      return nil
    }
  }

  private init?(_ descriptor: Int32, waits: Bool) {
    var result: Int32
    repeat {
      result = flock(descriptor, waits ? LOCK_EX : LOCK_EX | LOCK_NB)
    } while result != 0 && errno == EINTR
    guard result == 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  public func release() { close(descriptor) }
}
