import Foundation
import Notebooks
import Site

/// Whether a site was made from the sources beside it, found without running anything.
public struct SiteCheck: Sendable {
  /// What does not fit, each a sentence without its full stop.
  public private(set) var problems: [String]
  public private(set) var pageCount: Int

  /// - Parameter output: The site's folder; the course's own when `nil`.
  /// - Throws: `UsageFault` for paths that are no course; a `Diagnostic` when there is no site.
  public init(paths: [String], output: String?) throws {
    let location = try CourseLocation(paths: paths)
    let source = try CourseSource(location)
    let site = try CourseBuild.output(output, location, source.configuration)
    guard let manifest = SiteManifest.read(from: site) else {
      throw Diagnostic(
        at: nil, "there is no site in '\(CourseLocation.shown(site.path))'.",
        help: "build it first, with 'lectern build'.")
    }
    let expected = source.chapters.filter { !$0.notebook.frontMatter.draft }.map(\.entry.page)
    problems = manifest.problems(site: site, course: location.folder, expected: expected)
    pageCount = manifest.pages.count
  }
}
