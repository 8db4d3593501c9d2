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
      isBonus: criterion.isBonus, reasons: [], judge: criterion.judge.rawValue)
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
    case .checks: checks(criterion, &score)
    case .manual: score.points = nil
    }
    let deviations = evidence.deviations(for: criterion.judge)
    if !deviations.isEmpty {
      score.points = nil
      score.parts = []
      score.reasons = deviations + score.reasons
    }
    return score
  }

  func add(_ share: Double, _ rule: String, of criterion: Criterion, to score: inout Grade.Score) {
    // Half points, rounded down: a part that is not whole never earns all; one that is earns what it says, quarters too.
    let maximum = criterion.rules[rule] ?? 0
    let points = share > 1 - 1e-9 ? maximum : (share * maximum * 2 + 1e-9).rounded(.down) / 2
    score.points = (score.points ?? 0) + points
    score.parts.append(Grade.Part(rule: rule, points: points, maximum: maximum))
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
      candidate.parts = []
      convergence(chart, criterion, &candidate)
      if chart == charts[0] || (candidate.points ?? 0) > (score.points ?? 0) { score = candidate }
    }
  }

  private func convergence(_ chart: SubmittedChart, _ criterion: Criterion, _ score: inout Grade.Score) {
    var drawn = 0
    for activation in ActivationNames.contestants {
      let name = activation.name
      let series = chart.series.filter { ActivationNames.contestant($0.name)?.name == name }
      guard !series.isEmpty else {
        score.reasons.append("The convergence chart has no series of \(name).")
        continue
      }
      guard let run = evidence.run(name), run.isVerified else {
        score.reasons.append("The chart's series of \(name) rests on no run that the weights bear out.")
        continue
      }
      if let problem = series.lazy.compactMap({ mismatch($0, run) }).first {
        score.points = 0
        score.parts = []
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

  func addAxes(
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
    // Not a number, or beyond all integers, is no epoch.
    let epochs = Set(series.x.compactMap { Int(exactly: $0.rounded()) })
    for wanted in 1...rubric.training.epochs where !epochs.contains(wanted) {
      return "The chart's series of \(run.name) has no point at epoch \(wanted)."
    }
    for (x, y) in zip(series.x, series.y) {
      guard abs(x - x.rounded()) < 1e-3,
        let loss = Int(exactly: x.rounded()).flatMap({ run.reportedLoss[$0] })
      else {
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
      let isWhole = measured.contains { measurement in
        measurement.values.allSatisfy { value in
          series.y.contains { abs($0 - value) <= rubric.tolerances.chart * max(value, 1e-12) }
        }
      }
      guard isWhole else {
        return score.reasons.append("The gradient chart does not show all layers of \(name).")
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
}
