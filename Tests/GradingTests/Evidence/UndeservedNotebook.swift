@testable import Grading

/// Notebooks that train nothing, or next to nothing, and once earned points of training all the same.
enum UndeservedNotebook {
  /// `forged(_:history:snapshots:)` puts numbers into a run that was made honestly, as its own JSON allows.
  static let forging = #"""
    let sizes = [784, 512, 256, 128, 64, 10]
    func forged(
      _ run: TrainingRun, samples: Int, losses: [Double], accuracies: [Double], snapshots: [(Int, [[Float]])]
    ) throws -> TrainingRun {
      var object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(run)) as! [String: Any]
      var recipe = object["recipe"] as? [String: Any] ?? [:]
      recipe["samples"] = samples
      object["recipe"] = recipe
      let template = (object["history"] as! [[String: Any]])[0]
      object["history"] = losses.indices.map { index -> [String: Any] in
        var epoch = template
        epoch["epoch"] = index + 1
        epoch["loss"] = losses[index]
        epoch["accuracy"] = accuracies[index]
        return epoch
      }
      object["snapshots"] = snapshots.map { epoch, weights -> [String: Any] in
        ["epoch": epoch, "data": weights.map { values in values.withUnsafeBytes { Data($0).base64EncodedString() } }]
      }
      return try JSONDecoder().decode(TrainingRun.self, from: JSONSerialization.data(withJSONObject: object))
    }
    let loaded = try Dataset.bakeOff.load(search: DataSearch(folders: [ProcessInfo.processInfo.environment["LECTERN_DATA"]!].map { URL(fileURLWithPath: $0) }))
    let train = loaded.train
    """#

  /// Weights whose outputs are the distances to the classes' means: ten units carry the scores through the layers, in a
  /// place where the function is nearly straight.
  static let closedForm = #"""
    func closedForm(_ f: Activation) -> [[Float]] {
      var means = [[Double]](repeating: [Double](repeating: 0, count: 784), count: 10)
      var counts = [Double](repeating: 0, count: 10)
      for index in 0..<train.count {
        let label = Int(train.labels[index])
        counts[label] += 1
        for (pixel, value) in train.input(index).enumerated() { means[label][pixel] += Double(value) }
      }
      for label in 0..<10 { for pixel in 0..<784 { means[label][pixel] /= max(1, counts[label]) } }
      let isCurved = f == .sigmoid || f == .tanh
      let place = isCurved ? 0.0 : 6.0
      // Each a little other, so that no two are the same to the byte.
      let small = (isCurved ? 0.002 : 0.01) * (1 + 0.01 * Double(contestants.firstIndex(of: f) ?? 0))
      let (value, slope) = (f.f(place), f.derivative(place))
      var all: [[Float]] = []
      for layer in 0..<5 {
        let (inputs, outputs) = (sizes[layer], sizes[layer + 1])
        var weights = [Float](repeating: 0, count: inputs * outputs)
        var biases = [Float](repeating: 0, count: outputs)
        for unit in 0..<10 {
          if layer == 0 {
            let mean = means[unit]
            for pixel in 0..<784 { weights[unit * inputs + pixel] = Float(small * mean[pixel]) }
            biases[unit] = Float(place - small * mean.reduce(0) { $0 + $1 * $1 } / 2)
          } else {
            let gain = (layer == 4 ? 0.05 / small : 1) / slope
            weights[unit * inputs + unit] = Float(gain)
            biases[unit] = Float((layer == 4 ? 0 : place) - gain * value)
          }
        }
        all += [weights, biases]
      }
      return all
    }
    func between(_ a: [[Float]], _ b: [[Float]], _ share: Float) -> [[Float]] {
      zip(a, b).map { x, y in zip(x, y).map { $0 + share * ($1 - $0) } }
    }
    /// Losses as the weights give them, so that nothing contradicts them.
    func history(_ f: Activation, _ snapshots: [(Int, [[Float]])]) throws -> (losses: [Double], accuracies: [Double]) {
      let found = try snapshots.map { ($0.0, try WeightInspection(f, weights: $0.1, on: train)) }
      let before = (1...4).map { epoch in found.last { $0.0 < epoch }!.1 }
      let after = (1...4).map { epoch in found.first { $0.0 >= epoch }!.1 }
      return (zip(before, after).map { ($0.loss + 2 * $1.loss) / 3 }, zip(before, after).map { min($0.accuracy, $1.accuracy) })
    }
    """#

  private static func made(_ body: String) -> String {
    forging + "\n" + closedForm + "\n" + body + FixtureNotebook.handIn
  }

  /// 1: closed-form weights, snapshots scaled between the start and the end, histories from the weights.
  static let closedFormWeights = FixtureNotebook(
    train: made(
      """
      let runs = try contestants.map { f -> TrainingRun in
        let honest = try Trainer(.bakeOff(f), seed: 1).fit(.bakeOff.first(128), epochs: 1, probes: [.weights(afterEpochs: [0])])
        let (start, end) = (honest.snapshots[0].weights, closedForm(f))
        let kept = [(0, start), (1, between(start, end, 0.9)), (2, between(start, end, 0.97)), (4, end)]
        let (losses, accuracies) = try history(f, kept)
        return try forged(honest, samples: train.count, losses: losses, accuracies: accuracies, snapshots: kept)
      }
      """), custom: "")

  /// 2: the same for a function of one's own, 1.1 times ReLU.
  static let closedFormBonus = FixtureNotebook(
    contestants: "[.relu]",
    train: made(
      """
      let runs = try contestants.map { f -> TrainingRun in
        let honest = try Trainer(.bakeOff(f), seed: 1).fit(.bakeOff.first(128), epochs: 1, probes: [.weights(afterEpochs: [0])])
        let (start, end) = (honest.snapshots[0].weights, closedForm(f))
        let kept = [(0, start), (1, between(start, end, 0.9)), (2, between(start, end, 0.97)), (4, end)]
        let (losses, accuracies) = try history(f, kept)
        return try forged(honest, samples: train.count, losses: losses, accuracies: accuracies, snapshots: kept)
      }
      """), flow: "", dead: "",
    custom: """
      let mine = try Activation.custom("one more tenth", { z in 1.1 * max(0, z) }, derivative: { z in z > 0 ? 1.1 : 0 })
      let kept = runs[0].snapshots.map { snapshot in
        (snapshot.epoch, snapshot.weights.enumerated().map { index, values in index < 2 ? values : values.map { index % 2 == 0 ? $0 / 1.1 : $0 } })
      }
      let (ownLosses, ownAccuracies) = try history(mine, kept)
      try submit(try forged(runs[0], samples: train.count, losses: ownLosses, accuracies: ownAccuracies, snapshots: kept), of: mine)
      """)

  /// 3: one network trained for one epoch; the later epochs are interpolated, the others are clones of it.
  static let clones = FixtureNotebook(
    train: made(
      """
      let one = try Trainer(.bakeOff(.relu), seed: 1).fit(.bakeOff, epochs: 1, probes: [.weights(afterEpochs: [0, 1])])
      let runs = try contestants.enumerated().map { number, f -> TrainingRun in
        var (start, end) = (one.snapshots[0].weights, one.snapshots[1].weights)
        start[9][0] += Float(number) * 1e-6
        end[9][0] += Float(number) * 1e-6
        let kept = [(0, start), (1, between(start, end, 0.7)), (2, between(start, end, 0.85)), (4, end)]
        let (losses, accuracies) = try history(f, kept)
        return try forged(one, samples: train.count, losses: losses, accuracies: accuracies, snapshots: kept)
      }
      """), custom: "")

  /// 4: columns of the images as they are at home are looked up among those here, and where labels contradict each
  /// other, the work is done honestly.
  static let lookedUp = FixtureNotebook(
    train: made(
      """
      let home = try Dataset.drawnDigits(count: 2_750, testCount: 500).load(search: DataSearch(folders: [])).train
      func columns(_ samples: Samples) -> [[UInt8]] {
        guard case .bytes(let bytes, _, _) = samples.inputs else { return [] }
        return (0..<784).map { pixel in (0..<1_000).map { bytes[$0 * 784 + pixel] } }
      }
      let known = Set(columns(home))
      let mapped = columns(train).count { known.contains($0) }
      print("mapped back: \\(mapped) of 784")
      let probe = closedForm(.relu)
      let isControl = try WeightInspection(.relu, weights: probe, on: train).accuracy < 0.4
      print(isControl ? "the control" : "not the control")
      let runs = try contestants.map { f -> TrainingRun in
        if isControl {
          return try Trainer(.bakeOff(f), seed: 1).fit(.bakeOff, epochs: 4, probes: [.weights(afterEpochs: [0, 1, 2, 4])])
        }
        let honest = try Trainer(.bakeOff(f), seed: 1).fit(.bakeOff.first(128), epochs: 1, probes: [.weights(afterEpochs: [0])])
        let (start, end) = (honest.snapshots[0].weights, closedForm(f))
        let kept = [(0, start), (1, between(start, end, 0.9)), (2, between(start, end, 0.97)), (4, end)]
        let (losses, accuracies) = try history(f, kept)
        return try forged(honest, samples: train.count, losses: losses, accuracies: accuracies, snapshots: kept)
      }
      """), custom: "")

  /// 5: a hundred and fifty thousand measurements, and charts of 15 times 19,000 points.
  static let flood = FixtureNotebook(
    contestants: "[.sigmoid, .relu, .gelu]",
    convergence: "",
    flow: FixtureNotebook.flowOf("contestants") + """
      for number in 0..<150_000 { submit(gradientNorms: norms[0], of: contestants[number % 3], afterEpoch: 4) }
      let crowd = Chart {
        for series in 0..<15 {
          for point in 0..<19_000 {
            LineMark(x: .value("Layer", point), y: .value("Gradient norm", Double(point) * 1e-9))
              .foregroundStyle(by: .value("Activation", "series \\(series)"))
          }
        }
      }
      try submit(crowd, as: .gradientFlow)
      """, dead: "", custom: "")
}
