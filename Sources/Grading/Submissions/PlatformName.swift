import Foundation

/// What a learning platform writes into the names of the files that a teacher downloads.
///
/// The platform writes in front, and what the student called the file stands behind: so everything is read from
/// the front, and nothing that a student chose is taken for the platform's word.
struct PlatformName: Hashable {
  enum Platform: String, Hashable {
    case canvas = "Canvas"
    case moodle = "Moodle"
    case blackboard = "Blackboard"
    case brightspace = "Brightspace"
    case exchange = "nbgrader"
  }

  var platform: Platform
  /// A name, or for Blackboard and nbgrader a user name.
  var person: String
  /// The platform's own number of the person; never a roster's id by itself.
  var number = ""
  /// Whether the platform says that it came too late; `nil` when it says nothing.
  var isLate: Bool?
  /// In the machine's zone, as the platform shows it, or the one it names.
  var received: Date?
  /// Which of several files of the same name it is.
  var attempt = 0
  /// Before the user name on Blackboard, the assignment; the user name may hold the same sign.
  var before = ""

  init?(_ name: String, zone: TimeZone = .current) {
    guard
      let found = Self.moodle(name) ?? Self.blackboard(name, zone) ?? Self.brightspace(name, zone)
        ?? Self.exchange(name) ?? Self.canvas(name)
    else { return nil }
    self = found
  }

  private init(_ platform: Platform, _ person: Substring) {
    self.platform = platform
    self.person = String(person)
  }

  /// `Ada Lovelace_1234_assignsubmission_file_hw.md`, or a folder with that beginning. A group that hands in together has
  /// its name and number there (`Group A_7_`), whoever is in none "Default group" and no number, and before Moodle 4.2
  /// each member a copy: `Group A-Ada Lovelace_1234_`.
  private static func moodle(_ name: String) -> PlatformName? {
    guard
      let match = name.prefixMatch(
        of: /([^_]+(?:_[^_]+)*?)(?:_(\d+))?_assignsubmission_(?:file|onlinetext)(?:_|$)/)
    else { return nil }
    var found = PlatformName(.moodle, match.1)
    found.number = match.2.map(String.init) ?? ""
    return found
  }

  /// `lovelaceada_LATE_12345_67890_hw-1.md`, and what was typed in or is a link: `lovelaceada_12345_text.html`.
  private static func canvas(_ name: String) -> PlatformName? {
    guard
      let match = name.prefixMatch(
        of: /([^_\/]+)_(LATE_)?(\d+)_(?:\d+_(.+)|(?:text|link)\.html$)/)
    else { return nil }
    var found = PlatformName(.canvas, match.1)
    found.number = String(match.3)
    found.isLate = match.2 != nil
    if let again = match.4?.firstMatch(of: /-(\d{1,3})(?:\.[A-Za-z]+)?$/) {
      found.attempt = Int(again.1) ?? 0
    }
    return found
  }

  /// `Homework 1_ada_attempt_2026-12-01-23-14-11_hw.md`; without the last part the platform's own note.
  private static func blackboard(_ name: String, _ zone: TimeZone) -> PlatformName? {
    guard
      let match = name.firstMatch(
        of: /^(.*?)_([^_]+)_attempt_(\d{4})-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)(?:_|\.txt$)/)
    else { return nil }
    var found = PlatformName(.blackboard, match.2)
    found.before = String(match.1)
    found.received = date(zone, match.3, match.4, match.5, match.6, match.7, match.8)
    return found
  }

  /// `12345-67890 - Ada Lovelace - Dec 1, 2026 1114 PM - hw.md`, or a folder with that beginning; outside of the
  /// United States `1 December, 2026 2314`.
  private static func brightspace(_ name: String, _ zone: TimeZone) -> PlatformName? {
    guard
      let match = name.prefixMatch(
        of:
          /(\d+)-\d+ ?- ?(.+?) ?- ?(?:([A-Z][a-z]{2})[a-z]* (\d{1,2})|(\d{1,2}) ([A-Z][a-z]{2})[a-z]*),? (\d{4}) (\d{1,2}):?(\d\d)(?: ?([AP]M))?(?: ?- ?|$)/
      )
    else { return nil }
    var found = PlatformName(.brightspace, match.2)
    found.number = String(match.1)
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    if let name = match.3 ?? match.6, let day = match.4 ?? match.5,
      let month = months.firstIndex(of: String(name)), let hour = Int(match.8)
    {
      let hours = match.10.map { hour % 12 + ($0 == "PM" ? 12 : 0) } ?? hour
      found.received = date(zone, match.7, "\(month + 1)", day, "\(hours)", match.9, "0")
    }
    return found
  }

  /// `ada+ps1+2026-12-01 23:14:11.123456 UTC+random`.
  private static func exchange(_ name: String) -> PlatformName? {
    let parts = name.split(separator: "+", omittingEmptySubsequences: false)
    guard parts.count >= 3, !parts[0].isEmpty, let time = Timestamp.date(String(parts[2])) else { return nil }
    var found = PlatformName(.exchange, parts[0])
    found.received = time
    return found
  }

  private static func date(_ zone: TimeZone, _ parts: any StringProtocol...) -> Date? {
    let numbers = parts.map { Int(String($0)) ?? -1 }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let components = DateComponents(
      calendar: calendar, timeZone: zone, year: numbers[0], month: numbers[1], day: numbers[2],
      hour: numbers[3],
      minute: numbers[4], second: numbers[5])
    return components.isValidDate ? components.date : nil
  }
}
