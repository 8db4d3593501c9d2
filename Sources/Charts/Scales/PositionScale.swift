/// From values on one axis to pixels.
struct PositionScale: Sendable {
  let transform: ScaleTransform
  /// The values at the two ends; `from` may be the larger.
  let from: Double
  let to: Double
  /// The pixels of the two ends.
  let start: Double
  let end: Double
  /// Where exact zeros sit when the axis is logarithmic and has any.
  let zeroGutter: Double?

  private let low: Double
  private let span: Double
  /// Halved on the way when the span itself is not a finite number.
  private let shrink: Double

  init(
    transform: ScaleTransform, from: Double, to: Double, start: Double, end: Double, zeroGutter: Double? = nil
  ) {
    self.transform = transform
    self.from = from
    self.to = to
    self.start = start
    self.end = end
    self.zeroGutter = zeroGutter
    let (a, b) = (transform.apply(from), transform.apply(to))
    shrink = (b - a).isFinite ? 1 : 0.25
    low = a * shrink
    span = b * shrink - a * shrink
  }

  /// The pixel of a value; NaN for what has none. Far outside it is held within a million pixels, so
  /// that drawing programs keep their footing.
  func callAsFunction(_ value: Double) -> Double {
    if let zeroGutter, value == 0 { return zeroGutter }
    let share = (transform.apply(value) * shrink - low) / span
    if share.isNaN { return value.isFinite && transform != .log ? (start + end) / 2 : .nan }
    return min(max(start + share * (end - start), -1e6), 1e6)
  }

  /// The value at a pixel.
  func value(at pixel: Double) -> Double {
    transform.invert((low + (pixel - start) / (end - start) * span) / shrink)
  }

  /// Whether a value lies between the ends, zeros in their gutter included.
  func contains(_ value: Double) -> Bool {
    (value >= min(from, to) && value <= max(from, to)) || (zeroGutter != nil && value == 0)
  }

  var length: Double { (end - start).magnitude }
}
