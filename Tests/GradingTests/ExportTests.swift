import Foundation
import Notebooks
import Testing

@testable import Grading
@testable import Tables

struct ExportTests {
  static func grade(_ student: String, _ points: [Double?], notes: [String] = []) -> Grade {
    var grade = Grade(
      assignment: "bake-off", student: student, file: "\(student).md", digest: "d", rubric: "r")
    grade.scores = points.enumerated().map { index, points in
      Grade.Score(
        criterion: "c\(index)", title: "Criterion \(index)", points: points, maximum: 20, isBonus: false,
        reasons: ["because"])
    }
    grade.notes = notes
    return grade
  }

  private static let export = GradeExport(
    grades: [
      grade("ada", [20, 12.5]), grade("bob", [7, nil]), grade("eve", [1, 2], notes: ["=cmd|calc"]),
    ],
    roster: Roster(students: [
      Roster.Student(
        id: "ada", name: "Lovelace, Ada", email: "ada@example.org", submitted: nil, extensionDays: 0)
    ]), title: "Bake-off", includesIncomplete: false)

  @Test func canvasHasItsColumnsAndThePointsPossible() {
    #expect(
      Self.export.table(for: .canvas).text == """
        Student,ID,SIS User ID,SIS Login ID,Section,Bake-off
            Points Possible,,,,,40
        "Lovelace, Ada",,ada,ada,,32.5
        eve,,eve,eve,,3

        """)
  }

  @Test func anExportedTableKeepsEveryOtherByte() throws {
    let canvas =
      "\u{FEFF}Student,ID,SIS User ID,SIS Login ID,Section,Bake-off (4711),\"Notes, \"\"own\"\"\"\r\n"
      + "    Points Possible,,,,,100,\r\n\"Lovelace, Ada\",1,ada,al,\"A\nB\",,\"keep\"\r\n"
      + "Bob,2,bob,b,A,9,\r\nMallory,3,mallory,m,A, 5 ,x"
    var table = try CSVTable(canvas)
    let filled = try Self.export.fill(&table, for: .canvas)
    #expect(filled.missing == ["eve"])
    #expect(table.text == canvas.replacing("\"A\nB\",,\"keep\"", with: "\"A\nB\",32.5,\"keep\""))
  }

  @Test func moodlesWorksheetIsFoundByMail() throws {
    let moodle =
      "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Feedback comments\n"
      + "Participant 17,Ada Lovelace,ada@example.org,Submitted,,100.00,\n"
    var table = try CSVTable(moodle)
    _ = try Self.export.fill(&table, for: .moodle)
    #expect(table.text == moodle.replacing("Submitted,,", with: "Submitted,32.5,"))
  }

  @Test func aForeignTableIsRefusedWithItsReason() throws {
    var table = try CSVTable("a,b\n1,2\n", named: "grades.csv")
    #expect {
      try Self.export.fill(&table, for: .canvas)
    } throws: {
      ($0 as? Diagnostic)?.message
        == "The table has no column 'Bake-off' to write into; its columns are a, b."
    }
    var other = try CSVTable("Student,Bake-off\nAda,\n", named: "grades.csv")
    #expect {
      try Self.export.fill(&other, for: .canvas)
    } throws: {
      ($0 as? Diagnostic)?.message
        == "The table has none of the columns sis user id, sis login id, integration id, id, by which students are found; its columns are Student, Bake-off."
    }
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+x", "'+x"), ("-x", "'-x"), ("@x", "'@x"), ("-3.5", "-3.5"), ("a,b", "\"a,b\""),
    ("say \"x\"", "\"say \"\"x\"\"\""), ("=a,b", "\"'=a,b\""), ("", ""),
  ])
  func cellsAreHarmless(_ value: String, _ written: String) throws {
    #expect(CSVTable.written(value) == written)
    #expect(try CSVTable(written + "\n").rows.first?.first == (written.contains("'") ? "'" + value : value))
  }

  @Test func plainListsEveryCriterion() {
    let text = Self.export.plain().text
    #expect(
      text.hasPrefix(
        "id,name,email,total,maximum,days_late,late_penalty,c0,c1,notes\nada,\"Lovelace, Ada\",ada@example.org,32.5,40,0,0,20,12.5,\n"
      ))
    #expect(text.hasSuffix("eve,,,3,40,0,0,1,2,'=cmd|calc\n"))
  }

  /// Who is on the roster has a row, and a note is a line.
  @Test func plainHasThoseWhoDidNotHandIn() {
    let grades = [Self.grade("ada", [1, 2], notes: ["a.md:3:5: error: x.\nlet a = b\n        ^", "More."])]
    let roster = Roster(
      students: ["ada", "kay"].map {
        Roster.Student(id: $0, name: "", email: "", submitted: nil, extensionDays: 0)
      })
    let export = GradeExport(grades: grades, roster: roster, title: "x", includesIncomplete: false)
    #expect(
      export.plain().text == """
        id,total,maximum,days_late,late_penalty,c0,c1,notes
        ada,3,40,0,0,1,2,a.md:3:5: error: x. More.
        kay,,,,,,,did not hand in

        """)
  }

  /// Who handed in what cannot be read has handed in, and a team's member too.
  @Test func plainSaysWhyNothingIsGraded() throws {
    let handIns = try HandIns().add("ada.md").add("bob.pdf", "%PDF-1.7").add("eve.ipynb", "{")
    let roster = try Roster(
      csv: "id,team\nada,\nbob,red\ndan,red\neve,\nkay,\nzoe,\n", file: "r.csv")
    let folder = try SubmissionFolder(handIns.folder, roster: roster)
    #expect(folder.missing == ["kay", "zoe"])
    var facts = ClassFacts()
    (facts.missing, facts.ungraded) = (["kay"], folder.ungraded)
    let export = GradeExport(
      grades: [Self.grade("ada", [1])], roster: roster, title: "x", includesIncomplete: false, facts: facts)
    let pdf = "not graded: 'bob.pdf' of 'bob' is a PDF, no notebook; a hand-in is .md, .ipynb or .zip."
    #expect(
      export.plain().rows.dropFirst(2).map { [$0[0], $0.last ?? ""] } == [
        ["bob", pdf], ["dan", pdf],
        [
          "eve",
          "not graded: 'eve.ipynb' is no Jupyter notebook: it is not JSON. Give a file that Jupyter saved, of nbformat 4.",
        ], ["kay", "did not hand in"], ["zoe", "not graded yet"],
      ])
  }

  /// A grading leaves what was graded before; points of files that are gone are told.
  @Test func pointsOfWhatIsGoneAreTold() {
    var facts = ClassFacts()
    (facts.missing, facts.ungraded) = (["ada"], ["bob": ["'bob.pdf' of 'bob' is a PDF."]])
    let export = GradeExport(
      grades: ["ada", "bob", "eve"].map { Self.grade($0, [1]) }, roster: Roster(), title: "x",
      includesIncomplete: false, facts: facts)
    #expect(
      export.outdated == [
        "The points of 'ada' are of 'ada.md', which was graded before and is gone, or is not theirs any more.",
        "The points of 'bob' are of 'bob.md', which was graded before; what is there now is not graded: 'bob.pdf' of 'bob' is a PDF.",
      ])
    #expect(Self.export.outdated.isEmpty)
  }

  /// The keys are those of Gradescope's autograder specification.
  @Test func gradescopeHasItsKeys() throws {
    let data = try GradescopeResults(Self.grade("ada", [20, nil])).json()
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(Set(object.keys) == ["score", "output", "visibility", "stdout_visibility", "tests"])
    #expect(object["score"] as? Double == 20)
    let tests = try #require(object["tests"] as? [[String: Any]])
    #expect(Set(tests[0].keys) == ["name", "score", "max_score", "status", "output", "visibility"])
    #expect(tests[0]["status"] as? String == "passed")
    #expect(tests[1]["output"] as? String == "Not graded yet.")
  }

  @Test func gradescopesLeaderboardHasItsKeys() throws {
    var grade = Self.grade("ada", [20, 10])
    grade.bestAccuracy = 0.91
    let data = try GradescopeResults(grade).json()
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let board = try #require(object["leaderboard"] as? [[String: Any]])
    #expect(board.map { Set($0.keys) } == [["name", "value", "order"]])
    #expect(board[0]["value"] as? Double == 0.91)
  }

  /// Moodle's grade import: a column to find users by, and one for each grade item.
  @Test func moodleHasItsColumns() {
    #expect(
      Self.export.table(for: .moodle).text == """
        ID number,Email address,Bake-off
        ada,ada@example.org,32.5
        eve,,3

        """)
  }

  /// The worksheet as Moodle writes it, feedback in HTML with quotes and line breaks in it.
  @Test func moodlesWorksheetKeepsEveryOtherByte() throws {
    let row = "Participant 17,Ada Lovelace,ada@example.org,Submitted for grading,,100.00,Yes,"
    let moodle =
      "\u{FEFF}Identifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum Grade\",\"Grade can be changed\",\"Last modified (submission)\",\"Feedback comments\"\r\n"
      + row + "\"Tuesday, 1 December 2026, 9:00 PM\",\"<p>\"\"well\"\"\r\ndone</p>\"\r\n"
    var table = try CSVTable(moodle)
    _ = try Self.export.fill(&table, for: .moodle)
    #expect(table.text == moodle.replacing("for grading,,100.00", with: "for grading,32.5,100.00"))
  }
}
