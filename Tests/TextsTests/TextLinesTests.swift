import Testing

@testable import Texts

/// Lines are split in one place.
@Suite struct TextLinesTests {
  @Test(
    arguments: [
      ("", [], [""]), ("a", ["a"], ["a"]), ("a\n", ["a"], ["a", ""]),
      ("a\r\nb\r\n", ["a", "b"], ["a", "b", ""]),
      ("a\rb\r", ["a", "b"], ["a", "b", ""]), ("a\n\r\n\rb", ["a", "", "", "b"], ["a", "", "", "b"]),
      ("\u{2028}a\u{85}b\u{0C}", ["\u{2028}a\u{85}b\u{0C}"], ["\u{2028}a\u{85}b\u{0C}"]),
    ] as [(String, [String], [String])])
  func linesEndInThreeWays(_ text: String, _ lines: [String], _ toTheEnd: [String]) {
    #expect(text.lines.map(String.init) == lines)
    #expect(text.linesToTheEnd.map(String.init) == toTheEnd)
    #expect(text.withPlainLineEnds == toTheEnd.joined(separator: "\n"))
  }
}
