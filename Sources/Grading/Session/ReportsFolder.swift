public import Courses
public import Foundation
import Files

/// A folder of reports: the gradebook, the pages, and what later commands need to know.
public struct ReportsFolder: Sendable {
  public let url: URL
  /// The theme's style sheet, which every page carries.
  public let style: String

  /// A folder that a grading has made.
  ///
  /// - Throws: `MachineFault` when the theme cannot be read.
  public init(_ url: URL, _ installation: Installation) throws {
    self.url = url
    style = try installation.styleSheet()
  }

  init(making path: String, shownAs name: String, _ installation: Installation) throws {
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw MachineFault(
        "the folder '\(name)' cannot be made: \(error.localizedDescription)",
        help: "check who may write there, or give another with --output.")
    }
    // A grading that was killed while it wrote has left its unfinished files.
    AtomicFile.removeLeftovers(in: url)
    try self.init(url, installation)
  }

  public var writer: ReportWriter { ReportWriter(folder: url, style: style) }

  /// Writes the pages: all of them, or one student's and the class's.
  public func write(_ gradebook: Gradebook, only student: String? = nil) throws {
    if let student {
      try writer.write(student, of: gradebook)
    } else {
      try writer.write(gradebook)
    }
  }
}
