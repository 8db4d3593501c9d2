// Gallery of charts

// Each chart here shows something that no other on this page does, and stands under the code that
// draws it. The code is whole: copy it into a cell of your own. Whoever knows Apple’s Swift Charts
// knows nearly all of it; what differs or is added is listed in `docs/charts.md`.
//
// <!-- Written from Tests/ChartsTests/Gallery by LECTERN_RECORD=1 make test: edit the charts there. -->
//
// ## Functions
//
// ### Activation curves

let activations: [(name: String, function: (Double) -> Double)] = [
  ("ReLU", { max(0, $0) }), ("Leaky ReLU", { $0 > 0 ? $0 : 0.1 * $0 }),
  ("ELU", { $0 > 0 ? $0 : exp($0) - 1 }), ("SiLU", { $0 / (1 + exp(-$0)) }),
  ("Tanh", { tanh($0) }),
  ("Sigmoid", { 1 / (1 + exp(-$0)) }),
]
Chart {
  for activation in activations {
    LinePlot(
      x: "x", y: "Activation", domain: -6...6, function: activation.function
    )
    .foregroundStyle(by: .value("Activation", activation.name))
  }
}
.chartYScale(domain: -1.5...6)

// ### Activations and their slopes

typealias Function = (Double) -> Double
let curves: [(name: String, value: Function, slope: Function)] = [
  ("ReLU", { max(0, $0) }, { $0 > 0 ? 1 : 0 }),
  ("Tanh", { tanh($0) }, { 1 - tanh($0) * tanh($0) }),
  ("Softplus", { log1p(exp($0)) }, { 1 / (1 + exp(-$0)) }),
]
Chart {
  for curve in curves {
    LinePlot(x: "x", y: "f(x)", domain: -6...6, function: curve.value)
      .foregroundStyle(by: .value("Activation", curve.name))
      .facet(by: .value("Panel", "Value"))
    LinePlot(x: "x", y: "f(x)", domain: -6...6, function: curve.slope)
      .foregroundStyle(by: .value("Activation", curve.name))
      .facet(by: .value("Panel", "Slope"))
  }
}
.chartYScale(domain: -1.5...3)
.chartFacet(x: "Panel")

// ### Softmax by temperature

let logits = ["cat": 2.0, "dog": 1.0, "bird": 0.2, "fish": -1.0].sorted {
  $0.value > $1.value
}
Chart {
  for temperature in [0.5, 1, 2, 10] {
    let weights = logits.map { exp($0.value / temperature) }
    for (index, logit) in logits.enumerated() {
      BarMark(
        x: .value("Class", logit.key),
        y: .value("Probability", weights[index] / weights.reduce(0, +))
      )
      .foregroundStyle(by: .value("Temperature", "T = \(temperature)"))
      .position(by: .value("Temperature", temperature))
    }
  }
}

// ### Between two bounds

Chart {
  AreaPlot(x: "x", yStart: "Bounds", yEnd: "Upper bound", domain: -3...3) {
    (yStart: max(0, $0) - 0.2, yEnd: log1p(exp($0)) + 0.2)
  }
  .foregroundStyle(.green)
  LinePlot(x: "x", y: "Softplus", domain: -3...3) { log1p(exp($0)) }
    .foregroundStyle(.green)
}

// ### Hues of one’s own

Chart {
  for (name, power) in [("linear", 1.0), ("root", 0.5), ("square", 2)] {
    LinePlot(x: "Share of epochs", y: "Factor", domain: 0...1) {
      pow(1 - $0, power)
    }
    .foregroundStyle(by: .value("Decay", name))
  }
}
.chartForegroundStyleScale(range: [
  .teal, .pink, Color(red: 0.6, green: 0.5, blue: 0.1),
])
.chartYAxisLabel("Factor on the rate")

// ### An axis in multiples of π

Chart {
  LinePlot(x: "x", y: "Encoding", domain: 0...(4 * Double.pi)) { sin($0) }
    .foregroundStyle(by: .value("Term", "sin x"))
  LinePlot(x: "x", y: "Encoding", domain: 0...(4 * Double.pi)) { cos($0) }
    .foregroundStyle(by: .value("Term", "cos x"))
}
.chartXAxis {
  AxisMarks(values: .stride(by: Double.pi)) { value in
    AxisGridLine(stroke: StrokeStyle(lineWidth: 1, dash: [2, 3]))
    AxisValueLabel { Text(["0", "π", "2π", "3π", "4π"][value.index]) }
  }
}

// ### A power made straight

