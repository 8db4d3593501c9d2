import Foundation
import Notebooks
import Tables
import Testing

@testable import Grading

/// Which row and which column points go to, and what is refused.
struct GradeColumnsTests {
  private func fill(
    _ text: String, _ target: ExportTarget = .canvas, roster: String = "id,name,email\n1001,Bob,b@x.org\n",
    title: String = "Homework 1", by key: String? = nil, column: String? = nil
  ) throws -> (text: String, filled: GradeExport.Filled) {
    let roster = try Roster(csv: roster, file: "roster.csv")
    let grades = roster.students.enumerated().map {
      ExportTests.grade($0.element.id, [Double($0.offset) + 4])
    }
    var table = try CSVTable(text, named: "grades.csv")
    let export = GradeExport(grades: grades, roster: roster, title: title, includesIncomplete: true)
    let filled = try export.fill(&table, for: target, by: key, column: column)
    return (table.text, filled)
  }

  private func refusal(_ body: () throws -> Void) -> (message: String, line: Int, help: String)? {
    do { try body() } catch let fault as Diagnostic {
      return (fault.message, fault.position?.line ?? 0, fault.help ?? "")
    } catch { Issue.record("\(error)") }
    return nil
  }

  /// What a person decided on the platform stays, whatever was graded here.
  @Test func excusesAndLocksStay() throws {
    let canvas = "Student,ID,SIS User ID,Homework 1 (5)\nBob,1,1001,EX\nEve,2,1002,2.5\n"
    let done = try fill(canvas, roster: "id,name\n1001,Bob\n1002,Eve\n")
    #expect(done.text == canvas.replacing("2.5", with: "5"))
    #expect(
      done.filled.notes == [
        "The row of '1001' stays as it is: the platform says 'EX', an excuse."
      ])
    let moodle = "Full name,Email address,Grade,Maximum Grade,Grade can be changed\nBob,b@x.org,3,20.00,No\n"
    let locked = try fill(moodle, .moodle)
    #expect(locked.text == moodle && locked.filled.missing == [])
    #expect(
      locked.filled.notes == [
        "The row of '1001' stays as it is: its grade cannot be changed, by the platform's word."
      ])
  }

  @Test func gradesInWordsAreTold() throws {
    let moodle = "Full name,Email address,Grade,Maximum Grade\nBob,b@x.org,,\"Scale: bad, good\"\n"
    #expect(
      try fill(moodle, .moodle).filled.notes == [
        "grades.csv grades 'Homework 1' in words ('Scale: bad, good'); points are written, and the platform may refuse them."
      ])
  }

  /// One student's `ID` is another's `SIS User ID`.
  @Test func oneIdInTwoColumnsIsRefused() throws {
    let table = "Student,ID,SIS User ID,Homework 1 (5)\nA,1001,a,\nB,2,1001,\n"
    let refused = refusal { _ = try fill(table) }
    #expect(
      refused?.message
        == "'1001' stands in the column 'SIS User ID' of line 3 and in the column 'ID' of line 2.")
    #expect(refused?.line == 2)
    #expect(
      refused?.help == "Say which column holds the roster's ids with --by, as in --by 'SIS User ID'.")
    let named = try fill(table, roster: "id\n1001\n", by: "SIS User ID")
    #expect(named.text == table.replacing("B,2,1001,", with: "B,2,1001,4"))
  }

  /// The platform's own numbers are another kind than the roster's.
  @Test func thePlatformsNumbersCountWhereNamesAgree() throws {
    let table = "Student,ID,SIS User ID,Homework 1 (5)\n\"Ross, Bob\",1001,x,\n"
    #expect(try fill(table).text == table.replacing("x,", with: "x,4"))
    let refused = refusal { _ = try fill(table, roster: "id\n1001\n") }
    #expect(
      refused?.message
        == "'1001' stands only among the platform's own numbers, and no name says that the row is the student's."
    )
    #expect(try fill(table, roster: "id\n1001\n", by: "ID").text == table.replacing("x,", with: "x,4"))
  }

  @Test func aRowOfAnotherNameIsLeftOut() throws {
    let table = "Student,SIS User ID,Homework 1 (5)\nCarol,1001,\n"
    let done = try fill(table)
    #expect(done.text == table)
    #expect(
      done.filled.notes == [
        "grades.csv:2: the row of '1001' is of 'Carol', and the roster says 'Bob'; it is left out. Name the right column with --by."
      ])
  }

  @Test func theTitleWithANumberIsTheColumn() throws {
    let table = "SIS User ID,Homework 1 (late resubmission) (99),Homework 1 (4711),Homework 10 (3)\n1001,,,\n"
    #expect(try fill(table).text == table.replacing("1001,,,", with: "1001,,4,"))
  }

  /// Ids and names are no place for points.
  @Test(arguments: ["SIS User ID", "Student"])
  func aPlatformsOwnColumnIsNotWrittenInto(_ column: String) throws {
    let table = "Student,ID,SIS User ID,Homework 1 (4711)\n\"Lovelace, Ada\",1,1001,\n"
    let refused = #expect(throws: Diagnostic.self) { try fill(table, column: column) }
    #expect(
      refused?.message == "The column '\(column)' is the platform's own, and no assignment's.")
  }

  @Test func twoColumnsAreRefused() throws {
    let table = "SIS User ID,Homework 1 (99),Homework 1 (4711)\n1001,,\n"
    let refused = refusal { _ = try fill(table) }
    #expect(
      refused?.message == "The points could go into 2 columns: 'Homework 1 (99)', 'Homework 1 (4711)'.")
    #expect(refused?.help == "Name one of them with --column, or rename the others.")
    #expect(
      try fill(table, column: "Homework 1 (4711)").text == table.replacing("1001,,", with: "1001,,4"))
  }

  @Test func aColumnThatThePlatformComputesIsRefused() {
    let table = "Student,SIS User ID,Homework 1 (5)\n    Points Possible,,(read only)\nBob,1001,\n"
    let refused = refusal { _ = try fill(table) }
    #expect(refused?.message == "The platform computes the column 'Homework 1 (5)' itself.")
  }

  @Test func otherMaximaAreTold() throws {
    let table = "Student,SIS User ID,Homework 1 (5)\n    Points Possible,,100\nBob,1001,\n"
    #expect(
      try fill(table).filled.notes == [
        "grades.csv says that 100 points can be had, and the assignment has 20; points are written as they are."
      ])
  }

  @Test func oneStudentTwiceIsRefused() {
    let refused = refusal { _ = try fill("SIS User ID,Homework 1 (5)\n1001,\n1001,\n") }
    #expect(refused?.message == "'1001' stands in line 2 and in line 3.")
  }

  @Test func twoStudentsOfOneAddressAreRefused() {
    let refused = refusal {
      _ = try fill(
        "Email address,Grade\nb@x.org,\n", .moodle, roster: "id,email\nbob,b@x.org\nbert,B@X.ORG\n")
    }
    #expect(refused?.message == "This row could be of 'bob' and of 'bert'.")
  }

  @Test func twoColumnsThatFindAsManyOthersAreRefused() {
    let refused = refusal {
      _ = try fill(
        "SIS User ID,SIS Login ID,Homework 1 (5)\nbob,x,\ny,bert,\n", roster: "id\nbob\nbert\n")
    }
    #expect(
      refused?.message
        == "The columns 'SIS User ID' and 'SIS Login ID' hold as many of the roster's ids or addresses, and not the same."
    )
  }

  /// A German Moodle's worksheet: semicolons, and a comma in numbers.
  @Test func numbersAreWrittenAsTheTableWritesThem() throws {
    let table = "ID number;Grade;Maximum Grade\n1001;;40,00\nx;7,50;40,00\n"
    let roster = try Roster(csv: "id\n1001\n", file: "roster.csv")
    var read = try CSVTable(table)
    let export = GradeExport(
      grades: [ExportTests.grade("1001", [12.5])], roster: roster, title: "Homework 1",
      includesIncomplete: true)
    _ = try export.fill(&read, for: .moodle)
    #expect(read.text == table.replacing("1001;;", with: "1001;12,5;"))
  }

  @Test(arguments: [
    "Username\tHomework 1 (late) [Total Pts: 5 Score] |3\tHomework 1 [Total Pts: 20 Score] |4\n1001\t\t\n",
    "OrgDefinedId,Homework 10 Points Grade <Numeric>,Homework 1 Points Grade <Numeric MaxPoints:20>\n#1001,,\n",
  ])
  func blackboardsAndBrightspacesColumns(_ table: String) throws {
    #expect(try fill(table, .csv).text == table.dropLast() + "4\n")
  }

  @Test func brightspacesSignBeforeIdsIsNoPartOfThem() throws {
    let table = "OrgDefinedId,Homework 1,End-of-Line Indicator\n#1001,,#\n"
    #expect(try fill(table, .csv).text == table.replacing("#1001,,", with: "#1001,4,"))
  }

  /// A comma in a name that is not in quotation marks moves what stands behind it; a blank field at the end of the row is
  /// no proof that nothing was moved.
  @Test(arguments: [
    "id,name,Homework 0,Homework 1\n1001,Ross, Bob,7,3\n1002,Eve,8,\n",
    "id,name,Homework 0,Homework 1\n1001,Ross, Bob,7,\n1002,Eve,8,\n",
    "id;name;Homework 0;Homework 1\n1001;Ross; Bob;7;3;;\n1002;Eve;8;\n",
  ])
  func aRowThatIsTooLongStaysAsItIs(_ table: String) throws {
    let done = try fill(table, .csv, roster: "id,name\n1001,Bob Ross\n1002,Eve\n")
    #expect(done.text == table.dropLast() + "5\n")
    #expect(
      done.filled.notes == [
        "grades.csv:2:18: this row has more fields than there are columns, so that the points of '1001' could go into another column; it stays as it is. Put a name with a comma in it between quotation marks, or remove what is too many."
      ])
    #expect(done.filled.missing == [] && done.filled.replaced == [])
  }

  @Test func ofManyRowsThatAreTooLongTheFirstHaveTheirPlace() throws {
    let ids = (1...8).map { "s\($0)" }
    let table = "id,Homework 1\n" + ids.map { "\($0),,\n" }.joined()
    let done = try fill(table, .csv, roster: "id\n" + ids.map { $0 + "\n" }.joined())
    #expect(done.text == table && done.filled.notes.count == 6)
    #expect(done.filled.notes[4].hasPrefix("grades.csv:6:5: this row has more fields"))
    #expect(
      done.filled.notes[5] == "3 more such rows stay as they are, those of 's6', 's7', 's8'.")
  }

  /// Points that a person gave on the platform are not overwritten without a word.
  @Test func pointsThatStoodThereAreTold() throws {
    let table =
      "Student,SIS User ID,Homework 1 (5)\nA,a,3\nB,b,5.00\nC,c,\nD,d,MI\nE,e,EX\nF,f,-\nG,g,1\nH,h,2\n"
    let roster = "id\n" + "abcdefgh".map { "\($0)\n" }.joined()
    let done = try fill(table, roster: roster)
    #expect(
      done.filled.replaced == [
        .init(student: "a", old: "3", new: "4"), .init(student: "d", old: "MI", new: "7"),
        .init(student: "g", old: "1", new: "10"), .init(student: "h", old: "2", new: "11"),
      ])
    #expect(
      done.filled.replacements
        == "What stood in 4 rows was replaced: 'a' had '3' and has '4', 'd' had 'MI' and has '7', 'g' had '1' and has '10', and 1 more."
    )
    #expect(done.filled.notes == ["The row of 'e' stays as it is: the platform says 'EX', an excuse."])
    // The same once more replaces nothing, and who has no points here keeps those that stand there.
    #expect(try fill(done.text, roster: roster).filled.replacements == nil)
    var again = try CSVTable(table)
    let none = GradeExport(
      grades: [ExportTests.grade("a", [nil])], roster: try Roster(csv: roster, file: "r.csv"),
      title: "Homework 1", includesIncomplete: false)
    #expect(try none.fill(&again, for: .canvas).replaced == [] && again.text == table)
  }

  /// How spreadsheets keep zeros, in the table as in the roster.
  @Test func protectedIdsAreFound() throws {
    let table = "id,Homework 1\n\"=\"\"0123\"\"\",\n'0124,\n"
    #expect(
      try fill(table, .csv, roster: "id\n0123\n0124\n").text
        == "id,Homework 1\n\"=\"\"0123\"\"\",4\n'0124,5\n")
  }

  /// A comma in a number that stands between quotation marks says what the table's numbers look like.
  @Test(arguments: [
    ("ID number,Grade,Maximum Grade\n1001,,\"40,00\"\n", "1001,\"12,5\","),
    ("ID number,Grade,Maximum Grade\n1001,,\"1,000\"\n", "1001,12.5,"),
  ])
  func decimalCommasBetweenQuotationMarks(_ table: String, _ row: String) throws {
    var read = try CSVTable(table)
    let export = GradeExport(
      grades: [ExportTests.grade("1001", [12.5])], roster: try Roster(csv: "id\n1001\n", file: "r.csv"),
      title: "Homework 1", includesIncomplete: false)
    _ = try export.fill(&read, for: .moodle)
    #expect(read.text.contains(row), "\(read.text)")
  }
}
