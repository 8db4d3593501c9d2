import Files
import Foundation
import Kernel

/// Finds what this program needs around it.
enum Machine {
  static var searchPath: String { ProcessInfo.processInfo.environment["PATH"] ?? "" }

  /// The running program, by its true path.
  static var executable: URL { URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath() }

  /// The theme: installed under `share`, or in the build folder beside the program.
  static func themeFolder() throws -> URL {
    let folder = executable.deletingLastPathComponent()
    let candidates = [
      folder.deletingLastPathComponent().appendingPathComponent("share/lectern/theme"),
      folder.appendingPathComponent("Lectern_Site.resources/Theme"),
    ]
    guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      throw MachineFault(
        "the theme is in none of its places (\(candidates.map(\.path).joined(separator: ", "))).",
        help: "build the whole package, or install it with 'make install'.")
    }
    return found
  }

  /// How many chapters are compiled and run at once when nobody says.
  static var defaultJobs: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
