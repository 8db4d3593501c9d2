import Testing

@testable import Notebooks
@testable import Site

@Suite struct NavigationTests {
  /// A large course shows the chapters around the current one, and leads to the map of all.
  @Test func largeCourseLeadsToTheMapOfItsChapters() throws {
    let count = Navigation.limit + 20
    let names = (1...count).map { "c\($0 + 100).md" }
    let files = Dictionary(uniqueKeysWithValues: names.map { ($0, "# Chapter \($0)\n\nProse.\n") })
    let pages = try SmallCourse(files: files).build().pages
    let middle = try #require(pages.first { $0.path == "c140.html" }).text
    let shown = middle.matches(of: /<li data-page="([^"]+)"/).map { String($0.1) }
    #expect(shown.count == 2 * Navigation.reach + 1)
    #expect(shown.contains("c128.html") && shown.contains("c152.html") && !shown.contains("c127.html"))
    let link = try #require(middle.firstMatch(of: /<li class="more"><a href="index\.html#([^"]+)"/)).1
    let front = try #require(pages.first { $0.path == "index.html" }).text
    #expect(front.contains("id=\"\(link)\""))
    for name in names { #expect(front.contains(name.replacing(".md", with: ".html"))) }
  }
}
