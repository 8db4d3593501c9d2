import Courses
import Dates
import Files
import Foundation
import Notebooks
import Testing

/// Chapters to other formats and back, in this process.
@Suite struct ConversionTests {
  private let day = CivilDate(year: 2026, month: 12, day: 1)

  private func withFolder(_ files: [String: String], _ body: (CourseFixture) throws -> Void) throws {
    let course = try CourseFixture(files)
    defer { course.remove() }
    try body(course)
  }

  private func conversion(
    _ course: CourseFixture, _ input: String, _ output: String, overwrites: Bool = false
  )
    throws -> ChapterConversion
  {
    try ChapterConversion(
      course.folder.appendingPathComponent(input).path, to: course.folder.appendingPathComponent(output).path,
      overwrites: overwrites, day: day, installation: CourseFixture.installation)
  }

  private func text(_ course: CourseFixture, _ name: String) throws -> String {
    try String(contentsOf: course.folder.appendingPathComponent(name), encoding: .utf8)
  }

  @Test func aChapterBecomesSwiftAndANotebookAndBack() throws {
    try withFolder(["a.md": "# A\n\nText.\n\n```{swift}\nlet a = 1\n```\n"]) { course in
      let swift = try conversion(course, "a.md", "a.swift")
      #expect(swift.diagnostics.isEmpty)
      try swift.write()
      #expect(try text(course, "a.swift").contains("let a = 1"))
      try conversion(course, "a.md", "a.ipynb").write()
      try conversion(course, "a.ipynb", "b.md").write()
      let back = try text(course, "b.md")
      #expect(back.contains("# A") && back.contains("```{swift}\nlet a = 1\n```"))
    }
  }

  @Test func anIncludeThatIsWrittenOutIsTold() throws {
    try withFolder(["a.md": "# A\n\n{{< include _i.md >}}\n", "_i.md": "Included.\n"]) { course in
      let found = try conversion(course, "a.md", "a.ipynb").diagnostics
      #expect(
        found.count == 1 && found[0].message.contains("_i.md' holds stands in the notebook"), "\(found)")
      #expect(try conversion(course, "a.md", "a.swift").diagnostics.isEmpty)
    }
  }

  /// R Markdown is what Quarto's came from.
  @Test func rMarkdownIsRead() throws {
    try withFolder(["a.Rmd": "# A\n\n```{r flow, echo=FALSE}\nplot(1)\n```\n"]) { course in
      let conversion = try conversion(course, "a.Rmd", "a.md")
      #expect(
        conversion.diagnostics.map(\.message) == [
          "Cells in 'r' do not run here; the code is shown. Its options are left out: flow, echo=FALSE."
        ])
      try conversion.write()
      #expect(try text(course, "a.md") == "# A\n\n```r\nplot(1)\n```\n")
    }
  }

  /// What cannot be is a sentence, and nothing has been written.
  @Test(
    arguments: [
      ("a.md", "a.pdf", "'.md' cannot be converted to '.pdf'."),
      ("a.md", "there.ipynb", "there is a file '"),
      ("none.ipynb", "new.md", "there is no readable file '"),
      ("pointer.qmd", "new.md", "'"),
    ] as [(String, String, String)])
  func whatCannotBeIsASentence(_ input: String, _ output: String, _ words: String) throws {
    try withFolder([
      "a.md": "# A\n", "there.ipynb": "{}", "pointer.qmd": "version https://git-lfs.github.com/spec/v1\n",
    ]) { course in
      let fault = try #require(throws: UsageFault.self) { _ = try conversion(course, input, output) }
      #expect(fault.message.hasPrefix(words))
      #expect(try text(course, "there.ipynb") == "{}")
    }
  }

  @Test func foldersAreNoFiles() throws {
    try withFolder(["a.md": "# A\n", "c/b.md": "# B\n"]) { course in
      let output = try #require(throws: UsageFault.self) { _ = try conversion(course, "a.md", "c") }
      #expect(output.message.hasSuffix("/c' is a folder."))
      #expect(
        output.help.hasPrefix("name the file to write, such as '") && output.help.hasSuffix("/c/a.ipynb'."))
      let forced = try #require(throws: UsageFault.self) {
        _ = try conversion(course, "a.md", "c", overwrites: true)
      }
      #expect(forced.message == output.message)
      let input = try #require(throws: UsageFault.self) { _ = try conversion(course, "c", "new.md") }
      #expect(input.message.hasSuffix("/c' is a folder."))
    }
  }

  @Test func aChapterWithErrorsHasNothingToWrite() throws {
    try withFolder(["a.md": "# A\n\n```{swift}\n//| evil: true\n1\n```\n"]) { course in
      let found = try conversion(course, "a.md", "a.swift").diagnostics
      #expect(found.map(\.message) == ["There is no cell option 'evil'."])
    }
  }

  /// A picture of the notebook's must not take the place of another file, unless somebody says so.
  @Test func picturesOverwriteNothing() throws {
    let notebook = """
      {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "markdown", "metadata": {},
      "attachments": {"p.png": {"image/png": "AAAA"}}, "source": ["![p](attachment:p.png)"]}]}
      """
    try withFolder(["n.ipynb": notebook]) { course in
      let first = try conversion(course, "n.ipynb", "n.md")
      #expect(!FileManager.default.fileExists(atPath: course.folder.path + "/n_files"))
      try first.write()
      let names = try FileManager.default.contentsOfDirectory(atPath: course.folder.path + "/n_files")
      let name = try #require(names.first)
      #expect(names.count == 1)
      try course.write("n_files/\(name)", "mine")
      try FileManager.default.removeItem(at: course.folder.appendingPathComponent("n.md"))
      let fault = try #require(throws: UsageFault.self) { _ = try conversion(course, "n.ipynb", "n.md") }
      #expect(fault.message.contains("would overwrite another file"))
      #expect(try text(course, "n_files/\(name)") == "mine")
      try conversion(course, "n.ipynb", "n.md", overwrites: true).write()
      #expect(
        FileManager.default.contents(atPath: course.folder.path + "/n_files/\(name)") == Data([0, 0, 0]))
    }
  }
}
