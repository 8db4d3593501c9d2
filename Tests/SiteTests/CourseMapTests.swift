import Testing

@testable import Site

@Suite struct CourseMapTests {
  /// Chapters before, in and behind a part: the list is named once, the part once.
  @Test func eachHeadingStandsOnce() throws {
    let course = SmallCourse(files: [
      "course.yml": "title: C\nchapters: [index.md, a.md, { part: Middle, chapters: [b.md] }, c.md]\n",
      "index.md": "# C\n", "a.md": "# A\n", "b.md": "# B\n", "c.md": "# D\n",
    ])
    let front = try #require(course.build().pages.first { $0.path == "index.html" }).text
    let map = try #require(front.components(separatedBy: "class=\"course-map\"").last)
    #expect(map.matches(of: /<h2>([^<]*)<\/h2>/).map { String($0.1) } == ["All chapters", "Middle"])
    #expect(map.components(separatedBy: "<ol>").count == 1 + 3)
  }
}
