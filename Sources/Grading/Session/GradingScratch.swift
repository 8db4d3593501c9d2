public import Foundation

/// A folder for one grading, in the system's folder for temporary files, which every job's user can pass
/// through. It goes when nobody holds it any more.
public final class GradingScratch: Sendable {
  public let url: URL

  /// Makes it, and removes what a grading left that was killed.
  public init() throws {
    let temporary = FileManager.default.temporaryDirectory
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

  deinit { try? FileManager.default.removeItem(at: url) }
}
