import Markup

/// Turns records into marks with numeric coordinates, and counts what has none.
struct RecordReader {
  let x: AxisPlan
  let y: AxisPlan
  private let xCategories: CategoryPlan
  private let yCategories: CategoryPlan
  private(set) var hasZero = (x: false, y: false)
  private(set) var styles = StyleTable()
  private var notFinite = 0
  private var notListed: [String] = []

  /// Panels may be by the number that colours the marks, which must then be in the style.
  private let hasPanels: Bool

  init(x: AxisPlan, y: AxisPlan, hasPanels: Bool) {
    self.hasPanels = hasPanels
    self.x = x
    self.y = y
    xCategories = CategoryPlan(names: x.categories ?? [])
    yCategories = CategoryPlan(names: y.categories ?? [])
  }

  mutating func marks(_ records: [MarkRecord]) throws(ChartError) -> [Mark] {
    var marks: [Mark] = []
    marks.reserveCapacity(records.count)
    for index in records.indices {
      let kind = records[index].kind
      let makesPath = kind == .line || kind == .area
      let hasShades = !makesPath && kind != .function && !hasPanels
      let style = styles.index(of: records[index].modifiers, sharesNumbers: hasShades)
      var mark = Mark(
        kind: kind, style: style, record: index, givenNumber: records[index].modifiers.colorNumber)
      if kind == .sector {
        guard let share = try share(records[index].x) else {
          notFinite += 1
          continue
        }
        mark.x = Extent(start: share)
        marks.append(mark)
        continue
      }
      if let value = records[index].x {
        guard let extent = try extent(value, x, other: records[index].y) else { continue }
        mark.x = extent
      }
      if let value = records[index].y {
        guard let extent = try extent(value, y, other: records[index].x) else { continue }
        mark.y = extent
      }
      let isWhole = (mark.x?.isFinite ?? true) && (mark.y?.isFinite ?? true)
      if !isWhole {
        notFinite += 1
        // A line keeps the place, as a gap.
        if !makesPath { continue }
      }
      marks.append(mark)
    }
    return marks
  }

  var notes: [String] {
    var notes: [String] = []
    if notFinite == 1 { notes.append("One value is not a finite number and is left out.") }
    if notFinite > 1 {
      notes.append("\(NumberFormat.count(notFinite)) values are not finite numbers and are left out.")
    }
    if !notListed.isEmpty {
      let names = notListed.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
      notes.append(
        "Not shown, as the axis does not list it: \(names)\(notListed.count > 3 ? " and more" : "").")
    }
    if hasZero.x || hasZero.y {
      notes.append("Exact zeros, which a logarithmic axis has no place for, are in the gutter marked 0.")
    }
    return notes
  }

  private mutating func extent(
    _ value: PlottableValue, _ axis: AxisPlan, other: @autoclosure () -> PlottableValue?
  ) throws(ChartError) -> Extent? {
    guard let start = coordinate(value.value, axis) else { return nil }
    var end: Double?
    if let last = value.end {
      guard let coordinate = coordinate(last, axis) else { return nil }
      end = coordinate
    }
    if axis.isLog {
      for number in [start, end ?? start] where number < 0 && number.isFinite {
        throw ChartError(
          .negativeOnLog,
          "The \(axis.direction.rawValue) axis is logarithmic, but “\(value.label)” is \(NumberFormat.readable(number))\(Self.location(other())); use type: .symmetricLog or plot the magnitude."
        )
      }
      if start == 0 || end == 0 {
        // Bars and areas start at zero by nature; only data can be zero.
        if axis.direction == .x { hasZero.x = true } else { hasZero.y = true }
      }
    }
    return Extent(start: start, end: end)
  }

  /// What a sector stands for; nil when that is not a finite number.
  private func share(_ angle: PlottableValue?) throws(ChartError) -> Double? {
    guard let angle else { return nil }
    guard case .number(let share) = angle.value else {
      throw ChartError(
        .noSense,
        "The angle of a sector is a share of the whole, but “\(angle.label)” is “\(plotted(angle.value))”; give it a number."
      )
    }
    guard share.isFinite else { return nil }
    if share < 0 {
      throw ChartError(
        .noSense,
        "The angle of a sector is a share of the whole, but “\(angle.label)” is \(plotted(angle.value)); a whole has no negative parts, so use BarMark."
      )
    }
    return share
  }

  private static func location(_ other: PlottableValue?) -> String {
    guard let other else { return "" }
    return " at “\(other.label)” \(plotted(other.value))"
  }

  private mutating func coordinate(_ value: PlottedValue, _ axis: AxisPlan) -> Double? {
    if axis.categories != nil {
      let known = axis.direction == .x ? xCategories.known(value) : yCategories.known(value)
      if known == nil, !notListed.contains(plotted(value)) { notListed.append(plotted(value)) }
      return known.map(Double.init)
    }
    switch value {
    case .number(let number), .date(let number): return number
    case .category: return nil
    }
  }
}

extension [MarkModifier] {
  /// The number that the last modifier about colour gives.
  fileprivate var colorNumber: Double? {
    for modifier in reversed() {
      switch modifier {
      case .foregroundBy(let value):
        if case .number(let number) = value.value { return number }
        return nil
      case .foregroundStyle: return nil
      default: continue
      }
    }
    return nil
  }
}
