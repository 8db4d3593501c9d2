/// How an axis turns values into coordinates.
public struct ScaleType: Sendable, Hashable {
  let transform: ScaleTransform
  /// Which values it asks for.
  let holdsCategories: Bool

  init(_ transform: ScaleTransform, holdsCategories: Bool = false) {
    self.transform = transform
    self.holdsCategories = holdsCategories
  }

  public static let linear = ScaleType(.linear)
  /// Base ten. An exact zero has a gutter of its own beside the axis; a negative value is an error.
  public static let log = ScaleType(.log)
  public static let date = ScaleType(.linear)
  public static let category = ScaleType(.linear, holdsCategories: true)
  public static let squareRoot = ScaleType(.power(0.5))
  /// Linear near zero and logarithmic away from it, for both signs.
  public static let symmetricLog = ScaleType(.symmetricLog(constant: 1))

  /// The value to this power, its sign kept.
  public static func power(exponent: Double) -> ScaleType {
    ScaleType(.power(exponent.isFinite && exponent > 0 ? exponent : 1))
  }

  /// sign(x) · log(1 + slope · |x|): the larger the slope, the smaller the linear part around zero.
  public static func symmetricLog(slopeAtZero slope: Double) -> ScaleType {
    ScaleType(.symmetricLog(constant: slope.isFinite && slope > 0 ? 1 / slope : 1))
  }
}
