import Foundation

/// A command line of bubblewrap: what a confined program sees of the machine, and nothing else.
///
/// Theory of operation. Every namespace is new, so there is no network, no other process and no
/// way to make a further namespace. The root is an empty memory file system onto which only the
/// paths named here are mounted, read-only unless said otherwise. The environment is what is
/// given. When the tool ends or kills the launcher, the process namespace ends with everything in
/// it. Started by root, the program runs as a user that owns nothing, because root inside a user
/// namespace can still read what root may read.
public struct Bubblewrap: Sendable, Hashable {
  /// Paths that can be read, at their own places.
  public var readable: [String] = []
  /// Paths that can be written, at their own places.
  public var writable: [String] = []
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

  public init() {}

  /// Where the program is on this machine, if it is.
  public static func path(search: String = "/usr/bin:/usr/local/bin:/bin") -> String? {
    search.split(separator: ":").map { "\($0)/bwrap" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// What to do when it is missing.
  public static let remedy = "apt-get install bubblewrap"

  /// The words that stand before the confined program's own command.
  public func launcher(program: String) -> [String] {
    becoming + limiting + [program] + namespaces + mounts + setting + ["--chdir", workingDirectory, "--"]
  }

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
    // Counts all processes of the user, so it holds only where the user is the job's own.
    if let processes, user != nil { words.append("--nproc=\(processes)") }
    if let cpuSeconds { words.append("--cpu=\(cpuSeconds)") }
    return words + ["--"]
  }

  private var namespaces: [String] {
    [
      "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session",
      "--cap-drop", "ALL", "--clearenv", "--hostname", "sandbox",
    ]
  }

  private var mounts: [String] {
    var words = ["--proc", "/proc", "--dev", "/dev"]
    for place in ["/tmp", workingDirectory] { words += ["--size", "\(temporaryBytes)", "--tmpfs", place] }
    words += ["--ro-bind", "/usr/lib", "/usr/lib", "--symlink", "usr/lib", "/lib"]
    words += ["--ro-bind-try", "/usr/lib64", "/usr/lib64", "--symlink", "usr/lib64", "/lib64"]
    for path in readable { words += ["--ro-bind", path, path] }
    for path in writable { words += ["--bind", path, path] }
    return words
  }

  private var setting: [String] {
    environment.sorted { $0.key < $1.key }.flatMap { ["--setenv", $0.key, $0.value] }
  }
}
