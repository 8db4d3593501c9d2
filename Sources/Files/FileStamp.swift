import Foundation

/// What changes whenever a file is written: enough to know that a digest of it still holds.
public struct FileStamp: Hashable, Sendable, CustomStringConvertible {
  public var description: String

  public init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    description =
      "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
      + " \(status.st_ctim.tv_sec).\(status.st_ctim.tv_nsec)"
  }
}
