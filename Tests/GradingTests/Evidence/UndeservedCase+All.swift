import Datasets
import Foundation
import GradedRuns
import Networks
import Tensors
import Testing
import Wire

@testable import Grading

extension UndeservedCase {
  static var all: [UndeservedCase] { trainings + numbers + functions + fresh }

  private static let others = ["tanh", "soft gate"]

  private static func lie(
    _ name: String, _ reason: String, _ change: @escaping @Sendable (inout UndeservedHandIn) throws -> Void
  ) -> UndeservedCase {
    UndeservedCase(name: name, believed: others, reason: reason, costs: trained, change: change)
  }

  /// Trainings that are others than they say.
  private static let trainings: [UndeservedCase] = [
    lie("the last epochs on a quarter of the images", "the weights after epoch 4 are others") { handIn in
      let whole = try UndeservedHandIn.relu()
      let quick = try UndeservedHandIn.relu(MadeRuns.data.train.prefix(500))
      handIn.replaceReLU(whole)
      let (second, step) = (handIn.weights(2), quick.snapshots.last?.weights ?? [])
      handIn.set(zip(second, step).map { zip($0, $1).map { $0 + ($1 - $0) * 0.02 } }, after: 4)
    },
    lie("stopped after half, noise for the rest", "the weights after epoch 4 are others") { handIn in
      var stream = RandomStream(seed: 8, purpose: .samples)
      handIn.set(handIn.weights(2).map { $0.map { $0 + Float(stream.normal()) * 1e-3 } }, after: 4)
    },
    lie("the last epoch left out", "the weights after epoch 4 are others") { handIn in
      let third = try UndeservedHandIn.relu(keeping: [0, 3])
      handIn.set(third.snapshots.last?.weights ?? [], after: 4)
    },
    lie("trained longer than stated", "the weights after epoch 4 are others") { handIn in
      let longer = try UndeservedHandIn.relu(epochs: 6, keeping: [0, 6])
      handIn.set(longer.snapshots.last?.weights ?? [], after: 4)
    },
    lie("tuned at the end on the images for validation", "the weights after epoch 4 are others") { handIn in
      let tuned = try UndeservedHandIn.relu(MadeRuns.data.validation, epochs: 1, keeping: [0, 1])
      let (start, end) = (tuned.snapshots[0].weights, tuned.snapshots[1].weights)
      handIn.set(
        zip(handIn.weights(4), zip(start, end)).map { weights, way in
          zip(weights, zip(way.0, way.1)).map { $0 + $1.1 - $1.0 }
        }, after: 4)
    },
    lie("a larger step, the usual one stated", "the weights after epoch 1 are others") { handIn in
      handIn.replaceReLU(try UndeservedHandIn.relu(learningRate: 2e-3))
    },
    lie("smaller batches, the usual ones stated", "the weights after epoch 1 are others") { handIn in
      handIn.replaceReLU(try UndeservedHandIn.relu(batchSize: 64))
    },
    lie("half of the images, all of them stated", "the weights after epoch 1 are others") { handIn in
      handIn.replaceReLU(try UndeservedHandIn.relu(MadeRuns.data.train.prefix(500)))
    },
    lie("the start of one seed, the order of another's", "with this function it falls") { handIn in
      let other = try UndeservedHandIn.relu(seed: 2)
      let (mine, theirs) = (handIn.weights(0), other.snapshots)
      for epoch in [1, 2, 4] {
        let weights = theirs.first { $0.epoch == epoch }?.weights ?? []
        handIn.set(
          zip(mine, zip(weights, theirs[0].weights)).map { start, way in
            zip(start, zip(way.0, way.1)).map { $0 + $1.0 - $1.1 }
          }, after: epoch)
      }
    },
    // On pixels in their secret order such weights are no better than chance.
    lie("trained at home, on the same images in their true order", "but the weights handed in classify") {
      handIn in
      let base = try SecretData.Base(MadeRuns.rubric.data, search: DataSearch(folders: []))
      guard let base else { return }
      handIn.replaceReLU(try UndeservedHandIn.relu(SecretData(base).train))
    },
    lie("invented after an honest run of the same name", "the weights after epoch") { handIn in
      var invented = handIn.runs[0]
      invented.snapshots[3].weights = invented.snapshots[2].weights
      handIn.runs.append(invented)
    },
    lie("ten units of each layer moved, all others as they were", "of the") { handIn in
      let (start, end) = (handIn.weights(0), handIn.weights(4))
      for epoch in [1, 2, 4] {
        handIn.set(
          zip(start, end).enumerated().map { index, pair in
            let moved = 10 * pair.0.count / [512, 512, 256, 256, 128, 128, 64, 64, 10, 10][index]
            return zip(pair.0, pair.1).enumerated().map {
              $0.offset < moved
                ? $0.element.0 + ($0.element.1 - $0.element.0) * Float(epoch) / 4 : $0.element.0
            }
          }, after: epoch)
      }
    },
  ]

