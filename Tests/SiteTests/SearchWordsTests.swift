import Testing

@testable import Site

/// What the search finds of long sections.
@Suite struct SearchWordsTests {
  private func words(_ text: String) throws -> String {
    SearchIndex(try SmallCourse(files: ["a.md": "# A\n\n## Keys\n\n" + text]).build().index).file.text
  }

  /// Rows of a table of options, more than a section's first words hold.
  private static let rows = (1...60).map {
    "| `key-\($0)` | A sentence of some length that says what it does. |"
  }

  @Test func valuesOfALongTableAreFound() throws {
    let table = "| Key | Meaning |\n|---|---|\n" + Self.rows.joined(separator: "\n")
    let words = try words(table + "\n| `solutions` | *`hide`, `fold`, `show`.* What becomes of them. |\n")
    for value in ["solutions", "fold", "becomes"] { #expect(words.contains(value), "\(value)") }
    // Each word once: the index stays small.
    #expect(words.matches(of: /\bsentence\b/).count < 30)
    #expect(words.utf8.count < 2_500)
  }

  @Test func namesInALongListAreFoundAndItsProseIsNot() throws {
    let list = (1...60).map { "- `func number\($0)(of value: Double)`: Ordinary words." }.joined(
      separator: "\n")
    let words = try words(list + "\n- `func xyzzy(plugh: Int) -> [String]`: Unheard of.\n")
    #expect(words.contains("xyzzy") && words.contains("plugh"))
    #expect(!words.contains("Unheard"))
  }

  /// A language without blanks is cut between two letters.
  @Test func textWithoutBlanksIsCutAtALetter() throws {
    let words = try words(String(repeating: "学", count: 1_000) + "\n")
    #expect(words.contains("学") && !words.contains("\u{FFFD}"))
  }
}
