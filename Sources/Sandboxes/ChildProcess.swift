import Glibc

/// A process that leads a process group of its own, so that whatever it starts ends with it.
///
/// It is ended when the thread that started it is over, which the threads that follow a process to
/// its end never are before; that is how nothing is left behind when this program is killed.
public struct ChildProcess: Sendable {
  public let identifier: Int32

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - executable: Path of the program; the search path is not consulted.
  ///   - environment: The whole environment of the child, nothing is inherited.
  ///   - directory: Where the child starts; the current directory when `nil`.
  ///   - descriptors: The child's descriptors and the ones they are copies of. All others above
  ///     them are closed.
  /// - Throws: `SpawnError` when the program cannot be started.
  public init(
    executable: String, arguments: [String], environment: [String: String],
    directory: String? = nil, descriptors: [(child: Int32, parent: OwnedDescriptor)]
  ) throws(SpawnError) {
    let result = RunningProcesses.starting {
      linuxSpawn(
        executable, arguments: [executable] + arguments,
        environment: environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
        directory: directory, descriptors: descriptors.map { ($0.child, $0.parent.number) })
    }
    // Open until the child has its copies.
    withExtendedLifetime(descriptors) {}
    guard result > 0 else {
      throw SpawnError(description: "cannot start \(executable): \(systemMessage(-result))")
    }
    identifier = result
  }

  /// How the process ended, or `nil` while it runs. After the first answer the process is gone
  /// from the system's table: ask no more.
  ///
  /// What is left of its group ends with it, before it is gone: then the number may be another group's.
  public func endingIfOver() -> ProcessEnding? { RunningProcesses.reap(identifier) }

  /// Waits for the end.
  public func waitForEnd() -> ProcessEnding {
    while true {
      // Left in the system's table, so that nobody signals another process of this number.
      var information = siginfo_t()
      let result = waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT)
      if result < 0 && errno == EINTR { continue }
      if let ending = endingIfOver() { return ending }
    }
  }

  /// Ends the process and everything in its group at once; nothing once its end has been told.
  public func killGroup() { RunningProcesses.signal(-identifier, SIGKILL) }

  /// Sends a signal to the process alone; nothing once its end has been told.
  public func send(signal: Int32) { RunningProcesses.signal(identifier, signal) }

  /// Resident memory in bytes, or `nil` when the process is over.
  public var residentBytes: Int? { identifier.residentBytes }

  /// Waits until a process that is nobody's business to reap here has ended.
  public static func waitUntilOver(_ identifier: Int32, seconds: Double) {
    let descriptor = linuxOpenProcess(identifier)
    // There is none of that number any more.
    guard descriptor >= 0 else { return }
    _ = Descriptor.waitForInput([descriptor], milliseconds: Int32(seconds * 1000))
    Descriptor.close(descriptor)
  }

  /// Whether there is no process of this number, or it has ended and nobody has reaped it yet.
  public static func isOver(_ identifier: Int32) -> Bool {
    let descriptor = linuxOpenProcess(identifier)
    guard descriptor >= 0 else { return true }
    defer { Descriptor.close(descriptor) }
    return !Descriptor.waitForInput([descriptor], milliseconds: 0).isEmpty
  }

  /// What a status of `waitpid` says.
  public static func ending(_ status: Int32) -> ProcessEnding {
    // WIFEXITED, WEXITSTATUS and WTERMSIG are macros, which Swift does not import.
    let signal = status & 0x7F
    return signal == 0 ? .exited(status: (status >> 8) & 0xFF) : .signalled(signal)
  }
}

extension pid_t {
  /// Resident memory of the process of this number in bytes, or `nil` when there is none.
  public var residentBytes: Int? {
    guard let file = fopen("/proc/\(self)/statm", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return nil }
    let fields = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      .split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
    return pages * Int(getpagesize())
  }

  /// Resident memory of the process and of all it has started in bytes, or `nil` when it is over:
  /// a launcher has the program that counts as its child's child.
  public var residentBytesOfAll: Int? { residentBytesOfAll(depth: 0) }

  private func residentBytesOfAll(depth: Int) -> Int? {
    guard let own = residentBytes else { return nil }
    // Deeper trees are for the limit on processes to hold.
    guard depth < 8, let file = fopen("/proc/\(self)/task/\(self)/children", "r") else { return own }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 4096)
    guard fgets(&line, 4096, file) != nil else { return own }
    let children = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      .split(separator: " ").compactMap { pid_t($0) }
    return children.reduce(own) { $0 + ($1.residentBytesOfAll(depth: depth + 1) ?? 0) }
  }
}
