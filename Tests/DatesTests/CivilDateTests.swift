import Testing

@testable import Dates

@Suite struct CivilDateTests {
  @Test(arguments: ["2026-12-01", "2024-02-29", "2000-02-29", "9999-12-31"])
  func daysOfTheCalendarAreRead(text: String) {
    #expect(CivilDate(text)?.description == text)
  }

  @Test(arguments: [
    "2026-02-31", "2026-02-29", "1900-02-29", "2026-99-01", "2026-00-10", "2026-04-00", "2026-4-1",
    "26-04-01",
    "2026-04-01T10:00", "", "٢٠٢٦-٠٤-٠١",
  ])
  func whatIsNoDayIsRefused(text: String) { #expect(CivilDate(text) == nil) }

  /// Day by day from 1899 to 2105: each follows the one before, and leads back to its seconds.
  @Test func everyDayFollowsTheOneBefore() throws {
    var date = CivilDate(year: 1899, month: 1, day: 1)
    for _ in 0..<75_000 {
      let next = CivilDate(secondsSince1970: date.secondsSince1970 + 86_400)
      let follows =
        next.day == date.day + 1 && next.month == date.month
        || next.day == 1 && date.day == CivilDate.days(inMonth: date.month, of: date.year)
      #expect(follows && date < next, "\(date) then \(next)")
      date = next
    }
    #expect(date.year == 2104)
  }

  @Test func aMomentFallsOnItsDay() {
    #expect(CivilDate.day(ofSecondsSince1970: 1_767_225_599).description == "2025-12-31")
    #expect(CivilDate.day(ofSecondsSince1970: 1_767_225_600).description == "2026-01-01")
  }
}
