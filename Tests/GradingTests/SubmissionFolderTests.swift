import Files
import Foundation
import Testing

@testable import Grading

struct SubmissionFolderTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hands-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func write(_ text: String, _ path: String, in folder: URL) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  @Test func filesFoldersAndPlatformNamesFindTheirStudents() throws {
    try withFolder { folder in
      try write("a", "ada.md", in: folder)
      try write("b", "bob/notebook.md", in: folder)
      try write("c", "eve_12_assignsubmission.md", in: folder)
      try write("d", "nobody.md", in: folder)
      try write("e", "readme.txt", in: folder)
      let roster = try Roster(
        csv: "id,name,extension,submitted\nada,Ada,2,2026-12-02\nbob,Bob,,\neve,Eve,,\nzoe,Zoe,,\n",
        file: "roster.csv")
      let handIns = try SubmissionFolder(folder, roster: roster)
      #expect(handIns.submissions.map(\.student) == ["ada", "bob", "eve"])
      #expect(handIns.missing == ["zoe"])
      #expect(
        handIns.problems == [
          "'nobody.md' belongs to nobody on the roster.", "'readme.txt' belongs to nobody on the roster.",
        ])
      #expect(handIns.submissions[0].extensionDays == 2)
      #expect(handIns.submissions[0].received == Timestamp.date("2026-12-02", dayBegins: true))
    }
  }

  /// Nobody is graded by a guess; who could be meant is asked.
  @Test func whoMayBeMeantIsAsked() throws {
    try withFolder { folder in
      for name in ["123.md", "ad.md", "124.md", "7.md"] { try write("a", name, in: folder) }
      let roster = try Roster(csv: "id\n00123\nada\n07\n007\n", file: "roster.csv")
      let handIns = try SubmissionFolder(folder, roster: roster)
      #expect(handIns.submissions.isEmpty && handIns.missing.count == 4)
      let way = "Then rename it, or write its name in that row of the roster's column 'file'."
      #expect(
        handIns.problems == [
          "'123.md' belongs to nobody on the roster: is it '00123'? \(way)",
          "'124.md' belongs to nobody on the roster.", "'7.md' belongs to nobody on the roster.",
          "'ad.md' belongs to nobody on the roster: is it 'ada'? \(way)",
        ])
    }
  }

  /// What decides the data and what is run are one reading: a file that is exchanged behind it changes neither.
  @Test func whatWasReadIsGradedWhateverBecomesOfTheFile() throws {
    try withFolder { folder in
      try write("# honest\n", "ada.md", in: folder)
      let handIn = try #require(try SubmissionFolder(folder).submissions.first)
      try write("# exchanged\n", "ada.md", in: folder)
      #expect(handIn.text == "# honest\n" && handIn.digest == Digest.sha256(Data("# honest\n".utf8)))
    }
  }

  @Test func linksPipesAndFoldersAreNotRead() throws {
    try withFolder { folder in
      try write("secret", "secret.txt", in: folder)
      let secret = folder.appendingPathComponent("secret.txt").path
      #expect(symlink(secret, folder.appendingPathComponent("ada.md").path) == 0)
      #expect(link(secret, folder.appendingPathComponent("bob.md").path) == 0)
      #expect(mkfifo(folder.appendingPathComponent("eve.md").path, 0o644) == 0)
      let handIns = try SubmissionFolder(folder)
      #expect(handIns.submissions.isEmpty)
      #expect(
        handIns.problems == [
          "'ada.md' is a symbolic link, which is not followed.", "'bob.md' is a hard link to another file.",
          "'eve.md' is no regular file.", "'secret.txt' is a hard link to another file.",
        ])
    }
  }

  @Test func jupyterNotebooksBecomeMarkdownWithoutTheirOutputs() throws {
    try withFolder { folder in
      let notebook = """
        {"nbformat": 4, "metadata": {"kernelspec": {"name": "python3"}}, "cells": [
          {"cell_type": "markdown", "source": ["# Title\\n", "text"]},
          {"cell_type": "code", "source": "let a = \\"```\\"", "outputs": [{"text": "100 points"}]}]}
        """
      try write(notebook, "ada.ipynb", in: folder)
      try write("{}", "bob.ipynb", in: folder)
      let handIns = try SubmissionFolder(folder)
      #expect(handIns.submissions.map(\.text) == ["# Title\ntext\n\n```{swift}\nlet a = \"```\"\n```\n"])
      #expect(
        handIns.problems == [
          "'bob.ipynb' is no Jupyter notebook: it has no 'nbformat'. Give a file that Jupyter saved, of nbformat 4."
        ])
    }
  }

  @Test func anArchiveIsReadWithoutBeingUnpackedAnywhere() throws {
    try withFolder { folder in
      let archive = ZipArchiveTests.Builder.archive([
        .init(path: "task/notebook.md", content: Array("in the zip".utf8)),
        .init(path: "task/.hidden.md", content: [1]), .init(path: "task/data.bin", content: [1]),
      ])
      try archive.write(to: folder.appendingPathComponent("ada.zip"))
      try Data("no zip".utf8).write(to: folder.appendingPathComponent("bob.zip"))
      let handIns = try SubmissionFolder(folder)
      #expect(handIns.submissions.map(\.student) == ["ada"])
      #expect(handIns.submissions.map(\.text) == ["in the zip"])
      #expect(handIns.submissions.map(\.file) == ["ada.zip/task/notebook.md"])
      #expect(
        handIns.problems == ["'bob.zip' is a damaged or unusual ZIP archive; pack the notebook again."])
    }
  }

  @Test func aFileFindsItsOwnerByMappingNameOrAuthor() throws {
    try withFolder { folder in
      try write("a", "4711.md", in: folder)
      try write("---\nauthor: Bob Builder\n---\n\nb", "mine.md", in: folder)
      try write("---\nauthor: Nobody\n---\n\nc", "other.md", in: folder)
      let roster = try Roster(
        csv: "id,name,file\nada,Ada,4711.md\nbob,Bob Builder,\n", file: "roster.csv")
      let handIns = try SubmissionFolder(folder, roster: roster)
      #expect(handIns.submissions.map(\.student) == ["ada", "bob"])
      #expect(handIns.problems == ["'other.md' belongs to nobody on the roster."])
    }
  }

  /// Whoever writes another's name into a notebook neither takes that one's place nor hands over the blame.
  @Test func anothersNameInANotebookDoesNotTakeTheirPlace() throws {
    try withFolder { folder in
      let forged = "---\nauthor: Ada\n---\n\nnothing"
      try write("honest", "ada.md", in: folder)
      try write(forged, "mallory.md", in: folder)
      try write(forged, "zzz.md", in: folder)
      let roster = try Roster(csv: "id,name\nada,Ada\nmallory,Mallory\n", file: "roster.csv")
      for attempts in Rubric.Attempts.allCases {
        let handIns = try SubmissionFolder(folder, roster: roster, attempts: attempts)
        #expect(handIns.submissions.map(\.student) == ["ada", "mallory"])
        #expect(handIns.submissions.map(\.text) == ["honest", forged])
        #expect(handIns.submissions.allSatisfy { $0.earlier.isEmpty })
        #expect(
          handIns.problems == [
            "'mallory.md' is of 'mallory', but names 'ada' as its author.",
            "'zzz.md' names 'ada' as its author, who handed in 'ada.md'; it is left out.",
          ])
      }
    }
  }

  /// In an archive the outer name counts, and no id is the name of a file of the grader's own.
  @Test func namesInsideAnArchiveAndOfTheGradersFilesCountForNothing() throws {
    try withFolder { folder in
      let archive = ZipArchiveTests.Builder.archive([.init(path: "ada.md", content: Array("x".utf8))])
      try archive.write(to: folder.appendingPathComponent("mallory.zip"))
      for name in ["gradebook.sqlite", "gradebook.sqlite-wal", "Gradebook.SQLite-shm"] {
        try write("x", name + ".md", in: folder)
      }
      let handIns = try SubmissionFolder(folder)
      #expect(handIns.submissions.map(\.student) == ["mallory"])
      #expect(handIns.problems.count == 3)
      #expect(
        handIns.problems.allSatisfy { $0.hasSuffix("gives a student's id that cannot be a folder's name.") })
    }
  }

  /// Whose file it is, is found out before any sandbox has a part in it.
  @Test(arguments: ["flow lists", "block lists", "quotes", "emphases", "brackets"])
  func nestingWithoutAnEndStopsNoReading(_ kind: String) throws {
    let text =
      switch kind {
      case "flow lists": "---\nauthor: " + String(repeating: "[", count: 200_000) + "\n---\n"
      case "block lists": "---\nauthor:\n  " + String(repeating: "- ", count: 200_000) + "x\n---\n"
      case "quotes": String(repeating: ">", count: 1_000_000) + " x\n"
      case "emphases": String(repeating: "*a **b ", count: 300_000) + "\n"
      default: String(repeating: "[", count: 200_000) + "](x)\n"
      }
    try withFolder { folder in
      try write(text, "ada.md", in: folder)
      let roster = try Roster(csv: "id,name\nada,Ada\n", file: "roster.csv")
      #expect(try SubmissionFolder(folder, roster: roster).submissions.map(\.student) == ["ada"])
    }
  }

  @Test func aTeamIsGradedByOneHandIn() throws {
    try withFolder { folder in
      try write("together", "bob.md", in: folder)
      let roster = try Roster(
        csv: "id,team,extension\nada,red,3\nbob,red,\neve,blue,\n", file: "roster.csv")
      let handIns = try SubmissionFolder(folder, roster: roster)
      let handIn = try #require(handIns.submissions.first)
      #expect(handIns.submissions.count == 1)
      #expect(handIn.student == "ada")
      #expect(handIn.members == ["ada", "bob"])
      #expect(handIn.extensionDays == 3)
      #expect(handIns.missing == ["eve"])
    }
  }

  @Test(arguments: [Rubric.Attempts.last, .best])
  func ofSeveralHandInsTheLatestIsFirst(_ attempts: Rubric.Attempts) throws {
    try withFolder { folder in
      for (age, name) in ["old", "middle", "new"].enumerated() {
        try write(name, "ada/\(name).md", in: folder)
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: 1_000_000 + Double(age) * 1_000)],
          ofItemAtPath: folder.appendingPathComponent("ada/\(name).md").path)
      }
      let handIn = try #require(try SubmissionFolder(folder, attempts: attempts).submissions.first)
      #expect(handIn.text == "new")
      #expect(handIn.earlier.map(\.text) == (attempts == .best ? ["old", "middle"] : []))
      #expect((handIn.handInDigest == handIn.digest) == (attempts == .last))
    }
  }

  @Test(arguments: [
    ("name\nAda\n", "The roster has no column 'id'; its columns are 'name'."),
    ("id\nada\nada\n", "The id 'ada' stands twice in the roster."),
    ("id,extension\nada,two\n", "'two' is no number of days."),
    (
      "id,due\nbob,\nada,2026-12-05\n",
      "The column 'due' is not read, and the days in it would be counted as late."
    ),
    (
      "id,Extention\nada,2\n",
      "The column 'Extention' is not read, and the days in it would be counted as late."
    ),
    ("id,submitted\nada,soon\n", "'soon' is no time."),
    (
      "id,submitted\nada,12/01/2026\n",
      "'12/01/2026' has two meanings: the day or the month may come first."
    ),
  ])
  func faultsOfTheRosterAreTold(_ csv: String, _ message: String) {
    #expect { try Roster(csv: csv, file: "roster.csv") } throws: { "\($0)".contains(message) }
  }
}
