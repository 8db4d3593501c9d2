import Foundation

/// A group of processes whose memory and number the kernel itself limits, however they multiply.
///
/// Theory of operation. Linux has two generations of control groups. The second has one tree; the
/// first has a tree for each resource. A group is a folder that this process makes, so it needs the
/// right to (as a rule: root). The launcher joins the group before it becomes anything else, and
/// all that it starts is in it. When the group is ended, everything in it is, and the folder goes.
public struct ControlGroup: Sendable, Hashable {
  /// Which generation of control groups holds the limits.
  public enum Generation: Int, Sendable, Hashable {
    case first = 1
    case second = 2
  }

  public let generation: Generation
  /// One folder, or for the first generation those of memory and of processes.
  let folders: [String]

  /// Makes a group, or gives `nil` where this process may not.
  ///
  /// - Parameters:
  ///   - name: Unique on the machine.
  ///   - memory: Bytes, files in memory included.
  ///   - processes: Processes and threads.
  public init?(name: String, memory: Int, processes: Int) {
    if let folder = Self.secondGeneration(name, memory, processes) {
      generation = .second
      folders = [folder]
    } else if let found = Self.firstGeneration(name, memory, processes) {
      generation = .first
      folders = found
    } else {
      return nil
    }
  }

  /// What this process may make here.
  public static let available: Generation? = {
    guard let trial = ControlGroup(name: "lectern-trial-\(getpid())", memory: 64 << 20, processes: 8) else {
      return nil
    }
    trial.end()
    return trial.generation
  }()

  /// The file that a process writes its number into to join, for each folder.
  var entrances: [String] { folders.map { $0 + "/cgroup.procs" } }

  /// Whether the kernel has ended a process of the group because the memory was used up.
  public var ranOutOfMemory: Bool {
    switch generation {
    case .second: Self.count("oom_kill", in: folders[0] + "/memory.events") > 0
    case .first: Self.count("oom_kill", in: folders[0] + "/memory.oom_control") > 0
    }
  }

  /// Whether a process could not be started because there were too many.
  public var ranOutOfProcesses: Bool {
    Self.count("max", in: (folders.last ?? "") + "/pids.events") > 0
  }

  /// The processes in the group, as this process counts them. The kernel writes 0 for one that is just
  /// leaving, which to `kill` would mean our own group.
  public var members: [pid_t] {
    Self.text(entrances[0]).split(separator: "\n").compactMap { pid_t($0) }.filter { $0 > 1 }
  }

  /// Ends everything in the group and removes it.
  public func end() {
    for _ in 0..<500 {
      for member in members { kill(member, SIGKILL) }
      if folders.allSatisfy({ rmdir($0) == 0 || errno == ENOENT }) { return }
      usleep(2_000)
    }
  }

  // MARK: - Making

  private static let root = "/sys/fs/cgroup"

  private static func secondGeneration(_ name: String, _ memory: Int, _ processes: Int) -> String? {
    guard FileManager.default.fileExists(atPath: root + "/cgroup.controllers") else { return nil }
    // A group with processes of its own hands on no limits, so the root and what is above come first.
    let own = ownPath { $0 == "" }
    let above = own.split(separator: "/").dropLast().joined(separator: "/")
    for parent in [root, "\(root)/\(above)", root + own] {
      _ = write("+memory +pids", to: parent + "/cgroup.subtree_control")
      let folder = "\(parent)/\(name)"
      guard mkdir(folder, 0o755) == 0 else { continue }
      if write("\(memory)", to: folder + "/memory.max"), write("\(processes)", to: folder + "/pids.max") {
        // Swap is no way around the limit, and half a dead notebook is of no use.
        _ = write("0", to: folder + "/memory.swap.max")
        _ = write("1", to: folder + "/memory.oom.group")
        return folder
      }
      rmdir(folder)
    }
    return nil
  }

  private static func firstGeneration(_ name: String, _ memory: Int, _ processes: Int) -> [String]? {
    guard let first = folder("memory", name, [("memory.limit_in_bytes", memory)]) else { return nil }
    // Memory and swap together; not every kernel counts swap.
    _ = write("\(memory)", to: first + "/memory.memsw.limit_in_bytes")
    guard let second = folder("pids", name, [("pids.max", processes)]) else {
      rmdir(first)
      return nil
    }
    return [first, second]
  }

  private static func folder(_ controller: String, _ name: String, _ limits: [(String, Int)]) -> String? {
    let own = ownPath { $0.split(separator: ",").contains(Substring(controller)) }
    for parent in ["\(root)/\(controller)\(own)", "\(root)/\(controller)"] {
      let folder = "\(parent)/\(name)"
      guard mkdir(folder, 0o755) == 0 else { continue }
      if limits.allSatisfy({ write("\($0.1)", to: "\(folder)/\($0.0)") }) { return folder }
      rmdir(folder)
    }
    return nil
  }

  /// The group that this process is in, "" for the root.
  private static func ownPath(where isWanted: (String) -> Bool) -> String {
    for line in text("/proc/self/cgroup").split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, isWanted(String(parts[1])) else { continue }
      return parts[2] == "/" ? "" : String(parts[2])
    }
    return ""
  }

  // MARK: - Files of the kernel

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func count(_ name: String, in path: String) -> Int {
    for line in text(path).split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == Substring(name) { return Int(words[1]) ?? 0 }
    }
    return 0
  }

  /// In one call to `write`, which is how the kernel reads a limit.
  private static func write(_ value: String, to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { Descriptor.close(descriptor) }
    return value.withCString { Glibc.write(descriptor, $0, strlen($0)) } == value.utf8.count
  }
}
