// Pages, into which this module is compiled too, have no clock of the system's.
#if canImport(Glibc)
  import Glibc
#endif

/// A day of the proleptic Gregorian calendar in UTC, with the time of day where that matters.
///
/// The arithmetic is that of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
public struct CivilDate: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
  public var year: Int
  /// From 1.
  public var month: Int
  /// Of the month, from 1.
  public var day: Int
  public var secondOfDay = 0.0

  public init(year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// A day as people write it, `2026-12-01`; `nil` for what is no day of the calendar, such as 2026-02-31.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public init(secondsSince1970 seconds: Double) {
    let held = min(max(seconds.isFinite ? seconds : 0, -1e14), 1e14)
    let days = (held / 86400).rounded(.down)
    secondOfDay = held - days * 86400
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The day that a moment falls on, in UTC.
  public static func day(ofSecondsSince1970 seconds: Double) -> CivilDate {
    var date = CivilDate(secondsSince1970: seconds)
    date.secondOfDay = 0
    return date
  }

  #if canImport(Glibc)
    /// Today, in UTC.
    public static var today: CivilDate { .day(ofSecondsSince1970: Double(time(nil))) }
  #endif

  public var secondsSince1970: Double {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Double(era * 146_097 + dayOfEra - 719_468) * 86400 + secondOfDay
  }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  public static func < (first: CivilDate, second: CivilDate) -> Bool {
    (first.year, first.month, first.day, first.secondOfDay)
      < (second.year, second.month, second.day, second.secondOfDay)
  }

  public var monthName: String {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
  }

  /// 2026-03-01, with the time of day where it is not midnight.
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(year)-\(two(month))-\(two(self.day))"
    let second = Int(secondOfDay)
    if second == 0 { return day }
    let clock = "\(two(second / 3600)):\(two(second / 60 % 60))"
    return day + " " + clock + (second % 60 == 0 ? "" : ":" + two(second % 60))
  }
}
