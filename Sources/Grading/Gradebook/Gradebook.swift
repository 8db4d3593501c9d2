import Files
public import Foundation

/// Everything that is known of a class's submissions, in `gradebook.sqlite`.
///
/// A graded submission enters in one transaction: after a crash it is there whole or not at all.
/// Overrides are rows of their own and are never touched by grading.
public final class Gradebook {
  let database: SQLite

  /// Opens or makes `gradebook.sqlite` in a folder.
  ///
  /// One of an earlier version becomes one of this.
  ///
  /// - Throws: `MachineFault` when the file cannot be used, is damaged, or of a later version.
  public init(folder: URL) throws {
    database = try SQLite(path: folder.appendingPathComponent("gradebook.sqlite").path)
    try migrate()
  }

  /// Whether this very hand-in has been graded by this very rubric.
  public func holds(student: String, digest: String, rubric: String) throws -> Bool {
    try !database.run(
      "SELECT 1 FROM submissions WHERE student = ? AND digest = ? AND rubric = ?", .text(student),
      .text(digest), .text(rubric)
    ).isEmpty
  }

  /// Stores a graded submission in place of an earlier one, for each member of a team; all of it or nothing.
  ///
  /// - Parameter notebook: HTML of the notebook as it was run.
  public func record(_ grade: Grade, notebook: String = "") throws {
    try database.transaction {
      for student in grade.team.isEmpty ? [grade.student] : grade.team {
        var own = grade
        own.student = student
        try insert(own, notebook: notebook)
      }
    }
  }

  private func insert(_ grade: Grade, notebook: String) throws {
    let json = try StoredJSON.text(grade)
    for table in ["submissions", "notebooks"] {
      try database.run("DELETE FROM \(table) WHERE student = ?", .text(grade.student))
    }
    try database.run(
      "INSERT INTO notebooks (student, html) VALUES (?, ?)", .text(grade.student), .text(notebook))
    try database.run(
      "INSERT INTO submissions (student, file, digest, rubric, result) VALUES (?, ?, ?, ?, ?)",
      .text(grade.student), .text(grade.file), .text(grade.digest), .text(grade.rubric), .text(json))
  }

  /// The notebook of a student as it was run, as HTML.
  public func notebook(of student: String) throws -> String {
    try database.run("SELECT html FROM notebooks WHERE student = ?", .text(student)).first?.first?.text ?? ""
  }

  /// The students with a graded submission, in order.
  public func students() throws -> [String] {
    try database.run("SELECT student FROM submissions ORDER BY student").compactMap { $0[0].text }
  }

  /// Another assignment, of which it has points already. Points by hand are kept by student and criterion, so that two
  /// assignments in one gradebook would share them.
  func assignment(otherThan assignment: String) throws -> String? {
    try grades().lazy.map(\.assignment).first { !$0.isEmpty && $0 != assignment }
  }

  /// All graded submissions by student, overrides and comments applied.
  public func grades() throws -> [Grade] {
    let given = Dictionary(grouping: try overrides(), by: \.student)
    let comments = Dictionary(grouping: try comments(), by: \.student)
    return try database.run("SELECT student, result FROM submissions ORDER BY student").compactMap { row in
      guard let student = row[0].text, let text = row[1].text else { return nil }
      return try grade(of: student, text, given[student] ?? [], comments[student] ?? [])
    }
  }

  /// One student's, without reading the others'; `nil` when there is none.
  public func grade(of student: String) throws -> Grade? {
    guard
      let text = try database.run("SELECT result FROM submissions WHERE student = ?", .text(student)).first?
        .first?.text
    else { return nil }
    return try grade(of: student, text, overrides(of: student), comments(of: student))
  }

  private func grade(of student: String, _ text: String, _ given: [Override], _ comments: [Comment]) throws
    -> Grade
  {
    var grade: Grade
    do {
      grade = try StoredJSON.value(Grade.self, from: text, defaults: Grade.defaults)
    } catch {
      throw MachineFault(
        "the gradebook's row of '\(student)' cannot be read: \(error).",
        help: "grade that hand-in again; points given by hand and comments stay.")
    }
    // Of several on one criterion the latest holds; the earlier ones stay on record.
    for correction in given {
      guard let index = grade.scores.firstIndex(where: { $0.criterion == correction.criterion }) else {
        continue
      }
      grade.scores[index].given = correction
    }
    for index in grade.scores.indices {
      grade.scores[index].comments = comments.filter { $0.criterion == grade.scores[index].criterion }
    }
    return grade
  }

  /// Gives points by hand. It outlives every regrading.
  ///
  /// - Parameter key: Who sends the same twice, because an answer was lost, gives the same key.
  public func add(_ correction: Override, key: String? = nil) throws {
    try database.transaction {
      try database.run(
        "INSERT OR IGNORE INTO overrides (student, criterion, points, who, at, why, key) VALUES (?, ?, ?, ?, ?, ?, ?)",
        .text(correction.student), .text(correction.criterion), .real(correction.points),
        .text(correction.who), .text(correction.at), .text(correction.why), key.map { .text($0) } ?? .null)
    }
  }

  /// All that were ever given, in order; those to one student only, if asked so.
  public func overrides(of student: String? = nil) throws -> [Override] {
    let columns = "SELECT student, criterion, points, who, at, why FROM overrides"
    return try rows(columns, of: student).map {
      Override(
        student: $0[0].text ?? "", criterion: $0[1].text ?? "", points: $0[2].real ?? 0,
        who: $0[3].text ?? "", at: $0[4].text ?? "", why: $0[5].text ?? "")
    }
  }

  /// Numbered rows in order, those of one student only if there is one.
  func rows(_ selection: String, of student: String?) throws -> [[SQLite.Value]] {
    guard let student else { return try database.run("\(selection) ORDER BY number") }
    return try database.run("\(selection) WHERE student = ? ORDER BY number", .text(student))
  }
}
