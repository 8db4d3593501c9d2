import Foundation
import Notebooks
import Testing

@testable import Grading

/// Rosters as spreadsheets save them.
struct RosterTests {
  @Test(arguments: [
    "id;name\nada;Ada\nbob;Bob\n", "id\tname\nada\tAda\nbob\tBob\n", "id,name\rada,Ada\rbob,Bob\r",
    "\u{FEFF}id,name\r\nada,Ada\r\nbob,Bob\r\n,,\r\n,,\r\n", "\n\nid,name\n\nada,Ada\n\nbob,Bob",
    "sep=;\nID ; Name\n ada ;Ada\nbob;Bob\n", "name,id\n\"Ada\",\"ada\"\nBob,bob\n",
  ])
  func shapes(_ text: String) throws {
    let roster = try Roster(csv: text, file: "roster.csv")
    #expect(roster.students.map(\.id) == ["ada", "bob"])
    #expect(roster.students.map(\.name) == ["Ada", "Bob"])
  }

  /// The day of a deadline at 23:59 is in time, and the day after it is one day late.
  @Test(arguments: [
    ("2026-12-01", "2026-12-01T00:00:00Z"), ("1.12.2026", "2026-12-01T00:00:00Z"),
    ("2026-12-01 23:59", "2026-12-01T23:59:00Z"),
  ])
  func aDayOfHandingInIsItsBeginning(_ text: String, _ time: String) throws {
    let roster = try Roster(csv: "id,submitted\nada,\(text)\n", file: "r.csv")
    #expect(roster.students.first?.submitted.map(Timestamp.text) == time)
  }

  @Test func aSpreadsheetsOwnFileIsTold() throws {
    let fault = try #require(throws: Diagnostic.self) {
      try Roster(data: Data("PK\u{3}\u{4}x".utf8), file: "r.csv")
    }
    #expect(fault.message == "'r.csv' is a spreadsheet's own file, not CSV.")
    #expect(fault.help == "Save it as CSV from the spreadsheet.")
  }

  /// Two students would be in one team, by their first names.
  @Test func aCommaInANameIsTold() throws {
    let fault = try #require(throws: Diagnostic.self) {
      try Roster(csv: "id,name,team\nada,Lovelace, Ada,red\n", file: "r.csv")
    }
    #expect(fault.message == "This row has more fields than there are columns.")
    #expect(fault.position?.line == 2)
  }

  @Test func windows1252AndUTF16() throws {
    let latin = Data(Array("id,name\nj,J".utf8) + [0xFC] + Array("rgen\n".utf8))
    #expect(try Roster(data: latin, file: "roster.csv").students.map(\.name) == ["Jürgen"])
    let wide = try #require("id\tname\nj\tJürgen\n".data(using: .utf16))
    #expect(try Roster(data: wide, file: "roster.csv").students.map(\.name) == ["Jürgen"])
  }

  /// How spreadsheets keep zeros, and what comes along from a page.
  @Test func idsAreWhatPeopleSee() throws {
    let text = "id\n\"=\"\"00123\"\"\"\n'0045\nada\u{200B}\no'neil\n7.0.1\n"
    #expect(
      try Roster(csv: text, file: "roster.csv").students.map(\.id) == [
        "00123", "0045", "ada", "o'neil", "7.0.1",
      ])
  }

  @Test func aFileThatIsNotThereIsTold() throws {
    let handIns = try HandIns().add("x/y.md").read("id,file\nada,ghost.md\nbob,x\neve,z/\n")
    #expect(handIns.submissions.map(\.student) == ["bob"])
    #expect(handIns.missing == ["ada", "eve"])
    #expect(
      handIns.problems == [
        "The roster says that 'ghost.md' is of 'ada', and there is no such file.",
        "The roster says that 'z/' is of 'eve', and there is no such file.",
      ])
  }

  /// The line is the file's, quoted line breaks counted.
  @Test(arguments: [
    ("id,name\n\"ada\",\"Ada\nLovelace\"\n,Bob\n", "A student has no id.", 4),
    ("id,name\nada,\"a\r\nb\"\r\nada,Bob\r\n", "The id 'ada' stands twice in the roster.", 4),
    ("id,id\nada,b\n", "Two columns are called 'id'.", 1),
    ("login;name\nada;Ada\n", "The roster has no column 'id'; its columns are 'login', 'name'.", 1),
    ("id,file\nada,x.md\nbob,x.md\n", "The file 'x.md' is given to 'ada' and to 'bob'.", 3),
    ("id,submitted\nada,2026-02-31\n", "'2026-02-31' is no time.", 2),
    ("id\nada\n1.23457E+11\n", "The id '1.23457E+11' is a number that a spreadsheet has shortened.", 3),
    ("id\n123.0\n", "The id '123.0' is a number that a program has given a fraction.", 2),
  ])
  func faultsHaveTheirLine(_ text: String, _ message: String, _ line: Int) {
    #expect { try Roster(csv: text, file: "roster.csv") } throws: { error in
      let fault = error as? Diagnostic
      return fault?.message == message && fault?.position?.line == line && fault?.help != nil
    }
  }

  @Test(arguments: [
    ("2026-12-01 23:14:11 -0800", "2026-12-02T07:14:11Z"),
    ("2026-12-01T23:14:11.123Z", "2026-12-01T23:14:11Z"),
    ("2026-12-01 23:14", "2026-12-01T23:14:00Z"), ("2026-12-01 23:14:11 UTC", "2026-12-01T23:14:11Z"),
    ("2026-12-01T23:14:11+01:00", "2026-12-01T22:14:11Z"), ("2026-12-01", "2026-12-01T23:59:59Z"),
    ("2026-12-01 23:14:11.123456 UTC", "2026-12-01T23:14:11Z"),
    ("2026-12-01T23:14:11+01", "2026-12-01T22:14:11Z"),
  ])
  func times(_ text: String, _ same: String) throws {
    let (found, expected) = (
      try #require(Timestamp.date(text)), try #require(ISO8601DateFormatter().date(from: same))
    )
    #expect(floor(found.timeIntervalSince1970) == expected.timeIntervalSince1970)
  }

  @Test(arguments: ["2026-13-01", "2026-02-29", "2026-12-01T24:00:00Z", "tomorrow", "2026-12-01 23:14 PST"])
  func whatIsNoTime(_ text: String) { #expect(Timestamp.date(text) == nil) }
}

