import Foundation
import Synchronization

/// The compiler's cache of C modules. Making it takes longer than compiling a cell, so it is made once, by a
/// cell of our own; each job then gets one of its own, in which it may add what it needs besides.
///
/// Were it shared, one job's compiler could write what another's reads. The cache holds the path where it
/// was made, so each is mounted at `url`.
final class ModuleCache: Sendable {
  /// Where compilers see it.
  let url: URL
  private let isMade = Mutex(false)

  init(url: URL) { self.url = url }

  /// Makes it, unless it is there. Who comes second waits.
  ///
  /// - Parameter make: Gets an empty folder that other users can pass through, and gives the cache in it.
  /// - Throws: What `make` throws; the next one then tries again.
  func makeOnce(_ make: (URL) throws -> URL) throws {
    try isMade.withLock { isMade in
      guard !isMade, !FileManager.default.fileExists(atPath: url.path) else { return }
      let folder = url.deletingLastPathComponent().appendingPathComponent("warm-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      _ = chmod(folder.path, 0o711)
      defer { try? FileManager.default.removeItem(at: folder) }
      let made = try make(folder)
      // Jobs share the files; the folders are their own.
      for path in try FileManager.default.subpathsOfDirectory(atPath: made.path) {
        let file = made.appendingPathComponent(path).path
        _ = lchown(file, geteuid(), getegid())
        if !Self.isFolder(file) { _ = chmod(file, 0o444) }
      }
      do {
        try FileManager.default.moveItem(at: made, to: url)
      } catch {
        // Another grader with the same path was faster, and its cache is as good.
        guard FileManager.default.fileExists(atPath: url.path) else { throw error }
      }
      isMade = true
    }
  }

  /// Gives a job its own: new folders that lead to the same modules.
  ///
  /// Nothing else is in it. A lock of another compiler would be waited for: in a sandbox, with a name and processes of
  /// its own, nobody can see that whoever holds it is gone.
  ///
  /// - Throws: When the disk refuses.
  func give(to folder: URL) throws {
    guard !FileManager.default.fileExists(atPath: folder.path) else { return }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for path in try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted() {
      let (from, to) = (url.appendingPathComponent(path), folder.appendingPathComponent(path))
      if Self.isFolder(from.path) {
        try FileManager.default.createDirectory(at: to, withIntermediateDirectories: true)
        _ = chmod(to.path, 0o777)
      } else if from.pathExtension == "pcm" || from.lastPathComponent == "modules.timestamp" {
        try FileManager.default.linkItem(at: from, to: to)
      }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
