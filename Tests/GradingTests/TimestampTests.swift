import Foundation
import Testing

@testable import Grading

@Suite struct TimestampTests {
  @Test(arguments: [
    ("2026-12-01", "2026-12-01T23:59:59Z"), ("2026-12-01T10:00:00Z", "2026-12-01T10:00:00Z"),
    ("2026-12-01 10:00", "2026-12-01T10:00:00Z"), ("2028-02-29", "2028-02-29T23:59:59Z"),
    ("01.12.2026", "2026-12-01T23:59:59Z"), ("1.2.2026, 08:05", "2026-02-01T08:05:00Z"),
    ("2026/12/01 10:00", "2026-12-01T10:00:00Z"), ("2026/2/1", "2026-02-01T23:59:59Z"),
  ])
  func daysAndTimesAreRead(_ text: String, _ time: String) throws {
    #expect(Timestamp.text(try #require(Timestamp.date(text))) == time)
  }

  /// A due date that there is not must not become another one.
  @Test(arguments: [
    "12/01/2026", "31.02.2026", "1.12.26", "2026-02-31", "2026-99-01", "2026-02-29T10:00:00Z", "2026-00-10",
    "soon", "",
  ])
  func whatIsNoDayIsNone(_ text: String) { #expect(Timestamp.date(text) == nil) }
}
