/// The one place where numbers become text, so that a value looks the same in every chart, table and
/// sentence. Nothing here depends on the locale.
public enum NumberFormat {
  /// How the digits before the point are kept apart, from five digits on for `thin` (ISO 80000-1) and
  /// from four on for `comma`.
  public enum Grouping: Sendable, Hashable {
    case none, comma
    /// U+202F, the narrow space at which lines do not break.
    case thin
  }

  /// What stands for "minus" in text that people read; coordinates keep the hyphen.
  public static let minus = "\u{2212}"

  /// For people, at most `significant` digits, no trailing zeros: 0.1234, 12,346, −3, 1.2 × 10⁻⁷.
  ///
  /// Digits before the point are never replaced by zeros. Below 10⁻⁴ and from 10⁹ on the number is
  /// written with a power of ten.
  public static func readable(
    _ value: Double, significant: Int = 4, grouping: Grouping = .comma
  ) -> String {
    guard value.isFinite else { return notFinite(value) }
    if value == 0 { return "0" }
    if value.magnitude < 1e-4 || value.magnitude >= 1e9 { return scientific(value, significant: significant) }
    var decimal = ShortestDecimal(value)
    decimal.round(significant: max(significant, decimal.exponent))
    return sign(value, decimal) + written(decimal, least: 0, grouping: grouping)
  }

  /// With exactly this many digits after the point: 0.10, −3.00, 12,345.7.
  public static func fixed(_ value: Double, decimals: Int, grouping: Grouping = .comma) -> String {
    guard value.isFinite else { return notFinite(value) }
    let digits = max(0, decimals)
    var decimal = ShortestDecimal(value)
    decimal.round(fractionDigits: digits)
    return sign(value, decimal) + written(decimal, least: digits, grouping: grouping)
  }

  /// With exactly this many significant digits, zeros kept: 0.1200 for (0.12, 4). Below 10⁻⁴ and from 10¹⁵
  /// on the number is written with a power of ten.
  public static func significant(_ value: Double, digits: Int, grouping: Grouping = .comma) -> String {
    guard value.isFinite else { return notFinite(value) }
    var decimal = ShortestDecimal(value)
    if value != 0, value.magnitude < 1e-4 || value.magnitude >= 1e15 {
      return scientific(value, significant: digits)
    }
    decimal.round(significant: digits)
    let least = decimal.digits.isEmpty ? max(0, digits - 1) : max(0, digits - decimal.exponent)
    return sign(value, decimal) + written(decimal, least: least, grouping: grouping)
  }

  /// A share as a percentage: 0.983 is "98.3%".
  public static func percent(_ share: Double, decimals: Int = 1) -> String {
    guard share.isFinite else { return notFinite(share) }
    // Moving the point in the decimal digits keeps 0.07 from becoming 7.000000000000001.
    var decimal = ShortestDecimal(share)
    if !decimal.digits.isEmpty { decimal.exponent += 2 }
    decimal.round(fractionDigits: max(0, decimals))
    return sign(share, decimal) + written(decimal, least: max(0, decimals), grouping: .comma) + "%"
  }

  /// With a power of ten: 1.5 × 10⁻³. A leading factor of exactly one is left out: 10⁻³.
  public static func scientific(_ value: Double, significant: Int = 3) -> String {
    guard value.isFinite else { return notFinite(value) }
    var decimal = ShortestDecimal(value)
    decimal.round(significant: significant)
    guard !decimal.digits.isEmpty else { return "0" }
    let power = powerOfTen(decimal.exponent - 1)
    decimal.exponent = 1
    if decimal.digits == [1] { return sign(value, decimal) + power }
    return sign(value, decimal) + written(decimal, least: 0, grouping: .none) + "\u{202F}×\u{202F}" + power
  }

  /// 10 to a whole power, with the exponent raised: 10⁻³.
  public static func powerOfTen(_ exponent: Int) -> String { "10" + superscript(exponent) }

  /// A whole number in superscript characters, with a true superscript minus.
  public static func superscript(_ number: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return String(number.description.map { $0.wholeNumberValue.map { raised[$0] } ?? "⁻" })
  }

  /// A whole number for people: 60,000.
  public static func count(_ number: Int, grouping: Grouping = .comma) -> String {
    (number < 0 ? minus : "") + grouped(String(number.magnitude), grouping)
  }

  private static func notFinite(_ value: Double) -> String {
    value.isNaN ? "NaN" : value < 0 ? minus + "∞" : "∞"
  }

  private static func sign(_ value: Double, _ decimal: ShortestDecimal) -> String {
    value < 0 && !decimal.digits.isEmpty ? minus : ""
  }

  private static func written(_ decimal: ShortestDecimal, least: Int, grouping: Grouping) -> String {
    let fraction = decimal.fraction(least: least)
    let whole = grouped(decimal.whole, grouping)
    return fraction.isEmpty ? whole : whole + "." + fraction
  }

  private static func grouped(_ digits: String, _ grouping: Grouping) -> String {
    let separator: String
    switch grouping {
    case .none: return digits
    case .comma where digits.utf8.count > 3: separator = ","
    case .thin where digits.utf8.count > 4: separator = "\u{202F}"
    default: return digits
    }
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { out += separator }
      out.append(digit)
    }
    return out
  }
}
