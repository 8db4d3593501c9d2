public import Foundation
import Notebooks

/// Who should hand in, from a CSV file with at least a column `id`.
///
/// Further columns that are read: `name`, `email`, `submitted` (a time stamp that counts instead of the
/// file's own), `extension` (days), `team` (whose members are graded by one hand-in), `file` (the
/// hand-in's path, where its name does not say whose it is).
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
    let table = CSVTable(text).rows
    func fault(_ row: Int, _ message: String, _ help: String) -> Diagnostic {
      Diagnostic(at: SourcePosition(file: file, line: row + 1, column: 1), message, help: help)
    }
    let head = (table.first ?? []).map { $0.lowercased().trimmingCharacters(in: .whitespaces) }
    guard let id = head.firstIndex(of: "id") else {
      throw fault(
        0, "The roster has no column 'id'.", "Name the columns in the first line, such as id,name,email.")
    }
    students = []
    for (number, row) in table.enumerated().dropFirst() where row != [""] {
      func value(_ name: String) -> String {
        guard let column = head.firstIndex(of: name), row.indices.contains(column) else { return "" }
        return row[column].trimmingCharacters(in: .whitespaces)
      }
      guard row.indices.contains(id), !value("id").isEmpty else {
        throw fault(number, "A student has no id.", "Fill in the column 'id'.")
      }
      guard !students.contains(where: { $0.id == value("id") }) else {
        throw fault(
          number, "The id '\(value("id"))' stands twice in the roster.", "Give each student one line.")
      }
      let submitted = Timestamp.date(value("submitted"))
      guard submitted != nil || value("submitted").isEmpty else {
        throw fault(
          number, "'\(value("submitted"))' is no time.", "Write it as 2026-12-01T23:59:00Z or 2026-12-01.")
      }
      guard let days = value("extension").isEmpty ? 0 : Int(value("extension")), days >= 0 else {
        throw fault(
          number, "'\(value("extension"))' is no number of days.", "Give the extension in whole days.")
      }
      students.append(
        Student(
          id: value("id"), name: value("name"), email: value("email"), submitted: submitted,
          extensionDays: days, team: value("team"), file: value("file")))
    }
  }
}
