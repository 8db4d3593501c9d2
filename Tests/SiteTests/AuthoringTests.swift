import Foundation
import Testing

@testable import Notebooks
@testable import Site

/// What authors write, and what they meant.
@Suite struct AuthoringTests {
  @Test func addressesMayBePercentEncoded() throws {
    let built = try SmallCourse(files: [
      "01.md": "# One\n\n[two](02%20second.md#%C3%BCber) [three](03-c%23.md) [four](<04-why?.md>)\n",
      "02 second.md": "# Two\n\n## Über {#über}\n", "03-c#.md": "# Three\n", "04-why?.md": "# Four\n",
    ]).build()
    #expect(built.diagnostics.isEmpty, "\(built.diagnostics)")
    let page = try #require(built.pages.first { $0.path == "01.html" }).text
    #expect(page.contains(#"href="02%20second.html#%C3%BCber""#) && page.contains(#"href="03-c-.html""#))
    #expect(page.contains(#"href="04-why-.html""#))
    #expect(built.pages.map(\.path).contains("03-c-.html"))
  }

  @Test func chaptersOfTheAppendixHaveLetters() throws {
    let built = try SmallCourse(files: [
      "course.yml": "title: T\nchapters: [01.md, { part: Appendix, chapters: [a.md, b.md] }]\n",
      "01.md": "# One\n\nSee @fig-x and @sec-y.\n", "a.md": "# A\n\n![Words](x.png){#fig-x}\n",
      "b.md": "# B\n\n## Part {#sec-y}\n",
    ]).build()
    let page = try #require(built.pages.first { $0.path == "01.html" }).text
    #expect(page.contains("Figure\u{A0}A.1") && page.contains("Section\u{A0}B.1"))
    #expect(try #require(built.pages.first { $0.path == "b.html" }).text.contains("Appendix B"))
  }

  @Test func arabicPagesRunFromRightToLeftInTheirOwnWords() throws {
    let built = try SmallCourse(files: ["a.md": "---\ntitle: مرحبا\nlang: ar\n---\n\n> [!NOTE]\n> x\n"])
      .build()
    let page = try #require(built.pages.first { $0.path == "a.html" }).text
    #expect(page.contains(#"<html lang="ar" dir="rtl""#))
    #expect(page.contains("الفصل 1") && page.contains("ملاحظة"))
    #expect(!page.contains("Chapter") && !page.contains(">Note<"))
    #expect(Vocabulary.direction(of: "de") == nil && Vocabulary.direction(of: "az-Arab") == "rtl")
  }

  @Test(arguments: [
    (#"\begin{align}a\end{align}"#, #"\begin{align*}a\end{align*}"#),
    (#"\begin{aligned}a"#, #"\begin{aligned}a"#),
    (#"\begin{gather*}a"#, #"\begin{gather*}a"#), ("a_b", "a_b"),
  ]) func environmentsDoNotCountForThemselves(_ tex: String, _ expected: String) {
    #expect(HTMLWriter.unnumbered(tex) == expected)
  }

  @Test func aFileOfTheThemesNameIsNotReplaced() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("assets"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("mine".utf8).write(to: folder.appendingPathComponent("assets/icon.svg"))
    let writer = SiteWriter(folder: folder.appendingPathComponent("site").path)
    func fault(_ path: String) -> String? {
      writer.fault(
        of: LocalFile(path: path, position: SourcePosition(file: "a.md", line: 3, column: 1)),
        fromFolder: folder.path,
        besidePage: "a.html", reserved: ["assets/icon.svg"])?.message
    }
    #expect(
      fault("assets/icon.svg")
        == "'assets/icon.svg' has the name of a file of the theme, which stands there in the site.")
    #expect(fault("assets") == "'assets' is a folder.")
    let outside = "lies outside of the course, and is not copied into its site."
    #expect(fault("../key") == "'../key' \(outside)")
    #expect(fault("assets/../../key") == "'assets/../../key' \(outside)")
    #expect(fault("assets/../none.png") == "There is no file 'assets/../none.png'.")
    #expect(fault("none.png") == "There is no file 'none.png'.")
  }

  /// Lines of what a cell shows are no lines of the chapter.
  @Test func aFaultInWhatACellShowsIsToldAtTheCell() throws {
    var course = SmallCourse(files: [
      "a.md": "# A\n\n```{swift}\n//| output: asis\nx\n```\n\nMore.\n"
    ])
    course.outputs = [.standardOutput("One.\n\nTwo.\n\nThree @sec-none.\n")]
    let found = try course.build().diagnostics.filter { $0.message.contains("sec-none") }
    #expect(found.map { $0.position?.line } == [5], "\(found)")
  }
}
