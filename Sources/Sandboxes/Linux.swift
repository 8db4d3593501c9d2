internal import CLinux
import Glibc

/// `pipe2`: both ends close on `exec`, without the gap that `pipe` and `fcntl` leave between them.
func linuxPipe(_ ends: inout [Int32]) -> Int32 {
  pipe2(&ends, O_CLOEXEC)
}

/// Makes the child start in `directory`.
func linuxChangeDirectory(_ actions: inout posix_spawn_file_actions_t, _ directory: String) {
  _ = posix_spawn_file_actions_addchdir_np(&actions, directory)
}
