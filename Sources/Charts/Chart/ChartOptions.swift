/// What the modifiers on a chart say.
struct ChartOptions {
  var x = AxisOptions()
  var y = AxisOptions()
  var legend = LegendOptions()
  var colors = ColorScaleOptions()
  var facet: FacetOptions?
  var width: Double?
  var height: Double?
  var title: String?
}

/// What the modifiers say about one axis.
struct AxisOptions {
  enum Domain {
    case automatic(includesZero: Bool?, reversed: Bool)
    case range(PlottedValue, PlottedValue)
    case categories([String])
  }

  var domain = Domain.automatic(includesZero: nil, reversed: false)
  var type: ScaleType?
  var isHidden = false
  /// `nil` for the usual marks.
  var marks: [AxisMarks]?
  /// `nil` for the label that the values carry.
  var label: String?
  var isLabelHidden = false
}

/// Where a legend stands.
public enum ChartLegendPosition: Sendable, Hashable, CaseIterable {
  case automatic, top, bottom, leading, trailing, overlay
}

/// Whether a part of a chart is shown.
public enum Visibility: Sendable, Hashable, CaseIterable {
  case automatic, visible, hidden
}

struct LegendOptions {
  var visibility = Visibility.automatic
  var position = ChartLegendPosition.automatic
}

/// How values become colours.
struct ColorScaleOptions {
  var domain: [String]?
  var range: [ChartColor]?
  var scheme: ColorScheme?
  var numbers: ClosedRange<Double>?
}

struct FacetOptions {
  var label: String
  var columns: Int?
}
