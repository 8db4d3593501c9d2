import Courses
import Dates
import Files
import Foundation
import Notebooks
import Testing

/// A folder in, a folder out, in this process.
@Suite struct CourseBuildTests {
  private static let course = [
    "course.yml": "title: A course\n",
    "index.md": "# A course\n\nWelcome.\n",
    "01-sum.md": "# A sum\n\n```{swift}\nlet a = 20 + 3\na * 2\n```\n",
    "02-prose.md": "# Prose\n\nSee @sec-there.\n\n## There {#sec-there}\n\nText.\n",
  ]

  private func withCourse(
    _ files: [String: String] = course, _ body: (inout CourseFixture) throws -> Void
  ) throws {
    var fixture = try CourseFixture(files)
    defer { fixture.remove() }
    try body(&fixture)
  }

  @Test func aCourseBecomesASite() throws {
    try withCourse { course in
      let built = try course.build()
      #expect(built.build.courseDiagnostics.isEmpty)
      #expect(built.reports.map(\.page) == ["index.html", "01-sum.html", "02-prose.html"])
      #expect(built.reports.map(\.status) == [.written, .written, .written])
      #expect(built.reports.flatMap(\.diagnostics).isEmpty)
      #expect(course.page("01-sum.html")?.contains("46") == true)
      #expect(course.page("02-prose.html")?.contains("Section\u{A0}2.1") == true)
      let manifest = try #require(SiteManifest.read(from: built.build.output))
      #expect(Set(manifest.pages.keys) == ["index.html", "01-sum.html", "02-prose.html"])
    }
  }

  @Test func whatHappensIsToldToWhoeverListens() throws {
    try withCourse { course in
      let built = try course.build()
      let finished = built.events.compactMap { event in
        if case .finished(let chapter, _) = event { chapter } else { nil }
      }
      #expect(finished.sorted() == ["01-sum.md", "02-prose.md", "index.md"])
      let isRunning = built.events.contains { event in
        if case .running("01-sum.md", .running) = event { true } else { false }
      }
      #expect(isRunning)
    }
  }

  /// A page that somebody has written by hand may be the only copy; one of ours, whatever became of the rest, is not.
  @Test func aPageWrittenByHandIsNotOverwritten() throws {
    try withCourse { course in
      let output = try course.build().build.output
      try FileManager.default.removeItem(at: output.appendingPathComponent(SiteManifest.fileName))
      #expect(try course.build().reports.count == 3)
      try FileManager.default.removeItem(at: output.appendingPathComponent(SiteManifest.fileName))
      let page = output.appendingPathComponent("index.html")
      try Data("<h1>My homepage</h1>".utf8).write(to: page)
      let fault = try #require(throws: UsageFault.self) { try course.build() }
      #expect("\(fault)".contains("is no page of Lectern's, and would be overwritten"))
      #expect(FileManager.default.contents(atPath: page.path) == Data("<h1>My homepage</h1>".utf8))
    }
  }

  @Test func aFileInTheSitesPlaceIsTold() throws {
    try withCourse(["a.md": "# A\n"]) { course in
      let output = try course.build().build.output
      try FileManager.default.removeItem(at: output)
      try Data("mine".utf8).write(to: output)
      let fault = try #require(throws: UsageFault.self) { try course.build() }
      #expect("\(fault)".contains("is a file, where the site's folder is to be"))
      #expect(FileManager.default.contents(atPath: output.path) == Data("mine".utf8))
    }
  }

  /// Killed between a run's folder and its lock, with all pages made, a build leaves nothing for the next one to run.
  @Test func aBuildInWhichNothingRunsClearsAwayWhatAKilledOneLeft() throws {
    try withCourse { course in
      #expect(try course.build().reports.count == 3)
      let scratch = course.folder.appendingPathComponent(".lectern/scratch")
      let lock = scratch.appendingPathComponent("1B4E28BA-2FA1-11D2-883F-0016D3CCA427.lock")
      try Data().write(to: lock)
      let again = try course.build().reports
      #expect(again.allSatisfy { $0.isReused || $0.status == .unchanged })
      #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
    }
  }

  @Test func aSecondBuildRunsAndWritesNothing() throws {
    try withCourse { course in
      _ = try course.build()
      let second = try course.build()
      #expect(second.reports.map(\.status) == [.unchanged, .unchanged, .unchanged])
      #expect(second.reports[1].isReused)
    }
  }

  @Test func anErrorLeavesTheLastGoodPage() throws {
    try withCourse { course in
      _ = try course.build()
      let good = course.page("01-sum.html")
      try course.write("01-sum.md", "# A sum\n\n```{swift}\nlet a = nothing\n```\n")
      let report = try course.build().reports[1]
      #expect(report.status == .failed)
      let error = try #require(report.diagnostics.first)
      #expect(error.message == "cannot find 'nothing' in scope.")
      #expect(error.position?.line == 4)
      #expect(course.page("01-sum.html") == good)
    }
  }

  @Test func theClockIsTheOneThatIsGiven() throws {
    let chapter = "---\ntitle: Later\nrelease: 2026-12-24\n---\n\nText.\n"
    try withCourse(["01-now.md": "# Now\n", "02-later.md": chapter]) { course in
      let before = try course.build().reports.map(\.page)
      #expect(before == ["01-now.html"])
      course.day = CivilDate(year: 2026, month: 12, day: 24)
      let after = try course.build().reports.map(\.page)
      #expect(after == ["01-now.html", "02-later.html"])
    }
  }

  @Test(arguments: ["2026-02-31", "2026-99-01"])
  func aDayThatThereIsNotIsRefused(day: String) throws {
    try withCourse(["01-a.md": "---\ntitle: A\nrelease: \(day)\n---\n\nText.\n"]) { course in
      let error = try #require(course.build().reports[0].diagnostics.first)
      #expect(error.message.contains("should be a day of the calendar such as 2026-12-01"))
      #expect(error.position?.line == 3)
    }
  }

  @Test func aPageWithoutChapterGoes() throws {
    try withCourse { course in
      _ = try course.build()
      try FileManager.default.removeItem(at: course.folder.appendingPathComponent("02-prose.md"))
      _ = try course.build()
      #expect(course.page("02-prose.html") == nil)
    }
  }

  @Test func parametersAreOverridden() throws {
    let chapter = "---\ntitle: A\nparams: { count: 2 }\n---\n\n```{swift}\ncount * 100\n```\n"
    try withCourse(["01-a.md": chapter]) { course in
      _ = try course.build { $0.parameters = ["count=7"] }
      #expect(course.page("01-a.html")?.contains("700") == true)
    }
  }
}
