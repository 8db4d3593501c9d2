import Dates
public import Foundation

/// Times in rubrics and rosters.
public enum Timestamp {
  /// ISO 8601 with or without seconds and zone (UTC when there is none); a day alone is its end. `nil` for a day that
  /// the calendar has not.
  public static func date(_ text: String) -> Date? {
    let trimmed = text.trimmingCharacters(in: .whitespaces).replacing(" ", with: "T")
    guard CivilDate(trimmed.prefix(10)) != nil else { return nil }
    let formatter = ISO8601DateFormatter()
    if trimmed.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil {
      return formatter.date(from: trimmed + "T23:59:59Z")
    }
    var candidates = [trimmed, trimmed + "Z"]
    if let match = trimmed.wholeMatch(of: /(\d{4}-\d\d-\d\dT\d\d:\d\d)(Z|[+-]\d\d:?\d\d)?/) {
      candidates.append("\(match.1):00\(match.2.map(String.init) ?? "Z")")
    }
    return candidates.lazy.compactMap { formatter.date(from: $0) }.first
  }

  /// A time as records keep it.
  public static func text(_ date: Date) -> String { ISO8601DateFormatter().string(from: date) }
}
