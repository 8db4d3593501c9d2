internal import CLinux
import Glibc

/// What this program and the kit agree on, and the calls that Swift has no words for.
enum Linux {
  typealias Observed = lectern_observation

  static let commandDescriptor = lectern_command_descriptor
  static let recordDescriptor = lectern_record_descriptor
  static let askingSignal = lectern_asking_signal

  /// Both ends close on `exec`, so that programs that cells start do not hold them; `nil` without descriptors.
  static func pipe() -> (reading: Int32, writing: Int32)? {
    var ends: [Int32] = [0, 0]
    return pipe2(&ends, O_CLOEXEC) == 0 ? (ends[0], ends[1]) : nil
  }

  /// Splits the process in two, of which the child has this thread alone.
  static func fork() -> Int32 { lectern_fork() }

  /// The kernel sends this process a signal when its parent ends.
  static func endWithParent(_ signal: Int32) { _ = lectern_end_with_parent(signal) }

  /// Whether the next child is in a process space of its own: 0 if not, 2 if in a new user space too.
  static func enterProcessSpace() -> Int32 { lectern_enter_process_space() }
}
