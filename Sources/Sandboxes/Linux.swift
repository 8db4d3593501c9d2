internal import CLinux
import Glibc

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
