public import Datasets
import Foundation
public import Networks
import Synchronization
import Tensors

/// The depth study: a convolutional encoder of growing depth reads a digit, a recurrent decoder spells its name.
public struct DepthStudy: Experiment {
  public var depths: [Int]
  public var activations: [Activation]
  public var data: Dataset
  public var epochs: Int
  public var seeds: [UInt64]
  public var channels: Int
  public var batchSize: Int
  public var learningRate: Double
  /// A skip connection around every convolution, and batch norm after it: what the report's conclusion suggests.
  public var residual: Bool, batchNorm: Bool
  /// Whether a block's norm and activation stand before its convolution (He et al. 2016b), so that nothing stands on
  /// the sum; only with `residual`.
  public var preActivation: Bool

  public init(
    depths: [Int] = [0, 6, 12, 30],
    activations: [Activation] = [.relu, .leakyReLU, .signInverting(alpha: 0.01)],
    on data: Dataset = .mnist.first(10_000, test: 5_000), epochs: Int = 4, seeds: [UInt64] = [1, 2, 3],
    channels: Int = 16, batchSize: Int = 64, learningRate: Double = 2e-3, residual: Bool = false,
    batchNorm: Bool = false, preActivation: Bool = false
  ) {
    (self.depths, self.activations, self.data, self.epochs, self.seeds) = (
      depths, activations, data, epochs, seeds
    )
    (self.channels, self.batchSize, self.learningRate) = (channels, batchSize, learningRate)
    (self.residual, self.batchNorm, self.preActivation) = (residual, batchNorm, preActivation)
  }

  public var dataset: Dataset? { data }

  public struct Outcome: Sendable, Codable {
    public let cells: [Cell]
    /// What a network that ignores the image reaches.
    public let blindWord: Double, blindFirstLetter: Double, blindLetters: Double
    public let dataUsed: String
    /// The cell of a depth and an activation's name.
    public func cell(depth: Int, _ activation: String) -> Cell? {
      cells.first { $0.depth == depth && $0.activation == activation }
    }
    /// Why the study must not be read as a finding: depth 0 with ReLU below 85 % of whole words; nil when it may.
    public var undertrained: String? {
      guard let base = cell(depth: 0, "ReLU"), base.wholeWord.mean < 0.85 else { return nil }
      let percent = (base.wholeWord.mean * 1_000).rounded() / 10
      return
        "Undertrained: depth 0 with ReLU spells \(percent) % of words, and 85 % are needed; train longer."
    }
  }

  public struct Cell: Sendable, Codable {
    public let depth: Int
    public let activation: String
    /// Shares of test digits whose word, spelled letter by letter from its own letters, is right; whose first
    /// letter is; and of letters that are right when the true letters before them are given.
    public let wholeWord: Interval, firstLetter: Interval, letters: Interval
    /// The share of whole words, seed by seed.
    public let wholeWords: [Double]
    /// Training loss per epoch, one list per seed.
    public let losses: [[Double]]
    public let failures: [String]
  }

  private struct Job: Sendable {
    let depth: Int
    let activation: Activation
    let seed: UInt64
  }

  private struct Scores: Sendable {
    var word = 0.0, first = 0.0, letters = 0.0
    var losses: [Double] = []
    var failure: String?
  }

