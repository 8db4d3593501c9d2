/// The score statistic of a paired difference of shares, and the interval that it gives when it is inverted
/// (Tango 1998, Statistics in Medicine 17, equations 11 and 12).
struct TangoScore {
  var onlyFirst: Int
  var onlySecond: Int
  var count: Int

  /// How many standard errors the observed difference lies above a supposed one, strictly between -1 and 1; falls as
  /// that grows.
  func value(at supposed: Double) -> Double {
    let n = Double(count)
    let (b, c) = (Double(onlyFirst), Double(onlySecond))
    // The likeliest share of "only second" if the true difference were the supposed one.
    let linear = -b - c + (2 * n - b + c) * supposed
    let constant = -c * supposed * (1 - supposed)
    let share = ((linear * linear - 8 * n * constant).squareRoot() - linear) / (4 * n)
    let variance = n * (2 * share + supposed * (1 - supposed))
    let excess = b - c - n * supposed
    return variance > 0
      ? excess / variance.squareRoot() : excess == 0 ? 0 : excess > 0 ? .infinity : -.infinity
  }

  /// All supposed differences that the observed one lies within so many standard errors of.
  func interval(reach: Double) -> ClosedRange<Double> {
    let observed = Double(onlyFirst - onlySecond) / Double(count)
    func border(from inside: Double, to outside: Double) -> Double {
      var (inside, outside) = (inside, outside)
      for _ in 0..<60 {
        let middle = (inside + outside) / 2
        if abs(value(at: middle)) <= reach { inside = middle } else { outside = middle }
      }
      return inside
    }
    return border(from: observed, to: -1)...border(from: observed, to: 1)
  }
}
