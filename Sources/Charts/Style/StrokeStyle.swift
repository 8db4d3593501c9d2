/// How a line is drawn: its width and dashes in points.
public struct StrokeStyle: Sendable, Hashable {
  public var lineWidth: Double
  public var dash: [Double]

  public init(lineWidth: Double = 1, dash: [Double] = []) {
    self.lineWidth = lineWidth.isFinite ? min(max(lineWidth, 0), 40) : 1
    self.dash = dash.filter { $0.isFinite && $0 >= 0 }
  }

  /// The dashes that tell series apart from the fourth on, as the palette's hues are not enough for
  /// every reader.
  static func dash(series index: Int) -> [Double] {
    let patterns: [[Double]] = [[6, 3], [2, 3], [9, 3, 2, 3], [12, 4], [1, 2], [4, 2, 1, 2, 1, 2]]
    return index < 3 ? [] : patterns[(index - 3) % patterns.count]
  }
}
