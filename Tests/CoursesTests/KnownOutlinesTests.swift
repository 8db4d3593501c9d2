import Foundation
import Testing

@testable import Courses

/// The notes of what a course's pages show of each other.
@Suite struct KnownOutlinesTests {
  @Test(arguments: [
    (
      "title: Plain", "## One {#sec-a}\n\nWords.\n\n### Two {-}\n\n| a |\n|---|\n| 1 |\n\n: Words {#tbl-a}",
      true
    ),
    ("title: T\nsubtitle: '-'\ndescription: '+ and ä'", "Words [here]{#place}.", true),
    ("draft: true", "# From the *text*\n", false), ("title: T", "## With `code`\n", false),
    ("title: T", "::: {.glossary}\nterm\n:   Meaning.\n:::\n", false),
  ])
  func aLineIsReadAsItWasWritten(_ front: String, _ text: String, _ isPlain: Bool) throws {
    let course = try CourseFixture([
      "course.yml": "title: C\n", "a.md": "---\n\(front)\n---\n\n\(text)\n",
    ])
    defer { course.remove() }
    var request = course.request
    request.includesDrafts = true
    let build = try CourseBuild(request, installation: CourseFixture.installation)
    let chapter = try #require(build.chapters.first)
    let line = KnownOutlines.Line(chapter)
    let written = try line.text()
    #expect((written.first != UInt8(ascii: "{")) == isPlain, "\(String(decoding: written, as: UTF8.self))")
    let read = try #require(KnownOutlines.Line(text: written))
    #expect(read.outline == line.outline)
    #expect(read.chapter == "a.md" && read.isAlone == line.isAlone && read.holdsMath == line.holdsMath)
    #expect(KnownOutlines.Line(text: written.dropLast(written.count / 2)) == nil)
  }
}
