public import Foundation
import Notebooks
import Tables

/// Who should hand in, from a table with at least a column `id`: a CSV file, or as spreadsheets save it.
///
/// Platforms' own names of columns are understood where the plain one is missing: `ID number`, `Email address`, `First
/// name` with `Surname`. Further columns that are read: `name`, `email`, `submitted` (a time stamp that counts instead of the
/// file's own), `extension` (days), `team` (whose members are graded by one hand-in), `file` (the
/// hand-in's path, where its name does not say whose it is), `username` (by which files are known too).
public struct Roster: Sendable, Hashable {
  public struct Student: Sendable, Hashable {
    public var id: String
    public var name: String
    public var email: String
    public var submitted: Date?
    public var extensionDays: Int
    /// Empty for who works alone.
    public var team = ""
    /// The hand-in's path from the folder of submissions; empty when its name says whose it is.
    public var file = ""
    /// The platform's name for the user where the id is another, as Blackboard writes it into names of files.
    public var username = ""
  }

  public var students: [Student]

  public init(students: [Student] = []) { self.students = students }

  /// The student of an id, if there is one.
  public subscript(id: String) -> Student? { students.first { $0.id == id } }

  /// Everybody who is graded by a student's hand-in, that student among them.
  public func team(of id: String) -> [String] {
    guard let team = self[id]?.team, !team.isEmpty else { return [id] }
    return students.filter { $0.team == team }.map(\.id).sorted()
  }

  /// - Throws: A `Diagnostic` at the line of the first fault.
  public init(csv text: String, file: String) throws {
    try self.init(table: CSVTable(text, named: file))
  }

  /// Reads a file as spreadsheets save it, see `CSVTable`.
  ///
  /// - Throws: A `Diagnostic` at the line of the first fault.
  public init(data: Data, file: String) throws {
    try self.init(table: CSVTable(data, named: file))
  }

  private init(table: CSVTable) throws {
    let head = Self.plain(table.head.map { $0.lowercased() })
    func fault(_ row: Int, _ column: Int?, _ message: String, _ help: String) -> Diagnostic {
      Diagnostic(at: table.position(row: row, column: column), message, help: help)
    }
    let headRow = table.headRow ?? 0
    for (column, name) in head.enumerated() where Self.columns.contains(name) {
      guard head.firstIndex(of: name) == column else {
        throw fault(headRow, column, "Two columns are called '\(name)'.", "Rename one of them.")
      }
    }
    guard let idColumn = head.firstIndex(of: "id") else {
      let known = table.head.filter { !$0.isEmpty }.map { "'\($0)'" }.joined(separator: ", ")
      throw fault(
        headRow, nil, "The roster has no column 'id'\(known.isEmpty ? "" : "; its columns are \(known)").",
        "Name the columns in the first line, such as id,name,email.")
    }
    let columns = Dictionary(
      Self.columns.compactMap { name in head.firstIndex(of: name).map { (name, $0) } },
      uniquingKeysWith: { first, _ in first })
    students = []
    let unread = columns["extension"] == nil ? head.firstIndex(where: Self.meansExtension) : nil
    var lines: [String: Int] = [:]
    var files: [String: String] = [:]
    for row in table.body {
      func value(_ name: String) -> String {
        columns[name].map {
          table.value(row: row, column: $0).trimmingCharacters(in: .whitespacesAndNewlines)
        } ?? ""
      }
      // Canvas's table has rows that are nobody's below its head: what can be had, and how grades are posted.
      let isNobody = Self.columns.allSatisfy { value($0).isEmpty || value($0) == "Points Possible" }
      if isNobody, value("id").isEmpty { continue }
      // A comma in a name that is not in quotation marks moves all that stands behind it into other columns.
      let beyond = (head.count..<max(head.count, table.columnCount(ofRow: row))).first {
        !table.value(row: row, column: $0).allSatisfy(\.isWhitespace)
      }
      if let beyond {
        throw fault(
          row, beyond, "This row has more fields than there are columns.",
          "Put a name with a comma in it between quotation marks: \"Lovelace, Ada\".")
      }
      let id = Self.identity(value("id"))
      if let reason = Self.spoiled(id) {
        throw fault(
          row, idColumn, "The id '\(id)' is a number that \(reason).",
          "Format the column as text in the spreadsheet, and fill in the ids again.")
      }
      guard !id.isEmpty else {
        throw fault(
          row, idColumn, "A student has no id.",
          "Fill in the column '\(table.head[idColumn])', or take the row out.")
      }
      guard lines.updateValue(row, forKey: id) == nil else {
        throw fault(
          row, idColumn, "The id '\(id)' stands twice in the roster.", "Give each student one line.")
      }
      guard SubmissionFolder.isHarmless(id) else {
        throw fault(
          row, idColumn, "The id '\(id)' cannot be the name of a folder, and each student's report has one.",
          "Write it without slashes and file endings, as in \(id.replacing(/[\/\\]/, with: "-")); a platform's table is filled by another column, with '--by'."
        )
      }
      if let unread, !table.value(row: row, column: unread).allSatisfy(\.isWhitespace) {
        throw fault(
          row, unread,
          "The column '\(table.head[unread])' is not read, and the days in it would be counted as late.",
          "Give an extension in whole days, in a column 'extension', or take the column out.")
      }
      // What is due at 23:59 is late from the next day on: a day alone must not count as its last second.
      let submitted = Timestamp.date(value("submitted"), dayBegins: true)
      guard submitted != nil || value("submitted").isEmpty else {
        throw fault(
          row, columns["submitted"],
          Timestamp.isAmbiguousDay(value("submitted"))
            ? "'\(value("submitted"))' has two meanings: the day or the month may come first."
            : "'\(value("submitted"))' is no time.",
          "Write it as 2026-12-01T23:59:00Z, 2026-12-01 23:59:00 -0800 or 2026-12-01.")
      }
      guard let days = value("extension").isEmpty ? 0 : Int(value("extension")), days >= 0 else {
        throw fault(
          row, columns["extension"], "'\(value("extension"))' is no number of days.",
          "Give the extension in whole days.")
      }
      let (team, file) = (value("team"), value("file"))
      if !file.isEmpty, let other = files.updateValue(id, forKey: file),
        team.isEmpty || self[other]?.team != team
      {
        throw fault(
          row, columns["file"], "The file '\(file)' is given to '\(other)' and to '\(id)'.",
          "Give each file to one student, or put both into one team.")
      }
      students.append(
        Student(
          id: id, name: Self.nameParts.map(value).filter { !$0.isEmpty }.joined(separator: " "),
          email: value("email"), submitted: submitted, extensionDays: days,
          team: team, file: file, username: value("username")))
    }
  }

