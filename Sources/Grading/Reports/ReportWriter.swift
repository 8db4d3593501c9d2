public import Foundation
import Kernel

/// Writes the pages of a gradebook: one folder for each student to give back, and the class's page.
public struct ReportWriter: Sendable {
  private let frame: ReportFrame
  private let folder: URL

  /// - Parameters:
  ///   - folder: The folder with the gradebook.
  ///   - style: The theme's style sheet.
  public init(folder: URL, style: String) {
    self.folder = folder
    frame = ReportFrame(style: style)
  }

  /// Writes everything anew, one student after the other.
  ///
  /// - Throws: When the gradebook cannot be read or a file not be written.
  public func write(_ gradebook: Gradebook) throws {
    let facts = try gradebook.facts()
    let grades = try gradebook.grades()
    for grade in grades { try write(grade, facts, gradebook) }
    try writeClass(grades, facts)
  }

  /// Writes one student's page and the class's.
  public func write(_ student: String, of gradebook: Gradebook) throws {
    let facts = try gradebook.facts()
    let grades = try gradebook.grades()
    for grade in grades where grade.student == student { try write(grade, facts, gradebook) }
    try writeClass(grades, facts)
  }

  private func write(_ grade: Grade, _ facts: ClassFacts, _ gradebook: Gradebook) throws {
    let place = folder.appendingPathComponent(grade.student)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Hints for whoever reads the analysis are not the student's.
    var own = grade
    own.writing = nil
    try AtomicFile.write(
      encoder.encode(own) + Data("\n".utf8), to: place.appendingPathComponent("grade.json"))
    let report = StudentReport(grade: own, facts: facts, notebook: try gradebook.notebook(of: grade.student))
    try AtomicFile.write(Data(report.page(frame).utf8), to: place.appendingPathComponent("index.html"))
  }

  private func writeClass(_ grades: [Grade], _ facts: ClassFacts) throws {
    let found = try? Data(contentsOf: folder.appendingPathComponent("similarity.json"))
    let similarity = found.flatMap { try? JSONDecoder().decode(SimilarityReport.self, from: $0) }
    let report = ClassReport(grades: grades, facts: facts, similarity: similarity)
    try AtomicFile.write(Data(report.page(frame).utf8), to: folder.appendingPathComponent("index.html"))
  }
}
