import Courses
import Files
import Foundation

extension Grader.Tools {
  /// What an installation of Lectern grades with; data are looked for as from the working directory.
  ///
  /// - Parameter bubblewrap: The sandbox's program; `nil` runs without one.
  /// - Throws: `MachineFault` when compiler or kit are missing.
  init(_ installation: Installation, bubblewrap: String?, scratch: URL) throws {
    self.init(
      toolchain: try installation.toolchain(cache: nil), kit: try installation.kit(cache: nil),
      bubblewrap: bubblewrap, search: DataFolders.search(try CourseLocation(paths: []), configured: []),
      scratch: scratch)
    // What runs unconfined writes into the cache that it uses; sandboxes are given copies of theirs, which stays as it was
    // made. That of another build of the kit would be made whole by each job anew.
    let build = Digest.sha256(text: "\(kit.library) \(FileStamp(of: kit.library)?.description ?? "")")
    modules =
      bubblewrap == nil
      ? installation.moduleCache
      : installation.moduleCache?.appendingPathExtension("graded-\(build.prefix(16))")
  }
}
