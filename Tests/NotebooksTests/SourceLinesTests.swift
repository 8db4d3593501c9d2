import Testing

@testable import Notebooks

@Suite struct SourceLinesTests {
  @Test(arguments: [(1, "one"), (2, ""), (3, "three"), (4, ""), (5, nil), (0, nil)] as [(Int, String?)])
  func linesAreFoundByTheirPosition(line: Int, text: String?) {
    let lines = SourceLines(["a.md": "one\n\nthree\n"])
    #expect(lines.line(at: SourcePosition(file: "a.md", line: line, column: 1)) == text)
  }

  @Test func anotherFileHasNone() {
    let lines = SourceLines(["a.md": "one"])
    #expect(lines.line(at: SourcePosition(file: "b.md", line: 1, column: 1)) == nil)
  }
}
