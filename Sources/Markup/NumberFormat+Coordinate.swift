extension NumberFormat {
  /// A coordinate in a drawing: two decimals at most, no trailing zeros, a plain hyphen, never "-0".
  ///
  /// A hundredth of a pixel cannot be seen, and fewer characters and the same bytes on every machine
  /// matter more. What is not finite has no place in a drawing; it becomes 0, and what is further out
  /// than a billion pixels is held there.
  public static func coordinate(_ value: Double) -> String {
    var out: [UInt8] = []
    appendCoordinate(value, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Appends a coordinate's characters to path data that is being written.
  public static func appendCoordinate(_ value: Double, to out: inout [UInt8]) {
    guard value.isFinite else {
      out.append(UInt8(ascii: "0"))
      return
    }
    let hundredths = Int64((min(max(value, -1e9), 1e9) * 100).rounded())
    if hundredths < 0 { out.append(UInt8(ascii: "-")) }
    // 64 bits also where `Int` has 32: in a page.
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    appendDigits(Int(whole), to: &out)
    guard part > 0 else { return }
    out.append(UInt8(ascii: "."))
    out.append(UInt8(ascii: "0") + UInt8(part / 10))
    if part % 10 > 0 { out.append(UInt8(ascii: "0") + UInt8(part % 10)) }
  }

  private static func appendDigits(_ number: Int, to out: inout [UInt8]) {
    if number >= 10 { appendDigits(number / 10, to: &out) }
    out.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
