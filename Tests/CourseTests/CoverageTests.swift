import Foundation
import Testing
import Yams

/// `coverage.yml` says where each clause of the course's plan is served; what it names must be there.
@Suite struct CoverageTests {
  private struct Clause { var chapter, clause, page, anchor, cell: String }

  private func clauses() throws -> [Clause] {
    let file = Course.folder.appendingPathComponent("coverage.yml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let chapters = try #require(try Yams.load(yaml: text) as? [String: [[String: String]]])
    return chapters.flatMap { chapter, entries in
      entries.map {
        Clause(
          chapter: chapter, clause: $0["clause"] ?? "", page: $0["page"] ?? "", anchor: $0["anchor"] ?? "",
          cell: $0["cell"] ?? "")
      }
    }
  }

  /// Whether a page gives something this label, as an attribute or as a cell's option.
  private func defines(_ label: String, _ page: String) -> Bool {
    page.range(
      of: #"(\{#|label: )\#(NSRegularExpression.escapedPattern(for: label))(?![a-z0-9-])"#,
      options: .regularExpression) != nil
  }

  @Test func everyClauseIsServedWhereItSays() throws {
    for clause in try clauses() {
      #expect(
        Course.chapters[clause.page] != nil, "\(clause.page), for '\(clause.clause)', is not in the course")
      let page = try String(contentsOf: Course.folder.appendingPathComponent(clause.page), encoding: .utf8)
      #expect(defines(clause.anchor, page), "\(clause.page) has no \(clause.anchor): '\(clause.clause)'")
      #expect(defines(clause.cell, page), "\(clause.page) has no \(clause.cell): '\(clause.clause)'")
    }
  }

  @Test func allElevenChaptersAreCovered() throws {
    let numbers = Set(try clauses().compactMap { Int($0.chapter.prefix { $0.isNumber }) })
    #expect(numbers == Set(1...11))
    #expect(Course.chapters.count == 11)
  }

  @Test func aLabelMustMatchToItsEnd() {
    #expect(defines("fig-a", "//| label: fig-a\n"))
    #expect(!defines("fig-a", "//| label: fig-ab\n"))
    #expect(!defines("fig-a", "see @fig-a"))
  }
}
