import Wire

/// What ended a chapter's run before its last cell.
public enum RunStop: String, Sendable, Hashable, Codable {
  /// A thrown error, or `exit`.
  case failed
  /// A signal, or the worker's sudden end.
  case crashed
  case timeLimit = "time limit"
  case memoryLimit = "memory limit"
  case outputLimit = "output limit"
  /// Bytes that are no record came on the record channel, or it was closed.
  case refused

  init?(_ ending: UnitEnding, threw: Bool) {
    switch ending {
    case .ended:
      guard threw else { return nil }
      self = .failed
    case .cancelled: return nil
    case .exited: self = .failed
    case .died(.exited(status: workerLostItsTool)), .forged: self = .refused
    case .trapped, .died: self = .crashed
    case .timeLimit: self = .timeLimit
    case .memoryLimit: self = .memoryLimit
    case .outputLimit: self = .outputLimit
    }
  }
}
