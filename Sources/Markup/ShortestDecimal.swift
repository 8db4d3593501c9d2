/// The shortest decimal digits that read back as the same `Double`, and rounding on them.
///
/// Rounding works on the digits people see, not on the binary value behind them, so 1.005 rounded to
/// two places is 1.01 and not 1.00. Halves go away from zero.
struct ShortestDecimal: Sendable, Hashable {
  /// Each 0 to 9; without leading or trailing zeros; empty for zero.
  var digits: [UInt8]
  /// The value is 0.d1d2d3... times ten to this power.
  var exponent: Int

  /// The digits of a finite number's magnitude.
  init(_ value: Double) {
    digits = []
    exponent = 0
    var pointAt: Int?
    var written = 0
    var negativePower = false
    var power: Int?
    for byte in value.magnitude.description.utf8 {
      switch byte {
      case 0x30...0x39:
        if let soFar = power {
          power = soFar * 10 + Int(byte - 0x30)
        } else {
          digits.append(byte - 0x30)
          written += 1
        }
      case UInt8(ascii: "."): pointAt = written
      case UInt8(ascii: "e"): power = 0
      case UInt8(ascii: "-"): negativePower = true
      default: break
      }
    }
    exponent = (pointAt ?? written) + (negativePower ? -1 : 1) * (power ?? 0)
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent -= leading
    trim()
  }

  /// Rounds to this many digits after the point (negative: before it).
  mutating func round(fractionDigits: Int) { round(count: exponent + fractionDigits) }

  /// Rounds to this many significant digits.
  mutating func round(significant count: Int) { round(count: max(1, count)) }

  private mutating func round(count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      exponent = 0
      return
    }
    let goesUp = digits[count] >= 5
    digits.removeLast(digits.count - count)
    if goesUp {
      var index = count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        exponent += 1
      }
    }
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// The digits before the point, at least "0".
  var whole: String {
    guard exponent > 0 else { return "0" }
    let known = digits.prefix(exponent)
    let zeros = repeatElement(UInt8(0), count: exponent - known.count)
    return String(decoding: (known + zeros).map { $0 + 0x30 }, as: UTF8.self)
  }

  /// The digits after the point, padded with zeros to `least`.
  func fraction(least: Int = 0) -> String {
    let leading = repeatElement(UInt8(0), count: digits.isEmpty ? 0 : max(0, -exponent))
    let known = digits.dropFirst(max(0, exponent))
    var all = Array(leading) + known
    while all.count < least { all.append(0) }
    return String(decoding: all.map { $0 + 0x30 }, as: UTF8.self)
  }
}
