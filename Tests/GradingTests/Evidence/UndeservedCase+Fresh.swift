import Datasets
import Foundation
import GradedRuns
import Networks
import Tensors
import Testing
import Wire

@testable import Grading

/// Attempts against training again itself: at what it forgives, at what it does not look at, and at functions of the
/// student's own, whose training it once knew to within four fifths of the way only.
extension UndeservedCase {
  private static let others = ["tanh", "soft gate"]
  private static let seven = ["ReLU", "tanh"]

  static let fresh: [UndeservedCase] =
    trainedElsewhere + besideTraining + ownFunctions + ownCorners

  private static func lie(
    _ name: String, _ reason: String, _ change: @escaping @Sendable (inout UndeservedHandIn) throws -> Void
  ) -> UndeservedCase {
    UndeservedCase(name: name, believed: others, reason: reason, costs: trained, change: change)
  }

  private static let trainedElsewhere: [UndeservedCase] = [
    lie("the run of a classmate, on that classmate's images", "ReLU: ") { handIn in
      let base = try #require(try SecretData.Base(MadeRuns.rubric.data, search: DataSearch(folders: [])))
      let theirs = SecretData(base, key: "a classmate's file", shufflesLabels: false).train
      handIn.replaceReLU(try UndeservedHandIn.relu(theirs))
    },
    lie("trained on the images for validation too", "the weights after epoch 1 are others") { handIn in
      let (train, more) = (MadeRuns.data.train, MadeRuns.data.validation)
      guard case .bytes(let a, let mean, let deviation) = train.inputs, case .bytes(let b, _, _) = more.inputs
      else { return }
      let both = Samples(
        count: train.count + more.count, shape: train.shape,
        inputs: .bytes(a + b, mean: mean, deviation: deviation),
        answers: .labels(train.labels + more.labels, classes: train.classes))
      handIn.replaceReLU(try UndeservedHandIn.relu(both))
    },
    // As a cell can do that leads LECTERN_DATA to files of its own.
    lie("a hundred images, each twenty times, in place of the data", "ReLU: ") { handIn in
      let easy = MadeRuns.data.train.selecting((0..<2_000).map { $0 % 100 })
      handIn.replaceReLU(try UndeservedHandIn.relu(easy))
    },
    // Once forgiven: a hundredth of the way.
    lie("the last steps left out", "the weights after epoch 4 are others") { handIn in
      let (second, end) = (handIn.weights(2), handIn.weights(4))
      handIn.set(zip(end, second).map { zip($0, $1).map { $0 + 0.005 * ($1 - $0) } }, after: 4)
    },
  ]

  private static let besideTraining: [UndeservedCase] = [
    // They would stand on the chart, under full points.
    lie("epochs that nobody asked for, invented", "6 epochs where the assignment asks for 4") { handIn in
      for epoch in [5, 6] {
        handIn.runs[0].history.append(.init(epoch: epoch, loss: 0.001, accuracy: 1))
        handIn.charts[0].series[0].x.append(Double(epoch))
        handIn.charts[0].series[0].y.append(0.001)
      }
    },
    lie("gradient norms of the history invented", "the gradient norm reported for epoch 1") { handIn in
      for index in handIn.runs[0].history.indices { handIn.runs[0].history[index].gradientNorm = 1 }
    },
    // Who looked at the last snapshot, whatever its epoch, saw another run than who looked at the last epoch's. Neither of
    // two that are one is believed.
    UndeservedCase(
      name: "tanh's weights, and a decoy behind them", believed: ["soft gate"],
      reason: "these are the same weights as those handed in for tanh", costs: trained
    ) { handIn in
      handIn.runs[0].snapshots = handIn.runs[1].snapshots
      handIn.runs[0].snapshots.append(.init(epoch: 99, weights: MadeRuns.bytes(handIn.weights(0))))
    },
    UndeservedCase(
      name: "answers at inputs of one's own choosing", believed: ["ReLU", "soft gate", "tanh"],
      reason: "gives other values than it should", costs: ["implementation"]
    ) { handIn in
      let chosen = ProbeInputs.draw("inputs that a cell has put into the environment")
      handIn.runs[0].activation.values = chosen.map(Activation.relu.f)
      handIn.runs[0].activation.slopes = chosen.map(Activation.relu.derivative)
    },
  ]

  private static func own(
    _ name: String, _ reason: String, _ change: @escaping @Sendable (inout UndeservedHandIn) throws -> Void
  ) -> UndeservedCase {
    UndeservedCase(name: name, believed: seven, reason: reason, costs: ["custom"], change: change)
  }

  /// The engine tabulates it everywhere, so it is trained again to the bit; the soft gate turns too sharply at zero.
  private static let smooth = HonestHandIn.own[2]

