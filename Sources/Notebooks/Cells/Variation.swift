/// A name that takes several values in a cell with sliders.
public struct Variation: Sendable, Hashable, Codable {
  /// The Swift name the value is bound to.
  public var name: String
  /// The values in slider order, all of one case.
  public var values: [ScalarValue]

  /// The type of the values as Swift source.
  public var swiftType: String { values.first?.swiftType ?? "Int" }

  public init(name: String, values: [ScalarValue]) {
    self.name = name
    self.values = values
  }
}
