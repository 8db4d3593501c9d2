import Testing

@testable import Editing

@Suite struct YAMLCursorTests {
  @Test(
    arguments: [
      ("", [], nil, "", false),
      ("ti", [], nil, "ti", false),
      ("title: a\nou", [], nil, "ou", false),
      ("solutions: fo", [], "solutions", "fo", false),
      ("check:\n  heavy", ["check"], nil, "heavy", false),
      ("check:\n  heavy-images: o", ["check"], "heavy-images", "o", false),
      ("check:\n  a: off\ntheme:\n  ", ["theme"], nil, "", false),
      ("theme: { accent: \"#fff\", dir", ["theme"], nil, "dir", false),
      ("theme: { accent: ", ["theme"], "accent", "", false),
      ("chapters: [index.md, 01", ["chapters"], nil, "01", true),
      ("chapters:\n  - index.md\n  - 01", ["chapters"], nil, "01", true),
      ("chapters:\n- part: One\n  chapters: [a.md, b", ["chapters", "chapters"], nil, "b", true),
      ("chapters: [a.md,\n  b.md, c", ["chapters"], nil, "c", true),
      ("criteria:\n  - id: one\n    judge: man", ["criteria"], "judge", "man", false),
      ("criteria:\n  - id: one\n    rules:\n      go", ["criteria", "rules"], nil, "go", false),
      ("# title: x\nti", [], nil, "ti", false),
    ] as [(String, [String], String?, String, Bool)])
  func cursors(_ text: String, _ path: [String], _ key: String?, _ written: String, _ isItem: Bool) {
    let cursor = YAMLCursor(before: text)
    #expect(cursor.path == path)
    #expect(cursor.key == key)
    #expect(cursor.written == written)
    #expect(cursor.isItem == isItem)
  }
}
