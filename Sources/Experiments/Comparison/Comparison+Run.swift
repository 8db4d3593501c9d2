import Datasets
import Foundation
import Networks
import Synchronization
import Tensors

/// One way to train, before it is run.
struct Candidate: Sendable {
  var label: String
  var training: Training
}

extension ExperimentSession {
  /// The seeds an experiment really uses.
  func chosen(_ seeds: [UInt64]) -> [UInt64] { quick ? Array(seeds.prefix(1)) : seeds }

  /// Trains every candidate with every seed, as many at once as there are cores. A run whose numbers stop being
  /// finite is kept as a failure; every other error ends the comparison.
  func compare(_ name: String, _ candidates: [Candidate], seeds: [UInt64]) throws -> Comparison {
    let seeds = chosen(seeds)
    var sets: [String: LoadedDataset] = [:]
    for candidate in candidates where sets[candidate.training.data.description] == nil {
      sets[candidate.training.data.description] = try candidate.training.data.loaded(self)
    }
    let loaded = sets
    let jobs = candidates.indices.flatMap { index in seeds.map { (index, $0) } }
    let done = Mutex(0)
    let start = ContinuousClock.now
    let outcomes = try Parallel.map(jobs) { index, seed -> Result<TrainingRun, TrainingError> in
      var training = candidates[index].training
      training.trainer.seed = seed
      let outcome: Result<TrainingRun, TrainingError>
      do {
        guard let set = loaded[training.data.description] else {
          throw TrainingError("The data set is missing.")
        }
        outcome = .success(try training.compute(self, on: set))
      } catch let error as TrainingError {
        outcome = .failure(error)
      }
      let finished = done.withLock { count -> Int in
        count += 1
        return count
      }
      let share = Double(finished) / Double(jobs.count)
      onProgress(
        ExperimentProgress(
          experiment: name, message: "\(candidates[index].label), seed \(seed)", fraction: share,
          loss: try? outcome.get().loss,
          secondsLeft: (ContinuousClock.now - start) / .seconds(1) * (1 - share) / share))
      return outcome
    }
    let variants = candidates.indices.map { index -> Comparison.Variant in
      let mine = zip(jobs, outcomes).filter { $0.0.0 == index }.map(\.1)
      let runs = mine.compactMap { try? $0.get() }
      let failures = mine.compactMap { outcome -> String? in
        if case .failure(let error) = outcome { error.description } else { nil }
      }
      return Comparison.Variant(
        label: candidates[index].label, parameterCount: runs.first?.parameterCount ?? 0, runs: runs,
        failures: failures, accuracy: Interval(runs.map(\.testAccuracy)), loss: Interval(runs.map(\.loss)))
    }
    return Comparison(variants: variants, dataUsed: loaded.values.map(\.provenance).min() ?? "")
  }
}
