import ArgumentParser
import Files
import Foundation
import Grading
import Kernel

/// `lectern grade`: a folder of submissions becomes scores with their evidence.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Grade submissions in a sandbox, and export the grades.",
    discussion: """
      Example: lectern grade submissions/ --assignment notebooks/assignments/bake-off.yml --output reports/
      """,
    subcommands: [
      GradeSubmissions.self, GradeReview.self, GradeOverride.self, GradeExportCommand.self,
      GradeSimilarity.self,
    ],
    defaultSubcommand: GradeSubmissions.self)

  /// The name of the file that keeps, beside the gradebook, what later commands need to know.
  static let settingsName = "grading.json"
}

/// What a grading leaves for the commands that come after it.
struct GradingSettings: Codable {
  /// Absolute paths.
  var submissions: String
  var assignment: String
  var roster: String?
  var title: String

  static func read(_ reports: URL) throws -> GradingSettings {
    let file = reports.appendingPathComponent(GradeCommand.settingsName)
    guard let data = try? Data(contentsOf: file),
      let settings = try? JSONDecoder().decode(GradingSettings.self, from: data)
    else {
      throw UsageFault(
        "'\(CourseLocation.shown(reports.path))' holds no grading.",
        help: "name the folder that was given to 'lectern grade' with --output.")
    }
    return settings
  }

  func write(to reports: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(
      encoder.encode(self), to: reports.appendingPathComponent(GradeCommand.settingsName))
  }

  func readRoster() throws -> Roster {
    guard let roster else { return Roster() }
    guard let text = try? String(contentsOfFile: roster, encoding: .utf8) else {
      throw UsageFault(
        "there is no readable roster '\(roster)'.", help: "give a CSV file with a column 'id'.")
    }
    return try Roster(csv: text, file: CourseLocation.shown(roster))
  }
}

/// What commands do with a folder of reports.
enum Reports {
  /// Writes the pages: all of them, or one student's and the class's.
  static func write(_ gradebook: Gradebook, in folder: URL, only student: String? = nil) throws {
    let writer = try writer(for: folder)
    if let student {
      try writer.write(student, of: gradebook)
    } else {
      try writer.write(gradebook)
    }
  }

  static func writer(for folder: URL) throws -> ReportWriter {
    ReportWriter(folder: folder, style: try style())
  }

  /// The theme's style sheet.
  static func style() throws -> String {
    let style = try Machine.themeFolder().appendingPathComponent("lectern.css")
    guard let text = try? String(contentsOf: style, encoding: .utf8) else {
      throw MachineFault(
        "the theme's style sheet '\(style.path)' cannot be read.", help: "build or install Lectern again.")
    }
    return text
  }
}
