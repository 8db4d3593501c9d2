// How the values that marks and options are made of are written and read, each pair side by side.

extension FlatWriter {
  mutating func write(_ value: PlottedValue) {
    switch value {
    case .number(let number):
      byte(0)
      self.number(number)
    case .date(let seconds):
      byte(1)
      number(seconds)
    case .category(let name):
      byte(2)
      text(name)
    }
  }
}

extension FlatReader {
  mutating func plotted() -> PlottedValue {
    switch byte() {
    case 0: .number(number())
    case 1: .date(number())
    default: .category(text())
    }
  }
}

extension FlatWriter {
  mutating func write(_ value: PlottableValue) {
    text(value.label)
    write(value.value)
    flag(value.end != nil)
    if let end = value.end { write(end) }
  }
}

extension FlatReader {
  mutating func plottable() -> PlottableValue {
    let (label, value) = (text(), plotted())
    return PlottableValue(label: label, value: value, end: flag() ? plotted() : nil)
  }
}

extension FlatWriter {
  mutating func write(_ color: ChartColor) {
    switch color.base {
    case .hue(let index): byte(index)
    case .ink: byte(250)
    case .muted: byte(251)
    case .paper: byte(252)
    case .grid: byte(253)
    case .exact(let rgb):
      byte(254)
      number(rgb.red)
      number(rgb.green)
      number(rgb.blue)
    }
    number(color.alpha)
  }
}

extension FlatReader {
  mutating func color() -> ChartColor {
    let base: ChartColor.Base
    let kind = byte()
    switch kind {
    case 250: base = .ink
    case 251: base = .muted
    case 252: base = .paper
    case 253: base = .grid
    case 254: base = .exact(RGB(number(), number(), number()))
    default: base = .hue(kind)
    }
    return ChartColor(base, alpha: number())
  }
}

extension FlatWriter {
  mutating func write(_ style: StrokeStyle) {
    number(style.lineWidth)
    count(style.dash.count)
    for length in style.dash { number(length) }
  }
}

extension FlatReader {
  mutating func stroke() -> StrokeStyle {
    let width = number()
    var dash: [Double] = []
    for _ in 0..<count() { dash.append(number()) }
    return StrokeStyle(lineWidth: width, dash: dash)
  }
}

extension FlatWriter {
  mutating func write(_ dimension: MarkDimension) {
    switch dimension {
    case .automatic: byte(0)
    case .fixed(let value):
      byte(1)
      number(value)
    case .ratio(let value):
      byte(2)
      number(value)
    case .inset(let value):
      byte(3)
      number(value)
    }
  }
}

extension FlatReader {
  mutating func dimension() -> MarkDimension {
    switch byte() {
    case 0: .automatic
    case 1: .fixed(number())
    case 2: .ratio(number())
    default: .inset(number())
    }
  }
}

extension FlatWriter {
  mutating func write(_ annotation: MarkAnnotation) {
    choice(annotation.position)
    number(annotation.spacing)
    text(annotation.text.content)
    flag(annotation.text.color != nil)
    if let color = annotation.text.color { write(color) }
    number(annotation.text.fontSize)
    flag(annotation.text.isBold)
  }
}

extension FlatReader {
  mutating func annotation() -> MarkAnnotation {
    let (position, spacing) = (choice(AnnotationPosition.self), number())
    var label = Text(text())
    if flag() { label.color = color() }
    label.fontSize = number()
    label.isBold = flag()
    return MarkAnnotation(position: position, spacing: spacing, text: label)
  }
}

extension FlatWriter {
  mutating func write(_ type: ScaleType) {
    switch type.transform {
    case .linear: byte(0)
    case .log: byte(1)
    case .power(let exponent):
      byte(2)
      number(exponent)
    case .symmetricLog(let constant):
      byte(3)
      number(constant)
    }
    flag(type.holdsCategories)
  }
}

extension FlatReader {
  mutating func scaleType() -> ScaleType {
    let transform: ScaleTransform
    switch byte() {
    case 0: transform = .linear
    case 1: transform = .log
    case 2: transform = .power(number())
    default: transform = .symmetricLog(constant: number())
    }
    return ScaleType(transform, holdsCategories: flag())
  }
}
