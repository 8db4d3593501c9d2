import Dates

/// What is known of an axis once all data have been seen.
struct AxisPlan {
  enum Direction: String, Sendable { case x, y }

  enum Kind: Sendable, Hashable {
    case number, date
    case category([String])
  }

  var direction: Direction
  var kind = Kind.number
  var type = ScaleType.linear
  var options: AxisOptions
  /// The values at the left or bottom end, and at the other.
  var from = 0.0
  var to = 1.0
  var label = ""
  /// Exact zeros are on a logarithmic axis.
  var hasZeroGutter = false
  /// The space that one value has on a number axis: the least distance between bars or cells.
  var unit = 1.0
  /// All its values are whole numbers, so that ticks between them would be of nothing.
  var isWhole = false
  /// Whether anything stands on the axis at all.
  var isUsed = false

  /// The longest that a category's label may be, in pixels; less in a small frame.
  var labelRoom = 110.0
  /// Whether the author has put the axis on the right.
  var isTrailing: Bool { options.marks?.contains { $0.position == .trailing } == true }

  static let gutterWidth = 26.0

  var categories: [String]? {
    if case .category(let names) = kind { names } else { nil }
  }

  var isLog: Bool { type.transform == .log && categories == nil }

  var isReversed: Bool { from > to }

  /// The axis laid out between two pixels, `start` being where its first value goes.
  func scale(from start: Double, to end: Double) -> PositionScale {
    let transform = categories == nil ? type.transform : .linear
    guard hasZeroGutter else {
      return PositionScale(transform: transform, from: from, to: to, start: start, end: end)
    }
    let inward = end > start ? Self.gutterWidth : -Self.gutterWidth
    return isReversed
      ? PositionScale(
        transform: transform, from: from, to: to, start: start, end: end - inward,
        zeroGutter: end - inward / 2)
      : PositionScale(
        transform: transform, from: from, to: to, start: start + inward, end: end,
        zeroGutter: start + inward / 2)
  }

  /// A value of this axis as text.
  func text(_ value: Double) -> String {
    switch kind {
    case .number:
      // What rounding leaves of an exact zero is not a value to read out.
      let isDust = !isLog && value.magnitude < 1e-9 * (to - from).magnitude
      return plotted(.number(isDust ? 0 : value))
    case .date: return plotted(.date(value))
    case .category(let names):
      let index = Int(value.rounded())
      return names.indices.contains(index) ? names[index] : ""
    }
  }
}

import Dates
import Markup

/// A value as a reader sees it in a title, a table or a sentence.
func plotted(_ value: PlottedValue) -> String {
  switch value {
  case .number(let number): NumberFormat.readable(number)
  case .date(let seconds): CivilDate(secondsSince1970: seconds).description
  case .category(let name): name
  }
}
