extension NumberFormat {
  /// A coordinate in a drawing: two decimals at most, no trailing zeros, a plain hyphen, never "-0".
  ///
  /// A hundredth of a pixel cannot be seen, and fewer characters and the same bytes on every machine
  /// matter more. What is not finite has no place in a drawing; it becomes 0, and what is further out
  /// than a billion pixels is held there.
  public static func coordinate(_ value: Double) -> String {
    var out = ""
    appendCoordinate(value, to: &out)
    return out
  }

  /// Appends a coordinate to path data that is being written, without an intermediate string.
  public static func appendCoordinate(_ value: Double, to out: inout String) {
    guard value.isFinite else {
      out += "0"
      return
    }
    let hundredths = Int((min(max(value, -1e9), 1e9) * 100).rounded())
    if hundredths < 0 { out += "-" }
    let (whole, part) = Int(hundredths.magnitude).quotientAndRemainder(dividingBy: 100)
    out += String(whole)
    guard part > 0 else { return }
    out += part < 10 ? ".0" : "."
    out += String(part % 10 == 0 && part >= 10 ? part / 10 : part)
  }
}
