import Foundation
import Networks
import Wire

/// Turns evidence into points by the rubric's rules, with a sentence for each point that is missing.
///
/// What is missing or contradicted earns nothing: nothing passes by default.
struct Judgement {
  var rubric: Rubric
  var evidence: Evidence

  func score(_ criterion: Criterion) -> Grade.Score {
    var score = Grade.Score(
      criterion: criterion.id, title: criterion.title, points: 0, maximum: criterion.points,
      isBonus: criterion.isBonus, reasons: [])
    if let problem = evidence.controlProblem, criterion.judge != .manual {
      score.reasons = [problem]
      return score
    }
    switch criterion.judge {
    case .implementation: implementation(criterion, &score)
    case .convergence: convergence(criterion, &score)
    case .gradientFlow: gradientFlow(criterion, &score)
    case .deadUnits: deadUnits(criterion, &score)
    case .customActivation: customActivation(criterion, &score)
    case .manual: score.points = nil
    }
    return score
  }

  private func add(_ share: Double, _ rule: String, of criterion: Criterion, to score: inout Grade.Score) {
    // Half points, rounded down: a part that is not whole never earns all.
    let points = (share * (criterion.rules[rule] ?? 0) * 2 + 1e-9).rounded(.down) / 2
    score.points = (score.points ?? 0) + points
  }

  private func implementation(_ criterion: Criterion, _ score: inout Grade.Score) {
    var (trained, probed) = (0, 0)
    for activation in ActivationNames.contestants {
      guard let run = evidence.run(activation.name) else {
        score.reasons.append("No run of \(activation.name) was handed in.")
        continue
      }
      guard run.isVerified else {
        score.reasons += run.problems
        continue
      }
      trained += 1
      if let problem = run.probeProblem { score.reasons.append(problem) } else { probed += 1 }
    }
    let count = Double(ActivationNames.contestants.count)
    add(Double(trained) / count, "trained", of: criterion, to: &score)
    add(Double(probed) / count, "probed", of: criterion, to: &score)
  }

  /// The best chart counts. One that shows what was never computed earns nothing at all.
  private func convergence(_ criterion: Criterion, _ score: inout Grade.Score) {
    let charts = evidence.charts(.convergence)
    guard !charts.isEmpty else { return score.reasons.append("No convergence chart was handed in.") }
    for chart in charts {
      var candidate = score
      candidate.points = 0
      candidate.reasons = []
      convergence(chart, criterion, &candidate)
      if chart == charts[0] || (candidate.points ?? 0) > (score.points ?? 0) { score = candidate }
    }
  }

  private func convergence(_ chart: SubmittedChart, _ criterion: Criterion, _ score: inout Grade.Score) {
    var drawn = 0
    for activation in ActivationNames.contestants {
      let name = activation.name
      guard let series = chart.series.first(where: { ActivationNames.contestant($0.name)?.name == name })
      else {
        score.reasons.append("The convergence chart has no series of \(name).")
        continue
      }
      guard let run = evidence.run(name), run.isVerified else {
        score.reasons.append("The chart's series of \(name) rests on no run that the weights bear out.")
        continue
      }
      if let problem = mismatch(series, run) {
        score.points = 0
        score.reasons = [problem]
        return
      }
      drawn += 1
    }
    add(Double(drawn) / Double(ActivationNames.contestants.count), "series", of: criterion, to: &score)
    guard drawn > 0 else { return }
    addAxes("axes", chart, criterion, &score)
    if chart.hasLegend {
      add(1, "legend", of: criterion, to: &score)
    } else {
      score.reasons.append("The convergence chart has no legend.")
    }
  }

  private func addAxes(
    _ rule: String, _ chart: SubmittedChart, _ criterion: Criterion, _ score: inout Grade.Score
  ) {
    let unlabelled = [("x", chart.xLabel), ("y", chart.yLabel)].filter {
      $0.1.trimmingCharacters(in: .whitespaces).isEmpty
    }
    for axis in unlabelled { score.reasons.append("The chart's \(axis.0) axis has no label.") }
    add(Double(2 - unlabelled.count) / 2, rule, of: criterion, to: &score)
  }

