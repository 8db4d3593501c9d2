import Foundation
import Sandboxes

/// Runs the built program as a user does: in a folder, with a command line.
struct Program {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-system-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program lies beside the test program.
  static var path: String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("lectern").path
  }

  func lectern(
    _ arguments: String..., environment: [String: String] = [:], seconds: Double = 120
  ) throws -> Outcome {
    var variables = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.path]
    variables.merge(environment) { $1 }
    let run = try BoundedRun.of(
      Self.path, arguments, environment: variables, directory: folder.path,
      limits: RunLimits(seconds: seconds))
    var status: Int32 = -1
    if case .ended(.exited(let code)) = run.outcome { status = code }
    return Outcome(
      status: status, output: String(decoding: run.standardOutput, as: UTF8.self),
      errors: String(decoding: run.standardError, as: UTF8.self))
  }

  func write(_ path: String, _ text: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ path: String) -> String? {
    (try? Data(contentsOf: folder.appendingPathComponent(path))).map { String(decoding: $0, as: UTF8.self) }
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }
}
