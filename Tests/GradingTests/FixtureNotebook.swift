/// A student's notebook for the tests, put together from parts. Training is tiny: 4 epochs on 1,000 drawn digits.
struct FixtureNotebook {
  var contestants = "Activation.bakeOff"
  var train = FixtureNotebook.honestTraining
  var convergence = FixtureNotebook.chart
  var flow = FixtureNotebook.flowOf("contestants") + FixtureNotebook.flowChart
  var dead = FixtureNotebook.deadCounts + FixtureNotebook.deadChart
  var custom = FixtureNotebook.softGate
  var prose = ""

  var markdown: String {
    let cells = ["let contestants: [Activation] = \(contestants)", train, convergence, flow, dead, custom]
    return "---\ntitle: A bake-off\n---\n\n"
      + cells.filter { !$0.isEmpty }.map { "```{swift}\n\($0)\n```\n" }.joined(
        separator: "\nProse between the cells.\n\n") + "\n" + prose
  }

  static func training(on data: String) -> String {
    """
    let epochs = 4
    let runs = try contestants.map { activation in
      try Trainer(.bakeOff(activation), seed: 1)
        .fit(\(data), epochs: epochs, probes: [.weights(afterEpochs: [0, 1, 2, 4])])
    }
    """
  }

  static let handIn = "\nfor (activation, run) in zip(contestants, runs) { try submit(run, of: activation) }"
  static let honestTraining = training(on: ".bakeOff") + handIn

  static func chart(_ value: String, _ modifiers: String = "") -> String {
    """
    let convergence = Chart {
      for (activation, run) in zip(contestants, runs) {
        for epoch in run.history {
          LineMark(x: .value("Epoch", epoch.epoch), y: .value("Loss", \(value)))
            .foregroundStyle(by: .value("Activation", activation.name))
        }
      }
    }\(modifiers)
    try submit(convergence, as: .convergence)
    """
  }
  static let chart = chart("epoch.loss")

  static func flowOf(_ some: String) -> String {
    """
    let shown: [Activation] = \(some)
    let norms = try shown.map { activation -> [Double] in
      let index = contestants.firstIndex(of: activation) ?? 0
      return try runs[index].inspection(of: activation, afterEpoch: 4).layerGradientNorms
    }
    for (activation, found) in zip(shown, norms) { submit(gradientNorms: found, of: activation, afterEpoch: 4) }

    """
  }
  static let flowChart = """
    let flow = Chart {
      for (activation, found) in zip(shown, norms) {
        for (layer, norm) in found.enumerated() {
          LineMark(x: .value("Layer", layer + 1), y: .value("Gradient norm", norm))
            .foregroundStyle(by: .value("Activation", activation.name))
        }
      }
    }
    try submit(flow, as: .gradientFlow)
    """

  static let deadCounts = """
    var points: [(name: String, epoch: Int, units: Int)] = []
    for (activation, run) in zip(contestants, runs) {
      for epoch in [1, 4] {
        let found = try run.inspection(of: activation, afterEpoch: epoch).deadUnits
        submit(deadUnits: found, of: activation, afterEpoch: epoch)
        points.append((activation.name, epoch, found.reduce(0, +)))
      }
    }

    """
  static let deadChart = """
    let dead = Chart(points) { point in
      LineMark(x: .value("Epoch", point.epoch), y: .value("Dead units", point.units))
        .foregroundStyle(by: .value("Activation", point.name))
    }
    try submit(dead, as: .deadUnits)
    """

  static func custom(derivative: String) -> String {
    """
    let mine = try Activation.custom(
      "soft gate", { z in z / 2 * (1 + z / (1 + abs(z))) }, derivative: { z in \(derivative) })
    let own = try Trainer(.bakeOff(mine), seed: 1)
      .fit(.bakeOff, epochs: 4, probes: [.weights(afterEpochs: [0, 1, 2, 4])])
    try submit(own, of: mine)
    """
  }
  static let softGate = custom(
    derivative: "(1 + z / (1 + abs(z))) / 2 + z / (2 * (1 + abs(z)) * (1 + abs(z)))")

  /// The instructor's file for these notebooks; the points are the real assignment's.
  static let rubric = """
    assignment: bake-off
    title: The great bake-off
    secret: a secret of the tests, canary-7f3a
    due: 2026-12-01
    late: { percent-per-day: 10, days: 5 }
    data: { set: drawn-digits, train: 1000, validation: 200, held-out: 500 }
    training: { epochs: 4, snapshots: [0, 1, 2, 4], bar: 0.3, minimum: 0.2 }
    limits: { seconds: 300, memory: 3GiB, processes: 128, output: 700MB }
    control: { shuffled-labels: true }
    criteria:
      - { id: implementation, judge: implementation, points: 20, rules: { trained: 14, probed: 6 } }
      - { id: convergence, judge: convergence, points: 20, rules: { series: 14, axes: 3, legend: 3 } }
      - { id: gradient-flow, judge: gradient-flow, points: 20, rules: { norms: 15, chart: 5 } }
      - { id: dead-units, judge: dead-units, points: 15, rules: { counts: 10, picture: 5 } }
      - { id: written, judge: manual, points: 15 }
      - id: custom
        judge: custom-activation
        points: 10
        bonus: true
        rules: { differs: 3, derivative: 3, trains: 4 }
    """
}
