import Glibc
import Synchronization

/// The processes that this program has started and that are not over yet.
public enum LiveProcesses {
  private static let identifiers = Mutex<Set<Int32>>([])

  /// Starts a process; gives its identifier, or what is no identifier.
  static func starting(_ start: () -> Int32) -> Int32 {
    identifiers.withLock { known in
      let result = start()
      if result > 0 { known.insert(result) }
      return result
    }
  }

  /// Asks for a process's end; once it is told, the number may be another process's.
  static func reaping(_ identifier: Int32, _ ask: () -> ProcessEnding?) -> ProcessEnding? {
    identifiers.withLock { known in
      let ending = ask()
      if ending != nil { known.remove(identifier) }
      return ending
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
