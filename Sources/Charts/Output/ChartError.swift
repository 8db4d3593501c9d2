/// Why a chart cannot be drawn, in one sentence that says what to do.
public struct ChartError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    case mixedTypes, negativeOnLog, badDomain, missingDomain, badData, noSense
  }

  public let kind: Kind
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
