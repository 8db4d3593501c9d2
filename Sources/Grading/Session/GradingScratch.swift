import Files
public import Foundation

/// A folder for one grading, in the system's folder for temporary files, which every job's user can pass
/// through. It goes when nobody holds it any more.
public final class GradingScratch: Sendable {
  public let url: URL

  /// Makes it, and removes what a grading left that was killed.
  public convenience init() throws {
    let (own, common) = (FileManager.default.temporaryDirectory, URL(fileURLWithPath: "/var/tmp"))
    try self.init(in: geteuid() == 0 ? Self.passable([own, common]) : own)
  }

  init(in temporary: URL) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: temporary.path) {
      guard let match = name.wholeMatch(of: /lectern-grading-(\d+)/), let owner = Int32(match.1),
        owner == getpid() || (kill(owner, 0) != 0 && errno == ESRCH)
      else { continue }
      try? FileManager.default.removeItem(at: temporary.appendingPathComponent(name))
    }
    url = temporary.appendingPathComponent("lectern-grading-\(getpid())")
    // Nobody else has made it: the folder for temporary files is everybody's.
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    _ = chmod(url.path, 0o711)
  }

  /// The first folder that sandboxes can be started in: as root they are users of their own, and a folder for temporary
  /// files that is root's alone (Debian's libpam-tmpdir makes such ones) is closed to them.
  ///
  /// - Throws: `MachineFault` when there is none.
  static func passable(_ folders: [URL]) throws -> URL {
    guard let first = folders.first(where: { obstacle(to: $0) == nil }) else {
      let folder = folders.first?.path ?? ""
      throw MachineFault(
        "the sandboxes' users cannot pass through '\(folders.first.flatMap(obstacle) ?? folder)', and nothing can be graded in '\(folder)'.",
        help: "set TMPDIR to a folder that other users can pass through ('chmod o+x').")
    }
    return first
  }

  /// The folder on the way that other users cannot pass through.
  private static func obstacle(to folder: URL) -> String? {
    var folder = folder.resolvingSymlinksInPath()
    while true {
      var status = stat()
      guard stat(folder.path, &status) == 0, status.st_mode & S_IXOTH != 0 else { return folder.path }
      if folder.path == "/" { return nil }
      folder.deleteLastPathComponent()
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
