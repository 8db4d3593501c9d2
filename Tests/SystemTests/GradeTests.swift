import Files
import Foundation
import Sandboxes
import TestSampling
import TestThreads
import Testing

/// `lectern grade` as a user runs it.
@Suite(
  .inTurn, .serialized, .waiting, .enabled(if: ExternalTool.bubblewrap.find() != nil, "needs bubblewrap"))
struct GradeTests {
  /// A chart that is right in nothing but its labels.
  private static let notebook = """
    ```{swift}
    let chart = Chart(1...3) { LineMark(x: .value("Epoch", $0), y: .value("Loss", $0)) }
    try submit(chart, as: .convergence)
    ```
    """

  private func prepare(_ students: [String]) throws -> Program {
    let program = try Program()
    try program.write("bake-off.yml", TinyAssignment.rubric)
    for student in students {
      try program.write("hands/\(student).md", Self.notebook + "\n\nBy \(student).\n")
    }
    return program
  }

  @Test func aClassIsGradedOverriddenAndExported() throws {
    let program = try prepare(["ada", "bob"])
    defer { program.remove() }
    try program.write("roster.csv", "id,name\nada,Ada\nbob,Bob\nzoe,Zoe\n")
    let first = try program.lectern(
      "grade", "hands", "--assignment", "bake-off.yml", "--output", "out", "--roster", "roster.csv")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("did not hand in: zoe"))
    #expect(first.output.contains("2 graded; 2 need points by hand"))
    let given = try program.lectern(
      "grade", "override", "out", "--student", "ada", "--criterion", "written", "--points", "12", "--who",
      "turing",
      "--why", "clear")
    #expect(given.output == "ada, written: 12 of 15, by turing\n", "\(given.errors)")
    let export = try program.lectern("grade", "export", "out", "--to", "csv")
    #expect(export.output.contains("left out, points by hand are missing: bob"), "\(export.errors)")
    #expect(
      program.read("out/grades.csv")
        == "id,name,total,maximum,days_late,late_penalty,plot,written,notes\nada,Ada,12,35,0,0,0,12,\nzoe,Zoe,,,,,,,did not hand in\n"
    )
    let again = try program.lectern(
      "grade", "hands", "--assignment", "bake-off.yml", "--output", "out", "--resume")
    #expect(again.output.contains("0 graded, 2 kept; 1 need points by hand"), "\(again.errors)")
  }

  @Test func faultsLeaveWithTheirStatus() throws {
    let program = try prepare(["ada"])
    defer { program.remove() }
    let misspelt = TinyAssignment.rubric.replacingOccurrences(of: "points: 20", with: "point: 20")
    try program.write("bad.yml", misspelt)
    let bad = try program.lectern("grade", "hands", "--assignment", "bad.yml", "--output", "out")
    #expect(bad.status == 1)
    #expect(
      bad.errors.contains("bad.yml:8:") && bad.errors.contains("Did you mean 'points'?"), "\(bad.errors)")
    let nowhere = try program.lectern("grade", "nowhere", "--assignment", "bake-off.yml", "--output", "out")
    #expect(nowhere.status == 2, "\(nowhere.errors)")
    let none = try program.lectern("grade", "hands", "--assignment", "none.yml", "--output", "out")
    #expect(none.status == 2)
    #expect(none.errors.contains("there is no readable assignment file 'none.yml'."), "\(none.errors)")
    try program.write("empty/notes.txt", "")
    let empty = try program.lectern("grade", "empty", "--assignment", "bake-off.yml", "--output", "out")
    #expect(empty.status == 2)
    #expect(empty.errors.contains("there is no .md, .ipynb or .zip file in 'empty'."), "\(empty.errors)")
    #expect(try program.lectern("grade", "export", "hands", "--to", "csv").status == 2)
  }
}
