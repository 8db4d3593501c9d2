import Testing

@testable import Editing

@Suite struct CellCompletenessTests {
  @Test(arguments: [
    "1", "print(\"x\")", "func f() -> Int { 3 }", "", "// note", "let s = \"\"\"\n  a\n  \"\"\"",
  ])
  func whole(_ code: String) { #expect(CellCompleteness(of: code) == .complete) }

  @Test(arguments: [
    ("print(\"x\"", "  "), ("func f() {", "  "), ("if true {\n  if false {", "    "), ("let x =", ""),
    ("/* a comment", ""), ("[1, 2,", "  "), ("let s = \"\"\"\n  a", ""),
  ])
  func unfinished(_ code: String, _ indentation: String) {
    #expect(CellCompleteness(of: code) == .incomplete(indentation: indentation))
  }

  @Test(arguments: ["let = 3", "func 3() {}", "print(\"x", "1 +) 2", "}"])
  func wrong(_ code: String) { #expect(CellCompleteness(of: code) == .invalid) }
}

@Suite struct OffsetTests {
  @Test func charactersOfSeveralBytes() {
    let text = "let é = \"🦉\"\né"
    #expect(text.utf8Offset(ofScalars: 5) == 6)
    #expect(text.scalars(beforeUTF8: 6) == 5)
    #expect(text.utf8Offset(line: 2, column: 1) == 16)
    #expect(text.identifierRange(around: 17) == 16..<18)
    #expect("a.b".identifierRange(around: 2) == 2..<3)
    #expect("a.".identifierRange(around: 2) == 2..<2)
  }
}
