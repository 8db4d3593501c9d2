import Foundation

/// Whether the system has ended a process of this job because the job's memory ran out.
///
/// Where Slurm holds memory by control groups, the system ends the largest process of a job, which mostly is a chapter's
/// and not the one that would answer for it. The control group counts how often.
struct MemoryWatch {
  /// The file with the count; `nil` where memory is not held by control groups.
  private let file: String?
  private let before: Int

  /// - Parameters:
  ///   - groups: What `/proc/self/cgroup` says.
  ///   - root: Where control groups are mounted.
  init(
    groups: String = (try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8)) ?? "",
    root: String = "/sys/fs/cgroup"
  ) {
    file = Self.candidates(groups, root).first { access($0, R_OK) == 0 }
    before = Self.count(file)
  }

  var hasRunOut: Bool { Self.count(file) > before }

  /// A line is `8:memory:/slurm/uid_0/job_4/step_batch`, of the newer kind `0::/system.slice/job_4/step_batch`.
  private static func candidates(_ groups: String, _ root: String) -> [String] {
    let lines = groups.split(separator: "\n").map {
      $0.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    }.filter { $0.count == 3 }
    let old = lines.first { $0[1].split(separator: ",").contains("memory") }
    let new = lines.first { $0[0] == "0" && $0[1].isEmpty }
    return [
      old.map { "\(root)/memory\($0[2])/memory.oom_control" }, new.map { "\(root)\($0[2])/memory.events" },
    ].compactMap { $0 }
  }

  private static func count(_ file: String?) -> Int {
    guard let file, let text = try? String(contentsOfFile: file, encoding: .utf8) else { return 0 }
    return text.firstMatch(of: /(?m)^oom_kill ([0-9]+)$/).flatMap { Int($0.1) } ?? 0
  }
}
