import Foundation
import Tables
import Testing

@testable import Grading

struct LargeClassTests {
  /// 2,000 rows of 65 columns, as a course of a large university has them, in processor time of this thread.
  @Test func aLargeClassTakesNoSecond() throws {
    let head = (["SIS User ID"] + (1..<64).map { "Homework \($0) (\($0))" } + ["Bake-off (4711)"]).joined(
      separator: ",")
    let cells = [String](repeating: "12.5", count: 63).joined(separator: ",")
    let text = head + "\r\n" + (0..<2_000).map { "s\($0),\(cells),\r\n" }.joined()
    let grades = (0..<2_000).map { ExportTests.grade("s\($0)", [Double($0 % 20)]) }
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let began = now()
    var table = try CSVTable(Data(text.utf8), named: "canvas.csv")
    let filled = try GradeExport(
      grades: grades, roster: Roster(students: []), title: "Bake-off", includesIncomplete: false
    ).fill(&table, for: .canvas)
    let data = try table.data()
    #expect(now() - began < 1)
    #expect(filled.missing.isEmpty)
    #expect(data.count == text.utf8.count + (0..<2_000).reduce(0) { $0 + ($1 % 20 < 10 ? 1 : 2) })
  }
}
