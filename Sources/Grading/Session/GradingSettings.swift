public import Foundation
import Courses
import Files

/// What a grading leaves for the commands that come after it.
public struct GradingSettings: Codable, Sendable {
  /// Absolute paths.
  public var submissions: String
  public var assignment: String
  public var roster: String?
  public var title: String

  /// The name of its file, beside the gradebook.
  static let fileName = "grading.json"

  /// - Throws: `UsageFault` when the folder holds no grading.
  public static func read(_ reports: URL) throws -> GradingSettings {
    let file = reports.appendingPathComponent(fileName)
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
    try AtomicFile.write(encoder.encode(self), to: reports.appendingPathComponent(Self.fileName))
  }

  /// - Throws: `UsageFault` when the roster cannot be read.
  public func readRoster() throws -> Roster {
    guard let roster else { return Roster() }
    guard let data = FileManager.default.contents(atPath: roster) else {
      throw UsageFault(
        "there is no readable roster '\(roster)'.", help: "give a CSV file with a column 'id'.")
    }
    return try Roster(data: data, file: CourseLocation.shown(roster))
  }
}
