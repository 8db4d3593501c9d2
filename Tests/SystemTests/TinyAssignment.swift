/// The smallest assignment that has points from a run and points by hand.
enum TinyAssignment {
  static let rubric = """
    assignment: tiny
    title: Tiny
    secret: a secret of the system tests
    data: { set: drawn-digits, train: 1000, validation: 100, held-out: 200 }
    training: { epochs: 1, snapshots: [0, 1] }
    limits: { seconds: 600, memory: 2GiB }
    criteria:
      - { id: plot, judge: convergence, points: 20, rules: { series: 14, axes: 3, legend: 3 } }
      - { id: written, judge: manual, points: 15 }
    """

  /// Two criteria of training for one epoch, nothing by hand.
  static let trained = """
    assignment: tiny
    title: Tiny
    secret: a secret of the system tests
    attempts: last
    data: { set: drawn-digits, train: 1000, validation: 100, held-out: 200 }
    training: { epochs: 1, snapshots: [0, 1], minimum: 0 }
    limits: { seconds: 120, memory: 2GiB }
    control: { shuffled-labels: false }
    criteria:
      - { id: work, judge: implementation, points: 20, rules: { trained: 14, probed: 6 } }
      - { id: plot, judge: convergence, points: 20, rules: { series: 14, axes: 3, legend: 3 } }
    """

  /// What students get of it.
  static let checks = """
    assignment: tiny
    data: { set: drawn-digits, train: 1000, validation: 100, held-out: 200 }
    training: { epochs: 1, snapshots: [0, 1], minimum: 0 }
    limits: { seconds: 120, memory: 2GiB }
    control: { shuffled-labels: false }
    public: [trained, series, axes, legend]
    criteria:
      - { id: work, title: Work, judge: implementation, points: 14, rules: { trained: 14 } }
      - { id: plot, title: Plot, judge: convergence, points: 20, rules: { series: 14, axes: 3, legend: 3 } }
    """

  /// A notebook that earns all of it, but for what is done to its chart.
  static func solution(chart modifiers: String = "") -> String {
    """
    ```{swift}
    let runs = try Activation.bakeOff.map {
      try Trainer(.bakeOff($0), seed: 1).fit(.bakeOff, epochs: 1, probes: [.weights(afterEpochs: [0, 1])])
    }
    for (activation, run) in zip(Activation.bakeOff, runs) { try submit(run, of: activation) }
    let chart = Chart {
      for (activation, run) in zip(Activation.bakeOff, runs) {
        for epoch in run.history {
          LineMark(x: .value("Epoch", epoch.epoch), y: .value("Loss", epoch.loss))
            .foregroundStyle(by: .value("Activation", activation.name))
        }
      }
    }\(modifiers)
    try submit(chart, as: .convergence)
    ```

    """
  }

  /// A notebook that hands in nothing.
  static let empty = "```{swift}\nprint(1)\n```\n"
}
