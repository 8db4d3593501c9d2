import Datasets
import Experiments
import Foundation
import Networks
import Tensors

/// The engine's side of the benchmarks; every command prints one line of numbers.
final class Bench {
  static let names = ["sigmoid", "tanh", "relu", "leaky", "elu", "gelu", "silu"]
  static let batchSize = 128
  /// The bake-off's data: Fashion-MNIST where it is installed, else what stands in for it, which is then said.
  private lazy var given = Self.data()
  private var pictures: Samples { given.samples }
  /// Of the starting weights.
  private var seed: UInt64 = 1

  func execute(_ line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    guard let command = words.first else { return }
    let name = words.count > 1 ? words[1] : "relu"
    switch command {
    case "seed": seed = words.count > 1 ? UInt64(words[1]) ?? seed : seed
    case "prepare": try prepare(URL(fileURLWithPath: name))
    case "losses": try show(losses(name, steps: 100))
    case "epoch": try show([epochSeconds(name)])
    case "norms": try show([epochSeconds(name, normsEveryStep: true)])
    case "all": try show([allSeconds()])
    case "peak": try show([peakRate()])
    case "phases": try phases(name)
    case "elements": elements()
    case "mean-field": meanField()
    case "flow": try flow()
    case "data": try data()
    case "digits": try digitsTask(name)
    case "layers": try layerSteps()
    case "depth": try depthStudy(quick: words.contains("quick"))
    default: print("unknown command \(command)")
    }
  }

  private static func data() -> (samples: Samples, provenance: String) {
    var search = DataSearch.standard()
    search.folders.append(URL(fileURLWithPath: "notebooks/data"))
    for set in [Dataset.fashionMNIST, .mnist] {
      if let loaded = try? set.load(search: search) { return (loaded.train, loaded.provenance) }
    }
    return (DrawnDigits.samples(count: 60_000, seed: 1), "60,000 drawn digits")
  }

  private func show(_ numbers: [Double]) { print(numbers.map { "\($0)" }.joined(separator: " ")) }

  /// Pictures, labels and the starting weights as raw bytes, for the other side.
  private func prepare(_ folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard case .bytes(let bytes, _, _) = pictures.inputs else { return }
    try Data(bytes).write(to: folder.appendingPathComponent("images"))
    try Data(pictures.labels.map { UInt8($0) }).write(to: folder.appendingPathComponent("labels"))
    let weights = try Sequential.bakeOff(.relu).initialized(seed: seed).weights
    try Data(weights.flatMap { $0.withUnsafeBytes { Array($0) } }).write(
      to: folder.appendingPathComponent("weights"))
    print("\(Engine.description) | \(given.provenance)")
  }

  private func activation(_ name: String) -> Activation {
    Activation.bakeOff[Bench.names.firstIndex(of: name) ?? 2]
  }

  private func losses(_ name: String, steps: Int) throws -> [Double] {
    let run = try BenchRun(activation(name), pictures, seed: seed)
    return (0..<steps).map { run.step($0) }
  }

  private func epochSeconds(_ name: String, normsEveryStep: Bool = false) throws -> Double {
    let run = try BenchRun(activation(name), pictures, seed: seed)
    for index in 0..<20 { _ = run.step(index) }
    return seconds { for index in 0..<run.batches { _ = run.step(index, norms: normsEveryStep) } }
  }

  /// One epoch of each of the seven, as a bake-off runs them: side by side, one per core.
  private func allSeconds() throws -> Double {
    let (set, seed) = (pictures, seed)
    _ = try BenchRun(.relu, set, seed: seed).step(0)
    let start = ContinuousClock.now
    _ = try Parallel.map(Activation.bakeOff) { activation in
      let run = try BenchRun(activation, set, seed: seed)
      for index in 0..<run.batches { _ = run.step(index) }
    }
    return (ContinuousClock.now - start) / .seconds(1)
  }

  func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    return (ContinuousClock.now - start) / .seconds(1)
  }
}

/// The bake-off's training step on pictures in their order.
final class BenchRun {
  let network: Network<Float>
  let optimizer: OptimizerState<Float>
  private let digits: Samples
  private let pixels: [UInt8]
  var batches: Int { (digits.count + Bench.batchSize - 1) / Bench.batchSize }

  init(_ activation: Activation, _ digits: Samples, seed: UInt64) throws {
    network = try Network<Float>(.bakeOff(activation), capacity: Bench.batchSize, seed: seed)
    optimizer = OptimizerState(.adam(), network.parameters)
    self.digits = digits
    if case .bytes(let bytes, _, _) = digits.inputs { pixels = bytes } else { pixels = [] }
  }

  /// Gathers a batch and returns how many samples it has.
  func gather(_ index: Int) -> Int {
    let first = index * Bench.batchSize
    let rows = min(Bench.batchSize, digits.count - first)
    pixels.withUnsafeBufferPointer { pixels in
      guard let base = pixels.baseAddress else { return }
      vectors.convert(base + first * 784, rows * 784, 1 / 127.5, -127.5, network.inputs.start)
    }
    return rows
  }

  func step(_ index: Int, norms: Bool = false) -> Double {
    let rows = gather(index)
    let loss = gradients(index, rows: rows)
    optimizer.step(learningRate: 1e-3, norms: norms)
    return loss
  }

  func gradients(_ index: Int, rows: Int) -> Double {
    digits.withLabels(from: index * Bench.batchSize) {
      network.lossAndGradients(rows: rows, targets: .labels($0), loss: .crossEntropy).mean
    }
  }
}

extension Samples {
  func withLabels(from index: Int, _ body: (UnsafePointer<Int32>) -> Double) -> Double {
    guard case .labels(let labels, _) = answers else { return 0 }
    return labels.withUnsafeBufferPointer { $0.baseAddress.map { body($0 + index) } ?? 0 }
  }
}
