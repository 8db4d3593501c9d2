import Foundation
import Testing
import Texts

@testable import Notebooks

/// A chapter means the same however its editor saved it.
@Suite struct TextDoorTests {
  private static let chapter = """
    ---
    title: Flüsse
    ---

    # Ein Satz

    ```{swift}
    //| label: fig-a
    //| fig-cap: "Größe"
    let a = 1
    ```

    {{< include part.md >}}
    """

  /// Reads a chapter and what it includes from a folder of its own.
  private func read(_ chapter: Data, include: Data) throws -> (Notebook, [Diagnostic]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try chapter.write(to: folder.appendingPathComponent("a.md"))
    try include.write(to: folder.appendingPathComponent("part.md"))
    let parser = NotebookParser(read: { try NotebookParser.readFromDisk(folder.path + "/" + $0) })
    return try parser.parse(file: "a.md", root: "")
  }

  /// `copy a.md+b.md` puts the second file's mark in the middle.
  @Test func aMarkInTheMiddleIsNoText() throws {
    let text = "# A\n\n\u{FEFF}## B\n\n\u{FEFF}```{swift}\nprint(1)\n```\n"
    let (notebook, diagnostics) = try NotebookParser(read: { _ in text }).parse(file: "a.md", root: "")
    #expect(diagnostics == [])
    #expect(notebook.cells.map(\.code) == ["print(1)\n"])
    #expect(notebook.dump.lines.count { $0.hasPrefix("heading ") } == 2)
  }

  /// Names with blanks in them, in marks or without.
  @Test(arguments: ["\"_my part.md\"", "'_my part.md'", "_my part.md", "  _my part.md "])
  func anIncludesNameMayHaveBlanks(_ written: String) throws {
    let parser = NotebookParser(read: { $0 == "_my part.md" ? "Included.\n" : "{{< include \(written) >}}\n" }
    )
    let (notebook, diagnostics) = try parser.parse(file: "a.md", root: "")
    #expect(diagnostics == [])
    #expect(notebook.sources.map(\.path) == ["a.md", "_my part.md"])
  }

  @Test(arguments: [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian], ["\n", "\r\n", "\r"])
  func encodingAndLineEndsChangeNothing(_ encoding: TextEncoding, _ end: String) throws {
    func data(_ text: String, marked: Bool) throws -> Data {
      try TextFile(text.replacing("\n", with: end), encoding: encoding, hasMark: marked).data()
    }
    let part = "---\ntitle: Part\n---\nÜber **alles**.\n"
    let plain = try read(Data(Self.chapter.utf8), include: Data(part.utf8))
    for marked in [false, true] {
      let found = try read(
        try data(Self.chapter, marked: marked), include: try data(part, marked: marked))
      #expect(found.1.isEmpty)
      #expect(found.0.frontMatter.title == "Flüsse")
      #expect(found.0.cells.first?.options.label == "fig-a")
      #expect(found.0.cells.first?.code == plain.0.cells.first?.code)
      #expect(found.0.dump == plain.0.dump)
    }
  }

  @Test func blankLinesBeforeFrontMatterAreNothing() throws {
    let (notebook, diagnostics) = try parse("\n \n---\ntitle: T\nlang: xx_\n---\n\nText.\n")
    #expect(notebook.frontMatter.title == "T")
    #expect(diagnostics.map { $0.position?.line } == [5])
    let (rule, none) = try parse("\n---\n\nText: a.\n\n---\n")
    #expect(rule.blocks.count == 3)
    #expect(none.isEmpty)
  }

  @Test func bytesThatAreNoTextAreRefusedWithTheirLine() throws {
    let latin = Data("---\ntitle: T\n---\n\nZo".utf8) + [0xEB] + Data("\n".utf8)
    let fault = #expect(throws: Diagnostic.self) { _ = try read(latin, include: Data()) }
    #expect(fault?.position == SourcePosition(file: "a.md", line: 5, column: 3))
    #expect(fault?.message.hasSuffix("is not UTF-8: line 5 has bytes that are no character.") == true)
    let (_, diagnostics) = try read(Data(Self.chapter.utf8), include: latin)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.position == SourcePosition(file: "a.md", line: 13, column: 13))
  }
}
