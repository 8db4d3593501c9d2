import Files
import Foundation
import Sandboxes
import Testing

@testable import Courses

/// A course with an address, built into a folder.
@Suite struct PublicSiteTests {
  private static func course(_ address: String) -> [String: String] {
    [
      "course.yml": "title: T\n\(address)", "index.md": "# T\n", "01-one.md": "# One\n\nText.\n",
      "02-two.md": "---\ntitle: Two\nrelease: 2026-11-20\n---\n\nText.\n",
    ]
  }

  /// The times are those of git's commits, or of the release where that is later.
  @Test func chaptersHaveTheirDays() throws {
    let course = try CourseFixture(Self.course("site-url: https://example.org/a\n"))
    defer { course.remove() }
    for line in [
      ["init", "-q"], ["add", "-A"],
      [
        "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "A", "--date",
        "2026-10-01T08:30:00+02:00",
      ],
    ] {
      let git = try #require(SearchPath.current.find(["git"]))
      let environment = ProcessInfo.processInfo.environment.merging(
        ["GIT_COMMITTER_DATE": "2026-10-01T08:30:00+02:00"]) { $1 }
      let run = try BoundedRun.of(
        git, line, environment: environment, directory: course.folder.path, limits: RunLimits(seconds: 300))
      #expect(run.outcome.isSuccess)
    }
    #expect(try course.build().build.courseDiagnostics.isEmpty)
    let feed = try #require(course.page("feed.xml"))
    let times = feed.matches(of: /<updated>([^<]*)<\/updated>/).map { String($0.output.1) }
    #expect(times == ["2026-11-20T00:00:00Z", "2026-11-20T00:00:00Z", "2026-10-01T06:30:00Z"])
    #expect(course.page("01-one.html")?.contains(#""dateModified":"2026-10-01T06:30:00Z""#) == true)
    // The page for lost visitors leads to what there is, from the root of the server.
    let lost = try #require(course.page("404.html"))
    let addresses = lost.matches(of: /\s(?:href|src)="(\/a\/[^"#]*)"/).map {
      String($0.output.1.dropFirst(3))
    }
    #expect(addresses.contains("01-one.html") && addresses.contains("assets/lectern.css"))
    for address in Set(addresses) where !address.isEmpty {
      #expect(FileManager.default.fileExists(atPath: course.folder.path + "/site/" + address), "\(address)")
    }
    // The files are the site's, and nothing of them stays when the address goes.
    let manifest = try #require(SiteManifest.read(from: course.folder.appendingPathComponent("site")))
    #expect(manifest.files.isSuperset(of: ["sitemap.xml", "feed.xml", "404.html"]))
    try course.write("course.yml", "title: T\n")
    _ = try course.build()
    let bare = try CourseFixture(Self.course(""))
    defer { bare.remove() }
    _ = try bare.build()
    for name in ["index.html", "01-one.html", "lectern.json", "sitemap.xml", "feed.xml", "404.html"] {
      #expect(course.page(name) == bare.page(name), "\(name)")
    }
    #expect(course.page("404.html") == nil)
  }
}
