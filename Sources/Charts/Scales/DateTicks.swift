import Dates
import Foundation

/// Marked dates, in UTC so that a page is the same wherever it is built; steps as in d3-time.
enum DateTicks {
  private enum Unit { case second, day, month, year }

  private static let steps: [(seconds: Double, unit: Unit, count: Int)] = [
    (1, .second, 1), (5, .second, 5), (15, .second, 15), (30, .second, 30), (60, .second, 60),
    (300, .second, 300), (900, .second, 900), (1800, .second, 1800), (3600, .second, 3600),
    (10800, .second, 10800), (21600, .second, 21600), (43200, .second, 43200), (86400, .day, 1),
    (172_800, .day, 2), (604_800, .day, 7), (2_592_000, .month, 1), (7_776_000, .month, 3),
    (31_536_000, .year, 1),
  ]

  static func ticks(from low: Double, to high: Double, count: Int) -> [Tick] {
    guard low < high, (high - low).isFinite, low.magnitude < 1e13, high.magnitude < 1e13 else { return [] }
    let target = (high - low) / Double(max(count, 1))
    if target < 0.5 {
      return LinearTicks(from: low, to: high, count: count).values.map {
        Tick(value: $0, label: label($0, step: 1))
      }
    }
    let last = steps[steps.count - 1]
    if target > last.seconds {
      let years = LinearTicks(from: year(low), to: year(high), count: count)
      let step = max(1, Int((pow(10, Double(years.power)) * years.factor).rounded()))
      return values(.year, step, low, high).map { Tick(value: $0, label: label($0, step: last.seconds)) }
    }
    let step = steps.min { abs(log($0.seconds / target)) < abs(log($1.seconds / target)) } ?? last
    return values(step.unit, step.count, low, high).map {
      Tick(value: $0, label: label($0, step: step.seconds))
    }
  }

  private static func year(_ seconds: Double) -> Double {
    Double(CivilDate(secondsSince1970: seconds).year)
  }

  private static func values(_ unit: Unit, _ count: Int, _ low: Double, _ high: Double) -> [Double] {
    switch unit {
    case .second, .day:
      let width = Double(count) * (unit == .day ? 86400 : 1)
      // Weeks start on Monday; 1970-01-05 was one.
      let origin = unit == .day && count == 7 ? 4 * 86400.0 : 0
      return stride(from: origin + ((low - origin) / width).rounded(.up) * width, through: high, by: width)
        .prefix(1000).map { $0 }
    case .month, .year:
      let first = CivilDate(secondsSince1970: low)
      let stepInMonths = unit == .year ? 12 * count : count
      var month = first.year * 12 + (first.month - 1)
      month -= ((month % stepInMonths) + stepInMonths) % stepInMonths
      var found: [Double] = []
      while found.count < 1000 {
        let year = Int(floor(Double(month) / 12))
        let value = CivilDate(year: year, month: month - year * 12 + 1, day: 1).secondsSince1970
        if value > high { break }
        if value >= low { found.append(value) }
        month += stepInMonths
      }
      return found
    }
  }

  /// As much of the date as changes from step to step; midnights name the day, Januaries the year.
  static func label(_ seconds: Double, step: Double) -> String {
    let date = CivilDate(secondsSince1970: seconds)
    if step >= 31_536_000 || (step >= 2_592_000 && date.month == 1 && date.day == 1) {
      return String(date.year)
    }
    if step >= 2_592_000 { return date.monthName }
    let second = Int(date.secondOfDay)
    if step >= 86400 || second == 0 { return "\(date.day) \(date.monthName)" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(two(second / 3600)):\(two(second / 60 % 60))"
    return step >= 60 ? clock : clock + ":" + two(second % 60)
  }
}
