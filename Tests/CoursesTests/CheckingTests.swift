import Courses
import Dates
import Files
import Foundation
import Notebooks
import Testing

/// What `lectern check` and `lectern doctor` look at, in this process.
@Suite struct CheckingTests {
  private func check(_ files: [String: String]) throws -> WholeCheck {
    let course = try CourseFixture(files)
    defer { course.remove() }
    return try WholeCheck(
      paths: [course.folder.path], runsNothing: true, today: CivilDate(year: 2026, month: 12, day: 1),
      installation: CourseFixture.installation)
  }

  @Test func aSoundCourseHasNothing() throws {
    let found = try check(["index.md": "# A\n", "01-b.md": "# B\n\nSee [A](index.md).\n"])
    #expect(found.diagnostics.isEmpty && found.reports.count == 2)
  }

  /// What other programs take for Markdown has no page here, and its author is told.
  @Test func aChapterOfAnotherEndingIsTold() throws {
    let found = try check(["index.md": "# A\n", "Bends.markdown": "# B\n", "_note.markdown": "x\n"])
    #expect(found.diagnostics.map(\.severity) == [.warning])
    #expect(
      found.diagnostics.first?.message.hasSuffix(
        "Bends.markdown' is passed over: a chapter's name ends in '.md'.") == true)
  }

  /// The name of a statement or a tab is no step of the chapter; a label's prefix is written small.
  @Test func titlesAndPrefixesAreLookedAt() throws {
    let found = try check([
      "01-a.md":
        "# A\n\n::: {#def-x}\n### Name\nText.\n:::\n\n::: {.panel-tabset}\n#### One\nx\n:::\n\n## B\n\n```{swift}\n//| label: Fig-flow\n//| eval: false\n1\n```\n"
    ])
    #expect(
      found.diagnostics.map(\.message) == [
        "The label 'Fig-flow' has no known prefix, so nothing is numbered by it."
      ]
    )
    #expect(found.diagnostics.first?.help?.hasPrefix("Did you mean 'fig-flow'?") == true)
  }

  @Test func aPictureThatWasNotFetchedIsTold() throws {
    let found = try check([
      "01-a.md": "# A\n\n![P](p.png)\n",
      "p.png": "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
    ])
    #expect(found.diagnostics.map(\.message) == ["'p.png' is a pointer of Git LFS, not the file."])
    #expect(found.diagnostics.first?.help == "Fetch the file with 'git lfs pull'.")
  }

  @Test func aPictureThatIsNoneIsTold() throws {
    let found = try check([
      "01-a.md": "# A\n\n![P](p.jpg) ![Q](q.png) [r](r.txt) ![s](s.svg)\n",
      "p.jpg": "\n<!DOCTYPE html><html>Sign in</html>", "q.png": "", "r.txt": "<html></html>",
      "s.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    ])
    #expect(
      found.diagnostics.map(\.message) == ["'p.jpg' is a web page, not a picture.", "'q.png' is empty."])
  }

  @Test func aPathOfWindowsIsTold() throws {
    let found = try check(["01-a.md": "# A\n\n![P](img\\p.png)\n", "img/p.png": "x"])
    #expect(found.diagnostics.map(\.message) == ["There is no file 'img\\p.png'."])
    #expect(found.diagnostics.first?.help == "Write 'img/p.png': on the web, folders end with '/'.")
  }

  /// A solution that is hidden today is wrong today already.
  @Test func whatIsHeldBackIsCheckedToo() throws {
    let found = try check([
      "course.yml": "title: A\nsolutions: hide\n",
      "01-a.md": "# A\n\n::: {#exr-a}\nDo.\n:::\n\n::: {#sol-a}\nSee @fig-nowhere.\n:::\n",
    ])
    #expect(found.diagnostics.map(\.message) == ["There is no label 'fig-nowhere'."])
  }

  /// What leads to a chapter that comes later is wrong for who reads today, and right then.
  @Test func whatReadersSeeTodayIsCheckedToo() throws {
    let found = try check([
      "01-a.md": "# A\n\n[Later](02-b.md)\n", "02-b.md": "---\ntitle: B\nrelease: 2026-12-24\n---\n\nText.\n",
    ])
    let messages = found.diagnostics.map(\.message)
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("The link leads to '02-b.md', which ") == true)
  }

  @Test func anInstallationSaysWhatItHas() throws {
    let whole = InstallationCheck(CourseFixture.installation)
    #expect(whole.isComplete)
    let empty = InstallationCheck(
      Installation(executable: URL(fileURLWithPath: "/no/such/lectern"), searchPath: SearchPath("/no/such")))
    #expect(!empty.isComplete)
    #expect(empty.findings.map(\.name) == whole.findings.map(\.name))
    let browser = try #require(empty.findings.first { $0.name == "Chromium" })
    #expect(
      browser.lines == [
        "missing Chromium: prints pages as PDF", "        help: apt-get install chromium",
      ])
    let compiler = try #require(empty.findings.first { $0.name == "Swift toolchain" })
    #expect(!compiler.isPresent && compiler.lines[0].hasPrefix("MISSING Swift toolchain: compiles the cells"))
  }
}
