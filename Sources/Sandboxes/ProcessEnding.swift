/// How a process ended, as the operating system tells it.
public enum ProcessEnding: Sendable, Hashable, Codable {
  case exited(status: Int32)
  case signalled(Int32)

  /// Whether the process left by itself with status 0.
  public var isSuccess: Bool { self == .exited(status: 0) }
}

/// How a bounded run of a process ended.
public enum RunOutcome: Sendable, Hashable {
  case ended(ProcessEnding)
  case timeLimit
  case memoryLimit
  case outputLimit

  /// Whether the process left by itself with status 0.
  public var isSuccess: Bool {
    if case .ended(let ending) = self { ending.isSuccess } else { false }
  }
}

/// A process could not be started, or a descriptor could not be made: the machine's fault.
public struct SpawnError: Error, Sendable, CustomStringConvertible {
  public let description: String
}
