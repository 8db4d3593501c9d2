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
}
