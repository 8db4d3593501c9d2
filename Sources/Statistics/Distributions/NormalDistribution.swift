import Foundation

/// The standard normal distribution.
public enum NormalDistribution {
  /// The density at a point.
  public static func density(_ z: Double) -> Double { exp(-z * z / 2) / (2 * Double.pi).squareRoot() }

  /// The probability of a value up to a point.
  public static func cumulative(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// The point below which a value lies with a probability strictly between 0 and 1.
  public static func quantile(_ probability: Double) -> Double {
    probability < 0.5
      ? -quantile(1 - probability)
      : Statistics.quantile(probability, within: 0...8, of: cumulative)
  }
}
