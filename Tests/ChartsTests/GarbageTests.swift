import Foundation
import SeededRandom
import Testing

@testable import Charts

/// Whatever the data, a chart is valid XML inside its frame, or an error in words.
@Suite struct GarbageTests {
  static let strange: [Double] = [
    0, -0.0, 1, -1, .nan, .infinity, -.infinity, 5e-324, -5e-324, 1e-310, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 1e300, 1e-300, 0.1, 1e16, .pi, 123_456_789,
  ]
  static let names = [
    "", "ReLU", "日本語のとても長いラベル", "تجربة طويلة جدا", "🧠🧠🧠🧠🧠🧠🧠🧠🧠🧠🧠🧠", "a<b>&\"c\"", "\u{0}\u{1}\u{FFFF}",
    "e\u{301}\u{301}\u{301}",
    String(repeating: "long ", count: 60), "Zürich", "\n\t", "ไทยภาษา",
  ]

  @Test(arguments: 0..<600)
  func neverCrashesNeverLeavesTheFrame(seed: Int) throws {
    var random = SplitMix64(state: UInt64(seed))
    let count = [0, 1, 2, 5, 40].randomElement(using: &random) ?? 1
    let isTame = Bool.random(using: &random)
    func number() -> Double {
      isTame && Int.random(in: 0..<8, using: &random) > 0
        ? Double.random(in: -5...100, using: &random) : Self.strange.randomElement(using: &random) ?? 0
    }
    let xKind = Int.random(in: 0..<3, using: &random)
    let yKind = xKind == 1 ? 0 : Int.random(in: 0..<2, using: &random)
    func value(_ kind: Int, _ label: String) -> PlottableValue {
      switch kind {
      case 0: .value(label, number())
      case 1: .value(label, Self.names.randomElement(using: &random) ?? "")
      default: .value(label, Date(timeIntervalSince1970: number()))
      }
    }
    let label = Self.names.randomElement(using: &random) ?? ""
    let mark = Int.random(in: 0..<11, using: &random)
    let types: [ScaleType] = [.linear, .log, .symmetricLog, .squareRoot, .power(exponent: 2)]
    let isColored = Bool.random(using: &random)
    var chart = Chart {
      for _ in 0..<count {
        let (x, y) = (value(xKind, "x"), value(yKind, label))
        let stacking: MarkStackingMethod =
          [.standard, .normalized, .center, .unstacked].randomElement(using: &random) ?? .standard
        let marks: ChartMarks =
          switch mark {
          case 0: LineMark(x: x, y: y).marks
          case 1: PointMark(x: x, y: y).symbol(.plus).marks
          case 2: BarMark(x: x, y: y, stacking: stacking).position(by: value(1, "slot"))
          case 3: AreaMark(x: x, y: y, stacking: stacking).marks
          case 4: RuleMark(x: x).marks
          case 5: SectorMark(angle: .value(label, number())).marks
          case 6: AreaMark(x: x, yStart: y, yEnd: value(yKind, label)).marks
          case 7: BarMark(x: x, yStart: y, yEnd: value(yKind, label), width: .fixed(number())).marks
          case 8:
            PolygonMark(x: "x", y: label, corners: (0..<4).map { _ in (number(), number()) }).marks
          case 9: PointMark(x: x, y: y).symbolSize(by: value(0, "size")).facet(by: value(1, "panel"))
          default: RectangleMark(x: x, y: y).marks
          }
        if isColored {
          marks.foregroundStyle(by: value(Int.random(in: 0..<2, using: &random) == 0 ? 1 : yKind, "colour"))
            .annotation { Text(label) }
        } else {
          marks.interpolationMethod(
            [.linear, .monotone, .catmullRom, .stepCenter].randomElement(using: &random) ?? .linear)
        }
      }
    }
    if Bool.random(using: &random), xKind == 0 {
      chart = chart.chartXScale(type: types.randomElement(using: &random) ?? .linear)
    }
    if Bool.random(using: &random), yKind == 0 {
      chart = chart.chartYScale(type: types.randomElement(using: &random) ?? .linear)
    }
    if Bool.random(using: &random), xKind == 0 { chart = chart.chartXScale(domain: 1.0...10.0) }
    if mark == 9, Bool.random(using: &random) { chart = chart.chartFacet(x: "panel") }
    let width: Double = [200.0, 672.0, 1200.0].randomElement(using: &random) ?? 672.0
    do throws(ChartError) {
      let rendered = try chart.render(ChartFrame(width: width, height: 0.7 * width))
      let problems = PictureChecker.problems(in: rendered.svg)
      #expect(problems.isEmpty, "\(problems)")
      #expect(!rendered.description.isEmpty)
      #expect(rendered.table.rows.allSatisfy { $0.count == rendered.table.columns.count })
    } catch {
      #expect(error.description.hasSuffix(".") && error.description.count > 30, "\(error)")
    }
  }

