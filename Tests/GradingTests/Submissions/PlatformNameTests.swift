import Foundation
import Testing

@testable import Grading

/// Owner, lateness and attempt from the names that platforms give.
struct PlatformNameTests {
  private static let roster = "id,name,email\nada,Ada Lovelace,ada@x.org\nbob,Bob Ross,bob@x.org\n"

  @Test(arguments: [
    "lovelaceada_12345_67890_x.md", "lovelaceada_LATE_12345_67890_x.md", "lovelaceada_12345_67890_x-1.md",
    "Ada Lovelace_123_assignsubmission_file_x.md",
    "Lovelace Ada_123_assignsubmission_file_/x.md",
    "Ada Lovelace_123_assignsubmission_file/x.md", "Homework 1_ada_attempt_2026-12-01-23-14-11_x.md",
    "12345-67890 - Ada Lovelace - Dec 1, 2026 1114 PM - x.md",
    "12345-67890 - Ada Lovelace - 1 December, 2026 2314 - x.md", "ADA@x.org.md", "Ada@X.org/x.ipynb",
    "ada+ps1+2026-12-01 23:14:11.123456 UTC+aBc/x.md",
    "Ada Lovelace.md", "Ada Lovelace - Homework 1.md", "ADA.md", "ada_final_v2.md",
    "Lovelace_Ada_ada_4711/x.md", "Ada Lovelace 4711 ada/2026-12-01-10-00-00/x.md",
    "4711 - Ada Lovelace/x.md",
    "Lovelace, Ada - 555/Revision 1 - On Time/x.md",
    "Lovelace, Ada(ada)/Submission attachment(s)/x.md", "ada/ps1/x.ipynb", "LOVELACE Ada.md",
  ])
  func owners(_ path: String) throws {
    let handIns = try HandIns().add(path).read(Self.roster)
    #expect(handIns.submissions.map(\.student) == ["ada"], "\(handIns.problems)")
    #expect(handIns.missing == ["bob"])
  }

  /// A name and the id of two students, or one of the two alone, decide nothing.
  @Test(arguments: ["Lovelace_Ada_bob_4711/x.md", "Curie_Marie_ada_4711/x.md", "Lovelace_Ada_4711_9/x.md"])
  func aNameAndAnotherIdAreNobody(_ path: String) throws {
    let handIns = try HandIns().add(path).read(Self.roster)
    #expect(handIns.submissions.isEmpty && handIns.missing == ["ada", "bob"])
  }

  /// An id in front of another's name, a second copy's number that is an id, a name of signs alone.
  @Test(arguments: [
    ("id,name\nmax,Max Planck\nmmu,Max Mustermann\n", "max_mustermann.md"),
    ("id,name\n1,Ada Lovelace\n2,Bob Hopper\n", "Ada Lovelace (2)/x.md"),
    ("id,name,team\nada,Ada,🦊\nbob,Bob,🦊\n", "🐻.md"),
  ])
  func whatMeansTwoIsNobodys(_ roster: String, _ path: String) throws {
    let handIns = try HandIns().add(path).read(roster)
    #expect(handIns.submissions.isEmpty, "\(handIns.submissions.map(\.student))")
    #expect(!handIns.problems.isEmpty)
  }

  @Test func aTeamsTimeMayStandInAnyRow() throws {
    let handIns = try HandIns().add("ada.md").read(
      "id,team,submitted\nada,red,\nbob,red,2026-11-30T00:00:00Z\n")
    #expect(handIns.submissions.first?.received == Timestamp.date("2026-11-30T00:00:00Z"))
  }

  /// macOS takes letters with accents apart; Canvas squeezes and drops them.
  @Test(arguments: [
    "Ju\u{308}rgen Weiß.md", "Jürgen Weiß_9_assignsubmission_file_/x.md", "weißjurgen_1_2_x.md",
  ])
  func accents(_ path: String) throws {
    #expect(try HandIns().add(path).read("id,name\nj,Jürgen Weiß\n").submissions.map(\.student) == ["j"])
  }

  @Test(arguments: [
    "Participant_123_assignsubmission_file_x.md", "anon_x1y2z_10_20_x.md", "submission_77/x.md",
  ])
  func whoIsAnonymousIsNobody(_ path: String) throws {
    let handIns = try HandIns().add(path).read("id,name\n123,Ada\n10,Bob\n77,Eve\n")
    #expect(handIns.submissions.isEmpty)
    #expect(handIns.problems == ["'\(path)' belongs to nobody on the roster."])
  }

  @Test func aGroupsFilesAreTheGroups() throws {
    let handIns = try HandIns().add("teamred_12_34_x.md").read("id,team\nada,Team Red\nbob,Team Red\n")
    #expect(handIns.submissions.map(\.members) == [["ada", "bob"]])
  }

