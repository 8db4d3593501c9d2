/// The measures by which a chart is laid out, in pixels where nothing else is said.
enum LayoutMeasure {
  /// Between the picture's edge and what stands in it.
  static let edge = 6.0
  /// Right of the plot, for half a label of the x axis.
  static let right = 14.0
  /// Charts that are narrower are laid out for a telephone.
  static let narrow = 480.0
  /// The size of names and titles.
  static let nameSize = 12.0

  /// How much of the width names at the ends of lines may take before they go to a legend.
  static func directShare(_ width: Double) -> Double { width < narrow ? 0.28 : 0.33 }
  /// The height that each of these names takes.
  static let directLine = 15.0
  /// What of the height is not theirs.
  static let directReserve = 90.0

  /// Above the plot, for the name of the y axis, and for a panel's title.
  static let yName = 20.0
  static let panelTitle = 18.0
  /// Between rows of panels, with the title of the lower one.
  static let panelRowGap = 34.0
  /// Between panels side by side, where labels do not need more.
  static let panelGap = 16.0
  /// Panels that are narrower cannot be read.
  static let leastPanelWidth = 150.0
  /// The height below which a panel is too low; on a telephone it has the width to itself.
  static func leastPanelHeight(_ width: Double) -> Double { width < narrow ? 170 : 110 }
  /// What of the height belongs to no panel.
  static let panelReserve = 60.0
  /// However little room there is, a plot has this.
  static let leastPlot = 8.0

  /// Under the plot, with and without the name of the x axis.
  static let xName = 22.0
  static let noXName = 4.0
  /// Between an axis and the labels of its ticks.
  static let yTickRoom = 10.0
  static let xTickRoom = 8.0
  /// Left of a plot whose y axis has no labels.
  static let noYTicks = 4.0
  /// Between labels that stand side by side, and between a label and the edge.
  static let labelGap = 14.0
  static let labelEdge = 2.0
  /// The most that slanted labels may take of the width.
  static let mostSlant = 0.3

  /// A row of the legend: its first item's left edge, a swatch with the room to its name, and the gap to the next.
  static let legendLeft = 2.0
  static let swatch = 26.0
  static let itemGap = 16.0
  /// What of the width a name in a legend cannot have.
  static let nameReserve = 40.0
  /// The legend's share of the height, at most.
  static let mostLegend = 0.3
  /// Between a legend and what is above it.
  static let legendGap = 4.0
}