  public func compute(_ session: ExperimentSession) throws -> Outcome {
    let loaded = try data.loaded(session)
    let train = DigitWords.samples(loaded.train)
    let test = DigitWords.samples(loaded.test)
    // Spelling is measured when a run has ended; after each epoch nobody asks what the test images say.
    let words = LoadedDataset(
      name: "spelled digits", train: train, test: test.prefix(0), digest: loaded.digest,
      provenance: loaded.provenance)
    let seeds = session.chosen(seeds)
    // The deepest first, so that no core waits for one long run at the end.
    let jobs = depths.sorted(by: >).flatMap { depth in
      activations.flatMap { activation in seeds.map { Job(depth: depth, activation: activation, seed: $0) } }
    }
    let done = Mutex(0.0)
    let total = jobs.reduce(0.0) { $0 + Double($1.depth + 2) }
    let start = ContinuousClock.now
    let scores = try Parallel.map(jobs) { job in
      let result = try run(job, words, test, loaded.test, session)
      let share = done.withLock { value -> Double in
        value += Double(job.depth + 2)
        return value / total
      }
      session.onProgress(
        ExperimentProgress(
          experiment: name, message: "depth \(job.depth), \(job.activation.name), seed \(job.seed)",
          fraction: share,
          loss: result.losses.last,
          secondsLeft: (ContinuousClock.now - start) / .seconds(1) * (1 - share) / share))
      return result
    }
    let cells = depths.flatMap { depth in
      activations.map { activation -> Cell in
        let mine = zip(jobs, scores).filter { $0.0.depth == depth && $0.0.activation == activation }.map(\.1)
        let ended = mine.filter { $0.failure == nil }
        return Cell(
          depth: depth, activation: activation.name, wholeWord: Interval(ended.map(\.word)),
          firstLetter: Interval(ended.map(\.first)), letters: Interval(ended.map(\.letters)),
          wholeWords: ended.map(\.word), losses: ended.map(\.losses), failures: mine.compactMap(\.failure))
      }
    }
    let blind = DigitWords.blindBaselines(loaded.test)
    return Outcome(
      cells: cells, blindWord: blind.word, blindFirstLetter: blind.firstLetter, blindLetters: blind.letters,
      dataUsed: loaded.provenance)
  }

  /// A stem of stride 2 to 14 x 14 and pooling to 7 x 7, then `depth` convolutions that keep the size.
  public func network(depth: Int, _ activation: Activation) -> Sequential {
    var layers: [any Layer] = [
      Conv2d(1, channels, stride: 2, padding: 1, initializer: .heNormal), activation, Pool2d.max(2),
    ]
    for _ in 0..<depth {
      let convolution: [any Layer] = [Conv2d(channels, channels, padding: 1, initializer: .heNormal)]
      let rest: [any Layer] = (batchNorm ? [BatchNorm(channels)] : []) + [activation]
      let block = residual && preActivation ? rest + convolution : convolution + rest
      if residual { layers.append(Residual { block }) } else { layers += block }
    }
    return Sequential {
      SpellingNetwork(
        imageShape: [28, 28, 1], letters: DigitWords.letters, hiddenSize: 64, length: DigitWords.length
      ) { layers }
    }
  }

  private func run(
    _ job: Job, _ words: LoadedDataset, _ test: Samples, _ digits: Samples, _ session: ExperimentSession
  ) throws -> Scores {
    let training = Training(
      trainer: Trainer(
        network(depth: job.depth, job.activation), optimizer: .adam(learningRate: learningRate),
        clipping: .norm(1),
        seed: job.seed), data: data, epochs: epochs, batchSize: batchSize)
    let loop = try TrainingLoop(training, words, epochs: session.quick ? min(2, epochs) : epochs, session)
    var scores = Scores()
    do {
      scores.losses = try loop.run { _ in }.history.map(\.loss)
    } catch let error as TrainingError {
      scores.failure = error.description
      return scores
    }
    measure(loop.network, test, digits, &scores)
    return scores
  }

  private func measure(_ network: Network<Float>, _ test: Samples, _ digits: Samples, _ scores: inout Scores)
  {
    let batches = Batches(test, batchSize: batchSize, seed: 0)
    let length = DigitWords.length
    var (words, firsts, right, counted) = (0, 0, 0, 0)
    for batch in 0..<batches.count {
      let (rows, _) = batches.gather(batch, into: network.inputs.start)
      network.forward(rows: rows)
      guard let unit = network.spelling else { return }
      let truth = (0..<rows).map { DigitWords.word(Int(digits.labels[batch * batchSize + $0])) }
      for row in 0..<rows {
        let size = min(length, (truth[row].firstIndex(of: DigitWords.end) ?? length - 1) + 1)
        for step in 0..<size {
          let letters = network.outputs + (row * length + step) * DigitWords.letters
          let best = (0..<DigitWords.letters).max { letters[$0] < letters[$1] } ?? 0
          if best == truth[row][step] { right += 1 }
          counted += 1
        }
      }
      for (row, word) in unit.spellGreedily(rows: rows, start: DigitWords.begin).enumerated() {
        if word == truth[row] { words += 1 }
        if word[0] == truth[row][0] { firsts += 1 }
      }
    }
    scores.word = Double(words) / Double(max(test.count, 1))
    scores.first = Double(firsts) / Double(max(test.count, 1))
    scores.letters = Double(right) / Double(max(counted, 1))
  }
}
