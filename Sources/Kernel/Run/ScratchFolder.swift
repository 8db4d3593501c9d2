import Files
import Foundation
import Sandboxes
import Synchronization

/// A folder for one chapter's run, so that two of them, or two builds, do not meet.
///
/// Its name is also the mark of the processes that the run starts. The lock beside it is held as
/// long as this program lives, so the next build knows what one that was killed has left.
public struct ScratchFolder: Sendable {
  let url: URL
  let mark: RunMark
  private let lock: FileLock

  private static let inUse = Mutex<[String: ScratchFolder]>([:])

  /// - Parameter folder: `scratch` in the course's cache.
  /// - Throws: `MachineFault` when the disk refuses.
  init(in folder: URL) throws {
    try AtomicFile.makeFolder(folder)
    Self.removeAbandoned(in: folder)
    let mark = RunMark()
    let url = folder.appendingPathComponent(mark.value)
    var lock: FileLock?
    for _ in 0..<20 where lock == nil { lock = FileLock(making: url.path + Self.lockSuffix) }
    guard let lock else {
      throw MachineFault(
        "cannot write in '\(folder.path)': \(String(cString: strerror(errno))).",
        help: "make room on the disk and check who may write there.")
    }
    self.url = url
    self.mark = mark
    self.lock = lock
    do {
      try AtomicFile.makeFolder(url)
    } catch {
      remove()
      throw error
    }
    let made = self
    Self.inUse.withLock { $0[mark.value] = made }
  }

  private static let lockSuffix = ".lock"

  func remove() {
    try? FileManager.default.removeItem(at: url)
    try? FileManager.default.removeItem(atPath: url.path + Self.lockSuffix)
    lock.release()
    Self.inUse.withLock { $0[mark.value] = nil }
  }

  /// Removes the folders of all runs that are going on, and what their cells have started; for a
  /// program that is about to leave.
  public static func removeAll() {
    for scratch in inUse.withLock({ Array($0.values) }) {
      scratch.mark.endProcesses()
      scratch.remove()
    }
  }

  /// Ends and removes what programs that were killed have left.
  static func removeAbandoned(in folder: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasSuffix(lockSuffix) {
      let path = folder.appendingPathComponent(name).path
      guard let lock = FileLock(existing: path, waits: false) else { continue }
      let mark = RunMark(String(name.dropLast(lockSuffix.count)))
      mark.endProcesses()
      try? FileManager.default.removeItem(at: folder.appendingPathComponent(mark.value))
      unlink(path)
      lock.release()
    }
  }
}
