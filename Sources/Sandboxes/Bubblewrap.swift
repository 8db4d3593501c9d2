import Foundation

/// A command line of bubblewrap: what a confined program sees of the machine, and nothing else.
///
/// Theory of operation. Every namespace is new, so there is no network, no other process and no
/// way to make a further namespace. The root is an empty memory file system onto which only the
/// paths named here are mounted, read-only unless said otherwise. The environment is what is
/// given. When the tool ends or kills the launcher, the process namespace ends with everything in
/// it. Started by root, the program runs as a user that owns nothing, because root inside a user
/// namespace can still read what root may read. A control group, where this process may make one,
/// holds memory and the number of processes; a filter refuses the system calls that nobody needs.
public struct Bubblewrap: Sendable, Hashable {
  /// Paths that can be read, at the same path inside.
  public var readable: [String] = []
  /// Paths that can be written, at the same path inside.
  public var writable: [String] = []
  /// Folders that can be written and stand elsewhere inside: by their path there, their path outside.
  public var writableElsewhere: [String: String] = [:]
  public var environment: [String: String] = [:]
  /// The empty folder in which the program starts; it lives in memory.
  public var workingDirectory = "/notebook"
  /// How much it may write, in bytes, to its working folder and to /tmp each.
  public var temporaryBytes = 64 << 20
  /// Address space in bytes, processes of the user, size of one file in bytes, CPU seconds.
  public var addressSpace: Int?
  public var processes: Int?
  public var cpuSeconds: Int?
  /// The user to become first, when started by root.
  public var user: Int?
  /// What holds memory and processes of the whole tree.
  public var group: ControlGroup?
  /// A file with the bytes of a `SystemCallFilter`.
  public var filterFile: String?
  /// What the program has of its own; all of it, unless a test shows what one of them holds off.
  public var spaces = Set(Space.allCases)

  /// A namespace of Linux, by bubblewrap's word for it.
  public enum Space: String, Sendable, Hashable, CaseIterable {
    case network = "--unshare-net"
    case processes = "--unshare-pid"
    case messages = "--unshare-ipc"
    case names = "--unshare-uts"
    case groups = "--unshare-cgroup-try"
  }

  public init() {}

  /// The words that stand before the confined program's own command.
  public func launcher(program: String) -> [String] {
    joining + becoming + limiting + [program] + namespaces + mounts + setting
      + ["--chdir", workingDirectory, "--"]
  }

  /// A process can only bring itself into a group and open the filter, so a shell does it first. A
  /// failure there must not be taken for the program's.
  private var joining: [String] {
    guard group != nil || filterFile != nil else { return [] }
    let entrances = group?.entrances ?? []
    var script = entrances.indices.map { "echo $$ > \"$\($0 + 1)\" || exit \(Self.launchFailure); " }.joined()
    script += "shift \(entrances.count); "
    if filterFile != nil {
      script += "exec \(Self.filterDescriptor)<\"$1\" || exit \(Self.launchFailure); shift; "
    }
    return ["/bin/sh", "-c", script + "exec \"$@\"", "sandbox"] + entrances + [filterFile].compactMap { $0 }
  }

  /// The status with which the launcher gives up before anything was started.
  public static let launchFailure: Int32 = 125
  private static let filterDescriptor = 9

  private var becoming: [String] {
    guard let user, geteuid() == 0 else { return [] }
    return [
      "/usr/bin/setpriv", "--reuid", "\(user)", "--regid", "\(user)", "--clear-groups", "--inh-caps=-all",
      "--no-new-privs", "--",
    ]
  }

  private var limiting: [String] {
    var words = ["/usr/bin/prlimit", "--core=0", "--nofile=512", "--fsize=\(temporaryBytes)"]
    if let addressSpace { words.append("--as=\(addressSpace)") }
    // Counts all processes of the user, so it holds only where the user is the job's own. A group, which
    // can say afterwards that it was reached, comes first.
    if let processes, user != nil { words.append("--nproc=\(processes + (group == nil ? 0 : 64))") }
    if let cpuSeconds { words.append("--cpu=\(cpuSeconds)") }
    return words + ["--"]
  }

  private var namespaces: [String] {
    let own = Space.allCases.filter(spaces.contains).map(\.rawValue)
    let further = [
      "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
      "--clearenv",
    ]
    let name = spaces.contains(.names) ? ["--hostname", "sandbox"] : []
    return own + further + name + (filterFile == nil ? [] : ["--seccomp", "\(Self.filterDescriptor)"])
  }

  private var mounts: [String] {
    var words = ["--proc", "/proc", "--dev", "/dev"]
    for folder in ["/tmp", workingDirectory] { words += ["--size", "\(temporaryBytes)", "--tmpfs", folder] }
    words += ["--ro-bind", "/usr/lib", "/usr/lib", "--symlink", "usr/lib", "/lib"]
    words += ["--ro-bind-try", "/usr/lib64", "/usr/lib64", "--symlink", "usr/lib64", "/lib64"]
    for path in readable { words += ["--ro-bind", path, path] }
    for path in writable { words += ["--bind", path, path] }
    for (inside, outside) in writableElsewhere.sorted(by: { $0.key < $1.key }) {
      words += ["--bind", outside, inside]
    }
    return words
  }

  private var setting: [String] {
    environment.sorted { $0.key < $1.key }.flatMap { ["--setenv", $0.key, $0.value] }
  }
}
