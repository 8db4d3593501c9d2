import Courses
import Files
import Foundation
import Notebooks
import Testing

/// Paths that settings and chapters name.
@Suite struct CoursePathsTests {
  private func withCourse(_ files: [String: String], _ body: (CourseFixture) throws -> Void) throws {
    let fixture = try CourseFixture(files)
    defer { fixture.remove() }
    try body(fixture)
  }

  /// A page's downloads have its chapter's name: they would be written over the chapter.
  @Test(arguments: [".", "..", "./", "sub/.."]) func aSiteIsNotWrittenOverItsCourse(_ output: String) throws {
    let text = "# A\n\n::: {#exr-x}\nWhat?\n:::\n\n::: {#sol-x}\nSecret.\n:::\n"
    try withCourse(["c/course.yml": "output: \(output)\n", "c/a.md": text]) { course in
      let folder = course.folder.appendingPathComponent("c")
      let fault = try #require(throws: UsageFault.self) {
        try course.build { $0.paths = [folder.path] }
      }
      #expect(
        "\(fault)".contains(
          "the site's folder '\(output)' holds the course itself, whose files it would overwrite."))
      #expect(try String(contentsOf: folder.appendingPathComponent("a.md"), encoding: .utf8) == text)
    }
  }

  @Test func aPathFromTheRootIsOne() throws {
    try withCourse(["c/a.md": "# A\n\n[@k]\n", "r.bib": "@book{k, author={A}, title={T}, year=2000}\n"]) {
      course in
      let site = course.folder.appendingPathComponent("out").path
      try course.write(
        "c/course.yml", "output: \(site)\nbibliography: \(course.folder.path)/r.bib\n")
      let built = try course.build { $0.paths = [course.folder.appendingPathComponent("c").path] }
      #expect(built.build.courseDiagnostics == [] && built.reports.map(\.status) == [.written])
      #expect(FileManager.default.fileExists(atPath: site + "/a.html"))
    }
  }

  @Test(arguments: [
    ("chapters: [a.md, ./a.md]", "course.yml:1:18: error: The chapter 'a.md' is listed twice."),
    ("chapters: [a.md, { part: P }]", "course.yml:1:18: error: The part 'P' has no chapters."),
    (
      "lang: english",
      "course.yml:1:7: error: 'lang' is 'english', which should be a language tag such as en or de-CH."
    ),
  ]) func faultsOfSettingsHaveAPosition(_ settings: String, _ message: String) throws {
    try withCourse(["course.yml": settings + "\n", "a.md": "# A\n"]) { course in
      let found = try course.build().build.courseDiagnostics.map { "\($0)".split(separator: "\n")[0] }
      #expect(found.first.map { $0.hasSuffix(message) } == true, "\(found)")
    }
  }

  /// That there is no chapter is the consequence; the cause is told.
  @Test(arguments: [
    ("[a]", "The chapter 'a' does not exist."), ("[../x.md]", "The chapter '../x.md' does not exist."),
    ("[A.md]", "The chapter 'A.md' does not exist."),
  ]) func whatIsListedAndNotThereIsNamed(_ chapters: String, _ message: String) throws {
    try withCourse(["course.yml": "chapters: \(chapters)\n", "a.md": "# A\n"]) { course in
      let fault = try #require(throws: UsageFault.self) { try course.build() }
      #expect("\(fault)".contains(message), "\(fault)")
    }
  }

  /// A picture that is not there: what may have been meant.
  @Test(arguments: [
    ("![a](p.png?raw=true)", "Write 'p.png': what stands behind the question mark is meant for a server."),
    ("![a](P.PNG)", "Did you mean 'p.png'?"), ("![a](in/q.pgn)", "Did you mean 'in/q.png'?"),
    ("![a](gone.svg)", "The path is read from the folder of the chapter."),
  ]) func whatAPictureMayBeIsTold(_ text: String, _ help: String) throws {
    try withCourse(["a.md": "# A\n\n\(text)\n", "p.png": "x", "in/q.png": "x"]) { course in
      let found = try course.build().reports.flatMap(\.diagnostics)
      #expect(found.filter { $0.severity == .error }.map(\.help) == [help])
    }
  }
}
