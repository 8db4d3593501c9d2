/// Fisher's F distribution: the ratio of two estimates of one variance.
public struct FDistribution: Sendable, Hashable {
  public let numeratorFreedom: Double
  public let denominatorFreedom: Double

  /// - Parameters: Degrees of freedom, each above 0.
  public init(numeratorFreedom: Double, denominatorFreedom: Double) {
    precondition(numeratorFreedom > 0 && denominatorFreedom > 0, "F needs degrees of freedom above 0.")
    self.numeratorFreedom = numeratorFreedom
    self.denominatorFreedom = denominatorFreedom
  }

  /// The probability of a value above a ratio: the p value of an analysis of variance.
  public func upperTail(_ ratio: Double) -> Double {
    guard ratio > 0 else { return 1 }
    return regularisedIncompleteBeta(
      denominatorFreedom / (denominatorFreedom + numeratorFreedom * ratio), denominatorFreedom / 2,
      numeratorFreedom / 2)
  }
}
