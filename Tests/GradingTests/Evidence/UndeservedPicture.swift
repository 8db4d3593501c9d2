import Testing
import Wire

@testable import Grading

/// A picture or a measurement of something else beside runs that are right: ReLU, sigmoid and GELU, so that the honest
/// hand-in earns what its charts can earn.
struct UndeservedPicture: Sendable, CustomTestStringConvertible {
  var name: String
  /// A part of what is told.
  var reason: String
  /// The criterion that earns less than the honest hand-in's.
  var costs: String
  var change: @Sendable (inout UndeservedHandIn) throws -> Void
  var testDescription: String { name }

  static let honest: UndeservedHandIn = .made([.relu, .sigmoid, .gelu])
  /// The runs are looked at once; the pictures change nothing about them.
  static let evidence = try? honest.judged { _ in }.evidence

  static func scores(_ hand: UndeservedHandIn) throws -> [String: Grade.Score] {
    var evidence = try #require(evidence)
    let intake = ArtefactIntake(hand.artefacts, epochs: MadeRuns.rubric.training.snapshots)
    (evidence.charts, evidence.measurements) = (intake.charts, intake.measurements)
    return UndeservedHandIn.scores(evidence, MadeRuns.rubric)
  }

  static let all: [UndeservedPicture] = [
    UndeservedPicture(
      name: "an invented series beside the true one of its name",
      reason: "the run recorded", costs: "convergence"
    ) { hand in
      var invented = hand.charts[0].series[0]
      invented.y = invented.y.map { $0 / 2 }
      hand.charts[0].series.append(invented)
    },
    UndeservedPicture(
      name: "losses between the epochs", reason: "of which the run knows nothing",
      costs: "convergence"
    ) { hand in
      hand.charts[0].series[0].x.append(1.4)
      hand.charts[0].series[0].y.append(hand.charts[0].series[0].y[0])
    },
    UndeservedPicture(
      name: "a gradient chart of one layer", reason: "does not show all layers of ReLU",
      costs: "gradient-flow"
    ) { hand in
      hand.charts[1].series[0].x = [1]
      hand.charts[1].series[0].y = [hand.charts[1].series[0].y[0]]
    },
    UndeservedPicture(
      name: "a picture of dead units under names of nobody",
      reason: "which was never counted",
      costs: "dead-units"
    ) { hand in
      hand.charts[2].series = [SubmittedChart.Series(name: "units", x: [1, 2], y: [777, 778])]
    },
    UndeservedPicture(
      name: "an empty picture of dead units",
      reason: "The picture of the dead units is empty.",
      costs: "dead-units"
    ) { $0.charts[2].series = [SubmittedChart.Series(name: "ReLU", x: [], y: [])] },
    UndeservedPicture(
      name: "dead units of one epoch counted twice", reason: "after at least two epochs",
      costs: "dead-units"
    ) { hand in
      hand.measurements.removeAll { $0.purpose == .deadUnits && $0.activation == "ReLU" && $0.epoch > 1 }
      hand.measurements += hand.measurements.filter { $0.purpose == .deadUnits && $0.activation == "ReLU" }
    },
    UndeservedPicture(
      name: "gradient norms that are no numbers",
      reason: "The gradient norm of ReLU, layer 1",
      costs: "gradient-flow"
    ) { hand in
      for index in hand.measurements.indices where hand.measurements[index].purpose == .gradientFlow {
        guard hand.measurements[index].activation == "ReLU" else { continue }
        hand.measurements[index].values = [.nan, .infinity, -1, 0, 1e300]
      }
    },
  ]
}
