/// A value with the label under which the chart's axes, legend, table and description speak of it.
///
/// Swift Charts makes this generic over the value's type; here it is one plain type, so that charts
/// compile fast and a mistake in one is explained in a line.
public struct PlottableValue: Sendable, Hashable {
  public var label: String
  public var value: PlottedValue
  /// The far end where the value is a range, such as a bin of a histogram.
  public var end: PlottedValue?

  init(label: String, value: PlottedValue, end: PlottedValue? = nil) {
    self.label = label
    self.value = value
    self.end = end
  }

  /// `x: .value("Epoch", row.epoch)`
  public static func value<V: Plottable>(_ label: String, _ value: V) -> PlottableValue {
    PlottableValue(label: label, value: value.primitivePlottable.plottedValue)
  }

  /// A range on the axis: `x: .value("Weight", bins[index])`.
  public static func value<V: Plottable>(_ label: String, _ range: Range<V>) -> PlottableValue {
    PlottableValue(
      label: label, value: range.lowerBound.primitivePlottable.plottedValue,
      end: range.upperBound.primitivePlottable.plottedValue)
  }

  /// A range on the axis, closed: `y: .value("Spread", low...high)`.
  public static func value<V: Plottable>(_ label: String, _ range: ClosedRange<V>) -> PlottableValue {
    PlottableValue(
      label: label, value: range.lowerBound.primitivePlottable.plottedValue,
      end: range.upperBound.primitivePlottable.plottedValue)
  }

  /// One range out of two values, for marks with a start and an end.
  static func span(_ start: PlottableValue, _ end: PlottableValue) -> PlottableValue {
    PlottableValue(label: start.label, value: start.value, end: end.value)
  }
}