  private static let ownFunctions: [UndeservedCase] = [
    own("the last epochs of one's own function left out", "snake: trained again from seed 1") { handIn in
      handIn.runs[2] = MadeRuns.submitted(try UndeservedHandIn.trained(smooth), smooth)
      var stream = RandomStream(seed: 11, purpose: .samples)
      handIn.set(
        handIn.weights(2, of: 2).map { $0.map { $0 + Float(stream.normal()) * 1e-3 } }, after: 4, of: 2)
    },
    own("the losses of one's own function bettered by a tenth", "snake: the loss reported for epoch") {
      handIn in
      handIn.runs[2] = MadeRuns.submitted(try UndeservedHandIn.trained(smooth), smooth)
      for index in handIn.runs[2].history.indices { handIn.runs[2].history[index].loss *= 0.9 }
    },
    own("another function handed in than trained", "snake: trained again from seed 1") { handIn in
      handIn.runs[2] = MadeRuns.submitted(try UndeservedHandIn.trained(smooth), smooth)
      let other = { @Sendable (z: Double) in smooth.f(z) + 0.01 * sin(z) }
      let otherSlope = { @Sendable (z: Double) in smooth.derivative(z) + 0.01 * cos(z) }
      handIn.runs[2].activation.values = MadeRuns.probes.map(other)
      handIn.runs[2].activation.slopes = MadeRuns.probes.map(otherSlope)
      handIn.runs[2].activation.samples = SampledFunction.answers(other, derivative: otherSlope)
    },
    own("a function that was not handed in whole", "was not handed in whole") { handIn in
      handIn.runs[2].activation.samples.removeLast(8)
    },
    own("a function said to be one of the engine's that there is not", "has this parameter") { handIn in
      (handIn.runs[2].activation.family, handIn.runs[2].activation.parameter) = ("mish", 7)
    },
    // Honest: a function of the engine's with a parameter of one's own.
    UndeservedCase(
      name: "a leaky ReLU of another slope", believed: ["ReLU", "a third", "tanh"], reason: "", costs: []
    ) { handIn in
      let own = Activation.leakyReLU(negativeSlope: 1.0 / 3)
      handIn.runs[2] = MadeRuns.submitted(
        try UndeservedHandIn.trained(own), own)
      handIn.runs[2].activation.name = "a third"
    },
  ]

  /// Corners where no panel of the engine's table ends, so that the engine calls the function itself around them.
  private static func cornered(_ step: Double = 0) throws -> Activation {
    try .custom(
      "bent line", { z in z > 0.7 ? 0.7 + (z - 0.7) / 2 : z > -0.1 ? z : z / 10 - 0.09 + step },
      derivative: { z in z > 0.7 ? 0.5 : z > -0.1 ? 1 : 0.1 })
  }

  private static func corners(
    _ name: String, _ reason: String, _ change: @escaping @Sendable (inout UndeservedHandIn) throws -> Void
  ) -> UndeservedCase {
    own(name, reason) { handIn in
      handIn.runs[2] = MadeRuns.submitted(try UndeservedHandIn.trained(cornered()), try cornered())
      try change(&handIn)
    }
  }

  /// What rounding alone could have done is not refuted, and not paid either: a person looks.
  private static let ownCorners: [UndeservedCase] = [
    // Honest: trained again to the bit.
    UndeservedCase(
      name: "a function of one's own with corners", believed: ["ReLU", "bent line", "tanh"], reason: "",
      costs: []
    ) { handIn in
      handIn.runs[2] = MadeRuns.submitted(try UndeservedHandIn.trained(cornered()), try cornered())
    },
    corners("corners: the last epochs left out", "a person gives these points") { handIn in
      var stream = RandomStream(seed: 11, purpose: .samples)
      handIn.set(
        handIn.weights(2, of: 2).map { $0.map { $0 + Float(stream.normal()) * 1e-3 } }, after: 4, of: 2)
    },
    corners("corners: the losses bettered by a tenth", "a person gives these points") { handIn in
      for index in handIn.runs[2].history.indices { handIn.runs[2].history[index].loss *= 0.9 }
    },
    corners("corners: the gradient norms halved", "a person gives these points") { handIn in
      for index in handIn.runs[2].history.indices { handIn.runs[2].history[index].gradientNorm? /= 2 }
    },
    corners("corners: trained with a jump that was not handed in", "a person gives these points") { handIn in
      let handedIn = handIn.runs[2].activation
      handIn.runs[2] = MadeRuns.submitted(try UndeservedHandIn.trained(cornered(0.001)), try cornered())
      handIn.runs[2].activation = handedIn
    },
    corners("corners: noise in place of the end", "bent line: trained again from seed 1") { handIn in
      var stream = RandomStream(seed: 12, purpose: .samples)
      handIn.set(
        handIn.weights(2, of: 2).map { $0.map { $0 + Float(stream.normal()) * 0.2 } }, after: 4, of: 2)
    },
  ]
}
