import Foundation

/// Counts of linear regions from the literature.
public enum RegionBounds {
  /// The pieces into which `hyperplanes` in general position cut space (Zaslavsky 1975): sum over j <= n0 of C(N, j).
  public static func arrangement(hyperplanes: Int, dimension: Int = 2) -> Double {
    (0...max(dimension, 0)).reduce(0) { $0 + choose(hyperplanes, $1) }
  }

  /// The most that hidden widths can reach is at least this (Montufar et al. 2014, theorem 5).
  public static func lowerBoundOfMaximum(widths: [Int], inputs: Int = 2) -> Double {
    let folds = widths.dropLast().reduce(1.0) { $0 * pow(Double($1 / inputs), Double(inputs)) }
    return folds * arrangement(hyperplanes: widths.last ?? 0, dimension: inputs)
  }

  /// The earlier and weaker bound (Pascanu, Montufar & Bengio 2013): without the exponent.
  public static func earlierLowerBound(widths: [Int], inputs: Int = 2) -> Double {
    widths.dropLast().reduce(1.0) { $0 * Double($1 / inputs) }
      * arrangement(hyperplanes: widths.last ?? 0, dimension: inputs)
  }

  /// No network of these widths has more: the product of each layer's arrangement (Raghu et al. 2017).
  public static func upperBound(widths: [Int], inputs: Int = 2) -> Double {
    var dimension = inputs
    return widths.reduce(1.0) { product, width in
      defer { dimension = min(dimension, width) }
      return product * arrangement(hyperplanes: width, dimension: min(dimension, width))
    }
  }

  /// The often-copied form C(n, n0)^(k-1) * 2^(n0 n) for k layers of n units, which cannot be right.
  public static func copiedFormula(width: Int, layers: Int, inputs: Int = 2) -> Double {
    pow(choose(width, inputs), Double(layers - 1)) * pow(2, Double(inputs * width))
  }

  static func choose(_ n: Int, _ k: Int) -> Double {
    guard k >= 0, k <= n else { return 0 }
    return (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }.rounded()
  }
}
