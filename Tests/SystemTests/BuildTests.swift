import Foundation
import Testing

/// A folder goes in, a folder comes out.
@Suite struct BuildTests {
  static let chapter = """
    ---
    title: Small numbers
    ---

    ```{swift}
    let numbers = [1, 2, 3]
    numbers.reduce(0, +)
    ```

    There are `{swift} numbers.count` of them.
    """

  private func course(_ chapter: String = chapter) throws -> Program {
    let program = try Program()
    try program.write("notebooks/x.md", chapter)
    return program
  }

  @Test func folderWithoutConfigurationBecomesASite() throws {
    let program = try course()
    defer { program.remove() }
    let build = try program.lectern("build", "notebooks", "--output", "site")
    #expect(build.status == 0, "\(build.errors)")
    let page = try #require(program.read("site/x.html"))
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    let outputs = page.matches(of: /<pre class="[^"]*value"[^>]*>(.*?)<\/pre>/).map { String($0.output.1) }
    #expect(outputs == ["6"], "\(page)")
    #expect(page.contains("<p>There are <span class=\"value\">3</span> of them.</p>"), "\(page)")
    #expect(program.exists("site/index.html"))
    #expect(program.exists("site/assets/lectern.css"))
  }

  @Test func typeErrorNamesTheLineAndTheOldPageStands() throws {
    let program = try course()
    defer { program.remove() }
    #expect(try program.lectern("build", "notebooks", "--output", "site").status == 0)
    let before = try #require(program.read("site/x.html"))
    let filler = String(repeating: "A line of prose.\n", count: 35)
    try program.write(
      "notebooks/x.md", "---\ntitle: x\n---\n\n\(filler)\n```{swift}\nlet number: Int = \"text\"\n```\n")
    let build = try program.lectern("build", "notebooks", "--output", "site")
    #expect(build.status == 1)
    #expect(
      build.errors.contains(
        "notebooks/x.md:42:19: error: cannot convert value of type 'String' to specified type 'Int'."))
    #expect(build.errors.contains("let number: Int = \"text\"\n                  ^\n"))
    #expect(program.read("site/x.html") == before)
  }

  /// To the linker a '%' in a path is a digit to be drawn.
  @Test func aCourseMayLieInAFolderOfAnyName() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("Kurs #1, 100 % ü/x.md", Self.chapter)
    let build = try program.lectern("build", "Kurs #1, 100 % ü", "--output", "site 50%")
    #expect(build.status == 0, "\(build.errors)")
    #expect(program.exists("site 50%/x.html"))
  }

  /// A chapter that gets another name and a mistake at once does not leave readers with nothing.
  @Test func pageOfARenamedChapterStandsUntilTheNewOneIsWhole() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("notebooks/old.md", "# Title\n\n```{swift}\n1 + 1\n```\n")
    #expect(try program.lectern("build", "notebooks", "--output", "site").status == 0)
    try program.removeFile("notebooks/old.md")
    try program.write("notebooks/new.md", "# Title\n\n```{swift}\nmissing + 1\n```\n")
    #expect(try program.lectern("build", "notebooks", "--output", "site").status == 1)
    #expect(program.exists("site/old.html"))
    try program.write("notebooks/new.md", "# Title\n\n```{swift}\n1 + 1\n```\n")
    #expect(try program.lectern("build", "notebooks", "--output", "site").status == 0)
    #expect(!program.exists("site/old.html") && program.exists("site/new.html"))
  }

  @Test func aCourseOfDraftsSaysSo() throws {
    let program = try Program()
    defer { program.remove() }
    try program.write("c/a.md", "---\ntitle: A\ndraft: yes\n---\n")
    let built = try program.lectern("build", "c", "--output", "site")
    #expect(built.status == 0)
    #expect(built.errors.contains("note: no chapter has a page: 'a.md' is a draft."), "\(built.errors)")
  }

  @Test func oneBrokenChapterDoesNotHoldUpTheOthers() throws {
    let program = try course()
    defer { program.remove() }
    try program.write("notebooks/y.md", "# Y\n\n```{swift}\n[1][5]\n```\n")
    let build = try program.lectern("build", "notebooks", "--output", "site")
    #expect(build.status == 1)
    #expect(program.exists("site/x.html"))
    #expect(!program.exists("site/y.html"))
    #expect(build.errors.contains("notebooks/y.md:4:1: error: the cell trapped: Index out of range."))
  }

  /// What is to trap runs in a copy of the process, and one that throws there ends it.
  @Test func aCellThatWasToTrapMayThrow() throws {
    let program = try course(
      "```{swift}\n//| crash: true\nstruct Fault: Error {}\nthrow Fault()\n```\n")
    defer { program.remove() }
    let build = try program.lectern("build", "notebooks", "--output", "site", seconds: 120)
    #expect(build.status == 1 && build.errors.contains("notebooks/x.md:4:1: error: the cell threw Fault()."))
  }

  @Test func unchangedCourseIsNotWrittenAgain() throws {
    let program = try course()
    defer { program.remove() }
    _ = try program.lectern("build", "notebooks", "--output", "site")
    let again = try program.lectern("build", "notebooks", "--output", "site", "--json", "--timings")
    #expect(again.status == 0)
    #expect(again.output.contains("\"status\" : \"unchanged\""))
    #expect(again.output.contains("\"isReused\" : true"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(again.output.utf8)) }
  }

  /// Whatever was edited in between, the site is the one that a clean build makes.
  @Test func incrementalSiteIsTheCleanSite() throws {
    let program = try course()
    defer { program.remove() }
    let edits = [
      Self.chapter.replacing("There are", with: "Here are"),
      Self.chapter.replacing("[1, 2, 3]", with: "[1, 2, 3, 4]"),
      Self.chapter + "\n```{swift}\nlet numbers = \"a text\"\nnumbers\n```\n",
      Self.chapter.replacing("reduce(0, +)", with: "reduce(1, *)"),
      Self.chapter,
    ]
    _ = try program.lectern("build", "notebooks", "--output", "site")
    for edit in edits {
      try program.write("notebooks/x.md", edit)
      #expect(try program.lectern("build", "notebooks", "--output", "site").status == 0)
      let clean = try Program()
      defer { clean.remove() }
      try clean.write("notebooks/x.md", edit)
      #expect(try clean.lectern("build", "notebooks", "--output", "site").status == 0)
      for file in ["site/x.html", "site/index.html", "site/lectern.json", "site/assets/search-index.js"] {
        #expect(program.read(file) == clean.read(file), "\(file)")
      }
    }
  }

  @Test func editedDataFileIsNoticed() throws {
    let program = try course("```{swift}\ntry String(contentsOfFile: \"data.txt\", encoding: .utf8)\n```\n")
    defer { program.remove() }
    try program.write("notebooks/data.txt", "first words")
    _ = try program.lectern("build", "notebooks", "--output", "site")
    #expect(program.read("site/x.html")?.contains("first words") == true)
    try program.write("notebooks/data.txt", "other words")
    _ = try program.lectern("build", "notebooks", "--output", "site")
    #expect(program.read("site/x.html")?.contains("other words") == true)
  }

  @Test func checkTellsPagesFromOtherSources() throws {
    let program = try course()
    defer { program.remove() }
    _ = try program.lectern("build", "notebooks", "--output", "site")
    #expect(try program.lectern("build", "notebooks", "--output", "site", "--check").status == 0)
    try program.write("notebooks/x.md", Self.chapter + "\nMore.\n")
    let check = try program.lectern("build", "notebooks", "--output", "site", "--check")
    #expect(check.status == 1)
    #expect(check.output.contains("x.html was made from another x.md."))
  }

  @Test func checkTellsAPageThatWasEdited() throws {
    let program = try course()
    defer { program.remove() }
    _ = try program.lectern("build", "notebooks", "--output", "site")
    try program.write("site/x.html", "<p>by hand</p>")
    let check = try program.lectern("build", "notebooks", "--output", "site", "--check")
    #expect(check.status == 1)
    #expect(check.output.contains("x.html is not what the build wrote."))
  }

  @Test func twoBuildsFromScratchAreTheSame() throws {
    let program = try course()
    defer { program.remove() }
    let check = try program.lectern("check", "notebooks", "--reproducible")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  @Test func quickPageSaysSo() throws {
    let program = try course("```{swift}\nisQuick\n```\n")
    defer { program.remove() }
    #expect(try program.lectern("build", "notebooks", "--output", "site", "--quick").status == 0)
    #expect(program.read("site/x.html")?.contains("true") == true)
    #expect(try program.lectern("build", "notebooks", "--output", "site").status == 0)
    #expect(program.read("site/x.html")?.contains(">false<") == true)
  }

  @Test func parametersAreOverridden() throws {
    let program = try course("---\nparams:\n  depth: 3\n---\n\n```{swift}\ndepth * 2\n```\n")
    defer { program.remove() }
    let run = try program.lectern("run", "notebooks/x.md", "-P", "depth=21")
    #expect(run.output.contains("42"))
    #expect(try program.lectern("run", "notebooks/x.md", "-P", "depth=deep").status == 2)
    #expect(try program.lectern("run", "notebooks/x.md", "-P", "dept=1").status == 2)
    // Where another one cannot be read, that is what is wrong.
    try program.write("notebooks/x.md", "---\nparams:\n  depth: 3\n  list: [1, 2]\n---\n\n# A\n")
    let faulty = try program.lectern("build", "notebooks", "--output", "site", "-P", "depth=21")
    #expect(faulty.status == 1 && faulty.errors.contains("notebooks/x.md:4:"), "\(faulty.errors)")
  }
}
