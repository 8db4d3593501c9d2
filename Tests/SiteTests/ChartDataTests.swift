import Foundation
import Testing
import Wire

@testable import Results
@testable import Site

@Suite struct ChartDataTests {
  /// What must be known to read the picture stands under it; what must be known to read its table, where the table is
  /// unfolded, which paper does not show.
  @Test func theTablesNoteStandsWithTheTable() throws {
    let table = TableData(columns: [TableColumn(title: "x")], rows: [["1"]])
    let json = String(decoding: try JSONEncoder().encode(table), as: UTF8.self)
    let chart = MIMEBundle(
      [.init(.svg, "<svg></svg>"), .init(.table, json), .init(.plain, "a chart")],
      metadata: ["notes": "Two values are left out.", "table-note": "The table lists 1 of 9 values."])
    var course = SmallCourse(files: ["a.md": "# A\n\n```{swift}\nx\n```\n"])
    course.outputs = [.bundle(chart)]
    let page = try #require(course.build().pages.first { $0.path == "a.html" }).text
    let pieces = page.components(separatedBy: "<details class=\"data\">")
    try #require(pieces.count == 2)
    #expect(pieces[0].contains(">Two values are left out.</p>") && !pieces[0].contains("The table lists"))
    let data = pieces[1].components(separatedBy: "</details>")[0]
    #expect(data.contains("</summary><p class=\"chart-notes\">The table lists 1 of 9 values.</p>"))
  }
}
