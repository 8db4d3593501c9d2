import Foundation
import Notebooks
import Tables
import TestSampling
import Testing

@testable import Grading

/// No grade reaches another student, and nothing but the one column changes, whatever clashes in roster and table.
struct GradesReachTheirStudentsTests {
  @Test func whateverClashes() throws {
    var (drawn, written, refused) = (0, 0, 0)
    let classes = Sampling.isWhole ? 3_000 : 1_000
    for seed in 0..<UInt64(classes) {
      guard let drawnClass = ClashingClass(seed: seed) else { continue }
      drawn += 1
      let students = drawnClass.roster.students.map(\.id)
      let grades = students.enumerated().map { number, id in
        ExportTests.grade(id, [Double(number) + 10])
      }
      let export = GradeExport(
        grades: grades, roster: drawnClass.roster, title: ClashingClass.title, includesIncomplete: true)
      var table = try CSVTable(drawnClass.text)
      let filled: GradeExport.Filled
      do {
        filled = try export.fill(&table, for: drawnClass.target)
      } catch let refusal as Diagnostic {
        refused += 1
        #expect(refusal.help != nil && table.text == drawnClass.text, "seed \(seed)")
        continue
      }
      try #require(drawnClass.meant.count == 1, "seed \(seed): more than one column could be meant")
      let column = drawnClass.meant[0]
      let after = try CSVTable(table.text)
      var expected = drawnClass.fields
      for (row, owner) in drawnClass.owners.enumerated() {
        let value = after.value(row: row, column: column)
        guard let number = students.firstIndex(of: owner), value == "\(number + 10)" else { continue }
        let isQuoted = expected[row][column].hasPrefix("\"")
        expected[row][column] = isQuoted ? "\"\(value)\"" : value
        written += 1
      }
      #expect(table.text == drawnClass.text(of: expected), "seed \(seed)")
      // Who has no points in the table is told.
      for (number, id) in students.enumerated() {
        let isWritten = drawnClass.owners.enumerated().contains { row, owner in
          owner == id && after.value(row: row, column: column) == "\(number + 10)"
        }
        let isTold = filled.missing.contains(id) || filled.notes.contains { $0.contains("'\(id)'") }
        #expect(isWritten != isTold, "seed \(seed), \(id)")
      }
    }
    // The draws are neither all refused nor all plain.
    #expect(
      drawn > classes / 2 && written > classes / 3 && refused > classes / 10,
      "\(drawn), \(written), \(refused)")
  }
}
