import Markup

/// Turns records into marks with numeric places, and counts what cannot be placed.
struct RecordReader {
  let x: AxisPlan
  let y: AxisPlan
  private let xCategories: CategoryPlan
  private let yCategories: CategoryPlan
  private(set) var hasZero = (x: false, y: false)
  private var notFinite = 0
  private var notListed: [String] = []

  init(x: AxisPlan, y: AxisPlan) {
    self.x = x
    self.y = y
    xCategories = CategoryPlan(names: x.categories ?? [])
    yCategories = CategoryPlan(names: y.categories ?? [])
  }

  mutating func marks(_ records: [MarkRecord]) throws(ChartError) -> [Mark] {
    var marks: [Mark] = []
    marks.reserveCapacity(records.count)
    let plain = MarkStyle.plain()
    for (index, record) in records.enumerated() {
      let style = record.modifiers.isEmpty ? plain : MarkStyle(record.modifiers)
      let mark = Mark(kind: record.kind, style: style, record: index)
      let makesPath = record.kind == .line || record.kind == .area
      if record.kind == .sector {
        guard case .number(let share)? = record.x?.value, share.isFinite, share >= 0 else {
          notFinite += 1
          continue
        }
        mark.x = Extent(start: share)
        marks.append(mark)
        continue
      }
      if let value = record.x {
        guard let extent = try extent(value, x, record, other: record.y) else { continue }
        mark.x = extent
      }
      if let value = record.y {
        guard let extent = try extent(value, y, record, other: record.x) else { continue }
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
    _ value: PlottableValue, _ axis: AxisPlan, _ record: MarkRecord, other: PlottableValue?
  ) throws(ChartError) -> Extent? {
    guard let start = place(value.value, axis) else { return nil }
    var end: Double?
    if let last = value.end {
      guard let place = place(last, axis) else { return nil }
      end = place
    }
    if axis.isLog {
      for number in [start, end ?? start] where number < 0 && number.isFinite {
        throw ChartError(
          .negativeOnLog,
          "The \(axis.direction.rawValue) axis is logarithmic, but “\(value.label)” is \(NumberFormat.readable(number))\(Self.place(other)); use type: .symmetricLog or plot the magnitude."
        )
      }
      if start == 0 || end == 0 {
        // Bars and areas start at zero by nature; only data can be zero.
        if axis.direction == .x { hasZero.x = true } else { hasZero.y = true }
      }
    }
    return Extent(start: start, end: end)
  }

  private static func place(_ other: PlottableValue?) -> String {
    guard let other else { return "" }
    return " at “\(other.label)” \(plotted(other.value))"
  }

  private mutating func place(_ value: PlottedValue, _ axis: AxisPlan) -> Double? {
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
