import Foundation

/// What holds students' code on this machine, found out by trying.
public struct SandboxStrength: Sendable, Hashable {
  /// Why a confined program cannot be started; `nil` when one was.
  public var fault: String?
  /// What limits memory and processes of the whole tree; without it memory is watched from outside.
  public var groups: ControlGroup.Generation?
  /// Whether each job runs as a user of its own, which only root can bring about.
  public var hasUsers: Bool
  /// Whether system calls are filtered.
  public var filtersCalls: Bool

  /// Starts a program that does nothing in a sandbox like that of a submission.
  public static func find(bubblewrap: String) -> SandboxStrength {
    var strength = SandboxStrength(
      groups: ControlGroup.available, hasUsers: geteuid() == 0, filtersCalls: SystemCallFilter() != nil)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-trial-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var box = Bubblewrap()
    box.readable = ["/usr/bin/true"]
    box.user = 61_183
    box.group = ControlGroup(name: folder.lastPathComponent, memory: 256 << 20, processes: 16)
    defer { box.group?.end() }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      if let filter = SystemCallFilter() {
        let file = folder.appendingPathComponent("filter")
        try Data(filter.bytes).write(to: file)
        box.filterFile = file.path
      }
      let command = box.launcher(program: bubblewrap) + ["/usr/bin/true"]
      let run = try BoundedRun.of(
        command[0], Array(command.dropFirst()), environment: ["PATH": "/usr/bin:/bin"],
        // A guard against hanging: on a machine with ten builds even a start takes long.
        limits: RunLimits(seconds: 300))
      if !run.outcome.isSuccess {
        let words = String(decoding: run.standardError, as: UTF8.self)
          .trimmingCharacters(in: .whitespacesAndNewlines)
        strength.fault = words.isEmpty ? "\(run.outcome)" : words
      }
    } catch {
      strength.fault = "\(error)"
    }
    return strength
  }

  /// What is weaker here than it could be, each with its remedy; empty when nothing is.
  public var weaknesses: [String] {
    var found: [String] = []
    if groups == nil {
      let remedy = hasUsers ? "give this container a control group of its own" : "grade as root"
      found.append("memory is watched and not held, because no control group can be made: \(remedy)")
    }
    if !hasUsers { found.append("all jobs run as one user: grade as root") }
    if !filtersCalls { found.append("system calls are not filtered on this architecture") }
    return found
  }

  /// In a line.
  public var summary: String {
    let limits =
      switch groups {
      case .second: "memory and processes held by control groups (version 2)"
      case .first: "memory and processes held by control groups (version 1)"
      case nil: "memory watched, processes held by rlimits"
      }
    return
      "own namespaces, no network; \(limits); CPU time, files and open files by rlimits; "
      + (filtersCalls ? "system calls filtered" : "system calls not filtered")
      + (hasUsers ? "; each job under a user of its own" : "; all jobs under your user")
  }
}
