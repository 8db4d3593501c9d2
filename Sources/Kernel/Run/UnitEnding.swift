import Sandboxes
import Wire

/// How one unit ended.
enum UnitEnding {
  case ended
  case trapped(signal: Int32, frames: [StackFrame])
  case exited(frames: [StackFrame])
  case died(ProcessEnding)
  case timeLimit(frames: [StackFrame])
  case memoryLimit(Int)
  /// More results than a page can hold.
  case outputLimit
  /// Bytes that are no record came on the record channel.
  case forged
  case cancelled

  /// Whether the worker is about to be over by itself.
  var endsWorker: Bool {
    switch self {
    case .trapped, .exited: true
    default: false
    }
  }
}
