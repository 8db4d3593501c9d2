import Files
import Foundation

/// A task that did not come to its end, however often it was handed out.
public struct TaskLoss: Error, Sendable, Hashable {
  /// The task as its order names it.
  public var task: String
  /// What happened to it, as a sentence.
  public var sentence: String
  public var help: String
}

extension TaskLoss {
  /// What a node said that could not do it.
  init(_ task: String, _ fault: NodeAnswer.Fault, node: String, isGrading: Bool) {
    if let state = fault.ending {
      let ending = JobEnding(state: state, status: nil, signal: nil, node: node)
      self.init(task, ending, lastWords: "", isGrading: isGrading)
    } else {
      self.init(
        task: task, sentence: "'\(task)' could not be done on node '\(node)': \(fault.message)",
        help: fault.help)
    }
  }

  /// What became of a job that left no answer.
  init(_ task: String, _ ending: JobEnding?, lastWords: String, isGrading: Bool) {
    let node = ending.map { $0.node.isEmpty ? "" : " on node '\($0.node)'" } ?? ""
    let said = lastWords.isEmpty ? "" : "; its last words: \(lastWords)"
    let again =
      isGrading ? "'--resume' hands out those that are missing" : "the next build hands it out again"
    var (what, help) = ("ended without an answer\(node)\(said).", "\(again); 'sacct' may say more.")
    switch ending?.state {
    case "TIMEOUT", "DEADLINE":
      what = "ran out of its time\(node)."
      help = "give it more with '--time', or `time:` under `cluster:` in course.yml; \(again)."
    case "OUT_OF_MEMORY":
      what = "ran out of its memory\(node)."
      help = "give it more with '--memory', or `memory:` under `cluster:` in course.yml; \(again)."
    case "PREEMPTED":
      what = "had to make way for other jobs\(node)."
      help = "allow more tries with `retries:` under `cluster:`, or take another '--partition'; \(again)."
    case "NODE_FAIL", "BOOT_FAIL":
      what = "was lost with its node\(ending.map { $0.node.isEmpty ? "" : " '\($0.node)'" } ?? "")."
      help = "\(again)."
    case "CANCELLED", "REVOKED":
      what = "was cancelled by somebody\(node)."
      help = "\(again)."
    case "FAILED":
      let how =
        ending?.signal.map { "was ended by signal \($0)" } ?? "failed with status \(ending?.status ?? 1)"
      what = "\(how)\(node)\(said)."
      // All that Slurm tells where it watches memory itself, without control groups.
      help =
        ending?.signal == 9
        ? "if it took more memory than it had asked for, give it more with '--memory'; \(again)."
        : "\(again)."
    default: break
    }
    self.init(task: task, sentence: "'\(task)' \(what)", help: help)
  }

  /// What says that the tool itself cannot go on: every other job would say the same.
  ///
  /// - Parameter runs: The folder of all runs.
  static func fatal(_ ending: JobEnding?, runs: String, program: String) -> MachineFault? {
    let node = ending?.node ?? ""
    let here = FileManager.default.currentDirectoryPath
    switch ending?.status {
    case JobScript.noDirectory, JobScript.noFolder:
      let folder = ending?.status == JobScript.noDirectory ? here : runs
      return MachineFault(
        "node '\(node)' does not see the folder '\(folder)'.",
        help:
          "course, submissions and reports have to lie in a folder that all nodes share, at the same path.")
    case JobScript.noProgram:
      return MachineFault(
        "node '\(node)' does not see the program '\(program)'.",
        help: "install Lectern and the Swift toolchain in a folder that all nodes share, at the same path.")
    default: return nil
    }
  }
}
