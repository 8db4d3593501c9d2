import Foundation

/// Files that are whole or absent.
///
/// A file is written under a temporary name, synced, and renamed. The writer holds a lock on the
/// temporary file, so that one whose writer was killed is told from one that is being written.
public enum AtomicFile {
  /// Writes a file.
  ///
  /// - Parameter isSynced: Whether the file must outlive a power failure; what the next build compares
  ///   and writes again need not.
  /// - Throws: `MachineFault` with the system's words when the disk is full or not writable; the
  ///   old file then stands as it was.
  public static func write(_ data: Data, to file: URL, isSynced: Bool = true) throws {
    // Another build may have taken the temporary file for a leftover before it was locked.
    for _ in 0..<3 {
      if try writeOnce(data, to: file, isSynced: isSynced) { return }
    }
    errno = ENOENT
    throw fault(file)
  }

  /// Gives a finished file its name in one step, after its bytes have reached the disk.
  ///
  /// - Throws: `MachineFault` with the system's words; the old file then stands as it was.
  public static func adopt(_ finished: URL, as file: URL) throws {
    let descriptor = open(finished.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(file) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0, rename(finished.path, file.path) == 0 else { throw fault(file) }
  }

  private static func writeOnce(_ data: Data, to file: URL, isSynced: Bool) throws -> Bool {
    let temporary = file.path + temporaryMark + String(UInt32.random(in: 0...UInt32.max))
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(file) }
    defer { close(descriptor) }
    flock(descriptor, LOCK_EX)
    if writeAll(data, to: descriptor), !isSynced || fsync(descriptor) == 0,
      rename(temporary, file.path) == 0
    {
      return true
    }
    let problem = errno
    let isGone = unlink(temporary) != 0
    if isGone && problem == ENOENT { return false }
    errno = problem
    throw fault(file)
  }

  private static func writeAll(_ data: Data, to descriptor: Int32) -> Bool {
    data.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count, let base = buffer.baseAddress {
        let count = Foundation.write(descriptor, base + sent, buffer.count - sent)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }

  /// Makes a folder and those above it.
  ///
  /// - Throws: `MachineFault` with the system's words.
  public static func makeFolder(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      let words = reason.map { String(cString: strerror(Int32($0.code))) } ?? error.localizedDescription
      throw MachineFault(
        "the folder '\(folder.path)' cannot be made: \(words).",
        help: "make room on the disk and check who may write there.")
    }
  }

  // MARK: - Leftovers

  private static let temporaryMark = ".lectern-new-"

  /// Removes what writers that were killed have left beneath a folder.
  public static func removeLeftovers(in folder: URL) {
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    where name.contains(temporaryMark) {
      let path = folder.appendingPathComponent(name).path
      guard let lock = FileLock(existing: path, waits: false) else { continue }
      unlink(path)
      lock.release()
    }
  }

  private static func fault(_ file: URL) -> MachineFault {
    MachineFault(
      "cannot write '\(file.path)': \(String(cString: strerror(errno))).",
      help: "make room on the disk and check who may write there.")
  }
}
