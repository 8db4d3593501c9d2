import Courses
import Foundation
import Testing

@testable import Notebooks
@testable import Site

/// `docs/format.md` names every option and key that there is, and no other.
@Suite struct FormatPageTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/format.md")

  @Test(arguments: [
    ("### Options of a cell", OptionReader.names),
    ("### Front matter", FrontMatterReader.names),
    ("## The course", CourseConfiguration.keys),
  ])
  func aTableIsWhole(_ heading: String, _ names: [String]) throws {
    #expect(try Self.names(below: heading) == Set(names))
  }

  /// What stands in code in the first column of the table below a heading.
  private static func names(below heading: String) throws -> Set<String> {
    let lines = try String(contentsOf: page, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let below = lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
    let rows = below.filter { $0.hasPrefix("| `") }.map { $0.split(separator: "|").first ?? "" }
    return Set(rows.flatMap { $0.matches(of: /`([^`]+)`/).map { String($0.output.1) } })
  }
}
