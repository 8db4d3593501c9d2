import Datasets
import Files
import GradedRuns

extension SecretData.Base {
  /// `nil` for an assignment that needs no data.
  ///
  /// - Throws: `DatasetError` for damaged files; `MachineFault` when there are too few images.
  init?(_ rule: Rubric.DataRule, search: DataSearch) throws {
    let wanted = rule.train + rule.validation
    // A quarter more, so that nobody knows which images a run gets.
    let pooled = wanted + wanted / 4
    let dataset: Dataset
    switch rule.source {
    case .nothing: return nil
    case .bakeOff: dataset = .bakeOff
    case .mnist: dataset = .mnist
    case .fashionMNIST: dataset = .fashionMNIST
    case .drawnDigits: dataset = .drawnDigits(count: pooled, testCount: rule.heldOut)
    }
    let loaded = try dataset.first(pooled, test: rule.heldOut).load(search: search)
    // Smaller sets give a tenth to validation.
    let validating = min(rule.validation, min(loaded.train.count, wanted) / 10)
    let training = min(rule.train, loaded.train.count - validating)
    guard training >= 1_000, loaded.test.count >= 200 else {
      throw MachineFault(
        "the data set has \(loaded.train.count) images to train on and \(loaded.test.count) to test.",
        help: "grading needs at least 1,112 and 200; see 'lectern data list'.")
    }
    self.init(
      pool: loaded.train, train: training, validation: validating, heldOut: loaded.test,
      provenance: loaded.provenance)
  }
}
