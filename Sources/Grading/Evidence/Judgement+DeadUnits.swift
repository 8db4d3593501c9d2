import Foundation
import Wire

/// Dead units: counts by layer, and a picture of them.
extension Judgement {
  func deadUnits(_ criterion: Criterion, _ score: inout Grade.Score) {
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
      let named = ActivationNames.contestant(series.name).flatMap { evidence.run($0.name) }
      // A series may be a layer's, or a function's of one's own.
      let known = named.map(Self.deadNumbers) ?? evidence.runs.flatMap(Self.deadNumbers)
      for y in series.y where !known.contains(where: { abs($0 - y) <= 1e-6 + 0.005 * $0 }) {
        return score.reasons.append(
          "The picture shows \(text(y)) dead units for \(named?.name ?? series.name), which was never counted."
        )
      }
    }
    guard chart.series.contains(where: { !$0.y.isEmpty }) else {
      return score.reasons.append("The picture of the dead units is empty.")
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
}
