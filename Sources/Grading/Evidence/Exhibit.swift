import Experiments
import Wire

/// What a student reported beside what the grader computed, as data of a picture.
public struct Exhibit: Codable, Sendable, Hashable {
  /// The criterion's judge.
  public var judge: String
  public var title: String
  public var xLabel: String
  public var yLabel: String
  public var isLogarithmic: Bool
  public var series: [Series]

  public struct Series: Codable, Sendable, Hashable {
    public var name: String
    /// Whether the grader computed it from the weights.
    public var isRecomputed: Bool
    public var x: [Double]
    public var y: [Double]

    /// Points that cannot be drawn are left out; JSON has no words for them either.
    init(_ name: String, isRecomputed: Bool, _ points: [(x: Double, y: Double)]) {
      let shown = points.filter { $0.x.isFinite && $0.y.isFinite }
      self.name = name
      self.isRecomputed = isRecomputed
      x = shown.map(\.x)
      y = shown.map(\.y)
    }
  }
}

extension Evidence {
  /// The pictures of a submission, those without anything to show left out.
  var exhibits: [Exhibit] {
    [losses, gradients, deadUnits].filter { exhibit in exhibit.series.contains { !$0.x.isEmpty } }
  }

  private var losses: Exhibit {
    var series: [Exhibit.Series] = []
    for run in runs {
      series.append(Exhibit.Series(run.name, isRecomputed: false, drawnLoss(of: run)))
      let found = run.inspections.sorted { $0.key < $1.key }.filter { $0.value.loss > 0 }
      series.append(
        Exhibit.Series(run.name, isRecomputed: true, found.map { (x: Double($0.key), y: $0.value.loss) }))
    }
    return Exhibit(
      judge: Criterion.Judge.convergence.rawValue, title: "Training loss: as reported, and from the weights",
      xLabel: "Epoch", yLabel: "Loss", isLogarithmic: true, series: series)
  }

  /// What the chart that was handed in shows of a run; the run's history where it shows nothing of it.
  private func drawnLoss(of run: RunEvidence) -> [(x: Double, y: Double)] {
    let drawn = charts(.convergence).lazy.flatMap(\.series).first { series in
      run.contestant != nil && ActivationNames.contestant(series.name)?.name == run.contestant?.name
    }
    let reported = run.reportedLoss.sorted { $0.key < $1.key }.map { (x: Double($0.key), y: $0.value) }
    return (drawn.map { Array(zip($0.x, $0.y)).map { (x: $0.0, y: $0.1) } } ?? reported).filter { $0.y > 0 }
  }

  private var gradients: Exhibit {
    var series: [Exhibit.Series] = []
    for run in runs where run.contestant != nil {
      guard let measured = measurements(.gradientFlow, run.name).last else { continue }
      let found = run.inspections[measured.epoch]?.layerGradientNorms ?? []
      for (isRecomputed, values) in [(false, measured.values), (true, found)] {
        let shown = values.prefix(16).enumerated().filter { $0.element > 0 }
        series.append(
          Exhibit.Series(
            run.name, isRecomputed: isRecomputed, shown.map { (x: Double($0.offset + 1), y: $0.element) }))
      }
    }
    return Exhibit(
      judge: Criterion.Judge.gradientFlow.rawValue,
      title: "Gradient norms: as reported, and from the weights", xLabel: "Layer", yLabel: "Gradient norm",
      isLogarithmic: true, series: series)
  }

  private var deadUnits: Exhibit {
    var series: [Exhibit.Series] = []
    for run in runs where run.contestant != nil {
      let measured = measurements(.deadUnits, run.name).sorted { $0.epoch < $1.epoch }
      guard !measured.isEmpty else { continue }
      series.append(
        Exhibit.Series(
          run.name, isRecomputed: false,
          measured.map { (x: Double($0.epoch), y: $0.values.reduce(0, +)) }))
      let found = run.inspections.sorted { $0.key < $1.key }
      series.append(
        Exhibit.Series(
          run.name, isRecomputed: true,
          found.map { (x: Double($0.key), y: Double($0.value.deadUnits.reduce(0, +))) }))
    }
    return Exhibit(
      judge: Criterion.Judge.deadUnits.rawValue, title: "Dead units: as reported, and from the weights",
      xLabel: "Epoch", yLabel: "Dead units", isLogarithmic: false, series: series)
  }
}
