import Files
import Foundation

/// Steps that the system does whole or not at all.
enum FileSystem {
  /// - Throws: `MachineFault` with the system's words.
  static func rename(_ old: URL, _ new: URL) throws {
    guard Foundation.rename(old.path, new.path) == 0 else { throw fault(old, new) }
  }

  /// Gives each of two folders the other's name; the second takes the first's when there is no second.
  ///
  /// - Parameter aside: A name for the second where the system cannot exchange names (NFS) and renames one after the
  ///   other.
  static func exchange(_ first: URL, _ second: URL, aside: URL) throws {
    guard FileManager.default.fileExists(atPath: second.path) else { return try rename(first, second) }
    if exchangesInOneStep(first, second) { return }
    guard [EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else { throw fault(first, second) }
    try rename(second, aside)
    try rename(first, second)
    try rename(aside, first)
  }

  /// renameat2(2), which the C library declares for C programs that ask for GNU's extensions, and for Swift not.
  private static func exchangesInOneStep(_ first: URL, _ second: URL) -> Bool {
    typealias Rename =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    errno = ENOSYS
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let exchange: UInt32 = 2  // RENAME_EXCHANGE of linux/fs.h
    return unsafeBitCast(symbol, to: Rename.self)(AT_FDCWD, first.path, AT_FDCWD, second.path, exchange) == 0
  }

  private static func fault(_ old: URL, _ new: URL) -> MachineFault {
    let words = String(cString: strerror(errno))
    return MachineFault(
      "'\(new.path)' cannot be replaced by '\(old.path)': \(words).",
      help:
        "check who may write in that folder; a folder that is a mount of its own cannot be replaced, one below it can."
    )
  }
}
