import Glibc
import Synchronization

/// The processes that this program has started and that are not over yet.
public enum RunningProcesses {
  private static let identifiers = Mutex<Set<Int32>>([])

  /// Starts a process; gives its identifier, or what is no identifier.
  static func starting(_ start: () -> Int32) -> Int32 {
    identifiers.withLock { known in
      let result = start()
      if result > 0 { known.insert(result) }
      return result
    }
  }

  /// Takes a process that is over out of the system's table, after what is left of its group has been ended:
  /// from then on its number may be another process's, or another group's.
  ///
  /// - Returns: `nil` while it runs.
  static func reap(_ identifier: Int32) -> ProcessEnding? {
    identifiers.withLock { known in
      var information = siginfo_t()
      var result: Int32
      repeat {
        result = waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT)
      } while result < 0 && errno == EINTR
      if result == 0, information.si_signo == 0 { return nil }
      if result == 0, known.contains(identifier) { kill(-identifier, SIGKILL) }
      known.remove(identifier)
      var status: Int32 = 0
      var reaped: pid_t
      repeat { reaped = waitpid(identifier, &status, 0) } while reaped < 0 && errno == EINTR
      // Somebody else reaped it (a library that ignores SIGCHLD): all we know is that it is over.
      return reaped < 0 ? .exited(status: 255) : ChildProcess.ending(status)
    }
  }

  /// Signals a process that has not been taken out of the system's table, or the group that it leads.
  static func signal(_ target: Int32, _ signal: Int32) {
    identifiers.withLock { known in
      if known.contains(abs(target)) { kill(target, signal) }
    }
  }

  /// Ends all of them with their groups, lets no further one start, and leaves this program.
  public static func endAll(thenLeave leave: () -> Never) -> Never {
    identifiers.withLock { known in
      for identifier in known { kill(-identifier, SIGKILL) }
      for identifier in known {
        var information = siginfo_t()
        _ = waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT)
      }
      leave()
    }
  }
}