/// Columns as platforms call them.
@Suite struct RosterColumnTests {
  @Test(arguments: [
    "ID number,First name,Surname,Email address\nada,Ada,Lovelace,ada@example.org\n",
    "username,full name,e-mail,Groups\nada,Ada Lovelace,ada@example.org,red\n",
    // Canvas's gradebook and Gradescope's list.
    "Student,ID,SIS User ID,Section,Email\n,,,,\n    Points Possible,,,,\nAda Lovelace,ada,x,A,ada@example.org\n",
    "First Name,Last Name,SID,Email\nAda,Lovelace,ada,ada@example.org\n",
    "id,name,last name,mail\nada,Ada Lovelace,Byron,ada@example.org\n",
  ])
  func platformsNamesAreUnderstood(_ text: String) throws {
    let roster = try Roster(csv: text, file: "roster.csv")
    #expect(roster["ada"]?.name == "Ada Lovelace" && roster["ada"]?.email == "ada@example.org", "\(roster)")
  }

  /// Blackboard's table has both, and its files are called by the user's name.
  @Test func filesAreKnownByUserNamesToo() throws {
    let roster = "Last Name,First Name,Username,Student ID\nLovelace,Ada,ada,1001\nRoss,Bob,bob,1002\n"
    let handIns = try HandIns().add("Mean_ada_attempt_2026-11-30-10-00-00_hw.md").add("BOB.md").read(roster)
    #expect(handIns.submissions.map(\.student) == ["1001", "1002"], "\(handIns.problems)")
    // The one's number is the other's name.
    let clash = try HandIns().add("x_ada_attempt_2026-11-30-10-00-00_hw.md").add("ada.md").read(
      "id,username\nada,bob\neve,ada\n")
    #expect(clash.submissions.isEmpty && clash.problems.count == 2, "\(clash.problems)")
  }

  /// Each student's report has a folder of its own.
  @Test(arguments: ["2019/1/12345", "a\\b", ".ada", "ada.json"])
  func anIdThatIsNoFolderIsTold(_ id: String) {
    let fault = #expect(throws: Diagnostic.self) { try Roster(csv: "id,name\n\(id),Ada\n", file: "r.csv") }
    #expect(fault?.position?.line == 2 && fault?.message.contains("cannot be the name of a folder") == true)
  }
}
