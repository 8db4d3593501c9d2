import ArgumentParser
import Courses
import Files
import Foundation
import Grading
import Tables
import Texts

/// `lectern grade export`: grades in the format of a learning platform.
struct GradeExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the grades for a learning platform.",
    discussion: "Example: lectern grade export reports/ --to canvas --into exported.csv")

  @Argument(help: "The folder with the gradebook.")
  var reports: String

  @Option(help: "canvas, moodle, gradescope or csv.")
  var to: String

  @Option(help: "A table that the platform exported; one column of it is filled in, the rest stays as it is.")
  var into: String?

  @Option(help: "With --into: the column by which students are found, where it cannot be told by itself.")
  var by: String?

  @Option(help: "With --into: the column to fill, where it is not the one with the assignment's title.")
  var column: String?

  @Flag(help: "Export grades to which points by hand are still missing too.")
  var partial = false

  func run() throws {
    guard into != nil || (by == nil && column == nil) else {
      throw UsageFault(
        "--by and --column say where in an exported table to write.", help: "name the table with --into.")
    }
    guard let target = ExportTarget(rawValue: to) else {
      throw UsageFault(
        "'\(to)' is no format.",
        help: "known: \(ExportTarget.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let folder = URL(fileURLWithPath: reports)
    let settings = try GradingSettings.read(folder)
    let gradebook = try Gradebook(folder: folder)
    // Without a run that came to its end nothing is known of the folder of submissions.
    let facts = try gradebook.facts()
    let export = GradeExport(
      grades: try gradebook.grades(), roster: try settings.readRoster(),
      title: settings.title, includesIncomplete: partial, facts: facts)
    if target == .gradescope {
      try writeGradescope(export, folder)
    } else {
      try writeTable(export, target, folder)
    }
    for sentence in export.outdated { print("note: \(sentence)") }
    if !partial, !export.incomplete.isEmpty {
      print("left out, points by hand are missing: \(export.incomplete.joined(separator: ", "))")
    }
  }

  private func writeGradescope(_ export: GradeExport, _ folder: URL) throws {
    guard into == nil else {
      throw UsageFault("Gradescope takes a file for each student.", help: "leave out --into.")
    }
    for grade in export.grades where partial || grade.isComplete {
      let studentFolder = folder.appendingPathComponent(grade.student)
      try FileManager.default.createDirectory(at: studentFolder, withIntermediateDirectories: true)
      try AtomicFile.write(
        GradescopeResults(grade).json(), to: studentFolder.appendingPathComponent("results.json"))
      print("\(reports)/\(grade.student)/results.json")
    }
  }

  private func writeTable(_ export: GradeExport, _ target: ExportTarget, _ folder: URL) throws {
    var table = export.table(for: target)
    var file = folder.appendingPathComponent(target == .csv ? "grades.csv" : "\(target.rawValue).csv")
    if let into {
      file = URL(fileURLWithPath: into)
      guard let data = FileManager.default.contents(atPath: file.path) else {
        throw UsageFault(
          "there is no readable table '\(into)'.", help: "name the CSV file that was exported.")
      }
      table = try CSVTable(data, named: CourseLocation.shown(file.path))
      let filled = try export.fill(&table, for: target, by: by, column: column)
      for note in filled.notes + [filled.replacements].compactMap({ $0 }) { print("note: \(note)") }
      if !filled.missing.isEmpty { print("not in the table: \(filled.missing.joined(separator: ", "))") }
    }
    do {
      try SomebodysFile.write(table.data(), to: file)
    } catch let fault as TextFault {
      throw UsageFault(fault.message, help: fault.help)
    }
    print(CourseLocation.shown(file.path))
  }
}
