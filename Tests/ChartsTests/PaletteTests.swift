import Foundation
import SeededRandom
import Testing

@testable import Charts

@Suite struct PaletteTests {
  /// WCAG 2.2: 3 : 1 for what is drawn, 4.5 : 1 for text.
  @Test(arguments: Palette.hues.indices)
  func contrast(index: Int) {
    let hue = Palette.hues[index]
    #expect(hue.light.contrast(with: Palette.paperShades.light) >= 3)
    #expect(hue.dark.contrast(with: Palette.paperShades.dark) >= 3)
    #expect(hue.lightText.contrast(with: Palette.paperShades.light) >= 4.5)
    #expect(hue.darkText.contrast(with: Palette.paperShades.dark) >= 4.5)
  }

  @Test func quietTextAndAxes() {
    #expect(Palette.mutedShades.light.contrast(with: Palette.paperShades.light) >= 4.5)
    #expect(Palette.mutedShades.dark.contrast(with: Palette.paperShades.dark) >= 4.5)
    #expect(Palette.axisShades.light.contrast(with: Palette.paperShades.light) >= 3)
    #expect(Palette.axisShades.dark.contrast(with: Palette.paperShades.dark) >= 3)
  }

  /// Text on a series' own colour, and on any colour that an author gives.
  @Test(arguments: Palette.hues.indices)
  func textOnColours(index: Int) {
    for shade in [Palette.hues[index].light, Palette.hues[index].dark] {
      #expect(shade.contrast(with: shade.over) >= 4.5)
    }
    var random = SplitMix64(state: UInt64(index))
    for _ in 0..<500 {
      let color = RGB(
        Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random),
        Double.random(in: 0...1, using: &random))
      #expect(color.contrast(with: color.over) >= 4.5, "\(color.hex)")
    }
  }

  /// Machado, Oliveira and Fernandes (2009), table 1, severity 1: rows of the matrices on linear RGB.
  static let deficiencies: [(name: String, matrix: [[Double]])] = [
    (
      "protanopia",
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    (
      "deuteranopia",
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    (
      "tritanopia",
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
    ("none", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
  ]

  /// Two series are told apart by colour, or by dash and symbol.
  @Test(arguments: PaletteTests.deficiencies.indices, [false, true])
  func toldApart(deficiency: Int, isDark: Bool) {
    let (name, matrix) = Self.deficiencies[deficiency]
    let seen = Palette.hues.map { Self.lab(isDark ? $0.dark : $0.light, matrix) }
    for one in seen.indices {
      for other in seen.indices where other > one {
        let distance = zip(seen[one], seen[other]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
        let differsInForm =
          StrokeStyle.dash(series: one) != StrokeStyle.dash(series: other)
          && BasicChartSymbolShape.series(one) != BasicChartSymbolShape.series(other)
        #expect(distance >= 15 || differsInForm, "\(name): hues \(one) and \(other) are \(distance) apart")
      }
    }
  }

  /// A checker that cannot fail is none: a red and a green of one lightness are alike to a deuteranope.
  @Test func checkerCanFail() {
    let (one, other) = (RGB(0xA8702A), RGB(0x6F8A2A))
    let matrix = Self.deficiencies[1].matrix
    let distance = zip(Self.lab(one, matrix), Self.lab(other, matrix)).map { ($0 - $1) * ($0 - $1) }.reduce(
      0, +
    ).squareRoot()
    #expect(distance < 15)
  }

  /// CIE 1976 L*a*b* (D65) of a colour as seen through a deficiency.
  private static func lab(_ color: RGB, _ matrix: [[Double]]) -> [Double] {
    let linear = [color.red, color.green, color.blue].map {
      $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4)
    }
    let seen = matrix.map { row in min(max(zip(row, linear).map(*).reduce(0, +), 0), 1) }
    func weighted(_ red: Double, _ green: Double, _ blue: Double) -> Double {
      red * seen[0] + green * seen[1] + blue * seen[2]
    }
    let xyz: [Double] = [
      weighted(0.4124, 0.3576, 0.1805) / 0.95047, weighted(0.2126, 0.7152, 0.0722),
      weighted(0.0193, 0.1192, 0.9505) / 1.08883,
    ].map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16.0 / 116 }
    return [116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])]
  }

  @Test func styleSheetHasEveryVariableThatChartsUse() throws {
    for entry in Gallery.all {
      let svg = try entry.figure().render().svg
      for match in svg.matches(of: /var\((--chart-[a-z0-9-]+)/) {
        let name = String(match.output.1)
        #expect(name == "--chart-font" || ChartStyle.css.contains(name + ":"), "\(entry.name) uses \(name)")
      }
    }
  }
}
