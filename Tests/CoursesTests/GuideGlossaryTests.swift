import Foundation
import Testing

/// The guide's glossary: one sentence a word, each with the page that explains it, and no other meaning than in the code.
@Suite struct GuideGlossaryTests {
  private static let clone = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let guide = clone.appendingPathComponent("notebooks/guide")

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.clone.appendingPathComponent(path), encoding: .utf8)
  }

  private func entries() throws -> [(term: String, words: String)] {
    let page = try text("notebooks/guide/glossary.md")
    return page.matches(of: /(?m)^(\S.*)\n: +(.*)$/).map { (String($0.1), String($0.2)) }
  }

  @Test func eachWordHasASentenceAndAPage() throws {
    let entries = try entries()
    #expect(entries.count > 50)
    #expect(entries.map(\.term) == entries.map(\.term).sorted())
    for (term, words) in entries {
      #expect(words.hasSuffix("."), "\(term)")
      #expect(!words.dropLast().contains(". "), "\(term) has more than a sentence")
      let pages = words.matches(of: /\]\(([a-z0-9-]+\.md)/).map { String($0.1) }
      #expect(!pages.isEmpty, "\(term)")
      for page in pages {
        #expect(
          FileManager.default.fileExists(atPath: Self.guide.appendingPathComponent(page).path), "\(page)")
      }
    }
  }

  /// Words of the code that authors meet too stand in both glossaries; the others are the code's own.
  @Test func wordsOfTheCodeThatAuthorsMeetAreExplained() throws {
    let own: Set = [
      "address", "check", "conversation", "diagnostic", "fault", "folder", "fragment", "index",
      "installation",
      "key", "standing chapter", "plan", "position", "publication", "result", "rewriter", "rubric", "run",
      "session",
      "step", "unit",
    ]
    let known = Set(try entries().map(\.term))
    let architecture = try text("ARCHITECTURE.md").split(separator: "## Glossary")
    let words = try #require(architecture.last).matches(of: /(?m)^\| \*\*([a-z -]+)\*\* \|/).map {
      String($0.1)
    }
    #expect(words.count > 30)
    for word in words where !own.contains(word) { #expect(known.contains(word), "\(word)") }
  }
}
