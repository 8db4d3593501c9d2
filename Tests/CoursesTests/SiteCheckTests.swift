import Courses
import Files
import Foundation
import Notebooks
import Testing

/// Pages and sources are compared without running anything.
@Suite struct SiteCheckTests {
  private func withBuiltCourse(_ body: (CourseFixture) throws -> Void) throws {
    let course = try CourseFixture(["01-a.md": "# A\n\nText.\n", "02-b.md": "# B\n\nText.\n"])
    defer { course.remove() }
    _ = try course.build()
    try body(course)
  }

  private func problems(_ course: CourseFixture) throws -> [String] {
    try SiteCheck(paths: [course.folder.path], output: nil).problems
  }

  @Test func aFreshSiteIsRight() throws {
    try withBuiltCourse { course in
      let found = try problems(course)
      #expect(found.isEmpty)
    }
  }

  @Test func changedSourcesAndPagesAreNamed() throws {
    try withBuiltCourse { course in
      try course.write("01-a.md", "# A\n\nOther text.\n")
      try course.write("site/02-b.html", "forged")
      try course.write("03-c.md", "# C\n")
      let found = try problems(course)
      #expect(
        found == [
          "03-c.html has not been built", "01-a.html was made from another 01-a.md",
          "02-b.html is not what the build wrote",
        ])
    }
  }

  @Test func aMissingSiteIsASentence() throws {
    let course = try CourseFixture(["01-a.md": "# A\n"])
    defer { course.remove() }
    let error = #expect(throws: Diagnostic.self) { try problems(course) }
    #expect(error?.help == "build it first, with 'lectern build'.")
  }

  @Test func aManifestDoesNotLeadOutOfTheSite() throws {
    try withBuiltCourse { course in
      try course.write("precious.txt", "mine")
      let site = course.folder.appendingPathComponent("site")
      try SiteManifest.update(in: site) { $0.shared.append("../precious.txt") }
      _ = try course.build()
      #expect(
        FileManager.default.fileExists(atPath: course.folder.appendingPathComponent("precious.txt").path))
    }
  }
}
