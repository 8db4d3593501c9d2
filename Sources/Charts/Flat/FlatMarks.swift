// A mark as written, with its modifiers.

extension FlatWriter {
  mutating func write(_ record: MarkRecord) {
    kind(record.kind)
    flag(record.x != nil)
    if let x = record.x { write(x) }
    flag(record.y != nil)
    if let y = record.y { write(y) }
    count(record.modifiers.count)
    for modifier in record.modifiers { write(modifier) }
  }

  private mutating func write(_ modifier: MarkModifier) {
    switch modifier {
    case .foregroundStyle(let color):
      byte(0)
      write(color)
    case .foregroundBy(let value): pair(1, value)
    case .series(let value): pair(2, value)
    case .symbol(let shape):
      byte(3)
      flag(shape != nil)
      if let shape { choice(shape) }
    case .symbolBy(let value): pair(4, value)
    case .symbolSize(let area): pair(5, area)
    case .symbolSizeBy(let value): pair(6, value)
    case .lineStyle(let style):
      byte(7)
      write(style)
    case .lineStyleBy(let value): pair(8, value)
    case .interpolation(let method):
      byte(9)
      choice(method)
    case .opacity(let opacity): pair(10, opacity)
    case .opacityBy(let value): pair(11, value)
    case .positionBy(let value): pair(12, value)
    case .facetBy(let value): pair(13, value)
    case .cornerRadius(let radius): pair(14, radius)
    case .zIndex(let index): pair(15, index)
    case .annotation(let annotation):
      byte(16)
      write(annotation)
    case .stacking(let method):
      byte(17)
      choice(method)
    case .width(let dimension):
      byte(18)
      write(dimension)
    case .height(let dimension):
      byte(19)
      write(dimension)
    case .radii(let inner, let outer):
      byte(20)
      write(inner)
      write(outer)
    case .angularInset(let inset): pair(21, inset)
    case .function(let source):
      byte(22)
      flag(source.domain != nil)
      if let domain = source.domain {
        number(domain.lowerBound)
        number(domain.upperBound)
      }
      text(source.xLabel)
      text(source.yLabel)
      function(source.function)
    case .outline(let corners):
      byte(23)
      count(corners.count)
      for corner in corners {
        number(corner.x)
        number(corner.y)
      }
    case .note(let sentence): pair(24, sentence)
    case .refusal(let sentence): pair(25, sentence)
    case .name(let name): pair(26, name)
    }
  }

  private mutating func pair(_ kind: Int, _ value: PlottableValue) {
    byte(kind)
    write(value)
  }

  private mutating func pair(_ kind: Int, _ value: Double) {
    byte(kind)
    number(value)
  }

  private mutating func pair(_ kind: Int, _ value: String) {
    byte(kind)
    text(value)
  }
}

extension FlatReader {
  mutating func record() -> MarkRecord {
    let kind = kind()
    let x = flag() ? plottable() : nil
    let y = flag() ? plottable() : nil
    var record = MarkRecord(kind: kind, x: x, y: y)
    for _ in 0..<count() { record.modifiers.append(modifier()) }
    return record
  }

  private mutating func modifier() -> MarkModifier {
    switch byte() {
    case 0: return .foregroundStyle(color())
    case 1: return .foregroundBy(plottable())
    case 2: return .series(plottable())
    case 3: return .symbol(flag() ? choice(BasicChartSymbolShape.self) : nil)
    case 4: return .symbolBy(plottable())
    case 5: return .symbolSize(number())
    case 6: return .symbolSizeBy(plottable())
    case 7: return .lineStyle(stroke())
    case 8: return .lineStyleBy(plottable())
    case 9: return .interpolation(choice(InterpolationMethod.self))
    case 10: return .opacity(number())
    case 11: return .opacityBy(plottable())
    case 12: return .positionBy(plottable())
    case 13: return .facetBy(plottable())
    case 14: return .cornerRadius(number())
    case 15: return .zIndex(number())
    case 16: return .annotation(annotation())
    case 17: return .stacking(choice(MarkStackingMethod.self))
    case 18: return .width(dimension())
    case 19: return .height(dimension())
    case 20: return .radii(inner: dimension(), outer: dimension())
    case 21: return .angularInset(number())
    case 22:
      var domain: ClosedRange<Double>?
      if flag() {
        let low = number()
        domain = low...number()
      }
      let (x, y) = (text(), text())
      return .function(FunctionSource(domain: domain, xLabel: x, yLabel: y, function: function()))
    case 23:
      var corners: [(x: Double, y: Double)] = []
      for _ in 0..<count() { corners.append((number(), number())) }
      return .outline(corners)
    case 24: return .note(text())
    case 25: return .refusal(text())
    default: return .name(text())
    }
  }
}
