import Files
import Foundation
import Sandboxes

/// A program that reaches places: git, ssh, rsync.
struct PublishingProgram: Sendable {
  let tool: ExternalTool
  var programs: SearchPath
  var directory: URL?
  var environment: [String: String] = [:]

  static func tool(_ program: String, _ purpose: String, package: String) -> ExternalTool {
    var tool = ExternalTool.curl
    (tool.name, tool.purpose, tool.packages) = (program, purpose, package)
    tool.programs = [program]
    return tool
  }

  func start(_ arguments: [String], input: Data = Data()) throws -> BoundedRun {
    try BoundedRun.of(
      tool.require(searchPath: programs), arguments,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      directory: directory?.path,
      input: [UInt8](input), limits: RunLimits(seconds: 3_600, output: 1 << 30))
  }

  /// - Parameter help: What to do when it fails.
  /// - Throws: `MachineFault` with the program's last words.
  @discardableResult
  func run(_ arguments: [String], input: Data = Data(), help: String) throws -> Data {
    let run = try start(arguments, input: input)
    guard run.outcome.isSuccess else { throw fault(run, help: help) }
    return Data(run.standardOutput)
  }

  func fault(_ run: BoundedRun, help: String) -> MachineFault {
    let words = String(decoding: run.standardError, as: UTF8.self).split(whereSeparator: \.isNewline).suffix(
      4
    )
    .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "; ")
    return MachineFault("\(tool.name) says: \(words.isEmpty ? "\(run.outcome)" : words)", help: help)
  }
}

extension Data {
  /// As one line of a program's output.
  var line: String { String(decoding: self, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }

  /// Texts that end with a zero byte.
  var zeroTerminated: [String] { split(separator: 0).map { String(decoding: $0, as: UTF8.self) } }
}
