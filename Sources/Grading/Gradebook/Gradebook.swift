public import Foundation

/// Everything that is known of a class's submissions, in `gradebook.sqlite`.
///
/// A graded submission enters in one transaction: after a crash it is there whole or not at all.
/// Overrides are rows of their own and are never touched by grading.
public final class Gradebook {
  let database: SQLite

  /// Opens or makes `gradebook.sqlite` in a folder.
  ///
  /// - Throws: `MachineFault` when the file cannot be used.
  public init(folder: URL) throws {
    database = try SQLite(path: folder.appendingPathComponent("gradebook.sqlite").path)
    try database.transaction {
      try database.run(
        """
        CREATE TABLE IF NOT EXISTS submissions (
          student TEXT PRIMARY KEY, file TEXT NOT NULL, digest TEXT NOT NULL, rubric TEXT NOT NULL,
          days_late INTEGER NOT NULL, penalty REAL NOT NULL, result TEXT NOT NULL)
        """)
      try database.run(
        """
        CREATE TABLE IF NOT EXISTS runs (
          student TEXT NOT NULL, stage TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL,
          PRIMARY KEY (student, stage))
        """)
      try database.run(
        """
        CREATE TABLE IF NOT EXISTS scores (
          student TEXT NOT NULL, criterion TEXT NOT NULL, points REAL, maximum REAL NOT NULL,
          PRIMARY KEY (student, criterion))
        """)
      try database.run(
        """
        CREATE TABLE IF NOT EXISTS overrides (
          number INTEGER PRIMARY KEY, student TEXT NOT NULL, criterion TEXT NOT NULL, points REAL NOT NULL,
          who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL, key TEXT UNIQUE)
        """)
      try database.run(
        """
        CREATE TABLE IF NOT EXISTS comments (
          number INTEGER PRIMARY KEY, student TEXT NOT NULL, criterion TEXT NOT NULL, text TEXT NOT NULL,
          who TEXT NOT NULL, at TEXT NOT NULL, key TEXT UNIQUE)
        """)
      try database.run(
        """
        CREATE TABLE IF NOT EXISTS drafts (
          student TEXT NOT NULL, criterion TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL,
          PRIMARY KEY (student, criterion, field))
        """)
      try database.run(
        "CREATE TABLE IF NOT EXISTS notebooks (student TEXT PRIMARY KEY, html TEXT NOT NULL)")
      try database.run("CREATE TABLE IF NOT EXISTS class (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    }
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
    let json = try Self.json(grade)
    for table in ["submissions", "runs", "scores", "notebooks"] {
      try database.run("DELETE FROM \(table) WHERE student = ?", .text(grade.student))
    }
    try database.run("INSERT INTO notebooks VALUES (?, ?)", .text(grade.student), .text(notebook))
    try database.run(
      "INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?)", .text(grade.student), .text(grade.file),
      .text(grade.digest), .text(grade.rubric), .integer(grade.daysLate), .real(grade.latePenalty),
      .text(json))
    for stage in grade.stages {
      try database.run(
        "INSERT INTO runs VALUES (?, ?, ?, ?)", .text(grade.student), .text(stage.name),
        .text(stage.outcome.rawValue), .text(stage.detail))
    }
    for score in grade.scores {
      try database.run(
        "INSERT INTO scores VALUES (?, ?, ?, ?)", .text(grade.student), .text(score.criterion),
        score.points.map { .real($0) } ?? .null, .real(score.maximum))
    }
  }

  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// The notebook of a student as it was run, as HTML.
  public func notebook(of student: String) throws -> String {
    try database.run("SELECT html FROM notebooks WHERE student = ?", .text(student)).first?.first?.text ?? ""
  }

  /// All graded submissions by student, overrides and comments applied.
  public func grades() throws -> [Grade] {
    let corrections = Dictionary(grouping: try overrides(), by: \.student)
    let comments = Dictionary(grouping: try comments(), by: \.student)
    return try database.run("SELECT result FROM submissions ORDER BY student").compactMap { row in
      guard let text = row[0].text else { return nil }
      var grade = try JSONDecoder().decode(Grade.self, from: Data(text.utf8))
      // Of several on one criterion the latest holds; the earlier ones stay on record.
      for correction in corrections[grade.student] ?? [] {
        guard let index = grade.scores.firstIndex(where: { $0.criterion == correction.criterion }) else {
          continue
        }
        grade.scores[index].given = correction
      }
      for index in grade.scores.indices {
        grade.scores[index].comments = (comments[grade.student] ?? []).filter {
          $0.criterion == grade.scores[index].criterion
        }
      }
      return grade
    }
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

  /// All that were ever given, in order.
  public func overrides() throws -> [Override] {
    try database.run("SELECT student, criterion, points, who, at, why FROM overrides ORDER BY number").map {
      Override(
        student: $0[0].text ?? "", criterion: $0[1].text ?? "", points: $0[2].real ?? 0,
        who: $0[3].text ?? "", at: $0[4].text ?? "", why: $0[5].text ?? "")
    }
  }
}
