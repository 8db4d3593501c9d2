import Tensors

@testable import Grading

/// A class and a platform's table of it, drawn so that ids, names, addresses and columns clash: what the roster says of
/// those who are in the table stands in one column, and by chance somewhere else, as often at most.
struct ClashingClass {
  static let title = "Homework 1"

  let target: ExportTarget
  let roster: Roster
  /// Fields as they are written, by row.
  private(set) var fields: [[String]]
  /// Whose each row is; empty for the head and for strangers.
  private(set) var owners: [String] = [""]
  /// The columns that the points could be meant for.
  let meant: [Int]
  private let separator: String
  private let lineEnd: String

  private static let ids = ["1001", "1002", "1003", "7", "07", "ada", "Ada", "al", "b.ob", "bob"]
  private static let mails = ["ada@x.org", "ADA@x.org", "bob@x.org", "eve@x.org", "1001", "ada", ""]
  private static let names = ["Ada Lovelace", "Lovelace; Ada", "Bob", "Ada King", "Bob Ross", "李明", ""]
  private static let decoys = [
    "Homework 1 (late resubmission) (99)", "Homework 1 (88)", "Homework 10 (4)", "Homework 1 Final Score",
    "homework 1 (77)", "Homework 1 (4711) (3)", "Notes", "Grade", "Homework 1 (Percentage)", "Homework",
    "Homework 1",
  ]

  /// - Returns: `nil` for a table in which chance says more than the truth, so that nobody could tell them apart.
  init?(seed: UInt64) {
    var random = RandomStream(seed: seed)
    func draw<T>(_ from: [T]) -> T { from[Int.random(in: 0..<from.count, using: &random)] }
    func chance(_ part: Double) -> Bool { Double.random(in: 0..<1, using: &random) < part }
    let target = draw([ExportTarget.canvas, .moodle, .csv])
    let keys: [String] =
      switch target {
      case .canvas: ["ID", "SIS User ID", "SIS Login ID"]
      case .moodle: ["Identifier", "ID number", "Username", "Email address"]
      case .gradescope, .csv: ["id", "student id", "email"]
      }
    let students = Self.ids.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random)).map { id in
      Roster.Student(
        id: id, name: draw(Self.names), email: draw(Self.mails), submitted: nil, extensionDays: 0)
    }
    let truth = draw(keys)
    let isMail = truth.lowercased().hasPrefix("email")
    let own = target == .canvas ? "\(Self.title) (4711)" : Self.title
    let columns = (keys + ["Student", own] + Self.decoys.filter { _ in chance(0.1) }).shuffled(using: &random)
    var people: [Roster.Student?] = students.filter { _ in chance(0.8) }
    people += (0..<Int.random(in: 0...3, using: &random)).map { _ in nil }
    people.shuffle(using: &random)
    let stray = draw([0, 0.05, 0.5])
    var rows = [columns]
    for (number, person) in people.enumerated() {
      rows.append(
        columns.map { column in
          if column == "Student" { return person.flatMap { chance(0.9) ? $0.name : nil } ?? draw(Self.names) }
          if column == truth { return person.map { isMail ? $0.email : $0.id } ?? "stranger \(number)" }
          if keys.contains(column) { return chance(stray) ? draw(Self.ids + Self.mails) : "x\(number)" }
          return draw(["", "5", "EX", " 3 "])
        })
    }
    func hits(_ column: String) -> Int {
      let index = columns.firstIndex(of: column) ?? 0
      let values = Set(rows.dropFirst().map { $0[index].lowercased() })
      return students.count {
        values.contains($0.id.lowercased()) || (!$0.email.isEmpty && values.contains($0.email.lowercased()))
      }
    }
    let certain = people.count { person in person.map { !isMail || !$0.email.isEmpty } ?? false }
    guard keys.allSatisfy({ $0 == truth || hits($0) <= certain }) else { return nil }

    let separator = draw([",", ";", "\t"])
    (self.target, self.separator, lineEnd, roster) = (
      target, separator, draw(["\n", "\r\n", "\r"]), Roster(students: students)
    )
    owners += people.map { $0?.id ?? "" }
    meant = columns.indices.filter { Self.isMeant(columns[$0], target) }
    fields = rows.map { row in
      row.map { chance(0.3) || $0.contains(separator) ? "\"\($0)\"" : $0 }
    }
  }

  private static func isMeant(_ column: String, _ target: ExportTarget) -> Bool {
    switch target {
    case .canvas: column.lowercased().wholeMatch(of: /homework 1( \(\d+\))?/) != nil
    case .moodle, .gradescope, .csv: column == title
    }
  }

  var text: String { text(of: fields) }

  func text(of fields: [[String]]) -> String {
    fields.map { $0.joined(separator: separator) + lineEnd }.joined()
  }
}
