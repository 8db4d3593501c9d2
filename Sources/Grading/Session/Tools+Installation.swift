import Courses
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
    modules = installation.moduleCache?.appendingPathExtension("graded")
  }
}
