import Foundation
import Wire

/// How much of what a notebook hands in is looked at. An honest bake-off stays far below each of these numbers;
/// without them a stranger decides how long the grader works.
enum ArtefactLimits {
  /// In all; the last ones count.
  static let artefacts = 2_000
  /// Runs with different names: the seven, and some of one's own.
  static let runs = 16
  /// Charts for one purpose; the last ones count.
  static let charts = 8
  static let series = 64
  /// In one series.
  static let points = 4_000
  /// In one chart.
  static let chartPoints = 40_000
  /// In the history of a run.
  static let epochs = 1_000
  /// Of a run's weights.
  static let snapshots = 100
  /// Of an activation at the grader's inputs.
  static let answers = 1_000
  /// In one measurement.
  static let values = 100
  /// Bytes of a name of anything.
  static let name = 200
  /// Of a function that is handed in for an assignment's own checks.
  static let functionOutputs = 100_000
  /// Bytes of a value that is handed in for an assignment's own checks.
  static let valueBytes = 64 << 20
  /// Bytes of the written analysis that are looked at; a page has some three thousand.
  static let analysis = 60_000
  /// Of all cells, on a notebook's page.
  static let results = 4_000
  /// Of a notebook, on its page.
  static let blocks = 4_000
  /// Of several hand-ins of one student, where the best counts.
  static let handIns = 5
}

extension SubmittedChart {
  /// Why the chart is not looked at; `nil` for one of ordinary size.
  var excess: String? {
    guard series.count <= ArtefactLimits.series else {
      return
        "A chart of \(series.count) series was handed in; charts of at most \(ArtefactLimits.series) count."
    }
    let longest = series.map { max($0.x.count, $0.y.count) }
    guard longest.allSatisfy({ $0 <= ArtefactLimits.points }),
      longest.reduce(0, +) <= ArtefactLimits.chartPoints
    else {
      return
        "A chart of \(longest.reduce(0, +)) points was handed in; charts of at most \(ArtefactLimits.chartPoints) points, \(ArtefactLimits.points) in a series, count."
    }
    return nil
  }
}

/// What a notebook handed in, sorted, with names that are only names, and no more of it than an honest one has.
struct ArtefactIntake {
  /// The last run of each name.
  private(set) var runs: [SubmittedRun] = []
  private(set) var charts: [SubmittedChart] = []
  /// The last measurement of each purpose, activation and epoch.
  private(set) var measurements: [SubmittedMeasurement] = []

  /// - Parameter epochs: The epochs that the assignment asks weights of; nothing can be measured at others.
  init(_ artefacts: [SubmittedArtefact], epochs: [Int]) {
    var measured: [MeasurementKey: Int] = [:]
    for artefact in artefacts.suffix(ArtefactLimits.artefacts) {
      switch artefact {
      case .run(var run):
        run.activation.name = run.activation.name.plainName
        let name = ActivationNames.known(run.activation.name)
        runs.removeAll { ActivationNames.known($0.activation.name) == name }
        runs.append(run)
      case .chart(var chart):
        guard chart.excess == nil else { continue }
        chart.xLabel = chart.xLabel.plainName
        chart.yLabel = chart.yLabel.plainName
        for index in chart.series.indices { chart.series[index].name = chart.series[index].name.plainName }
        charts.append(chart)
      case .measurement(var measurement):
        measurement.activation = measurement.activation.plainName
        let key = MeasurementKey(
          purpose: measurement.purpose, name: ActivationNames.known(measurement.activation),
          epoch: epochs.contains(measurement.epoch) ? measurement.epoch : -1)
        if let index = measured[key] {
          measurements[index] = measurement
        } else {
          measured[key] = measurements.count
          measurements.append(measurement)
        }
      // The assignment's own checks look at them.
      case .value, .function: break
      }
    }
    // However many functions of one's own there are, the contestants' runs stay.
    let own = runs.filter { ActivationNames.contestant($0.activation.name) == nil }
    let left = Set(
      own.dropLast(ArtefactLimits.runs - ActivationNames.contestants.count).map(\.activation.name))
    runs.removeAll { left.contains($0.activation.name) }
    charts = SubmissionPurpose.allCases.flatMap { purpose in
      charts.filter { $0.purpose == purpose }.suffix(ArtefactLimits.charts)
    }
  }

  private struct MeasurementKey: Hashable {
    var purpose: SubmissionPurpose
    var name: String
    /// -1 for all that the assignment does not ask for.
    var epoch: Int
  }
}

extension String {
  /// A name without what is no part of a name: controls, and the marks that turn the direction of writing, by which
  /// one name can be shown as another.
  var plainName: String {
    guard unicodeScalars.contains(where: \.isNoPartOfAName) else { return self }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: unicodeScalars.filter { !$0.isNoPartOfAName })
    return String(scalars)
  }
}

extension Unicode.Scalar {
  fileprivate var isNoPartOfAName: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }
}