  /// What is wrong with a series of losses against epochs.
  private func mismatch(_ series: SubmittedChart.Series, _ run: RunEvidence) -> String? {
    let epochs = Set(series.x.map { Int($0.rounded()) })
    for wanted in 1...rubric.training.epochs where !epochs.contains(wanted) {
      return "The chart's series of \(run.name) has no point at epoch \(wanted)."
    }
    for (x, y) in zip(series.x, series.y) {
      guard let loss = run.reportedLoss[Int(x.rounded())] else {
        return "The chart shows \(run.name) at epoch \(text(x)), of which the run knows nothing."
      }
      if !(abs(y - loss) <= rubric.tolerances.chart * max(abs(loss), 1e-3)) {
        return
          "The chart shows a loss of \(text(y)) for \(run.name) at epoch \(text(x)); the run recorded \(text(loss))."
      }
    }
    return nil
  }

  private func gradientFlow(_ criterion: Criterion, _ score: inout Grade.Score) {
    let wanted: [Activation] = [.sigmoid, .relu, .gelu]
    var agreeing: [String: [SubmittedMeasurement]] = [:]
    for activation in wanted {
      let measured = evidence.measurements(.gradientFlow, activation.name)
      guard !measured.isEmpty else {
        score.reasons.append("No gradient norms of \(activation.name) were handed in.")
        continue
      }
      guard let run = evidence.run(activation.name), run.isVerified else {
        score.reasons.append(
          "The gradient norms of \(activation.name) rest on no run that the weights bear out.")
        continue
      }
      let problems = measured.compactMap { gradientProblem($0, run) }
      guard problems.isEmpty else {
        score.reasons.append(problems[0])
        continue
      }
      agreeing[activation.name] = measured
    }
    add(Double(agreeing.count) / Double(wanted.count), "norms", of: criterion, to: &score)
    guard !agreeing.isEmpty else { return }
    addGradientChart(agreeing, criterion, &score)
  }

  private func gradientProblem(_ measured: SubmittedMeasurement, _ run: RunEvidence) -> String? {
    guard let found = run.inspections[measured.epoch]?.layerGradientNorms else {
      return
        "The gradient norms of \(run.name) are of epoch \(measured.epoch), of which no weights were handed in."
    }
    guard measured.values.count == found.count else {
      return
        "The gradient norms of \(run.name) are \(measured.values.count) numbers; there are \(found.count) layers."
    }
    for (layer, (given, right)) in zip(measured.values, found).enumerated()
    where !(abs(given - right) <= rubric.tolerances.gradient * max(right, 1e-8)) {
      return
        "The gradient norm of \(run.name), layer \(layer + 1), is given as \(text(given)); the weights give \(text(right))."
    }
    return nil
  }

  private func addGradientChart(
    _ agreeing: [String: [SubmittedMeasurement]], _ criterion: Criterion, _ score: inout Grade.Score
  ) {
    guard let chart = evidence.charts(.gradientFlow).last else {
      return score.reasons.append("No chart of the gradient flow was handed in.")
    }
    for series in chart.series {
      guard let name = ActivationNames.contestant(series.name)?.name, let measured = agreeing[name] else {
        continue
      }
      let known = measured.flatMap(\.values)
      for y in series.y
      where !known.contains(where: { abs(y - $0) <= rubric.tolerances.chart * max($0, 1e-12) }) {
        return score.reasons.append(
          "The gradient chart shows \(text(y)) for \(name), which was never measured.")
      }
    }
    let shown = agreeing.keys.filter { name in
      chart.series.contains { ActivationNames.contestant($0.name)?.name == name }
    }
    guard shown.count == 3 else {
      return score.reasons.append(
        "The gradient chart does not show sigmoid, ReLU and GELU with their true values.")
    }
    addAxes("chart", chart, criterion, &score)
  }

