import Foundation
import Testing
import Texts

/// Files are read as text, and texts are cut into lines, in `Texts` alone: what looks like another door is on
/// the list here with its reason, or fails.
@Suite struct OneDoorTests {
  /// Ways to read or cut a text that know one encoding or one line end only.
  private static var doors: [Regex<Substring>] {
    [
      #/\.split\(\s*separator: "\\[nr]/#, #/\.components\(separatedBy: (?:"\\[nr]|\.newlines)/#,
      #/\.split\("\\[nr]/#, #/\.split\([^)]*isNewline/#, #/enumerateLines/#,
      #/String\(\s*contentsOf/#, #/String\(\s*data:/#, #/replacing(?:Occurrences)?\((?:of: )?"\\r/#,
    ]
  }

  /// Files that may, and why.
  private static let allowed = [
    "Charts/Diagrams/TreeDiagram.swift": "the labels of a chart are written in Swift",
    "Charts/Diagrams/TreeLayout.swift": "the labels of a chart are written in Swift",
    "Clusters/Node/MemoryWatch.swift": "what the system says of control groups",
    "Clusters/Queue/Slurm+Looking.swift": "what Slurm's commands print",
    "Clusters/Queue/Slurm+Submitting.swift": "what Slurm's commands print",
    "Clusters/Queue/Slurm.swift": "what Slurm's commands print",
    "Courses/ChapterDates.swift": "what git prints",
    "Courses/Checking/Symptoms.swift": "the guide's own page, which comes with the program",
    "Courses/Installation.swift": "the theme's own style sheet",
    "Kernel/Run/TerminalText.swift": "on a terminal a carriage return takes its line back",
    "LanguageServer/Protocol/MessageFraming.swift": "the protocol's heads end so",
    "LecternCommands/Commands/GradeReview.swift": "a token of our own",
    "LecternKit/Showing/Measured.swift": "the system's own /proc",
    "Publishing/Places/BranchPlace.swift": "what git prints",
    "Publishing/Places/PublishingProgram.swift": "what git, rsync and ssh print",
    "Sandboxes/ControlGroup.swift": "the system's own /proc and control groups",
    "Site/Pages/SearchIndex.swift": "an index that we wrote",
    "Store/Signing.swift": "what ssh-keygen prints",
    "Store/StoreEntry.swift": "an entry that we wrote",
  ]

  private static func isDoor(_ text: String) -> Bool { doors.contains { text.contains($0) } }

  @Test func textEntersAtOneDoor() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources").path
    var found: Set<String> = []
    var count = 0
    for case let path as String in try #require(FileManager.default.enumerator(atPath: sources))
    where path.hasSuffix(".swift") && !path.hasPrefix("Texts/") {
      count += 1
      if Self.isDoor(try TextFile(contentsOf: sources + "/" + path).text) { found.insert(path) }
    }
    #expect(count > 500)
    #expect(
      found.subtracting(Self.allowed.keys).isEmpty,
      "read by 'TextFile' and cut by 'lines', or give the reason in OneDoorTests")
    #expect(Set(Self.allowed.keys).subtracting(found).isEmpty, "no reason is needed any more")
  }

  @Test(arguments: [
    #"text.split(separator: "\n")"#, #"text.split(separator: "\r\n", omittingEmptySubsequences: false)"#,
    #"text.components(separatedBy: "\n")"#, "text.components(separatedBy: .newlines)", #"text.split("\n")"#,
    #"text.split(whereSeparator: \.isNewline)"#, "text.enumerateLines { }",
    "try String(contentsOf: file, encoding: .utf8)", "String(contentsOfFile: path)",
    "String(data: data, encoding: .utf8)", #"text.replacing("\r\n", with: "\n")"#,
  ])
  func anotherDoorIsFound(_ code: String) {
    #expect(Self.isDoor(code))
  }
}
