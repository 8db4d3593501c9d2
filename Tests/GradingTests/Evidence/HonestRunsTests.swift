import Datasets
import Foundation
import GradedRuns
import TestSampling
import Testing
import Wire

@testable import Grading

/// How often honest work is doubted, and what it loses: whole hand-ins that differ in seed, batch size, and whether they
/// were interrupted.
///
/// `Benchmarks/evidence` runs it over more than a hundred runs, made by another kind of processor too; a test run
/// looks at one hand-in.
@Suite(.inTurn, .serialized) struct HonestRunsTests {
  private static let environment = ProcessInfo.processInfo.environment
  static let count = environment["LECTERN_HONEST"].flatMap { Int($0) } ?? 1
  /// Where hand-ins wait for another process to judge them, and where figures stay, so that a stopped benchmark goes on.
  static let folder = environment["LECTERN_HONEST_FOLDER"].map { URL(fileURLWithPath: $0) }
  /// Whether they are made only.
  static let isMaker = environment["LECTERN_HONEST_MAKE"] != nil
  /// Whether distances are measured only, between machines of two kinds, between which no hand-in ever goes.
  static let isMeasured = environment["LECTERN_HONEST_MEASURE"] != nil
  /// A rubric of real size in place of the fixtures'.
  static let rubricFile = environment["LECTERN_HONEST_RUBRIC"]

  private static func world() throws -> (Rubric, SecretData) {
    var (rubric, data) = (MadeRuns.rubric, MadeRuns.data)
    if let rubricFile {
      let read = RubricReader.read(try String(contentsOfFile: rubricFile, encoding: .utf8), file: rubricFile)
      rubric = read.0
      let base = try #require(try SecretData.Base(rubric.data, search: .standard()))
      data = SecretData(base, key: MadeRuns.key, shufflesLabels: false)
      print(base.provenance)
    }
    rubric.training.batchSizes = HonestHandIn.batchSizes
    rubric.evidence.reenactment = 1
    if isMeasured { rubric.tolerances.training = 10 }
    return (rubric, data)
  }

  private func file(_ name: String) -> URL? { Self.folder?.appendingPathComponent(name) }

  private func handIn(_ number: Int, _ rubric: Rubric, _ data: SecretData) throws -> [SubmittedArtefact] {
    let file = file("\(number).json")
    if let file, Self.isMaker, FileManager.default.fileExists(atPath: file.path) { return [] }
    if let file, let found = FileManager.default.contents(atPath: file.path) {
      return try JSONDecoder.exchange().decode([SubmittedArtefact].self, from: found)
    }
    let made = try HonestHandIn(number: number, rubric: rubric, data: data).made()
    if let file { try JSONEncoder.exchange().encode(made).write(to: file, options: .atomic) }
    return made
  }

  @Test func honestWorkKeepsItsPoints() throws {
    let (rubric, data) = try Self.world()
    var all = HonestFigures()
    for number in 0..<Self.count {
      let known = file("\(number).figures.json")
      if let known, let found = FileManager.default.contents(atPath: known.path) {
        all.add(try JSONDecoder().decode(HonestFigures.self, from: found))
        continue
      }
      let artefacts = try handIn(number, rubric, data)
      if Self.isMaker { continue }
      let figures = try HonestFigures(artefacts, rubric, data)
      all.add(figures)
      if let known {
        try JSONEncoder().encode(figures).write(to: known, options: .atomic)
        if let file = file("\(number).json") { try FileManager.default.removeItem(at: file) }
      }
    }
    if Self.isMaker { return }
    if !Self.isMeasured { #expect(all.doubted == 0 && all.pointsLost == 0, "\(all.problems)") }
    if Self.count > 1 || Self.rubricFile != nil { print(all.words) }
  }
}