  private func deadUnits(_ criterion: Criterion, _ score: inout Grade.Score) {
    var counted = 0
    for activation in ActivationNames.contestants {
      let measured = evidence.measurements(.deadUnits, activation.name)
      guard Set(measured.map(\.epoch)).count >= 2 else {
        score.reasons.append("Dead units of \(activation.name) were not counted after at least two epochs.")
        continue
      }
      guard let run = evidence.run(activation.name), run.isVerified else {
        score.reasons.append("The dead units of \(activation.name) rest on no run that the weights bear out.")
        continue
      }
      let wrong = measured.first { measurement in
        run.inspections[measurement.epoch].map { $0.deadUnits.map(Double.init) } != measurement.values
      }
      guard let wrong else {
        counted += 1
        continue
      }
      let right =
        run.inspections[wrong.epoch]?.deadUnits.map(String.init).joined(separator: ", ") ?? "nothing"
      score.reasons.append(
        "Dead units of \(run.name) after epoch \(wrong.epoch) are given as \(wrong.values.map(text).joined(separator: ", ")); the weights give \(right)."
      )
    }
    add(Double(counted) / Double(ActivationNames.contestants.count), "counts", of: criterion, to: &score)
    guard counted > 0 else { return }
    addDeadPicture(criterion, &score)
  }

  private func addDeadPicture(_ criterion: Criterion, _ score: inout Grade.Score) {
    guard let chart = evidence.charts(.deadUnits).last, !chart.series.isEmpty else {
      return score.reasons.append("No picture of the dead units was handed in.")
    }
    for series in chart.series {
      guard let run = ActivationNames.contestant(series.name).flatMap({ evidence.run($0.name) }) else {
        continue
      }
      let known = Self.deadNumbers(run)
      for y in series.y where !known.contains(where: { abs($0 - y) <= 1e-6 + 0.005 * $0 }) {
        return score.reasons.append(
          "The picture shows \(text(y)) dead units for \(run.name), which was never counted.")
      }
    }
    addAxes("picture", chart, criterion, &score)
  }

  /// Every number a picture of dead units may show: by layer or in all, as count, share or per cent.
  private static func deadNumbers(_ run: RunEvidence) -> [Double] {
    let widths = [512.0, 256, 128, 64]
    return run.inspections.values.flatMap { inspection -> [Double] in
      let counts = inspection.deadUnits.map(Double.init)
      let total = counts.reduce(0, +)
      let shares = zip(counts, widths).map { $0 / $1 } + [total / widths.reduce(0, +)]
      return counts + [total] + shares + shares.map { 100 * $0 }
    }
  }

  private func customActivation(_ criterion: Criterion, _ score: inout Grade.Score) {
    guard let run = evidence.customRuns.last else {
      return score.reasons.append("No run of an activation of your own was handed in.")
    }
    guard let table = evidence.tables[run.name], let nearest = Self.nearest(table) else {
      return score.reasons.append("\(run.name) did not answer at the grader's inputs.")
    }
    if nearest.distance > 0.05 {
      add(1, "differs", of: criterion, to: &score)
    } else {
      score.reasons.append("\(run.name) is \(nearest.name) to within \(text(nearest.distance)).")
      return
    }
    if let problem = run.probeProblem {
      score.reasons.append(problem)
    } else {
      add(1, "derivative", of: criterion, to: &score)
    }
    guard run.isVerified, let accuracy = run.heldOutAccuracy else {
      score.reasons += run.problems
      return
    }
    if accuracy >= rubric.training.bar {
      add(1, "trains", of: criterion, to: &score)
    } else {
      score.reasons.append(
        "\(run.name) classifies \(percent(accuracy)) of held-out images; the bar is \(percent(rubric.training.bar))."
      )
    }
  }

  /// The built-in function that a table is closest to, by the largest difference within [-4, 4].
  private static func nearest(_ table: [Double]) -> (name: String, distance: Double)? {
    let grid = SubmittedActivation.grid
    guard table.count == grid.count else { return nil }
    let places = grid.indices.filter { abs(grid[$0]) <= 4 }
    let known = Activation.all.filter { $0 != .rrelu && $0 != .prelu }
    return known.map { activation -> (name: String, distance: Double) in
      (activation.name, places.reduce(0.0) { max($0, abs(activation.f(grid[$1]) - table[$1])) })
    }.min { $0.distance < $1.distance }
  }
}
