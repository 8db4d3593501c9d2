internal import CLinux
import Glibc

/// What tool, worker and kit agree on besides the records on the wire, see `CLinux/contract.h`.
public enum WorkerContract {
  /// Where the worker finds commands, and where it sends records.
  public static let commandDescriptor = lectern_command_descriptor
  public static let recordDescriptor = lectern_record_descriptor
  /// Asks where a cell is whose time is over.
  public static let askingSignal = lectern_asking_signal
  /// Gives up a checkpoint between two others.
  public static let thinningSignal = lectern_thinning_signal
  /// Of a worker that can no longer read commands although the tool is still there.
  public static let lostToolStatus = lectern_lost_tool_status
}

/// `pipe2`: both ends close on `exec`, without the gap that `pipe` and `fcntl` leave between them.
func linuxPipe(_ ends: inout [Int32]) -> Int32 {
  pipe2(&ends, O_CLOEXEC)
}

/// A descriptor that can be read once a process has ended (pidfd_open(2)).
func linuxOpenProcess(_ identifier: Int32) -> Int32 { lectern_open_process(identifier) }

/// Starts a program that is ended with the calling thread, see `process.h`.
///
/// - Returns: The process's identifier, or the negative error number.
func linuxSpawn(
  _ path: String, arguments: [String], environment: [String], directory: String?,
  descriptors: [(child: Int32, parent: Int32)]
) -> Int32 {
  let argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
  let envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
  defer {
    argv.forEach { free($0) }
    envp.forEach { free($0) }
  }
  let (child, parent) = (descriptors.map(\.child), descriptors.map(\.parent))
  return lectern_spawn(path, argv, envp, directory, child, parent, Int32(descriptors.count))
}
