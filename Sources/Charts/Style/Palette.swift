/// The colours of charts, for light and for dark paper.
///
/// The hues are those of Okabe and Ito (2008), which people with the common colour-vision deficiencies
/// tell apart. Each has a shade per paper with a contrast of 3 : 1 at least for lines and bars, and one
/// with 4.5 : 1 for text; the shades were found by moving the hue's Oklab lightness until it fits.
enum Palette {
  struct Shades: Sendable {
    var light: RGB
    var lightText: RGB
    var dark: RGB
    var darkText: RGB

    init(_ light: UInt32, _ lightText: UInt32, _ dark: UInt32, _ darkText: UInt32) {
      self.light = RGB(light)
      self.lightText = RGB(lightText)
      self.dark = RGB(dark)
      self.darkText = RGB(darkText)
    }
  }

  /// Blue, vermilion, green, purple, orange, sky and the colour of text.
  static let hues: [Shades] = [
    Shades(0x0072B2, 0x0072B2, 0x2A86C8, 0x3894D6),
    Shades(0xD55E00, 0xBA5203, 0xE36B1D, 0xE36B1D),
    Shades(0x009E73, 0x02815E, 0x2BC48F, 0x2BC48F),
    Shades(0xC674A1, 0xA65684, 0xCC79A7, 0xCC79A7),
    Shades(0xBD8203, 0x976701, 0xE69F00, 0xE69F00),
    Shades(0x3596CA, 0x0378AA, 0x7CCBF5, 0x7CCBF5),
    Shades(0x1B1F24, 0x1B1F24, 0xE6E8EB, 0xE6E8EB),
  ]

  /// What is not a series: paper, text, quiet text, grid lines, axis lines.
  static let inkShades = Shades(0x1B1F24, 0x1B1F24, 0xE6E8EB, 0xE6E8EB)
  static let mutedShades = Shades(0x57606A, 0x57606A, 0xA4ACB6, 0xA4ACB6)
  static let paperShades = Shades(0xFFFFFF, 0xFFFFFF, 0x16181D, 0x16181D)
  static let gridShades = Shades(0xE4E7EB, 0xE4E7EB, 0x30353D, 0x30353D)
  static let axisShades = Shades(0x8C959F, 0x8C959F, 0x6B7480, 0x6B7480)

  static let ink = variable("ink", inkShades.light)
  static let muted = variable("muted", mutedShades.light)
  static let paper = variable("paper", paperShades.light)
  static let grid = variable("grid", gridShades.light)
  static let axis = variable("axis", axisShades.light)

  /// The colour of a series, counted from zero; after the last hue it begins again.
  static func series(_ index: Int) -> String { seriesCSS[index % seriesCSS.count] }

  /// Black or white for text that stands on the series' own colour, whichever reads better there.
  static func over(_ index: Int) -> String { overCSS[index % overCSS.count] }

  /// The colour in which a series is named.
  static func seriesText(_ index: Int) -> String { seriesTextCSS[index % seriesTextCSS.count] }

  private static let seriesCSS = hues.enumerated().map { variable("\($0.offset + 1)", $0.element.light) }
  private static let seriesTextCSS = hues.enumerated().map {
    variable("\($0.offset + 1)-text", $0.element.lightText)
  }

  private static let overCSS = hues.enumerated().map {
    variable("\($0.offset + 1)-over", $0.element.light.over)
  }

  private static func variable(_ name: String, _ fallback: RGB) -> String {
    "var(--chart-\(name),\(fallback.hex))"
  }
}
