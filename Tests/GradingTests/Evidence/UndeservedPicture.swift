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

  static func scores(_ handIn: UndeservedHandIn) throws -> [String: Grade.Score] {
    var evidence = try #require(evidence)
    let intake = ArtefactIntake(handIn.artefacts, epochs: MadeRuns.rubric.training.snapshots)
    (evidence.charts, evidence.measurements) = (intake.charts, intake.measurements)
    return UndeservedHandIn.scores(evidence, MadeRuns.rubric)
  }

  static let all: [UndeservedPicture] = [
    UndeservedPicture(
      name: "an invented series beside the true one of its name",
      reason: "the run recorded", costs: "convergence"
    ) { handIn in
      var invented = handIn.charts[0].series[0]
      invented.y = invented.y.map { $0 / 2 }
      handIn.charts[0].series.append(invented)
    },
    UndeservedPicture(
      name: "losses between the epochs", reason: "of which the run knows nothing",
      costs: "convergence"
    ) { handIn in
      handIn.charts[0].series[0].x.append(1.4)
      handIn.charts[0].series[0].y.append(handIn.charts[0].series[0].y[0])
    },
    UndeservedPicture(
      name: "a gradient chart of one layer", reason: "does not show all layers of ReLU",
      costs: "gradient-flow"
    ) { handIn in
      handIn.charts[1].series[0].x = [1]
      handIn.charts[1].series[0].y = [handIn.charts[1].series[0].y[0]]
    },
    UndeservedPicture(
      name: "a picture of dead units under names of nobody",
      reason: "which was never counted",
      costs: "dead-units"
    ) { handIn in
      handIn.charts[2].series = [SubmittedChart.Series(name: "units", x: [1, 2], y: [777, 778])]
    },
    UndeservedPicture(
      name: "an empty picture of dead units",
      reason: "The picture of the dead units is empty.",
      costs: "dead-units"
    ) { $0.charts[2].series = [SubmittedChart.Series(name: "ReLU", x: [], y: [])] },
    UndeservedPicture(
      name: "dead units of one epoch counted twice", reason: "after at least two epochs",
      costs: "dead-units"
    ) { handIn in
      handIn.measurements.removeAll { $0.purpose == .deadUnits && $0.activation == "ReLU" && $0.epoch > 1 }
      handIn.measurements += handIn.measurements.filter {
        $0.purpose == .deadUnits && $0.activation == "ReLU"
      }
    },
    UndeservedPicture(
      name: "gradient norms that are no numbers",
      reason: "The gradient norm of ReLU, layer 1",
      costs: "gradient-flow"
    ) { handIn in
      for index in handIn.measurements.indices where handIn.measurements[index].purpose == .gradientFlow {
        guard handIn.measurements[index].activation == "ReLU" else { continue }
        handIn.measurements[index].values = [.nan, .infinity, -1, 0, 1e300]
      }
    },
  ]
}
