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

  /// The program in a folder that is there already.
  init(folder: URL) { self.folder = folder }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program lies beside the test program; `LECTERN_PROGRAM` names another, an installed one.
  static var path: String {
    ProcessInfo.processInfo.environment["LECTERN_PROGRAM"]
      ?? URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("lectern").path
  }

  func lectern(
    _ arguments: String..., environment: [String: String] = [:], seconds: Double = 600
  ) throws -> Outcome {
    try run(Self.path, arguments, environment: environment, seconds: seconds)
  }

  /// Runs any program in the folder, with the environment that `lectern` gets.
  func run(
    _ executable: String, _ arguments: [String], environment: [String: String] = [:], seconds: Double = 600,
    memory: Int = 4 << 30
  ) throws -> Outcome {
    let run = try BoundedRun.of(
      executable, arguments, environment: self.environment(environment), directory: folder.path,
      limits: RunLimits(seconds: seconds, memory: memory))
    var status: Int32 = -1
    if case .ended(.exited(let code)) = run.outcome { status = code }
    return Outcome(
      status: status, output: String(decoding: run.standardOutput, as: UTF8.self),
      errors: String(decoding: run.standardError, as: UTF8.self))
  }

  /// What a program started in the folder finds in its environment.
  func environment(_ additions: [String: String] = [:]) -> [String: String] {
    let own = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.path,
      // Every course would spend a second on filling it.
      "LECTERN_MODULE_CACHE": FileManager.default.temporaryDirectory
        .appendingPathComponent("lectern-test-modules").path,
      // Hundreds of tests build the same few chapters, each in a course of its own.
      "LECTERN_SHARED_CELLS": FileManager.default.temporaryDirectory
        .appendingPathComponent("lectern-test-cells").path,
    ]
    return own.merging(additions) { $1 }
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

  func removeFile(_ path: String) throws {
    try FileManager.default.removeItem(at: folder.appendingPathComponent(path))
  }

  /// All files beneath a folder, by their paths from there.
  func files(in path: String) throws -> [String: Data] {
    let root = folder.appendingPathComponent(path)
    var files: [String: Data] = [:]
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? [] {
      // Folders give no content.
      if let content = FileManager.default.contents(atPath: root.appendingPathComponent(name).path) {
        files[name] = content
      }
    }
    return files
  }
}