Chart {
  LinePlot(x: "Width", y: "Loss", domain: 16...1024) {
    3 - 0.4 * $0.squareRoot().squareRoot()
  }
  .foregroundStyle(.orange)
}
.chartXScale(type: .power(exponent: 0.25))

// ### A curve by its parameter

Chart {
  LinePlot(x: "x", y: "y", t: "t", domain: 0...(2 * Double.pi)) {
    (x: sin(2 * $0), y: sin(3 * $0))
  }
  .foregroundStyle(.purple)
}
.frame(width: 480, height: 480)

// ## Training runs
//
// ### Loss with bands over seeds

Chart {
  for (name, rate, noise) in [
    ("SGD", 0.12, 0.16), ("Adam", 0.26, 0.09), ("Muon", 0.33, 0.05),
  ] {
    for epoch in 0...20 {
      let loss = 0.15 + 2.15 * exp(-rate * Double(epoch))
      AreaMark(
        x: .value("Epoch", epoch),
        yStart: .value("Loss", loss - noise * loss / 2),
        yEnd: .value("Loss", loss + noise * loss / 2)
      )
      .foregroundStyle(by: .value("Optimiser", name))
      LineMark(x: .value("Epoch", epoch), y: .value("Loss", loss))
        .foregroundStyle(by: .value("Optimiser", name))
        .interpolationMethod(.monotone)
    }
  }
}
.chartYScale(domain: .automatic(includesZero: true))

// ### Loss over five seeds

Chart {
  for (name, rate) in [("SGD", 0.08), ("Momentum", 0.15), ("Adam", 0.24)] {
    Band(
      x: "Epoch", y: "Training loss",
      runs: (1...5).map { seed in
        (1...30).map { epoch in
          let wobble =
            sin(Double(seed * 7 + epoch)) * 0.06 + cos(Double(seed * 3))
            * 0.08
          return 0.1 + 2.2 * exp(-rate * Double(epoch)) * (1 + wobble * 2)
            + 0.03 * wobble
        }
      }
    )
    .foregroundStyle(by: .value("Optimiser", name))
  }
}

// ### Accuracy, least to largest

func run(_ top: Double, seed: Int) -> [Double] {
  (1...20).map { epoch in
    let noise = sin(Double(seed * (5 + epoch)))
    return top - 0.3 * exp(-Double(epoch) / 4) + 0.008 * noise
  }
}
Chart {
  for (name, top) in [("Dropout", 0.975), ("No dropout", 0.955)] {
    Band(
      x: "Epoch", y: "Test accuracy",
      runs: (0..<8).map { run(top, seed: $0) }, spread: .range
    )
    .foregroundStyle(by: .value("Model", name))
  }
}
.chartLegend(position: .bottom)

// ### Two models, two data sets

Chart {
  for (model, rate) in [("MLP", 0.1), ("Network with residuals", 0.2)] {
    for (data, gap) in [("training", 0.0), ("test", 0.25)] {
      for epoch in 0...25 {
        LineMark(
          x: .value("Epoch", epoch),
          y: .value("Loss", 2 * exp(-rate * Double(epoch)) + gap)
        )
        .foregroundStyle(by: .value("Model", model))
        .lineStyle(by: .value("Data", data))
      }
    }
  }
}

// ### Where overfitting begins

func test(_ epoch: Int) -> Double {
  let late = Double(max(0, epoch - 10))
  return 1.9 * exp(-Double(epoch) / 7) + 0.3 + 0.0004 * late * late
}
let best = (0...40).min { test($0) < test($1) } ?? 0
Chart {
  RectangleMark(xStart: .value("Epoch", best), xEnd: .value("Epoch", 40))
    .foregroundStyle(.red)
    .opacity(0.1)
  for epoch in 0...40 {
    let time = Double(epoch)
    LineMark(
      x: .value("Epoch", epoch),
      y: .value("Loss", 1.9 * exp(-time / 8) + 0.02)
    )
    .foregroundStyle(by: .value("Data", "Training"))
    LineMark(
      x: .value("Epoch", epoch),
      y: .value("Loss", test(epoch))
    )
    .foregroundStyle(by: .value("Data", "Test"))
  }
  RuleMark(x: .value("Epoch", best))
    .annotation(position: .topTrailing) { Text("overfitting").font(.caption) }
}

// ### Noise and its trend

Chart {
  for step in 0..<40 {
    let loss =
      2 * exp(-Double(step) / 12) + 0.25 + 0.2 * sin(Double(step) * 2.7)
    PointMark(x: .value("Step", step), y: .value("Loss", loss))
      .foregroundStyle(.gray)
      .opacity(0.6)
  }
  for step in stride(from: 0, through: 40, by: 5) {
    LineMark(
      x: .value("Step", step),
      y: .value("Loss", 2 * exp(-Double(step) / 12) + 0.25)
    )
    .interpolationMethod(.catmullRom)
  }
}

