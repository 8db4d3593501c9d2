/// An experiment that a chapter asked for, and how it came by the answer.
public struct ExperimentUse: Sendable, Hashable, Codable {
  /// Such as "BakeOff".
  public var name: String
  /// The digest of all that the answer depends on.
  public var key: String
  /// How long computing it took; `nil` for an answer that was kept.
  public var seconds: Double?
  /// For one that was computed although its answer was kept: the largest difference of two numbers, relative to
  /// the larger; 0 for the same bytes, infinite for answers of another shape.
  public var difference: Double?
  /// The processor that computed the answer in the course's store; empty for one that is not from there, and `nil`
  /// where there is no store.
  public var origin: String?

  public init(name: String, key: String, seconds: Double? = nil, difference: Double? = nil) {
    self.name = name
    self.key = key
    self.seconds = seconds
    self.difference = difference
  }
}
