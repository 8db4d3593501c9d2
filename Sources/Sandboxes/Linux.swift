internal import CLinux
import Glibc

/// `pipe2`: both ends close on `exec`, without the gap that `pipe` and `fcntl` leave between them.
func linuxPipe(_ ends: inout [Int32]) -> Int32 {
  pipe2(&ends, O_CLOEXEC)
}

/// A descriptor that can be read once a process has ended (pidfd_open(2)).
func linuxOpenProcess(_ identifier: Int32) -> Int32 { lectern_open_process(identifier) }

/// Closes every descriptor of the child from one on: libraries open some that would be inherited.
func linuxCloseDescriptors(_ actions: inout posix_spawn_file_actions_t, from first: Int32) {
  _ = posix_spawn_file_actions_addclosefrom_np(&actions, first)
}

/// Makes the child start in `directory`.
func linuxChangeDirectory(_ actions: inout posix_spawn_file_actions_t, _ directory: String) {
  _ = posix_spawn_file_actions_addchdir_np(&actions, directory)
}
