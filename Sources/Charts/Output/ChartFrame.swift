/// The room that a chart is laid out in, in points of 1/96 inch.
public struct ChartFrame: Sendable, Hashable {
  public var width: Double
  public var height: Double
  /// The width of the second layout, for phones; `nil` leaves it out.
  public var compactWidth: Double?
  /// The sentence for readers who do not see the picture; made from the data when absent.
  public var description: String?
  /// Keeps ids apart where the same chart stands on a page twice.
  public var id: String?

  /// A figure of 7 by 5 inches unless told otherwise.
  public init(
    width: Double = 7 * 96, height: Double = 5 * 96, compactWidth: Double? = 360, description: String? = nil,
    id: String? = nil
  ) {
    self.width = Self.held(width, 672)
    self.height = Self.held(height, 480)
    self.compactWidth = compactWidth.map { Self.held($0, 360) }
    self.description = description
    self.id = id
  }

  /// Sizes in inches, as notebooks give them.
  public static func inches(_ width: Double, _ height: Double, description: String? = nil) -> ChartFrame {
    ChartFrame(width: width * 96, height: height * 96, description: description)
  }

  /// From a thumbnail to a poster; what is not a number becomes the usual size.
  private static func held(_ value: Double, _ usual: Double) -> Double {
    value.isFinite ? min(max(value, 40), 8000) : usual
  }
}
