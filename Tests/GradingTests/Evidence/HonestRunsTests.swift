import Datasets
import Experiments
import Foundation
import Networks
import Tensors
import Testing
import Wire

@testable import Grading

/// How often honest work is doubted: many runs that differ in seed, batch size, and whether they were interrupted.
///
/// `Benchmarks/evidence` runs it over more than a hundred runs, made by another kind of processor too; a test run
/// looks at one hand-in of each kind of interruption.
@Suite(.serialized) struct HonestRunsTests {
  private static let environment = ProcessInfo.processInfo.environment
  static let count = environment["LECTERN_HONEST"].flatMap { Int($0) } ?? 1
  /// Where runs are kept, so that another process can judge them.
  static let folder = environment["LECTERN_HONEST_FOLDER"].map { URL(fileURLWithPath: $0) }

  private static let softGate = try? Activation.custom(
    "soft gate", { z in z / 2 * (1 + z / (1 + abs(z))) },
    derivative: { z in (1 + z / (1 + abs(z))) / 2 + z / (2 * (1 + abs(z)) * (1 + abs(z))) })

  private static func made(_ number: Int) throws -> [SubmittedRun] {
    let file = folder?.appendingPathComponent("\(number).json")
    if let file, let data = FileManager.default.contents(atPath: file.path) {
      return try JSONDecoder.exchange().decode([SubmittedRun].self, from: data)
    }
    let runs = try Parallel.map(Activation.bakeOff + [softGate].compactMap { $0 }) { activation in
      let trainer = Trainer(.bakeOff(activation), seed: UInt64(number + 1))
      let (epochs, kept) = (MadeRuns.rubric.training.epochs, MadeRuns.rubric.training.snapshots)
      let batchSize = [128, 64, 256][number % 3]
      guard number.isMultiple(of: 2) else {
        return MadeRuns.submitted(
          try trainer.replay(MadeRuns.data.train, epochs: epochs, batchSize: batchSize, keeping: kept),
          activation)
      }
      // Interrupted after two epochs, and gone on with.
      let data = Dataset.samples("made", train: MadeRuns.data.train, test: MadeRuns.data.train.prefix(1))
      let probes: [Probe] = [.weights(afterEpochs: kept), .checkpoint]
      let half = try trainer.fit(data, epochs: 2, batchSize: batchSize, probes: probes)
      let whole = try trainer.fit(
        data, epochs: epochs, batchSize: batchSize, probes: probes, continuing: half)
      return MadeRuns.submitted(whole, activation)
    }
    if let file { try JSONEncoder.exchange().encode(runs).write(to: file) }
    return runs
  }

  @Test func honestWorkIsNotDoubted() throws {
    var (total, doubted) = (0, 0)
    var distances: [Int: Double] = [:]
    var own = 0.0
    var (straightest, closest) = (0.0, Double.infinity)
    for number in 0..<Self.count {
      let runs = try Self.made(number)
      let found = try MadeRuns.examine(runs) {
        $0.training.batchSizes = [64, 128, 256]
        $0.evidence.reenactment = 1
      }
      total += found.count
      doubted += found.count { !$0.isVerified }
      #expect(found.flatMap(\.problems) == [] && found.compactMap(\.deviation) == [])
      for run in found {
        for (epoch, distance) in run.finding?.distances ?? [:] {
          if run.contestant == nil {
            own = max(own, distance)
          } else {
            distances[epoch] = max(distances[epoch] ?? 0, distance)
          }
        }
      }
      guard Self.count > 1 else { continue }
      let weights = runs.map { run in run.snapshots.compactMap { RunExaminer.weights($0.weights) } }
      for one in weights {
        for place in 2..<one.count {
          let cosine = Screens.cosine(
            Screens.difference(one[place - 1], one[place - 2]), Screens.difference(one[place], one[place - 1])
          )
          straightest = max(straightest, abs(cosine))
        }
      }
      let ways = weights.map { Screens.difference($0[$0.count - 1], $0[0]) }
      for a in ways.indices { for b in 0..<a { closest = min(closest, Screens.distance(ways[a], ways[b])) } }
    }
    guard Self.count > 1 else { return }
    print("\(total) honest runs, \(doubted) doubted")
    print(
      "trained again, largest distance by epoch: \(distances.sorted { $0.key < $1.key }.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ")); functions known from a table: \(text(own))"
    )
    print("straightest three snapshots: cosine \(text(straightest)); closest two functions: \(text(closest))")
  }
}
