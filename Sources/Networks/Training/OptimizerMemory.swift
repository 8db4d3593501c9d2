import Foundation
internal import Tensors

/// What an optimiser remembers between steps: its moments, and how many steps it took.
public struct OptimizerMemory: Sendable, Codable {
  let steps: Int
  /// First and second moments, parameter by parameter, as bytes because there are many.
  let first: [Data], second: [Data]
}

extension OptimizerState where Scalar == Float {
  /// A copy of what it remembers, or another's taken over.
  ///
  /// - Precondition: The memory is of a network of the same sizes.
  public var memory: OptimizerMemory {
    get {
      func bytes(_ storage: [Storage<Float>]) -> [Data] {
        storage.map { $0.array().withUnsafeBytes { Data($0) } }
      }
      return OptimizerMemory(steps: steps, first: bytes(first), second: bytes(second))
    }
    set {
      steps = newValue.steps
      for (storage, memory) in [(first, newValue.first), (second, newValue.second)] {
        for (moments, data) in zip(storage, memory) {
          moments.write(
            [Float](unsafeUninitializedCapacity: data.count / 4) { buffer, count in
              count = data.copyBytes(to: buffer) / 4
            })
        }
      }
    }
  }
}