// ### A long run

var state: UInt64 = 9
func noise() -> Double {
  state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  return Double(state >> 33) / Double(1 << 31) - 0.5
}
func loss(_ step: Int) -> Double {
  let trend = 2 * exp(-Double(step) / 2500) + 0.2
  return trend + 0.15 * noise()
}
Chart(0..<10_000) { step in
  LineMark(x: .value("Step", step), y: .value("Loss", loss(step)))
    .lineStyle(StrokeStyle(lineWidth: 0.75))
}

// ### One among many

func loss(_ seed: Int, _ epoch: Int) -> Double {
  let trend = 2 * exp(-Double(epoch) / Double(6 + seed % 5)) + 0.15
  return trend + 0.1 * sin(Double(seed * epoch) / 9)
}
Chart {
  for seed in 1...20 {
    for epoch in 0...30 {
      LineMark(
        x: .value("Epoch", epoch),
        y: .value("Loss", loss(seed, epoch)),
        series: .value("Seed", seed)
      )
      .foregroundStyle(seed == 7 ? .red : .gray)
      .opacity(seed == 7 ? 1 : 0.35)
      .zIndex(seed == 7 ? 1 : 0)
    }
  }
}

// ### Ranks by epoch

let ranks = [
  "GELU": [4, 3, 1, 1, 1], "ReLU": [1, 1, 2, 3, 3], "SiLU": [3, 2, 3, 2, 2],
  "Tanh": [2, 4, 4, 4, 4],
]
Chart {
  for (name, byEpoch) in ranks.sorted(by: { $0.key < $1.key }) {
    for (epoch, rank) in byEpoch.enumerated() {
      LineMark(x: .value("Epoch", epoch + 1), y: .value("Rank", rank))
        .foregroundStyle(by: .value("Activation", name))
        .lineStyle(StrokeStyle(lineWidth: 3))
        .symbol(.circle)
    }
  }
}
.chartYScale(domain: .automatic(reversed: true))
.chartXAxis { AxisMarks(values: [1, 2, 3, 4, 5]) }
.chartYAxis { AxisMarks(values: [1, 2, 3, 4]) }

// ### Learning rates

Chart {
  for step in 0...16 {
    let rate = pow(10, -5 + Double(step) / 4)
    let loss = 0.08 + 0.25 * pow(log10(rate) + 2.4, 2)
    LineMark(x: .value("Learning rate", rate), y: .value("Final loss", loss))
    PointMark(x: .value("Learning rate", rate), y: .value("Final loss", loss))
  }
}
.chartXScale(type: .log)

// ### Learning-rate schedules

Chart {
  for epoch in 0...60 {
    let time = Double(epoch)
    LineMark(
      x: .value("Epoch", epoch),
      y: .value("Learning rate", 0.1 * pow(0.5, Double(epoch / 15)))
    )
    .lineStyle(by: .value("Schedule", "Step"))
    .interpolationMethod(.stepEnd)
    LineMark(
      x: .value("Epoch", epoch),
      y: .value("Learning rate", 0.05 * (1 + cos(Double.pi * time / 60)))
    )
    .lineStyle(by: .value("Schedule", "Cosine"))
    LineMark(
      x: .value("Epoch", epoch),
      y: .value("Learning rate", 0.1 * exp(-time / 20))
    )
    .lineStyle(by: .value("Schedule", "Exponential"))
  }
}

// ### Symbols without colour

Chart {
  for (name, offset) in [("train", 0.0), ("validation", 0.4), ("test", 0.7)] {
    for epoch in 1...12 {
      PointMark(
        x: .value("Epoch", epoch),
        y: .value("Loss", 2 / Double(epoch) + offset)
      )
      .symbol(by: .value("Data", name))
      .foregroundStyle(.black)
    }
  }
}

// ### A record over the years

let records = [
  (1998, 0.8), (2003, 0.4), (2010, 0.35), (2012, 0.23), (2013, 0.21),
  (2020, 0.13),
]
func january(_ year: Int) -> Date {
  let days = (year - 1970) * 365 + (year - 1969) / 4
  return Date(timeIntervalSince1970: Double(days) * 86_400)
}
Chart(records, id: \.0) { year, error in
  LineMark(
    x: .value("Year", january(year)),
    y: .value("MNIST test error in %", error)
  )
  .interpolationMethod(.stepEnd)
  .symbol(.diamond)
}