  @Test(arguments: 0..<5)
  func thousandCategories(kind: Int) throws {
    let rendered = try Chart {
      for index in 0..<1000 {
        let name = PlottableValue.value("Name", "category number \(index)")
        let number = PlottableValue.value("Value", index % 7)
        switch kind {
        case 0: BarMark(x: name, y: number).foregroundStyle(by: name)
        case 1: BarMark(x: number, y: name)
        case 2: LineMark(x: number, y: number).foregroundStyle(by: name)
        case 3: PointMark(x: number, y: number).symbol(by: name)
        default: SectorMark(angle: number).foregroundStyle(by: name)
        }
      }
    }.render()
    #expect(PictureChecker.problems(in: rendered.svg).isEmpty)
  }

  /// Figures that are not made of marks, and content that is made of many.
  @Test(arguments: 0..<150)
  func figuresNeverCrash(seed: Int) throws {
    var random = SplitMix64(state: UInt64(seed) &+ 9000)
    func number() -> Double { Self.strange.randomElement(using: &random) ?? 0 }
    func name() -> String { Self.names.randomElement(using: &random) ?? "" }
    let count = [0, 1, 2, 7, 40].randomElement(using: &random) ?? 1
    func row() -> [Double] { (0..<count).map { _ in number() } }
    let figure: any Figure
    switch seed % 8 {
    case 0:
      figure = Chart { Heatmap(x: name(), y: name(), value: name(), matrix: (0..<count).map { _ in row() }) }
    case 1: figure = Chart { Histogram(name(), values: row(), bins: count, isDensity: seed % 3 == 0) }
    case 2:
      figure = Chart {
        Band(
          x: name(), y: name(), runs: (0..<count).map { _ in row() },
          spread: seed % 3 == 0 ? .interquartile : .range)
      }
    case 3:
      figure = ImageGrid(
        (0..<count).map { _ in (0..<4).map { _ in number() } }, width: 2, height: 2,
        captions: (0..<count).map { _ in name() }, errors: [0, 5],
        scheme: [.grays, .redBlue].randomElement(using: &random) ?? .grays)
    case 4:
      let labels = (0..<count).map { "\($0) " + name() }
      figure = ConfusionMatrix(
        labels: labels, counts: labels.map { _ in labels.map { _ in Int.random(in: 0...5, using: &random) } })
    case 5:
      figure = TreeDiagram(
        TreeNode(
          name(),
          children: (0..<count).map { _ in TreeNode(name(), edge: name(), children: [TreeNode(name())]) }))
    case 6:
      figure = NetworkDiagram([
        .init(name(), units: count, activations: row()), .init(name(), units: 3), .init(name(), units: 200),
      ])
    default: figure = Sparkline(row(), label: name())
    }
    do throws(ChartError) {
      let rendered = try figure.render(ChartFrame(width: [200.0, 672].randomElement(using: &random) ?? 672))
      let problems = PictureChecker.problems(in: rendered.svg)
      #expect(problems.isEmpty, "\(problems)")
      #expect(rendered.table.rows.allSatisfy { $0.count == rendered.table.columns.count })
    } catch {
      #expect(error.description.hasSuffix(".") && error.description.count > 30, "\(error)")
    }
  }
}
