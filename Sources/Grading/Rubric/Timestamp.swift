import Dates
public import Foundation

/// Times in rubrics, rosters and the records of platforms.
public enum Timestamp {
  /// ISO 8601 in the ways that platforms write it: with `T` or blanks between day and time, with or without seconds,
  /// their fractions and a zone (`Z`, `UTC`, `-0800`, `+01:00`; UTC when there is none). A day alone is its end,
  /// or, on request, its beginning.
  ///
  /// Spreadsheets write days their own way. Read is what has one meaning: `2026/12/01` and `1.12.2026`, whose points
  /// say that the day comes first. `12/01/2026` has two.
  public static func date(_ text: String, dayBegins: Bool = false) -> Date? {
    let trimmed = withPlainDay(text.trimmingCharacters(in: .whitespacesAndNewlines))
    let pattern =
      /(\d{4}-\d\d-\d\d)(?:(?:[Tt]|[ ]+)(\d\d):(\d\d)(?::(\d\d)([.,]\d+)?)?[ ]*([Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?/
    guard let match = trimmed.wholeMatch(of: pattern), let day = CivilDate(match.1) else { return nil }
    guard let hour = match.2.flatMap({ Int($0) }), let minute = match.3.flatMap({ Int($0) }) else {
      return Date(timeIntervalSince1970: day.secondsSince1970 + (dayBegins ? 0 : 86_399))
    }
    let second = match.4.flatMap { Int($0) } ?? 0
    let fraction = match.5.flatMap { Double("0." + $0.dropFirst()) } ?? 0
    guard hour < 24, minute < 60, second <= 60, let zone = zone(match.6 ?? "Z") else { return nil }
    return Date(
      timeIntervalSince1970: day.secondsSince1970 + Double(hour * 3_600 + minute * 60 + second) + fraction
        - zone)
  }

  /// Whether a text is a day with bars, which Americans and others read differently.
  public static func isAmbiguousDay(_ text: String) -> Bool {
    text.trimmingCharacters(in: .whitespaces).prefixMatch(of: /\d{1,2}\/\d{1,2}\/\d{2,4}(?!\d)/) != nil
  }

  /// The text with its day as ISO writes it.
  private static func withPlainDay(_ text: String) -> String {
    func two(_ digits: Substring) -> String { digits.count < 2 ? "0\(digits)" : "\(digits)" }
    if let match = text.prefixMatch(of: /(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d),?/) {
      return "\(match.3)-\(two(match.2))-\(two(match.1))\(text[match.range.upperBound...])"
    }
    if let match = text.prefixMatch(of: /(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/) {
      return "\(match.1)-\(two(match.2))-\(two(match.3))\(text[match.range.upperBound...])"
    }
    return text
  }

  /// Seconds east of Greenwich.
  private static func zone(_ text: Substring) -> Double? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return 0 }
    let digits = text.dropFirst().filter(\.isNumber)
    guard let hours = Int(digits.prefix(2)), let minutes = Int(digits.count > 2 ? digits.suffix(2) : "0"),
      hours <= 14, minutes < 60
    else { return nil }
    return Double(hours * 3_600 + minutes * 60) * (sign == "-" ? -1 : 1)
  }

  /// A time as records keep it.
  public static func text(_ date: Date) -> String { ISO8601DateFormatter().string(from: date) }
}
