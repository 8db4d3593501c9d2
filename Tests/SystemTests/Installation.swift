import Foundation
import Sandboxes

/// `make install` without its build: the tests have built already.
enum Installation {
  /// The folder of the clone.
  static let clone = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func install(into prefix: URL) throws -> Program.Outcome {
    let program = Program(folder: clone)
    let build = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    return try program.run("/bin/bash", ["Scripts/install", build, prefix.path])
  }
}