// ### A path through weight space

Chart {
  for step in 0...160 {
    let time = Double(step) / 160
    let (radius, angle) = (1.2 * (1 - time) + 0.02, 14 * time)
    LineMark(
      x: .value("w₁", radius * cos(angle)),
      y: .value("w₂", 0.6 * radius * sin(angle)))
  }
  PointMark(x: .value("w₁", 1.22), y: .value("w₂", 0))
    .annotation(position: .bottom) { Text("start") }
  PointMark(x: .value("w₁", 0), y: .value("w₂", 0))
    .foregroundStyle(.red)
    .annotation(position: .bottom) { Text("minimum") }
}
.chartXAxis(.hidden)
.chartYAxis(.hidden)

// ### A line in a word

Sparkline(
  (0..<30).map { 2 * exp(-Double($0) / 8) + 0.1 * sin(Double($0)) },
  label: "Loss")

// ## Gradients and units
//
// ### Gradient by layer

let decay = [
  ("Sigmoid", 0.22), ("Tanh", 0.71), ("ReLU", 0.97), ("Dying ReLU", 0.8),
]
Chart(decay, id: \.0) { name, factor in
  for layer in 1...20 {
    let isDead = name == "Dying ReLU" && layer < 7
    LineMark(
      x: .value("Layer", layer),
      y: .value(
        "Mean |gradient|", isDead ? 0 : pow(factor, Double(20 - layer)) * 0.1)
    )
    .foregroundStyle(by: .value("Activation", name))
  }
}
.chartYScale(type: .log)

// ### Ranges of gradients

Chart {
  for layer in 1...10 {
    let middle = pow(10, -Double(layer) / 2)
    BarMark(
      x: .value("Layer", layer), yStart: .value("|gradient|", middle / 8),
      yEnd: .value("|gradient|", middle * 5),
      width: 14
    )
    .cornerRadius(7)
  }
}
.chartYScale(type: .log)

// ### Gradients of both signs

Chart {
  for index in 0..<120 {
    let size = pow(10, 3 * sin(Double(index) * 1.3))
    PointMark(
      x: .value("Weight", index),
      y: .value(
        "Gradient", index % 3 == 0 ? -size : index % 11 == 0 ? 0 : size))
  }
}
.chartYScale(type: .symmetricLog(slopeAtZero: 10))

// ### Dead units by layer

Chart {
  for layer in 1...8 {
    let dead = 4 * layer
    BarMark(x: .value("Layer", "\(layer)"), y: .value("Units", 64 - dead))
      .foregroundStyle(by: .value("State", "Alive"))
    BarMark(x: .value("Layer", "\(layer)"), y: .value("Units", dead))
      .foregroundStyle(by: .value("State", "Dead"))
  }
}
.chartForegroundStyleScale(["Alive": .green, "Dead": .gray])

// ### Dead units by layer and epoch

Chart {
  for epoch in 1...15 {
    for layer in 1...8 {
      RectangleMark(x: .value("Epoch", epoch), y: .value("Layer", layer))
        .foregroundStyle(
          by: .value(
            "Dead units",
            0.6 * (1 - exp(-Double(epoch) / 6)) * Double(layer) / 8))
    }
  }
}

// ### Singular values by layer

Chart {
  for (name, decay) in [
    ("Orthogonal", 0.002), ("Xavier", 0.09), ("Small normal", 0.3),
  ] {
    for index in 1...24 {
      LineMark(
        x: .value("Index", index),
        y: .value("Singular value", 2 * exp(-decay * Double(index)))
      )
      .foregroundStyle(by: .value("Initialisation", name))
      .symbol(.circle)
    }
  }
}
.chartYScale(type: .log)

// ### Order and chaos

let spreads = (0..<40).map { 0.5 + 2.5 * Double($0) / 39 }
let biases = (0..<24).map { Double($0) / 23 }
Chart {
  Heatmap(
    x: "Weight scale σw", y: "Bias scale σb", value: "log slope",
    matrix: biases.map { bias in
      spreads.map { log($0 * $0 / (1 + 2 * bias) / 1.3) }
    }, columns: spreads,
    rows: biases)
  LinePlot(x: "Weight scale σw", y: "Bias scale σb", domain: 1.14...1.97) {
    ($0 * $0 / 1.3 - 1) / 2
  }
  .foregroundStyle(.primary)
  .lineStyle(StrokeStyle(lineWidth: 2, dash: [6, 4]))
}
.chartForegroundStyleScale(scheme: .redBlue)

