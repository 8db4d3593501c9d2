import Files
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

  /// Writes a page for each pair, at most `mostPairs`; pages of earlier pairs go.
  ///
  /// - Parameters:
  ///   - notebooks: Markdown by student.
  ///   - starter: What everybody was given.
  /// - Throws: When a file cannot be written.
  public func write(
    _ pairs: [SimilarityReport.Pair], notebooks: [String: String], starter: String?, of gradebook: Gradebook
  ) throws {
    let facts = try gradebook.facts()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.wholeMatch(of: /similar-\d+\.html/) != nil {
      try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
    for (number, pair) in pairs.prefix(Self.mostPairs).enumerated() {
      let report = PairReport(
        pair: pair, names: (facts.name(of: pair.first), facts.name(of: pair.second)),
        texts: (notebooks[pair.first] ?? "", notebooks[pair.second] ?? ""), starter: starter,
        eyebrow: facts.title)
      try AtomicFile.write(
        Data(report.page(frame).utf8), to: folder.appendingPathComponent(Self.pairPage(number)))
    }
  }

  /// Nobody looks at more.
  static let mostPairs = 200

  /// The page of a pair by its rank, from 0.
  static func pairPage(_ rank: Int) -> String { "similar-\(rank + 1).html" }

  private func write(_ grade: Grade, _ facts: ClassFacts, _ gradebook: Gradebook) throws {
    let studentFolder = folder.appendingPathComponent(grade.student)
    try FileManager.default.createDirectory(at: studentFolder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Hints for whoever reads the analysis are not the student's.
    var own = grade
    own.writing = nil
    try AtomicFile.write(
      encoder.encode(own) + Data("\n".utf8), to: studentFolder.appendingPathComponent("grade.json"))
    let report = StudentReport(grade: own, facts: facts, notebook: try gradebook.notebook(of: grade.student))
    try AtomicFile.write(
      Data(report.page(frame).utf8), to: studentFolder.appendingPathComponent("index.html"))
  }

  private func writeClass(_ grades: [Grade], _ facts: ClassFacts) throws {
    let found = try? Data(contentsOf: folder.appendingPathComponent("similarity.json"))
    let similarity = found.flatMap { try? JSONDecoder().decode(SimilarityReport.self, from: $0) }
    let report = ClassReport(grades: grades, facts: facts, similarity: similarity)
    try AtomicFile.write(Data(report.page(frame).utf8), to: folder.appendingPathComponent("index.html"))
  }
}
