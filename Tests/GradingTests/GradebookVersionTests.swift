import Files
import Foundation
import LocalServer
import Testing

@testable import Grading

/// A gradebook is opened by programs that know more of it, or less, than the one that wrote it.
struct GradebookVersionTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("book-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func database(_ folder: URL) throws -> SQLite {
    try SQLite(path: folder.appendingPathComponent("gradebook.sqlite").path)
  }

  /// What the first gradebooks were like: their tables, and their words for a grade.
  private static let first = [
    """
    CREATE TABLE submissions (
      student TEXT PRIMARY KEY, file TEXT NOT NULL, digest TEXT NOT NULL, rubric TEXT NOT NULL,
      days_late INTEGER NOT NULL, penalty REAL NOT NULL, result TEXT NOT NULL)
    """,
    """
    CREATE TABLE runs (
      student TEXT NOT NULL, stage TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL,
      PRIMARY KEY (student, stage))
    """,
    """
    CREATE TABLE scores (
      student TEXT NOT NULL, criterion TEXT NOT NULL, points REAL, maximum REAL NOT NULL,
      PRIMARY KEY (student, criterion))
    """,
    """
    CREATE TABLE overrides (
      number INTEGER PRIMARY KEY, student TEXT NOT NULL, criterion TEXT NOT NULL, points REAL NOT NULL,
      who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL)
    """,
    """
    INSERT INTO submissions VALUES ('ada', 'ada.md', 'd', 'r', 1, 2.5, '{"assignment":"bake-off","daysLate":1,\
    "digest":"d","file":"ada.md","latePenalty":2.5,"notes":["A note."],"rubric":"r","scores":[{"criterion":"plot",\
    "isBonus":false,"maximum":20,"points":12,"reasons":["No label."],"title":"Plot"},{"criterion":"written",\
    "isBonus":false,"maximum":15,"reasons":[],"title":"Text"}],"stages":[{"detail":"","name":"run",\
    "outcome":"finished"}],"student":"ada","version":1}')
    """,
    "INSERT INTO runs VALUES ('ada', 'run', 'finished', '')",
    "INSERT INTO scores VALUES ('ada', 'plot', 12, 20)",
    "INSERT INTO overrides VALUES (1, 'ada', 'written', 9, 'turing', '2026-11-21T10:00:00Z', 'short')",
  ]

  @Test func aGradebookOfLastMonthOpensToday() throws {
    try withFolder { folder in
      let old = try database(folder)
      for statement in Self.first { try old.run(statement) }
      let gradebook = try Gradebook(folder: folder)
      let grade = try #require(try gradebook.grade(of: "ada"))
      #expect(grade.total == 18.5 && grade.maximum == 35 && grade.isComplete)
      #expect(grade.scores.map(\.judge) == ["", ""] && grade.team.isEmpty && grade.notes == ["A note."])
      #expect(grade.scores[1].given?.why == "short")
      // What came since works on it: keys, comments, drafts, facts, and grading again.
      let points = Override(
        student: "ada", criterion: "written", points: 11, who: "turing", at: "2026-11-27", why: "again")
      try gradebook.add(points, key: "one")
      try gradebook.add(points, key: "one")
      #expect(try gradebook.overrides().map(\.points) == [9, 11])
      try gradebook.keep(.init(student: "ada", criterion: "written", field: "why", text: "x"))
      #expect(try gradebook.drafts().count == 1)
      #expect(try gradebook.facts() == ClassFacts())
      try gradebook.record(grade)
      // Nothing is left of what nobody read, and a second time there is nothing to do.
      let tables = try database(folder).run(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      #expect(
        tables.map { $0[0].text } == ["class", "comments", "drafts", "notebooks", "overrides", "submissions"])
      #expect(try Gradebook(folder: folder).grades().map(\.total) == [20.5])
    }
  }

  @Test func aNewOneIsOfThisVersion() throws {
    try withFolder { folder in
      _ = try Gradebook(folder: folder)
      #expect(try database(folder).run("PRAGMA user_version") == [[.integer(Gradebook.version)]])
    }
  }

  /// What another program has put in is still there after this one has read and written.
  @Test func unknownFieldsAreKept() throws {
    try withFolder { folder in
      let gradebook = try Gradebook(folder: folder)
      try gradebook.record(ReportTests.grade("ada"))
      var facts = ClassFacts()
      facts.title = "Before"
      try gradebook.setFacts(facts)
      let other = try database(folder)
      let known = try #require(try other.run("SELECT result FROM submissions")[0][0].text)
      let text = known.replacing("{\"assignment\"", with: "{\"aura\":{\"deep\":[1]},\"assignment\"")
        .replacing("{\"comments\"", with: "{\"aura\":true,\"comments\"")
      #expect(text != known)
      try other.run("UPDATE submissions SET result = ?", .text(text))
      try other.run("UPDATE class SET value = ?", .text("{\"aura\":\"bright\",\"title\":\"Before\"}"))
      try other.run("ALTER TABLE submissions ADD COLUMN aura TEXT")
      try other.run("CREATE TABLE auras (student TEXT)")

      let again = try Gradebook(folder: folder)
      #expect(try again.grade(of: "ada")?.scores.count == 2)
      #expect(try again.facts().title == "Before")
      facts.title = "After"
      try again.setFacts(facts)
      try again.add(Comment(student: "ada", criterion: "plot", text: "x", who: "t", at: ""))
      try again.record(ReportTests.grade("bob"))
      #expect(try other.run("SELECT result FROM submissions WHERE student = 'ada'") == [[.text(text)]])
      let stored = try #require(try other.run("SELECT value FROM class")[0][0].text)
      #expect(stored.contains("\"aura\":\"bright\"") && stored.contains("\"title\":\"After\""))
      #expect(try other.run("SELECT count(*) FROM auras") == [[.integer(0)]])
    }
  }

  private func refusal(_ folder: URL) -> String? {
    do {
      _ = try Gradebook(folder: folder)
      return nil
    } catch {
      return "\(error)".replacing(folder.path + "/", with: "")
    }
  }

  @Test func aLaterVersionIsASentence() throws {
    try withFolder { folder in
      _ = try Gradebook(folder: folder)
      try database(folder).run("PRAGMA user_version = 99")
      #expect(
        refusal(folder)
          == "the gradebook 'gradebook.sqlite' is of version 99, and this program knows \(Gradebook.version).\nhelp: use the Lectern that wrote it, or a newer one."
      )
    }
  }

  private static let remedy =
    "\nhelp: take a copy of before, or save what can be read with `sqlite3 'gradebook.sqlite' .recover | sqlite3 saved.sqlite` and put that in its place."

  @Test func whatIsNoDatabaseIsASentence() throws {
    try withFolder { folder in
      try Data(repeating: 65, count: 5_000).write(to: folder.appendingPathComponent("gradebook.sqlite"))
      #expect(
        refusal(folder) == "the gradebook 'gradebook.sqlite' is damaged: file is not a database."
          + Self.remedy)
    }
  }

  @Test func whatAnotherProgramHoldsIsASentence() throws {
    try withFolder { folder in
      let gradebook = try Gradebook(folder: folder)
      try gradebook.database.transaction {
        let other = try SQLite(path: gradebook.database.path, patience: 1)
        let fault = #expect(throws: MachineFault.self) { try other.transaction {} }
        #expect(
          fault?.message.hasPrefix("another program is writing into the gradebook '") == true,
          "\(fault as Any)")
      }
    }
  }

  /// Every page but the first is overwritten: what is in the tables cannot be trusted any more.
  @Test func aDamagedFileIsASentence() throws {
    try withFolder { folder in
      let file = folder.appendingPathComponent("gradebook.sqlite")
      do {
        let gradebook = try Gradebook(folder: folder)
        for number in 0..<200 { try gradebook.record(ReportTests.grade("student\(number)")) }
        try gradebook.database.run("PRAGMA wal_checkpoint(TRUNCATE)")
      }
      var bytes = try Data(contentsOf: file)
      for index in 4_096..<bytes.count { bytes[index] = 0x55 }
      try bytes.write(to: file)
      for name in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + name) }
      let found = try #require(refusal(folder))
      #expect(found.hasPrefix("the gradebook 'gradebook.sqlite' is damaged: "))
      #expect(found.hasSuffix(Self.remedy) && found.split(separator: "\n").count == 2)
    }
  }

  /// Somebody types: what is read is the row of the student, whatever stands in the others.
  @Test func aKeystrokeReadsOneRow() throws {
    try withFolder { folder in
      let gradebook = try Gradebook(folder: folder)
      for student in ["ada", "bob"] { try gradebook.record(ReportTests.grade(student)) }
      let desk = try ReviewDesk(
        gradebook: gradebook, writer: ReportWriter(folder: folder, style: ""), style: "", token: "t",
        who: "turing", isBlind: false)
      try gradebook.database.run("UPDATE submissions SET result = '{' WHERE student = 'bob'")
      let letter = try JSONSerialization.data(withJSONObject: [
        "student": "ada", "criterion": "written", "field": "why", "text": "clear",
      ])
      let answer = desk.answer(
        LocalRequest(isPost: true, path: "draft", headers: ["x-lectern-token": "t"], body: letter))
      #expect(answer.status == 204)
      #expect(try gradebook.drafts().map(\.text) == ["clear"])
      // The other's is a sentence for who asks for it.
      #expect(throws: MachineFault.self) { try gradebook.grade(of: "bob") }
    }
  }
}