  /// A column by which somebody was given more time, and which is not called so here.
  private static func meansExtension(_ name: String) -> Bool {
    ["due", "due date", "deadline", "extended", "extended until", "extra days"].contains(name)
      || name != "extension" && Suggestion.closest(to: name, among: ["extension"]) != nil
  }

  /// An id without what nobody sees, which comes along from pages, and without the marks by which spreadsheets and
  /// Brightspace keep zeros: `="00123"`, `'00123` and `#00123`.
  static func identity(_ written: String) -> String {
    let unseen: Set<Unicode.Scalar> = ["\u{200B}", "\u{200E}", "\u{200F}", "\u{2060}", "\u{FEFF}"]
    let id = String(String.UnicodeScalarView(written.unicodeScalars.filter { !unseen.contains($0) }))
    if let match = id.wholeMatch(of: /="([^"]*)"/) { return String(match.1) }
    return id.wholeMatch(of: /['#]\d+/) == nil ? id : String(id.dropFirst())
  }

  /// What a program made of an id that it took for a number; the digits that are lost could be another's.
  private static func spoiled(_ id: String) -> String? {
    if id.wholeMatch(of: /\d(?:[.,]\d+)?[eE]\+\d+/) != nil { return "a spreadsheet has shortened" }
    return id.wholeMatch(of: /\d+[.,]0/) == nil ? nil : "a program has given a fraction"
  }

  /// What is read; other columns may stand there too.
  private static let columns =
    ["id", "email", "submitted", "extension", "team", "file", "username"] + nameParts
  /// One of them where there is a whole name, two where a platform gives it in parts.
  private static let nameParts = ["name", "first name", "last name"]

  /// What platforms call a column, in the order in which it is looked for.
  private static let aliases = [
    "id": [
      "id number", "student id", "sis user id", "sid", "orgdefinedid", "username", "matrikelnummer",
      "matrikel-nr.", "matrikelnr.", "matr.-nr.",
    ],
    "email": ["email address", "e-mail", "mail", "e-mail-adresse"],
    "name": ["full name", "student"], "last name": ["surname", "nachname"], "first name": ["vorname"],
  ]

  /// The columns' names, a platform's own in place of the plain one that is not there.
  private static func plain(_ head: [String]) -> [String] {
    var head = head
    for (name, others) in aliases where !head.contains(name) {
      guard let index = others.lazy.compactMap({ head.firstIndex(of: $0) }).first else { continue }
      head[index] = name
    }
    guard head.contains("name") else { return head }
    // The whole name stands there already.
    return head.map { nameParts.dropFirst().contains($0) ? "" : $0 }
  }
}
