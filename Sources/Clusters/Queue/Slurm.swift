import Files
import Foundation
import Sandboxes
import Site

/// Slurm by its own commands: sbatch, squeue, scancel, scontrol, and sacct where accounting is there.
public struct Slurm: Sendable {
  public let settings: ClusterSettings
  let programs: Programs
  /// What its commands find in their environment, and jobs after them.
  private let environment: [String: String]

  struct Programs: Sendable {
    var sbatch, squeue, scancel, scontrol, sinfo: String
    var sacct: String?
  }

  /// - Throws: `MachineFault` where Slurm's commands are not.
  public init(
    _ settings: ClusterSettings, searchPath: SearchPath = .current,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws {
    func find(_ program: String) throws -> String {
      guard let path = searchPath.find([program]) else {
        throw MachineFault(
          "there is no '\(program)' on this machine, by which work is handed to Slurm.",
          help: "run this where jobs are handed in, such as the cluster's login node, or leave out '--on'.")
      }
      return path
    }
    self.settings = settings
    self.environment = environment
    programs = Programs(
      sbatch: try find("sbatch"), squeue: try find("squeue"), scancel: try find("scancel"),
      scontrol: try find("scontrol"), sinfo: try find("sinfo"), sacct: searchPath.find(["sacct"]))
  }

  /// What a command said.
  struct Answer {
    var isSuccess: Bool
    var output: String
    var errors: String
  }

  /// Slurm's controller gives no answer: it is being started anew, or the network is down.
  struct Silence: Error {
    var words: String
  }

  /// - Throws: `SpawnError` when the command cannot be started, `Silence` when nobody answers it.
  func call(_ program: String, _ arguments: [String], input: String = "") throws -> Answer {
    let run = try BoundedRun.of(
      program, arguments, environment: environment, input: Array(input.utf8),
      limits: RunLimits(seconds: 120, output: 64 << 20))
    let errors = String(decoding: run.standardError, as: UTF8.self)
    if case .ended = run.outcome {} else { throw Silence(words: "no answer within two minutes") }
    let silences = ["Unable to contact slurm controller", "Socket timed out", "Zero Bytes were transmitted"]
    if !run.outcome.isSuccess, silences.contains(where: errors.contains) {
      throw Silence(words: Self.words(errors))
    }
    return Answer(
      isSuccess: run.outcome.isSuccess, output: String(decoding: run.standardOutput, as: UTF8.self),
      errors: errors)
  }

  /// The reason in what a command said, without its name and what it was doing.
  static func words(_ errors: String) -> String {
    let lines = errors.split(separator: "\n").map {
      $0.replacing(/^[a-z]+: (error: )?/, with: "").trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
    guard let last = lines.last(where: { $0.hasPrefix("Batch job submission failed: ") }) ?? lines.last else {
      return "it does not say why"
    }
    return last.replacing("Batch job submission failed: ", with: "")
  }
}