// ### Weights of a first layer

let filters = (0..<16).map { unit in
  (0..<196).map { pixel in
    let (x, y) = (Double(pixel % 14) - 6.5, Double(pixel / 14) - 6.5)
    let angle = Double(unit) / 16 * Double.pi
    return cos((x * cos(angle) + y * sin(angle)) * 0.7)
      * exp(-(x * x + y * y) / 30)
  }
}
ImageGrid(filters, width: 14, height: 14, columns: 8, scheme: .redBlue)

// ## Distributions
//
// ### Where activations lie

var state: UInt64 = 11
func uniform() -> Double {
  state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  return (Double(state >> 33) + 0.5) / Double(1 << 31)
}
let values = (0..<4000).map { _ in
  (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
}
Chart {
  Histogram("Pre-activation", values: values, bins: 40)
}

// ### Activations of two layers

var state: UInt64 = 5
func uniform() -> Double {
  state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  return (Double(state >> 33) + 0.5) / Double(1 << 31)
}
func normal() -> Double {
  (-2 * log(uniform())).squareRoot() * cos(2 * Double.pi * uniform())
}
Chart {
  for (layer, scale) in [(1, 1.0), (10, 0.4)] {
    Histogram(
      "Activation", values: (0..<3000).map { _ in tanh(scale * normal()) },
      bins: 40, range: -1...1,
      isDensity: true
    )
    .foregroundStyle(by: .value("Layer", "Layer \(layer)"))
    .opacity(0.55)
  }
}

// ### Bins by hand

let values = (0..<500).map { index in
  3 * sin(Double(index)) + Double(index % 7) / 2
}
let bins = NumberBins(data: values, desiredCount: 16)
var counts = [Int](repeating: 0, count: bins.count)
for value in values { counts[bins.index(for: value)] += 1 }
let mean = values.reduce(0, +) / Double(values.count)
Chart {
  for index in bins.indices {
    BarMark(
      x: .value("Gradient", bins[index]), y: .value("Weights", counts[index])
    )
    .foregroundStyle(.teal)
  }
  RuleMark(x: .value("Gradient", mean))
    .annotation(position: .topTrailing) { Text("mean").bold() }
}

// ### Ten thousand points

var state: UInt64 = 3
func uniform() -> Double {
  state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  return (Double(state >> 33) + 0.5) / Double(1 << 31)
}
Chart(0..<10_000) { _ in
  let (radius, angle) = (
    (-2 * log(uniform())).squareRoot(), 2 * Double.pi * uniform()
  )
  PointMark(
    x: .value("First unit", radius * cos(angle)),
    y: .value("Second unit", tanh(radius * sin(angle)))
  )
  .symbolSize(6)
  .opacity(0.7)
}

// ## Right and wrong answers
//
// ### Which digit was taken for which

let counts = (0..<10).map { truth in
  (0..<10).map { answer in
    if truth == answer { return 960 + (truth * 7) % 23 }
    if (truth, answer) == (4, 9) || (truth, answer) == (7, 2)
      || (truth, answer) == (3, 5)
    {
      return 14 + truth
    }
    return (truth * 31 + answer * 17) % 5 == 0 ? (truth + answer) % 4 : 0
  }
}
ConfusionMatrix(labels: (0..<10).map { "\($0)" }, counts: counts)

// ### Digits and errors

func ring(_ index: Int) -> [Double] {
  (0..<784).map { pixel in
    let (x, y) = (Double(pixel % 28) - 13.5, Double(pixel / 28) - 13.5)
    let radius = 5 + Double(index % 5)
    let distance = abs(
      (x * x * (1 + 0.08 * Double(index % 3)) + y * y).squareRoot() - radius)
    return max(0, 1 - distance / 2)
  }
}
ImageGrid(
  (0..<20).map { ring($0) },
  captions: (0..<20).map { $0 % 7 == 3 ? "0 → 6" : "0" }, errors: [3, 10, 17])

// ### Two moons

var state: UInt64 = 7
func noise() -> Double {
  state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  return Double(state >> 33) / Double(1 << 31) - 0.5
}
let points = (0..<160).map { index -> (x: Double, y: Double, moon: String) in
  let angle = Double(index / 2) / 80 * Double.pi
  return index % 2 == 0
    ? (cos(angle) + 0.3 * noise(), sin(angle) + 0.3 * noise(), "upper")
    : (
      1 - cos(angle) + 0.3 * noise(), 0.5 - sin(angle) + 0.3 * noise(),
      "lower"
    )
}
Chart(points, id: \.x) { point in
  PointMark(x: .value("x₁", point.x), y: .value("x₂", point.y))
    .foregroundStyle(by: .value("Moon", point.moon))
    .symbol(by: .value("Moon", point.moon))
}

// ### A decision boundary

func confidence(_ x: Double, _ y: Double) -> Double {
  1 / (1 + exp(-4 * (y - 0.25 + 0.5 * sin(Double.pi * (x - 0.5)))))
}
Chart {
  Heatmap(
    x: "x₁", y: "x₂", value: "P(upper) − ½", over: -1.5...2.5, -1...1.5
  ) { confidence($0, $1) - 0.5 }
  for index in 0..<60 {
    let angle = Double(index / 2) / 30 * Double.pi
    let isUpper = index % 2 == 0
    PointMark(
      x: .value("x₁", isUpper ? cos(angle) : 1 - cos(angle)),
      y: .value("x₂", isUpper ? sin(angle) : 0.5 - sin(angle))
    )
    .foregroundStyle(isUpper ? .black : .white)
    .symbol(isUpper ? .circle : .square)
  }
}
.chartForegroundStyleScale(scheme: .redBlue)

// ### Linear regions of a small network

// Lines through the square cut it into regions; each is found by cutting
// polygons at every line.
let lines = (0..<7).map { index -> (a: Double, b: Double, c: Double) in
  let angle = Double(index) * 0.9 + 0.3
  return (cos(angle), sin(angle), 0.35 * sin(Double(index) * 2.1))
}
var regions: [[(x: Double, y: Double)]] = [
  [(-1, -1), (1, -1), (1, 1), (-1, 1)]
]
for line in lines {
  regions = regions.flatMap { region -> [[(x: Double, y: Double)]] in
    var sides: [[(x: Double, y: Double)]] = [[], []]
    for (index, corner) in region.enumerated() {
      let next = region[(index + 1) % region.count]
      let here = line.a * corner.x + line.b * corner.y - line.c
      let there = line.a * next.x + line.b * next.y - line.c
      sides[here >= 0 ? 0 : 1].append(corner)
      if here * there < 0 {
        let share = here / (here - there)
        let cut = (
          corner.x + share * (next.x - corner.x),
          corner.y + share * (next.y - corner.y)
        )
        sides[0].append(cut)
        sides[1].append(cut)
      }
    }
    return sides.filter { $0.count > 2 }
  }
}
Chart {
  for (index, region) in regions.enumerated() {
    PolygonMark(x: "x₁", y: "x₂", corners: region)
      .foregroundStyle(by: .value("Slope", sin(Double(index) * 1.7)))
  }
}

// ### Later is fainter

Chart {
  for epoch in [1, 5, 25] {
    for (digit, count) in [("4", 58), ("9", 41), ("7", 22)] {
      BarMark(
        x: .value("Digit", digit), y: .value("Errors", count / epoch + 3)
      )
      .opacity(by: .value("Epoch", "Epoch \(epoch)"))
      .position(by: .value("Epoch", epoch))
    }
  }
}

// ## Comparisons
//
// ### Accuracy by activation

let accuracy = [
  ("ReLU", 0.981), ("GELU", 0.984), ("SiLU", 0.983), ("Tanh", 0.969),
  ("Sigmoid", 0.921),
  ("Identity", 0.893),
]
Chart(accuracy, id: \.0) { name, value in
  BarMark(x: .value("Test accuracy", value), y: .value("Activation", name))
    .cornerRadius(2)
    .annotation(position: .trailing) {
      Text("\((1000 * value).rounded() / 10)%")
    }
}
.chartXScale(domain: 0...1.1)
.chartXAxis {
  AxisMarks(values: .stride(by: 0.25)) {
    AxisGridLine()
    AxisTick()
    AxisValueLabel(format: .percent)
  }
}

// ### Accuracy with intervals

let results = [
  ("ReLU", 0.981, 0.0012), ("GELU", 0.984, 0.0009), ("SiLU", 0.9832, 0.0011),
  ("Tanh", 0.9695, 0.0017),
  ("Softplus", 0.9744, 0.0025),
]
Chart {
  RuleMark(x: .value("Accuracy", 0.98))
    .foregroundStyle(.secondary)
    .lineStyle(StrokeStyle(lineWidth: 1, dash: [4, 3]))
    .annotation(position: .topTrailing) { Text("goal") }
  for (name, mean, spread) in results {
    RuleMark(
      xStart: .value("Accuracy", mean - 1.96 * spread),
      xEnd: .value("Accuracy", mean + 1.96 * spread),
      y: .value("Activation", name))
    PointMark(x: .value("Accuracy", mean), y: .value("Activation", name))
      .symbolSize(60)
  }
}

// ### Means with errors

Chart(
  [("ReLU", 1.9, 0.2), ("GELU", 1.6, 0.15), ("Tanh", 2.4, 0.3)], id: \.0
) {
  name, mean, error in
  BarMark(
    x: .value("Activation", name), y: .value("Hours", mean),
    width: .ratio(0.5)
  )
  .foregroundStyle(.blue)
  .opacity(0.7)
  RuleMark(
    x: .value("Activation", name), yStart: .value("Hours", mean - error),
    yEnd: .value("Hours", mean + error)
  )
  .lineStyle(StrokeStyle(lineWidth: 2))
}

// ### Before and after

let changes = [
  ("ReLU", 0.94, 0.981), ("Tanh", 0.95, 0.97), ("Sigmoid", 0.61, 0.92),
]
Chart {
  for (name, before, after) in changes {
    LineMark(
      x: .value("Normalisation", "without"), y: .value("Accuracy", before),
      series: .value("Activation", name))
    LineMark(
      x: .value("Normalisation", "with"), y: .value("Accuracy", after),
      series: .value("Activation", name)
    )
    PointMark(
      x: .value("Normalisation", "without"), y: .value("Accuracy", before)
    )
    .annotation(position: .leading) { Text(name) }
    PointMark(
      x: .value("Normalisation", "with"), y: .value("Accuracy", after))
  }
}

// ### Changes, better and worse

let changes = [
  ("Normalise", 0.031), ("Dropout", 0.012), ("Wider", 0.004),
  ("Deeper", -0.009), ("No warm-up", -0.027),
]
Chart(changes, id: \.0) { name, change in
  BarMark(x: .value("Change in accuracy", change), y: .value("What", name))
    .foregroundStyle(by: .value("Change", change))
}
.chartForegroundStyleScale(scheme: .redBlue)
.chartLegend(.hidden)

// ### Panels by depth

Chart {
  for depth in [2, 8, 16, 32] {
    for (name, base) in [("ReLU", 0.98), ("Tanh", 0.95), ("Sigmoid", 0.9)] {
      BarMark(
        x: .value("Activation", name),
        y: .value(
          "Accuracy",
          max(
            0.1, base - (name == "Sigmoid" ? 0.05 : 0.004) * Double(depth - 2)
          ))
      )
      .foregroundStyle(by: .value("Activation", name))
      .facet(by: .value("Depth", "Depth \(depth)"))
    }
  }
}
.chartFacet(x: "Depth", columns: 2)
.chartLegend(.hidden)

// ### Models by size

let models = [
  ("MobileNet", 3.5, 0.72, 300), ("ResNet-18", 11.7, 0.698, 1820),
  ("ResNet-50", 25.6, 0.761, 4100), ("AlexNet", 61.0, 0.565, 714),
  ("VGG-16", 138.0, 0.716, 15470),
]
Chart(models, id: \.0) { name, parameters, accuracy, operations in
  PointMark(
    x: .value("Million parameters", parameters),
    y: .value("ImageNet accuracy", accuracy)
  )
  .symbolSize(by: .value("Million operations", operations))
  .opacity(0.75)
  .annotation(position: .top, spacing: 10) { Text(name) }
}
.chartXScale(domain: 1...1000, type: .log)
.chartYScale(domain: 0.5...0.8)

// ### Rare and common classes

let counts = [
  "the": 6200, "of": 3100, "gradient": 240, "sigmoid": 55, "softsign": 4,
]
Chart(counts.sorted { $0.value > $1.value }, id: \.key) {
  word, count in
  BarMark(x: .value("Word", word), y: .value("Occurrences", count))
    .foregroundStyle(.purple)
}
.chartYScale(type: .squareRoot)

// ## Time and parts
//
// ### Time per element

let times = [
  ("ReLU", 0.21), ("Leaky ReLU", 0.24), ("Tanh", 1.9), ("GELU", 3.2),
  ("SiLU", 2.4), ("Mish", 5.8),
]
Chart(times, id: \.0) { name, time in
  RuleMark(
    xStart: .value("Nanoseconds", 0.1), xEnd: .value("Nanoseconds", time),
    y: .value("Activation", name)
  )
  .foregroundStyle(.gray)
  PointMark(x: .value("Nanoseconds", time), y: .value("Activation", name))
    .annotation(position: .trailing) { Text("\(time) ns") }
}
.chartXScale(domain: 0.1...10, type: .log)

// ### Where an epoch goes

let parts = [
  ("Forward", 31.0), ("Backward", 54), ("Optimiser", 9), ("Data", 6),
]
Chart(parts, id: \.0) { name, share in
  SectorMark(
    angle: .value("Time", share), innerRadius: .ratio(0.55), angularInset: 1
  )
  .foregroundStyle(by: .value("Phase", name))
  .cornerRadius(2)
  .annotation(position: .overlay) { Text("\(Int(share))%").bold() }
}

// ### Shares over time

Chart {
  for epoch in 0...20 {
    for (phase, weight) in [
      ("Forward", 3.0), ("Backward", 5 + Double(epoch) / 4),
      ("Data", 6 / (1 + Double(epoch))),
    ] {
      AreaMark(
        x: .value("Epoch", epoch), y: .value("Share of time", weight),
        stacking: .normalized
      )
      .foregroundStyle(by: .value("Phase", phase))
    }
  }
}
.chartYAxis {
  AxisMarks(values: .automatic(desiredCount: 5)) {
    AxisGridLine()
    AxisValueLabel(format: .percent)
  }
}

// ### Attention over a sequence

Chart {
  for step in 0...30 {
    for head in 1...4 {
      AreaMark(
        x: .value("Position", step),
        y: .value(
          "Attention",
          1 + sin(Double(step) / Double(head + 2) + Double(head)) * 0.8),
        stacking: .center
      )
      .foregroundStyle(by: .value("Head", "Head \(head)"))
      .interpolationMethod(.monotone)
    }
  }
}
.chartYAxis(.hidden)

// ### A pipeline in time

Chart {
  for (batch, start) in [(1, 0.0), (2, 3.1), (3, 6.2)] {
    BarMark(
      xStart: .value("Milliseconds", start),
      xEnd: .value("Milliseconds", start + 2),
      y: .value("Stage", "Load")
    )
    .foregroundStyle(by: .value("Batch", "Batch \(batch)"))
    BarMark(
      xStart: .value("Milliseconds", start + 2),
      xEnd: .value("Milliseconds", start + 5.1),
      y: .value("Stage", "Train")
    )
    .foregroundStyle(by: .value("Batch", "Batch \(batch)"))
  }
}

// ### A budget in one bar

Chart(
  [("Embedding", 39.0), ("Attention", 28), ("MLP", 57), ("Norms", 1)], id: \.0
) {
  part, millions in
  BarMark(x: .value("Million parameters", millions), height: 48)
    .foregroundStyle(by: .value("Part", part))
}
.frame(height: 160)

// ### Memory over a step

func memory(_ step: Int) -> Double {
  let time = Double(step)
  return time < 50 ? 2 + time * 0.12 : 8 - (time - 50) * 0.11
}
Chart {
  for step in 0...100 {
    AreaMark(x: .value("Layer", step), y: .value("GB", memory(step)))
      .foregroundStyle(.blue)
      .opacity(0.35)
  }
}
.chartYAxis { AxisMarks(position: .trailing) }
.chartXAxisLabel("Forward, then backward through the layers")

// ## Trees and networks
//
// ### A decision tree

TreeDiagram(
  TreeNode(
    "Loss falls?",
    children: [
      TreeNode(
        "Test loss rises?", edge: "yes",
        children: [
          TreeNode("Regularise", edge: "yes", group: 1),
          TreeNode("Train longer", edge: "no", group: 2),
        ]),
      TreeNode(
        "Gradient vanishes?", edge: "no",
        children: [
          TreeNode("Change the\nactivation", edge: "yes", group: 0),
          TreeNode("Raise the\nlearning rate", edge: "no", group: 0),
        ]),
    ]))

// ### A network with its weights

let sizes = [3, 5, 4, 2]
NetworkDiagram(
  [
    .init("Input", units: 3), .init("Hidden 1", units: 5),
    .init("Hidden 2", units: 4),
    .init("Output", units: 2),
  ],
  weights: (0..<3).map { layer in
    (0..<sizes[layer + 1]).map { row in
      (0..<sizes[layer]).map { column in
        sin(Double(layer * 13 + row * 7 + column * 3))
      }
    }
  })

// ### Activity in a wide network

NetworkDiagram([
  .init(
    "Pixels", units: 784, activations: (0..<784).map { abs(sin(Double($0))) }),
  .init(
    "Hidden", units: 32,
    activations: (0..<32).map { max(0, cos(Double($0) * 2)) }),
  .init(
    "Digits", units: 10, activations: (0..<10).map { $0 == 7 ? 0.97 : 0.01 }),
])
