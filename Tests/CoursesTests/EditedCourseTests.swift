import Courses
import Foundation
import Testing

/// In a course of prose an edit costs one chapter, when no other page shows a difference; the site is always that of
/// a clean build.
@Suite struct EditedCourseTests {
  static let course = [
    "course.yml": "title: A course\n",
    "a.md": "---\ntitle: A\n---\n\nWords of a.\n\n## First {#sec-first}\n\nMore words, see @sec-other.\n",
    "b.md": "---\ntitle: B\n---\n\n## Other {#sec-other}\n\nWords of b, and @sec-first. A formula, $x^2$.\n",
    "c.md":
      "---\ntitle: C\n---\n\n{{< include _note.md >}}\n\nA [link](a.md#sec-first) and ![words](p.png)\n",
    "_note.md": "A note.\n",
    "p.png": "no picture",
    "q.png": "another",
  ]

  struct Edit: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var old: String
    var new: String
    /// Whether the edited chapter alone is read and rendered.
    var isShort: Bool
    var testDescription: String { name }
  }

  static let edits = [
    Edit(name: "words", file: "a.md", old: "More words", new: "Other words", isShort: true),
    Edit(name: "a paragraph", file: "a.md", old: "More", new: "Above.\n\nMore", isShort: true),
    Edit(
      name: "a paragraph above a heading", file: "a.md", old: "Words", new: "Above.\n\nWords", isShort: true),
    Edit(name: "a formula more", file: "a.md", old: "More", new: "$y$ More", isShort: true),
    Edit(name: "the only formula gone", file: "b.md", old: "$x^2$", new: "none", isShort: true),
    Edit(name: "nothing but the time", file: "a.md", old: "", new: "", isShort: true),
    Edit(name: "a picture", file: "b.md", old: "A formula", new: "![words](q.png) A formula", isShort: true),
    Edit(name: "a heading", file: "a.md", old: "## First", new: "## Second", isShort: false),
    Edit(name: "a label", file: "b.md", old: "Words", new: "### Deep {#sec-deep}\n\nWords", isShort: false),
    Edit(name: "the title", file: "a.md", old: "title: A", new: "title: AA", isShort: false),
    Edit(
      name: "a description", file: "a.md", old: "title: A", new: "title: A\ndescription: D", isShort: false),
    Edit(name: "a draft", file: "a.md", old: "title: A", new: "title: A\ndraft: true", isShort: false),
    Edit(name: "an include", file: "_note.md", old: "A note", new: "Another", isShort: false),
    Edit(name: "a chapter with an include", file: "c.md", old: "A [link]", new: "The [link]", isShort: false),
    Edit(name: "a picture's bytes", file: "p.png", old: "no", new: "a", isShort: false),
    Edit(name: "the course", file: "course.yml", old: "A course", new: "The course", isShort: false),
    Edit(name: "another chapter", file: "d.md", old: "", new: "# D\n\nWords.\n", isShort: false),
    Edit(name: "a cell", file: "a.md", old: "More", new: "```{swift}\n1 + 1\n```\n\nMore", isShort: false),
    Edit(name: "a fault", file: "a.md", old: "@sec-other", new: "@sec-none", isShort: true),
  ]

  /// As the command does it.
  private func build(_ course: CourseFixture) throws -> (isShort: Bool, reports: [ChapterReport]) {
    let began = Date()
    let short = try CourseBuild.ofEditedChapters(course.request, installation: CourseFixture.installation)
    let build = try short ?? CourseBuild(course.request, installation: CourseFixture.installation)
    let reports = build.completed(try build.run(build.selection()))
    UnchangedCourse.remember(build, course.request, reports, began: began)
    return (short != nil, reports)
  }

  private func site(_ course: CourseFixture) throws -> [String: Data] {
    let folder = course.folder.appendingPathComponent("site")
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appendingPathComponent(name)
      if !file.hasDirectoryPath, let data = FileManager.default.contents(atPath: file.path) {
        files[name] = data
      }
    }
    return files
  }

  private func expectSame(_ site: [String: Data], _ clean: [String: Data]) {
    let names = Set(site.keys).union(clean.keys)
    #expect(names.filter { site[$0] != clean[$0] } == [])
  }

  @Test(arguments: edits) func theSiteIsThatOfACleanBuild(_ edit: Edit) throws {
    let course = try CourseFixture(Self.course)
    defer { course.remove() }
    #expect(try build(course).isShort == false)
    let old = Self.course[edit.file] ?? ""
    let new = edit.old.isEmpty ? old + edit.new : old.replacing(edit.old, with: edit.new)
    #expect(edit.file == "d.md" || edit.old.isEmpty || new != old)
    try course.write(edit.file, new)
    let built = try build(course)
    #expect(built.isShort == edit.isShort)

    let clean = try CourseFixture(Self.course.merging([edit.file: new]) { $1 })
    defer { clean.remove() }
    let reports = try build(clean).reports
    #expect(built.reports.map(\.page) == reports.map(\.page))
    // Messages name files from the course's folder on.
    func messages(_ reports: [ChapterReport], _ course: CourseFixture) -> [String] {
      reports.flatMap { $0.diagnostics.map { $0.message.replacing(course.folder.path, with: "") } }
    }
    #expect(messages(built.reports, course) == messages(reports, clean))
    #expect(built.reports.map { $0.status == .failed } == reports.map { $0.status == .failed })
    if reports.contains(where: { $0.status == .failed }) {
      // Its page stands as it stood, and the next build takes the long way.
      #expect(try build(course).isShort == false)
      return
    }
    expectSame(try site(course), try site(clean))
    // And back again: what the second build remembered is right too.
    guard edit.isShort else { return }
    try course.write(edit.file, old)
    #expect(try build(course).isShort)
    let beginning = try CourseFixture(Self.course)
    defer { beginning.remove() }
    _ = try build(beginning)
    expectSame(try site(course), try site(beginning))
  }

  /// An edit of one chapter after another, never a whole build in between.
  @Test func manyEditsInARow() throws {
    let course = try CourseFixture(Self.course)
    defer { course.remove() }
    _ = try build(course)
    var texts = Self.course
    for (number, name) in ["a.md", "b.md", "a.md", "b.md"].enumerated() {
      texts[name] = (texts[name] ?? "") + "\nParagraph \(number).\n"
      try course.write(name, texts[name] ?? "")
      let built = try build(course)
      #expect(built.isShort && built.reports.map(\.status).filter { $0 == .written }.count == 1)
    }
    let clean = try CourseFixture(texts)
    defer { clean.remove() }
    _ = try build(clean)
    expectSame(try site(course), try site(clean))
    #expect(UnchangedCourse.known(course.request, installation: CourseFixture.installation) != nil)
  }
}
