/// The mean and the variance of some values.
struct Sample {
  let count: Int
  let mean: Double
  /// With n - 1; 0 for a single value.
  let variance: Double

  init(_ values: [Double]) {
    count = values.count
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    self.mean = mean
    variance =
      values.count > 1
      ? values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1) : 0
  }
}
