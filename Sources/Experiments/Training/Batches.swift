import Datasets
import Foundation
import Networks
import Tensors

/// Gathers batches of a data set into a network's input buffer, in an order drawn anew for each epoch.
final class Batches {
  let samples: Samples
  let batchSize: Int
  private let seed: UInt64
  private var order: [Int32]
  private let labels: Storage<Float>
  private let classIndices: UnsafeMutablePointer<Int32>
  private let values: Storage<Float>

  init(_ samples: Samples, batchSize: Int, seed: UInt64) {
    self.samples = samples
    self.batchSize = batchSize
    self.seed = seed
    order = (0..<Int32(samples.count)).map { $0 }
    labels = Storage(0)
    classIndices = .allocate(capacity: max(1, batchSize * samples.positions))
    classIndices.initialize(repeating: 0, count: max(1, batchSize * samples.positions))
    if case .values(_, let size) = samples.answers {
      values = Storage(batchSize * size)
    } else {
      values = Storage(0)
    }
  }

  deinit { classIndices.deallocate() }

  /// Batches per epoch; the last one may be smaller.
  var count: Int { (samples.count + batchSize - 1) / batchSize }

  /// Draws the order of an epoch; the same for the same seed and epoch, whatever went before.
  func shuffle(epoch: Int) {
    var stream = RandomStream(seed: seed, stream: epoch, purpose: .shuffle)
    order = stream.permutation(samples.count)
  }

  /// Writes batch `index` to `inputs` and returns its targets and how many samples it has.
  func gather(_ index: Int, into inputs: UnsafeMutablePointer<Float>) -> (rows: Int, targets: Targets<Float>)
  {
    let first = index * batchSize
    let rows = min(batchSize, samples.count - first)
    let size = samples.inputSize
    switch samples.inputs {
    case .bytes(let bytes, let mean, let deviation):
      bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        for row in 0..<rows {
          vectors.convert(
            base + Int(order[first + row]) * size, size, Float(1 / (255 * deviation)), Float(-255 * mean),
            inputs + row * size)
        }
      }
    case .numbers(let numbers):
      numbers.withUnsafeBufferPointer { numbers in
        guard let base = numbers.baseAddress else { return }
        for row in 0..<rows {
          (inputs + row * size).update(from: base + Int(order[first + row]) * size, count: size)
        }
      }
    }
    switch samples.answers {
    case .labels(let labels, _):
      let positions = samples.positions
      for row in 0..<rows {
        for position in 0..<positions {
          classIndices[row * positions + position] = labels[Int(order[first + row]) * positions + position]
        }
      }
      return (rows, .labels(classIndices))
    case .values(let numbers, let width):
      for row in 0..<rows {
        for i in 0..<width { values.start[row * width + i] = numbers[Int(order[first + row]) * width + i] }
      }
      return (rows, .values(values.start))
    }
  }
}
