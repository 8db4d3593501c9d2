import Foundation
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

  @Test(arguments: 0..<300)
  func neverCrashesNeverLeavesTheFrame(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
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
    let mark = Int.random(in: 0..<7, using: &random)
    let types: [ScaleType] = [.linear, .log, .symmetricLog, .squareRoot, .power(exponent: 2)]
    let isColored = Bool.random(using: &random)
    var chart = Chart {
      for _ in 0..<count {
        let marks: ChartMarks =
          switch mark {
          case 0: ChartMarks(records: LineMark(x: value(xKind, "x"), y: value(yKind, label)).records)
          case 1: ChartMarks(records: PointMark(x: value(xKind, "x"), y: value(yKind, label)).records)
          case 2: ChartMarks(records: BarMark(x: value(xKind, "x"), y: value(yKind, label)).records)
          case 3: ChartMarks(records: AreaMark(x: value(xKind, "x"), y: value(yKind, label)).records)
          case 4: ChartMarks(records: RuleMark(x: value(xKind, "x")).records)
          case 5: ChartMarks(records: SectorMark(angle: .value(label, number())).records)
          default: ChartMarks(records: RectangleMark(x: value(xKind, "x"), y: value(yKind, label)).records)
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

  @Test func thousandCategories() throws {
    let rendered = try Chart {
      for index in 0..<1000 {
        BarMark(x: .value("Name", "category number \(index)"), y: .value("Value", index % 7))
          .foregroundStyle(by: .value("Name", "category number \(index)"))
      }
    }.render()
    #expect(PictureChecker.problems(in: rendered.svg).isEmpty)
  }
}
