import Foundation
import GradedRuns
import Networks
import Wire

@testable import Grading

/// What honest hand-ins measure at each tolerance and each screen: the numbers that the grader's own are set from.
struct HonestFigures: Codable {
  var runs = 0
  var doubted = 0
  /// Points that honest work did not get.
  var pointsLost = 0.0
  /// Largest values by what they are values of.
  var largest: [String: Double] = [:]
  var smallest: [String: Double] = [:]
  var problems: [String] = []

  init() {}

  mutating func raise(_ name: String, _ value: Double) { largest[name] = max(largest[name] ?? 0, value) }
  mutating func lower(_ name: String, _ value: Double) {
    smallest[name] = min(smallest[name] ?? .infinity, value)
  }

  mutating func add(_ other: HonestFigures) {
    runs += other.runs
    doubted += other.doubted
    pointsLost += other.pointsLost
    problems += other.problems
    for (name, value) in other.largest { raise(name, value) }
    for (name, value) in other.smallest { lower(name, value) }
  }

  /// Judges a hand-in as the grader does, and takes every number that a rule compares.
  init(_ artefacts: [SubmittedArtefact], _ rubric: Rubric, _ data: SecretData) throws {
    let submitted = ArtefactIntake(artefacts, epochs: rubric.training.snapshots).runs
    let evidence = try UndeservedHandIn.evidence(artefacts, rubric, data)
    runs = evidence.runs.count
    doubted = evidence.runs.count { !$0.isVerified }
    problems = evidence.runs.flatMap(\.problems) + evidence.runs.compactMap(\.deviation)
    let judgement = Judgement(rubric: rubric, evidence: evidence)
    for criterion in rubric.criteria where criterion.judge != .manual {
      let score = judgement.score(criterion)
      pointsLost += criterion.points - (score.points ?? 0)
      problems += score.reasons
    }
    for run in evidence.runs { take(run) }
    takeMeasurements(evidence)
    let weights = submitted.map { run in run.snapshots.compactMap { RunExaminer.weights($0.weights) } }
    for (moment, index) in [("first kept", 1), ("last", rubric.training.snapshots.count - 1)] {
      let ways = weights.map { WeightGeometry.difference($0[index], $0[0]) }
      for a in ways.indices {
        for b in 0..<a {
          lower("two functions apart, \(moment) epoch", WeightGeometry.distance(ways[a], ways[b]))
        }
      }
    }
    for (run, one) in zip(evidence.runs, weights) { takeScreens(run, one) }
  }

  private mutating func take(_ run: RunEvidence) {
    let kind = run.name
    for (epoch, distance) in run.finding?.distances ?? [:] {
      raise("trained again, \(kind), epoch \(epoch < 10 ? "0" : "")\(epoch)", distance)
    }
    for (epoch, difference) in run.finding?.differences ?? [:] {
      raise("loss found again, \(kind), epoch \(epoch < 10 ? "0" : "")\(epoch)", difference)
    }
    let losses = run.inspections.sorted { $0.key < $1.key }.map(\.value.loss)
    if let start = losses.first, losses.count > 1, start > 0 {
      raise("\(run.name): loss after the first kept epoch, of the start's", losses[1] / start)
      raise("\(run.name): loss after the last epoch, of the start's", (losses.last ?? 0) / start)
    }
    if let accuracy = run.heldOutAccuracy { lower("\(run.name): held-out accuracy", accuracy) }
  }

  private mutating func takeScreens(_ run: RunEvidence, _ weights: [[[Float]]]) {
    for index in weights.indices.dropFirst(2) {
      let cosine = WeightGeometry.cosine(
        WeightGeometry.difference(weights[index - 1], weights[index - 2]),
        WeightGeometry.difference(weights[index], weights[index - 1]))
      raise("straightness", abs(cosine))
    }
    guard let start = weights.first, let end = weights.last else { return }
    raise("weights of a layer unmoved", WeightGeometry.unmoved(start, end).max() ?? 0)
    raise("units of a layer unmoved", WeightGeometry.unmovedUnits(start, end).max() ?? 0)
    raise(
      "units of a layer unmoved in the first epoch",
      WeightGeometry.unmovedUnits(start, weights[1]).max() ?? 0)
  }

  private mutating func takeMeasurements(_ evidence: Evidence) {
    for measured in evidence.measurements {
      guard let found = evidence.run(measured.activation)?.inspections[measured.epoch] else { continue }
      if measured.purpose == .deadUnits {
        for (given, right) in zip(measured.values, found.deadUnits) {
          raise("dead units otherwise counted", abs(given - Double(right)))
        }
      } else {
        for (given, right) in zip(measured.values, found.layerGradientNorms) {
          raise("gradient norm", abs(given - right) / max(right, 1e-8))
        }
      }
    }
  }

  var words: String {
    let all = largest.map { ($0.key, "at most", $0.value) } + smallest.map { ($0.key, "at least", $0.value) }
    return "\(runs) honest runs, \(doubted) doubted, \(pointsLost) points lost\n"
      + all.sorted { $0.0 < $1.0 }.map { "  \($0.0): \($0.1) \(text($0.2))" }.joined(separator: "\n")
  }
}
