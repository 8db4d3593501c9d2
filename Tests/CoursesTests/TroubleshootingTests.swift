import Foundation
import Testing

@testable import Courses

/// The guide's list of symptoms quotes the program, and goes on doing so when the program's words change.
@Suite struct TroubleshootingTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func symptoms() throws -> Symptoms {
    let page = root.appendingPathComponent("notebooks/guide/troubleshooting.md")
    return Symptoms(page: try String(contentsOf: page, encoding: .utf8))
  }

  /// The program's sources, in which a sentence may go over several lines.
  private static func sources() throws -> String {
    let folder = root.appendingPathComponent("Sources")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
      .joined(separator: "\n").replacing(/\\\n\s*/, with: "")
  }

  @Test func quotationsAreTheProgramsOwnWords() throws {
    let sources = try Self.sources()
    let symptoms = try Self.symptoms().all
    #expect(symptoms.count >= 40)
    for symptom in symptoms where symptom.title.hasPrefix("`") {
      for quotation in symptom.title.matches(of: /`([^`]+)`/) {
        for words in Symptoms.Symptom.words(of: quotation.1) {
          #expect(sources.contains(words), "'\(words)', in: \(symptom.title)")
        }
      }
    }
  }

  /// From an error of a build to what to do about it.
  @Test(arguments: [
    ("There is no label 'fig-flo'.", "There is no label 'fig-x'"),
    (
      "The macro '\\norm' ends before `#1`, since YAML takes ` #` for a comment.",
      "The macro '\\R' ends before"
    ),
    ("there is no bubblewrap, without which students' code would run unconfined.", "there is no bubblewrap"),
  ])
  func anErrorLeadsToItsEntry(_ message: String, _ name: String) throws {
    let symptoms = try Self.symptoms()
    let found = try #require(symptoms.symptom(of: message))
    #expect(found.name.hasPrefix(name))
    #expect(symptoms.about(message) == [found])
    #expect(symptoms.about(found.name) == [found])
  }

  @Test func wordsAreLookedFor() throws {
    let page = "`There is no label 'x'`\n:   The help names the nearest.\n    Mend it.\n\nSlow\n:   Wait.\n"
    let symptoms = Symptoms(page: page)
    #expect(symptoms.all.map(\.remedy) == ["The help names the nearest. Mend it.", "Wait."])
    #expect(symptoms.about("wait").map(\.name) == ["Slow"])
    #expect(symptoms.symptom(of: "There is a label.") == nil)
  }
}
