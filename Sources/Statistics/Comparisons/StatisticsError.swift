/// Why something cannot be compared.
public struct StatisticsError: Error, CustomStringConvertible, Equatable {
  public let description: String

  init(_ description: String) { self.description = description }

  /// Refuses values about whose spread nothing can be said, or that are no numbers.
  static func check(_ values: [Double], atLeast count: Int = 2, _ name: String) throws {
    guard values.count >= count else {
      throw StatisticsError(
        "\(name) has \(values.count) value(s), and a comparison needs at least \(count): run more seeds.")
    }
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      throw StatisticsError(
        "value \(index + 1) of \(name) is \(values[index]), which is not a number to compare.")
    }
  }
}