  /// Moodle writes a group's name and number, before 4.2 the group in front of each member's name; `Default group` is for
  /// who is in none.
  @Test(arguments: [
    ["Group A_7_assignsubmission_file/x.md"], ["Group A_7_assignsubmission_file_x.md"],
    [
      "Group A-Ada Lovelace_12_assignsubmission_file_/x.md",
      "Group A-Bob Ross_13_assignsubmission_file_/x.md",
    ],
    ["Group A-Bob Ross_13_assignsubmission_file_/x.md"],
  ])
  func aGroupAtMoodleIsGradedOnce(_ paths: [String]) throws {
    let handIns = try HandIns()
    for path in paths { try handIns.add(path) }
    let read = try handIns.read("id,name,team\nada,Ada Lovelace,Group A\nbob,Bob Ross,Group A\n")
    #expect(read.submissions.map(\.members) == [["ada", "bob"]], "\(read.problems)")
    #expect(read.problems.isEmpty && read.missing.isEmpty)
  }

  /// Without teams each member's own copy is graded, and where there is one of all of them a sentence says what to do.
  @Test func aGroupAtMoodleWithoutTeams() throws {
    let copies = try HandIns().add("Group A-Ada Lovelace_12_assignsubmission_file_/x.md")
      .add("Group A-Bob Ross_13_assignsubmission_file_/x.md").read(Self.roster)
    #expect(copies.submissions.map(\.student) == ["ada", "bob"] && copies.problems.isEmpty)
    for (path, group) in [
      ("Group A_7_assignsubmission_file/x.md", "Group A"),
      ("Default group_assignsubmission_file/x.md", "Default group"),
    ] {
      let one = try HandIns().add(path).read(Self.roster)
      #expect(one.submissions.isEmpty && one.missing == ["ada", "bob"])
      #expect(
        one.problems == [
          "'\(path)' belongs to nobody on the roster; if '\(group)' is a group, write that in the column 'team' of each member's row, and all of them are graded by it."
        ])
    }
  }

  /// Both names may hold a dash, and one reading must be the only one.
  @Test func aDashInAGroupsEntryMeansOneStudent() throws {
    let roster = "id,name\nluc,Luc Picard\njean,Jean-Luc Picard\n"
    let jean = try HandIns().add("Jean-Luc Picard_1_assignsubmission_file/x.md").read(roster)
    #expect(jean.submissions.isEmpty && jean.problems.first?.contains("'jean' or of 'luc'") == true)
    let alone = try HandIns().add("Jean-Luc Picard_1_assignsubmission_file/x.md").read(
      "id,name\njean,Jean-Luc Picard\n")
    #expect(alone.submissions.map(\.student) == ["jean"])
  }

  /// A user name in front of the name, as Moodle can be told to write.
  @Test func aUserNameBeforeTheNameIsRead() throws {
    let handIns = try HandIns().add("ada Ada Lovelace_12_assignsubmission_file/x.md").read(Self.roster)
    #expect(handIns.submissions.map(\.student) == ["ada"])
  }

  /// What was typed in or is a link is no file, and its owner has handed in.
  @Test(arguments: ["lovelaceada_12345_text.html", "lovelaceada_LATE_12345_link.html"])
  func canvassTextsAreTheirStudents(_ path: String) throws {
    let handIns = try HandIns().add(path, "<html><p>My answer</p></html>").read(Self.roster)
    #expect(handIns.missing == ["bob"])
    #expect(
      handIns.problems == [
        "'\(path)' of 'ada' is a web page, no notebook; a hand-in is .md, .ipynb or .zip."
      ])
  }

  @Test func whatWasTypedIntoBlackboardIsTold() throws {
    let name = "Homework 1_ada_attempt_2026-12-01-10-14-11.txt"
    let handIns = try HandIns().add(name, "Submission Field: ...").read(Self.roster)
    #expect(handIns.submissions.isEmpty && handIns.missing == ["bob"])
    #expect(
      handIns.problems == [
        "'\(name)' says that 'ada' handed in, and no file came with it; it holds what was typed in."
      ])
    let both = try HandIns().add(name, "x").add("Homework 1_ada_attempt_2026-12-01-10-14-11_x.md")
      .read(Self.roster)
    #expect(both.submissions.map(\.student) == ["ada"] && both.problems.isEmpty)
  }

  /// nbgrader notes when it took a hand-in; copying changes what the file system says.
  @Test func nbgradersStampIsTheTime() throws {
    let handIns = try HandIns().add("ada/ps1/x.md").add(
      "ada/ps1/timestamp.txt", "2026-11-30 10:00:00.123456 UTC\n"
    )
    // Below that a student may have written it.
    .add("bob/ps1/own/x.md").add("bob/ps1/own/timestamp.txt", "2026-11-30 10:00:00 UTC")
    .read(Self.roster, sameTimes: true)
    let times = handIns.submissions.map { floor($0.received?.timeIntervalSince1970 ?? 0) }
    let stamp = try #require(Timestamp.date("2026-11-30T10:00:00Z"))
    #expect(times == [stamp.timeIntervalSince1970, 1_000_000_000])
  }

  /// Sakai's stands beside the folder with what was uploaded; within that a student may have written one.
  @Test func sakaisStampIsTheTime() throws {
    let handIns = try HandIns().add("Lovelace, Ada(ada)/Submission attachment(s)/x.md")
      .add("Lovelace, Ada(ada)/timestamp.txt", "20261130100000123")
      .add("Ross, Bob(bob)/Submission attachment(s)/x.md")
      .add("Ross, Bob(bob)/Submission attachment(s)/timestamp.txt", "20261130100000123")
      .read(Self.roster, sameTimes: true)
    let times = handIns.submissions.map { floor($0.received?.timeIntervalSince1970 ?? 0) }
    let stamp = try #require(Timestamp.date("2026-11-30T10:00:00Z"))
    #expect(times == [stamp.timeIntervalSince1970, 1_000_000_000])
    // A student's own folder at Moodle, with the time that the student would like.
    let forged = try HandIns().add("Ada Lovelace_12_assignsubmission_file/hw/x.md")
      .add("Ada Lovelace_12_assignsubmission_file/hw/timestamp.txt", "2001-01-01 10:00:00 UTC")
      .read(Self.roster, sameTimes: true)
    #expect(forged.submissions.map { $0.received?.timeIntervalSince1970 } == [1_000_000_000])
  }

  /// The export of a whole class as it was downloaded, or in one more folder.
  @Test func aClassThatWasNotUnpackedIsRead() throws {
    let names = ["Ada Lovelace_12_assignsubmission_file/hw.md", "Bob Ross_13_assignsubmission_file/hw.md"]
    let packed = try HandIns().zip("CS101-Homework 1-4711.zip", names.map { ($0, HandIns.work) })
      .read(Self.roster)
    #expect(packed.submissions.map(\.student) == ["ada", "bob"] && packed.problems.isEmpty)
    let outer = try HandIns().add("submissions/lovelaceada_1_2_hw.md").add("submissions/rossbob_3_4_hw.md")
      .read(Self.roster)
    #expect(outer.submissions.map(\.student) == ["ada", "bob"] && outer.problems.isEmpty)
  }

  /// It takes nobody's place, two of one name are asked, and what a student called a file says nothing.
  @Test func whatLiesFurtherInTakesNobodysPlace() throws {
    let ada = "Ada Lovelace_12_assignsubmission_file/a.md"
    let own = try HandIns().add("ada.md").zip("z.zip", [(ada, HandIns.half)]).read(Self.roster)
    #expect(own.submissions.map(\.file) == ["ada.md"])
    #expect(
      own.problems == [
        "'z.zip/\(ada)' lies below the name of 'ada', who handed in 'ada.md'; it is left out."
      ])
    let other = ada.replacing("12", with: "13")
    let twins = try HandIns().zip("x.zip", [(ada, HandIns.work), (other, HandIns.half)]).read(Self.roster)
    #expect(twins.submissions.isEmpty && twins.problems.first?.contains("2 people of one name") == true)
    let named = try HandIns().add("all/ada.md").add("all/x.md").read(Self.roster)
    #expect(named.submissions.isEmpty && named.missing == ["bob"])
    #expect(
      named.problems == [
        "'all/ada.md' belongs to nobody on the roster; if 'all' holds the hand-ins of the class, unpack it and name the folder with what is in it.",
        "'all/x.md' belongs to nobody on the roster.",
      ])
  }

  @Test(arguments: ["ada.url", "ada.webloc", "ada.docx.pdf", "ada.final.gdoc"])
  func whateverTheEndingTheOwnerIsKnown(_ path: String) throws {
    let handIns = try HandIns().add(path, "x").read("id\nada\nada.final\n")
    #expect(handIns.missing.count == 1 && handIns.problems.count == 1, "\(handIns.problems)")
  }

  @Test func githubsFoldersBeginWithTheAssignment() throws {
    let handIns = try HandIns().add("hw-1-ada/x.md").add("hw-1-bob/x.md").read(Self.roster)
    #expect(handIns.submissions.map(\.student) == ["ada", "bob"])
  }

  /// GitHub writes the branch behind an archive's name.
  @Test func githubsArchivesAreRead() throws {
    let handIns = try HandIns().zip("hw-1-ada-main.zip", [("hw-1-ada-main/x.md", HandIns.work)])
      .zip("hw-1-bob-master.zip", [("hw-1-bob-master/x.md", HandIns.work)]).read(Self.roster)
    #expect(handIns.submissions.map(\.student) == ["ada", "bob"], "\(handIns.problems)")
  }

  @Test func brightspacesHoursAreRead() throws {
    let hour = { (text: String) in PlatformName("1-2 - Ada - \(text) - x.md", zone: .gmt)?.received }
    let date = try #require(Timestamp.date("2026-12-01T23:14:00Z"))
    #expect(hour("Dec 1, 2026 1114 PM") == date && hour("1 December, 2026 2314") == date)
    #expect(hour("1 Dec 2026 11:14 PM") == date)
  }

  /// Teams lays each hand-in into a folder of its own; ten comes behind nine.
  @Test func theLastOfTeamsVersionsCounts() throws {
    var handIns = try HandIns()
    for version in [1, 9, 10] {
      handIns = try handIns.add("Ada Lovelace/HW/Version \(version)/x.md", HandIns.work + "\(version)")
    }
    #expect(
      try handIns.read(Self.roster, sameTimes: true).submissions.map(\.file) == [
        "Ada Lovelace/HW/Version 10/x.md"
      ])
  }

  /// The platform's numbers are ids of its own: 1001 is Bob's id here and Ada's number there.
  @Test func aPlatformsNumberIsNoId() throws {
    let handIns = try HandIns().add("lovelaceada_1001_67890_x.md").read(
      "id,name\nada,Ada Lovelace\n1001,Bob\n")
    #expect(handIns.submissions.map(\.student) == ["ada"])
    #expect(handIns.missing == ["1001"])
  }

  /// What a student called the file is behind the platform's words.
  @Test func aFilesOwnNameTakesNobodysPlace() throws {
    let handIns = try HandIns().add("lovelaceada_12345_67890_rossbob_LATE_1_2_x.md").read(Self.roster)
    #expect(handIns.submissions.map(\.student) == ["ada"])
    #expect(!handIns.problems.contains { $0.contains("late") })
  }

  @Test func twoOfOneNameAreAsked() throws {
    let handIns = try HandIns().add("lovelaceada_1_2_x.md").read(
      "id,name\na1,Ada Lovelace\na2,Lovelace Ada\n")
    #expect(handIns.submissions.isEmpty && handIns.missing.isEmpty)
    #expect(
      handIns.problems == [
        "'lovelaceada_1_2_x.md' could be of 'a1' or of 'a2'; say whose it is in the roster's column 'file'."
      ])
  }

  @Test func latenessWithoutATimeIsTold() throws {
    let handIns = try HandIns().add("lovelaceada_LATE_12345_67890_x.md").read(Self.roster)
    #expect(handIns.submissions.first?.received == nil)
    #expect(
      handIns.problems == [
        "'lovelaceada_LATE_12345_67890_x.md' came late by Canvas's word, which does not say how late; give the time in the roster's column 'submitted'."
      ])
  }

  @Test func theLastAttemptCounts() throws {
    let canvas = try HandIns().add("lovelaceada_1_20_x-2.md", HandIns.work + "2").add(
      "lovelaceada_1_30_x.md", HandIns.work
    )
    .add("lovelaceada_1_10_x-10.md", HandIns.work + "10").read(Self.roster)
    #expect(canvas.submissions.map(\.file) == ["lovelaceada_1_10_x-10.md"])
    let blackboard = try HandIns().add("HW_ada_attempt_2026-12-02-09-00-00_a.md", HandIns.work + "late")
      .add("HW_ada_attempt_2026-12-01-23-00-00_b.md").add(
        "HW_ada_attempt_2026-12-01-23-00-00.txt", "Name: Ada"
      )
      .read(Self.roster)
    #expect(blackboard.submissions.map(\.file) == ["HW_ada_attempt_2026-12-02-09-00-00_a.md"])
    #expect(blackboard.problems.count == 1)
  }

  @Test func gradescopesExportNamesSubmitterAndTime() throws {
    let metadata = """
      ---
      submission_77:
        :submitters:
        - :name: Ada Lovelace
          :sid: ada
          :email: ada@x.org
        :created_at: 2026-12-01 23:14:11.123456789 Z
      submission_78:
        :submitters:
        - :name: Robert Ross
          :sid:
          :email: BOB@x.org
        :created_at: 2026-12-01 23:14:11 -0800

      """
    for prefix in ["", "export/"] {
      let handIns = try HandIns().add(prefix + "submission_metadata.yml", metadata)
        .add(prefix + "submission_77/bob.md").add(prefix + "submission_78/x.md").read(Self.roster)
      #expect(handIns.submissions.map(\.student) == ["ada", "bob"], "\(handIns.problems)")
      #expect(handIns.submissions.last?.received == Timestamp.date("2026-12-02T07:14:11Z"))
      #expect(handIns.problems.isEmpty)
    }
  }
}
