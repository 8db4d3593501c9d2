import Foundation

/// A colour that suits light and dark pages alike: the named ones are hues of the chart palette with a
/// shade for either, a colour given by components is the same on both.
///
/// It goes by the name `Color` in charts, as in Swift Charts.
public struct ChartColor: Sendable, Hashable {
  enum Base: Sendable, Hashable {
    /// The hue at this index in the palette, from zero.
    case hue(Int)
    case ink, muted, paper, grid
    case exact(RGB)
  }

  var base: Base
  var alpha = 1.0

  init(_ base: Base, alpha: Double = 1) {
    self.base = base
    self.alpha = alpha
  }

  /// Components from 0 to 1.
  public init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
    self.init(.exact(RGB(red, green, blue)), alpha: opacity)
  }

  /// A shade of grey, 0 black to 1 white.
  public init(white: Double, opacity: Double = 1) {
    self.init(.exact(RGB(white, white, white)), alpha: opacity)
  }

  public static let blue = ChartColor(.hue(0))
  public static let red = ChartColor(.hue(1))
  public static let green = ChartColor(.hue(2))
  public static let purple = ChartColor(.hue(3))
  public static let pink = ChartColor(.hue(3))
  public static let orange = ChartColor(.hue(4))
  public static let yellow = ChartColor(.hue(4))
  public static let brown = ChartColor(.hue(1))
  public static let teal = ChartColor(.hue(5))
  public static let cyan = ChartColor(.hue(5))
  public static let mint = ChartColor(.hue(2))
  public static let indigo = ChartColor(.hue(0))
  public static let primary = ChartColor(.ink)
  public static let black = ChartColor(.ink)
  public static let secondary = ChartColor(.muted)
  public static let gray = ChartColor(.muted)
  public static let tertiary = ChartColor(.muted, alpha: 0.6)
  public static let white = ChartColor(.paper)
  public static let clear = ChartColor(.paper, alpha: 0)

  /// The same colour, more transparent.
  public func opacity(_ opacity: Double) -> ChartColor {
    ChartColor(base, alpha: alpha * min(max(opacity, 0), 1))
  }

  /// The colour as CSS, with a fallback for where the site's style sheet is not present.
  var css: String {
    switch base {
    case .hue(let index): Palette.series(index)
    case .ink: Palette.ink
    case .muted: Palette.muted
    case .paper: Palette.paper
    case .grid: Palette.grid
    case .exact(let rgb): rgb.hex
    }
  }
}

extension ChartColor {
  /// The colour of text that stands on this one.
  var overCSS: String {
    switch base {
    case .hue(let index): Palette.over(index)
    case .ink, .muted: Palette.paper
    case .paper, .grid: Palette.ink
    case .exact(let rgb): rgb.over.hex
    }
  }
}

/// The name that Swift Charts' users know.
public typealias Color = ChartColor

/// A colour by components from 0 to 1.
struct RGB: Sendable, Hashable {
  var red: Double
  var green: Double
  var blue: Double

  init(_ red: Double, _ green: Double, _ blue: Double) {
    self.red = min(max(red.isNaN ? 0 : red, 0), 1)
    self.green = min(max(green.isNaN ? 0 : green, 0), 1)
    self.blue = min(max(blue.isNaN ? 0 : blue, 0), 1)
  }

  /// From 0xRRGGBB.
  init(_ hex: UInt32) {
    self.init(
      Double(hex >> 16 & 0xFF) / 255, Double(hex >> 8 & 0xFF) / 255, Double(hex & 0xFF) / 255)
  }

  var bytes: [UInt8] { [red, green, blue].map { UInt8(($0 * 255).rounded()) } }

  var hex: String {
    let digits = Array("0123456789abcdef")
    return "#" + bytes.map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
  }

  func mixed(with other: RGB, share: Double) -> RGB {
    RGB(
      red + (other.red - red) * share, green + (other.green - green) * share,
      blue + (other.blue - blue) * share)
  }

  /// WCAG 2.2, relative luminance.
  var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Black or white, whichever has more contrast with this colour: 4.58 : 1 at least.
  var over: RGB {
    let (black, white) = (RGB(0x000000), RGB(0xFFFFFF))
    return contrast(with: black) > contrast(with: white) ? black : white
  }

  /// WCAG 2.2, contrast ratio: 1 to 21.
  func contrast(with other: RGB) -> Double {
    let (high, low) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }
}
