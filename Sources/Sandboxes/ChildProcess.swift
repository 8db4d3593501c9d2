import Glibc

/// A process that leads a process group of its own, so that whatever it starts ends with it.
public struct ChildProcess: Sendable {
  public let identifier: Int32

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - executable: Path of the program; the search path is not consulted.
  ///   - environment: The whole environment of the child, nothing is inherited.
  ///   - directory: Where the child starts; the current directory when `nil`.
  ///   - descriptors: The child's descriptors and the ones they are copies of. All others are
  ///     closed on `exec`, provided they were opened that way.
  /// - Throws: `SpawnError` when the program cannot be started.
  public init(
    executable: String, arguments: [String], environment: [String: String],
    directory: String? = nil, descriptors: [(child: Int32, parent: Int32)]
  ) throws(SpawnError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Copies go through descriptors far above the targets first, so that no copy overwrites the
    // source of a later one.
    for (offset, pair) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, pair.parent, 200 + Int32(offset))
    }
    for (offset, pair) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, 200 + Int32(offset), pair.child)
      posix_spawn_file_actions_addclose(&actions, 200 + Int32(offset))
    }
    if let directory { linuxChangeDirectory(&actions, directory) }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var argv: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] =
      environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      argv.forEach { free($0) }
      envp.forEach { free($0) }
    }
    var pid: pid_t = 0
    let status = posix_spawn(&pid, executable, &actions, &attributes, &argv, &envp)
    guard status == 0 else {
      throw SpawnError(description: "cannot start \(executable): \(systemMessage(status))")
    }
    identifier = pid
  }

  /// How the process ended, or `nil` while it runs. After the first answer the process is gone
  /// from the system's table: ask no more.
  public func endingIfOver() -> ProcessEnding? {
    var status: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(identifier, &status, WNOHANG) } while result < 0 && errno == EINTR
    if result == 0 { return nil }
    // Somebody else reaped it (a library that ignores SIGCHLD): all we know is that it is over.
    if result < 0 { return .exited(status: 255) }
    return ChildProcess.ending(status)
  }

  /// Waits for the end.
  public func waitForEnd() -> ProcessEnding {
    var status: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(identifier, &status, 0) } while result < 0 && errno == EINTR
    return result < 0 ? .exited(status: 255) : ChildProcess.ending(status)
  }

  /// Ends the process and everything in its group at once.
  public func killGroup() {
    kill(-identifier, SIGKILL)
  }

  /// Sends a signal to the process alone.
  public func send(signal: Int32) {
    kill(identifier, signal)
  }

  /// Resident memory in bytes of the process and all it has started, or `nil` when it is over.
  public var residentBytes: Int? { Self.residentBytes(of: identifier, depth: 0) }

  private static func residentBytes(of identifier: Int32, depth: Int) -> Int? {
    guard let fields = line(of: "/proc/\(identifier)/statm"), fields.count > 1, let pages = Int(fields[1])
    else { return nil }
    // A launcher has the program that counts as its child or grandchild; deeper trees are for limits
    // on processes to hold.
    guard depth < 8 else { return pages * Int(getpagesize()) }
    let children = line(of: "/proc/\(identifier)/task/\(identifier)/children") ?? []
    return children.compactMap { Int32($0) }.reduce(pages * Int(getpagesize())) { total, child in
      total + (residentBytes(of: child, depth: depth + 1) ?? 0)
    }
  }

  /// The first line of a file of the system, at blanks.
  private static func line(of path: String) -> [Substring]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 4096)
    guard fgets(&line, 4096, file) != nil else { return [] }
    return String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      .split { $0 == " " || $0 == "\n" }
  }

  private static func ending(_ status: Int32) -> ProcessEnding {
    // WIFEXITED, WEXITSTATUS and WTERMSIG are macros, which Swift does not import.
    let signal = status & 0x7F
    return signal == 0 ? .exited(status: (status >> 8) & 0xFF) : .signalled(signal)
  }
}