  /// Numbers that are none, or of epochs that nobody asked for.
  private static let numbers: [UndeservedCase] = [
    lie("the loss of an epoch whose weights are not kept", "the loss reported for epoch 3") { handIn in
      handIn.runs[0].history[2].loss *= 0.7
    },
    lie("accuracies of later epochs raised", "the training accuracy reported for epoch 3") { handIn in
      handIn.runs[0].history[2].accuracy = 1
    },
    lie("a history of other epochs", "no loss was handed in for epoch 1") { handIn in
      for index in handIn.runs[0].history.indices { handIn.runs[0].history[index].epoch += 100 }
    },
    lie("a loss that is no number", "no loss was handed in for epoch 3") { handIn in
      handIn.runs[0].history[2].loss = .nan
    },
    lie("an accuracy that is no number", "the training accuracy reported for epoch") { handIn in
      for index in 1...3 { handIn.runs[0].history[index].accuracy = .nan }
    },
    lie("weights as large as numbers go", "ReLU:") { handIn in
      for epoch in [1, 2, 4] {
        handIn.set(handIn.weights(epoch).map { $0.map { $0 < 0 ? -3e38 : 3e38 } }, after: epoch)
      }
    },
    lie("weights so small that processors are slow with them", "ReLU:") { handIn in
      for epoch in [1, 2, 4] { handIn.set(handIn.weights(epoch).map { $0.map { $0 * 1e-38 } }, after: epoch) }
    },
    // A statement of nonsense deviates, and weights in one line are no training all the same.
    UndeservedCase(
      name: "another batch size stated, so that nobody can train again", believed: others,
      reason: "lie in one straight line", costs: trained
    ) { handIn in
      handIn.runs[0].recipe?.batchSize = .min
      handIn.runs[0].recipe?.samples = .max
      let (start, end) = (handIn.weights(0), handIn.weights(4))
      for (epoch, share) in [(1, Float(0.5)), (2, 0.8)] {
        handIn.set(zip(start, end).map { zip($0, $1).map { $0 + share * ($1 - $0) } }, after: epoch)
      }
    },
    // Where nothing is trained again, the loss that does not fall tells.
    UndeservedCase(
      name: "never trained, and the loss said to be flat", believed: others,
      reason: "with this function it falls",
      costs: trained,
      rubric: {
        $0.evidence.reenactment = 0
        $0.training.minimum = 0.01
      }
    ) { handIn in
      var stream = RandomStream(seed: 9, purpose: .samples)
      for epoch in [1, 2, 4] {
        handIn.set(handIn.weights(0).map { $0.map { $0 + Float(stream.normal()) * 1e-4 } }, after: epoch)
      }
      for index in 0...3 { handIn.runs[0].history[index].loss = 2.3 }
    },
  ]

  /// Functions of the student's own that are none, or another's.
  private static let functions: [UndeservedCase] = [
    UndeservedCase(
      name: "ReLU with a spike where nothing comes by", believed: ["ReLU", "tanh"],
      reason: "spike is ReLU", costs: ["custom"]
    ) { handIn in
      try handIn.replaceOwn("spike") { z in
        max(0, z) + (abs(z + 3.98) < 0.015 ? 0.1 : 0)
      } derivative: { z in
        z > 0 ? 1 : 0
      }
    },
    UndeservedCase(
      name: "a function that is no number somewhere", believed: ["ReLU", "tanh"], reason: "soft gate",
      costs: ["custom"]
    ) { handIn in
      // A value in the panel that begins at -3/8.
      handIn.runs[2].activation.samples.replaceSubrange(
        1_000 * 240..<1_000 * 240 + 120, with: MadeRuns.doubles([Double](repeating: .nan, count: 15)))
    },
    UndeservedCase(
      name: "a function of absurd size", believed: ["ReLU", "tanh"], reason: "soft gate", costs: ["custom"]
    ) { handIn in
      let softGate = try #require(HonestHandIn.softGate)
      handIn.runs[2].activation.samples = SampledFunction.answers(
        { softGate.f($0) * 1e300 }, derivative: { softGate.derivative($0) * 1e300 })
    },
    UndeservedCase(
      name: "a function that is one everywhere", believed: ["ReLU", "tanh"], reason: "one", costs: ["custom"]
    ) {
      try $0.replaceOwn("one") { _ in
        1
      } derivative: { _ in
        0
      }
    },
    // Honest, and once it took ReLU's place, because its name without the number is ReLU's.
    UndeservedCase(
      name: "a function named ReLU6", believed: ["ReLU", "ReLU6", "tanh"], reason: "", costs: []
    ) { handIn in
      try handIn.replaceOwn("ReLU6") { z in
        min(6, max(0, z)) - 0.2 * min(1, max(-1, z))
      } derivative: { z in
        (z > 0 && z < 6 ? 1 : 0) - (abs(z) < 1 ? 0.2 : 0)
      }
    },
    // Honest but for their number: they once pushed the seven out.
    UndeservedCase(
      name: "twenty functions of one's own", believed: ["ReLU", "soft gate", "tanh"],
      reason: "epochs were handed in",
      costs: []
    ) { handIn in
      let own = handIn.runs.remove(at: 2)
      for number in 0..<20 {
        var run = own
        run.activation.name = "own \("abcdefghijklmnopqrst".dropFirst(number).prefix(1))"
        run.history = []
        handIn.runs.append(run)
      }
      handIn.runs.append(own)
    },
  ]
}
