import Foundation
import Testing

/// The guide's list of symptoms quotes the program, and goes on doing so when the program's words change.
@Suite struct TroubleshootingTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What stands before each `:   remedy`.
  private static func symptoms() throws -> [String] {
    let page = root.appendingPathComponent("notebooks/guide/troubleshooting.md")
    let lines = try String(contentsOf: page, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    return zip(lines, lines.dropFirst()).filter { $0.1.hasPrefix(":   ") }.map { String($0.0) }
  }

  /// The program's sources, in which a sentence may go over several lines.
  private static func sources() throws -> String {
    let folder = root.appendingPathComponent("Sources")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
      .joined(separator: "\n").replacing(/\\\n\s*/, with: "")
  }

  /// A name in quotes or a number is one of many; what stands between them is the program's.
  private static func words(of quotation: Substring) -> [String] {
    let parts = quotation.split(separator: /'[^']*'|[0-9]+|\.\.\./)
    return parts.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " .,:;")) }.filter {
      $0.count >= 8
    }
  }

  @Test func quotationsAreTheProgramsOwnWords() throws {
    let sources = try Self.sources()
    let symptoms = try Self.symptoms()
    #expect(symptoms.count >= 40)
    for symptom in symptoms where symptom.hasPrefix("`") {
      for quotation in symptom.matches(of: /`([^`]+)`/) {
        for words in Self.words(of: quotation.1) {
          #expect(sources.contains(words), "'\(words)', in: \(symptom)")
        }
      }
    }
  }
}
