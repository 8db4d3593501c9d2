/// Why something cannot be compared.
public struct ComparisonError: Error, CustomStringConvertible, Equatable {
  public let description: String

  init(_ description: String) { self.description = description }
}
