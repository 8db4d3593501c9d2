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

  private enum CodingKeys: String, CodingKey { case name, key, seconds, difference, differsInShape, origin }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    key = try container.decode(String.self, forKey: .key)
    seconds = try container.decodeIfPresent(Double.self, forKey: .seconds)
    difference = try container.decodeIfPresent(Double.self, forKey: .difference)
    origin = try container.decodeIfPresent(String.self, forKey: .origin)
    if try container.decodeIfPresent(Bool.self, forKey: .differsInShape) == true { difference = .infinity }
  }

  /// JSON has no infinite numbers, so answers of another shape are told by a key of their own.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(key, forKey: .key)
    try container.encodeIfPresent(seconds, forKey: .seconds)
    if let difference, !difference.isFinite {
      try container.encode(true, forKey: .differsInShape)
    } else {
      try container.encodeIfPresent(difference, forKey: .difference)
    }
    try container.encodeIfPresent(origin, forKey: .origin)
  }
}
