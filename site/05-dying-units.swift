// Dying units

func written(_ value: Double, _ digits: Int = 3) -> String { NumberFormat.readable(value, significant: digits) }
func percent(_ share: Double, _ decimals: Int = 1) -> String { NumberFormat.percent(share, decimals: decimals) }
func mean(_ values: [Double]) -> Double { values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count) }
/// The smallest differences worth speaking of, one for each quantity; the table of chapter 1 gives the reasons.
enum Smallest {
  /// Points of test accuracy, of shallow networks that have been trained.
  static let accuracy = 0.5
  /// Points of test accuracy, of deep networks and of those that are still learning.
  static let deepAccuracy = 2.0
  /// Points of test accuracy, where something is said to rescue a training.
  static let rescue = 5.0
  /// Points of a share of units.
  static let units = 5.0
  /// Of a share of images, as a fraction.
  static let images = 0.02
  /// Powers of ten of an error, a gradient or a distance: a factor of two.
  static let powersOfTen = log10(2.0)
  /// Doublings of a count or a time: a factor of two.
  static let doublings = 1.0
  /// Nats of loss.
  static let loss = 0.1
  /// Of a share of runs that succeed: any, as long as the exact test allows it.
  static let runs = 0.0
}

func fixed(_ value: Double, _ decimals: Int = 2) -> String { NumberFormat.fixed(value, decimals: decimals) }

// **Before this** (words and signs: @sec-nonlinearity-words) you should know ReLU and its leaky relatives (@sec-atlas-each),
// the recursion of backpropagation and the initialisers of LeCun and He (@sec-flow-maths, @sec-flow-initialisers).
//
// | level | after this chapter you can |
// |---|---|
// | remember | define a dead unit, and name the usual thresholds for the share of dead units in a layer |
// | understand | explain why zeros are [sparsity]{.term} and not death, and why gradient descent cannot wake a dead unit |
// | apply | count the dead units of each layer, and compute the step that closes a unit |
// | analyse | read from the pattern of dead units over the layers what went wrong |
// | evaluate | choose a remedy by the cause it removes, and say what it costs |
// | create | design a test that separates two causes of the same symptom |
//
// ## The idea in plain words {#sec-dying}
//
// Think of a ReLU unit as a door. Every input knocks; for some the door opens and lets a number through, for the others it
// stays shut. That is how it is meant to be. A unit that opens only for loops at the top of a digit *should* be shut for a one.
//
// A unit is [dead]{.term of="dead unit"} when it stays shut for **every** input there is. Then it says nothing to the layers above. And because news of
// the error comes back through the same door, the unit hears nothing either: it cannot learn that it should open. So two
// questions decide everything in this chapter: *for how many inputs is the door open?* and *what could slam it shut for all of
// them at once?*

struct Door: Sendable {
  var title: String
  var w: (Double, Double)
  var b: Double
}
var dice = RandomStream(seed: 7)
let cloud = (0..<140).map { _ in
  (x: 1 + 0.5 * dice.normal(), y: 1 + 0.5 * dice.normal())
}
/// One step of rate 0.9 on the mean of the cloud, with an error of 1 for each open input.
func stepped(_ door: Door, title: String) -> Door {
  let open = cloud.filter { door.w.0 * $0.x + door.w.1 * $0.y + door.b > 0 }
  let rate = 0.9 / Double(cloud.count)
  return Door(
    title: title,
    w: (
      door.w.0 - rate * open.reduce(0) { $0 + $1.x },
      door.w.1 - rate * open.reduce(0) { $0 + $1.y }
    ), b: door.b - rate * Double(open.count))
}
let before = Door(title: "before the step", w: (0.4, 0.3), b: -0.1)
let doors = [
  Door(title: "open for some", w: (1, -1), b: 0), before,
  stepped(before, title: "after it: dead"),
]
Chart {
  for door in doors {
    for point in cloud {
      let z = door.w.0 * point.x + door.w.1 * point.y + door.b
      PointMark(
        x: .value("x₁", point.x), y: .value("x₂", point.y)
      )
      .foregroundStyle(by: .value("Unit", z > 0 ? "open" : "closed"))
      .symbolSize(16)
      .facet(by: .value("Door", door.title))
    }
    for x in [-1.5, 3.0] {
      LineMark(
        x: .value("x₁", x),
        y: .value("x₂", (-door.b - door.w.0 * x) / door.w.1),
        series: .value("Line", "z = 0")
      )
      .foregroundStyle(.secondary)
      .facet(by: .value("Door", door.title))
    }
  }
}
.chartFacet(x: "Door", columns: 3)
.chartXScale(domain: -1.5...3)
.chartYScale(domain: -1.5...3)

// ## The mathematics {#sec-dying-maths}
//
// A unit with weights $w$ and bias $b$ answers an input $x$ with $a = \max(0, z)$, $z = w\cdot x + b$. Take a data set
// $D = \{x_1, \dots, x_n\}$ (for a unit in a deeper layer the $x_i$ are the outputs of the layer below). Its **open share** is
//
// $$
// p = \frac{1}{n}\,\#\{\,i : w\cdot x_i + b > 0\,\}.
// $$ {#eq-open}
//
// **Definition.** The unit is *dead on $D$* when $p = 0$. For $0 < p < 1$ it is *sparse*, which is the normal state. For $p = 1$ it
// is linear on $D$, and its kink is of no use. (This is for ReLU. With another activation a unit counts as dead when its *output* is zero for every input of $D$, so a leaky unit whose $z$ are all negative is not.)
//
// Note what the definition speaks of: a data set. "The output is zero" for one input says nothing about death.
//
// ### Why a dead unit cannot recover {#sec-dying-recovery}
//
// Let $g_i$ be the gradient of the loss at the unit's output for input $x_i$. Then
//
// $$
// \frac{\partial C}{\partial w} = \sum_i g_i\,f'(z_i)\,x_i, \qquad \frac{\partial C}{\partial b} = \sum_i g_i\,f'(z_i).
// $$ {#eq-unit-gradient}
//
// If $p = 0$, every $z_i \le 0$, so every $f'(z_i) = 0$, and both sums are *exactly* zero. Not small: zero. A gradient step leaves
// $w$ and $b$ where they are, so the unit is dead on $D$ after the step as well; by induction for ever. $\blacksquare$
//
// The proof shows its own gaps, and each may be a way back:
//
// 1. It assumes that the $x_i$ stay the same. In the **first layer** they do. In deeper layers the units below go on learning, and their
//    outputs may move back across the line (@exr-dead-return looks for such units).
// 2. It assumes that nothing but the gradient moves $w$ and $b$. Momentum (each step keeps a part of the one before) coasts on for a while; weight decay (each step makes all weights a little smaller) shrinks both (@exr-dead-decay asks whether that can help).
// 3. It speaks of $D$ only. An input from elsewhere may open the door.
//
// ### How one step kills {#sec-dying-step}
//
// One step of gradient descent with rate $\eta$ on a batch, $\delta_i = g_i f'(z_i)$, moves the pre-activation of an input $x$ by
//
// $$
// \Delta z(x) = \Delta w\cdot x + \Delta b = -\eta \sum_i \delta_i\,(x_i\cdot x + 1).
// $$ {#eq-step}
//
// For a batch of one input and $x = x_1$ this is $-\eta\,\delta\,(\lVert x\rVert^2 + 1)$. An open unit that is told to become
// smaller ($\delta > 0$) closes for this input when
//
// $$
// \eta\,\delta\,(\lVert x\rVert^2 + 1) \;\ge\; z .
// $$ {#eq-kill}
//
// Three factors stand on the left: the rate, the error, and the **squared length of the input**. If all inputs point in roughly the
// same direction, the products $x_i\cdot x$ in @eq-step are all large and positive, and what closes the door for one input closes it for all.
//
// **By hand.** $x = (1, 2)$, $w = (0.5, 0.25)$, $b = 0$: $z = 1$, $\lVert x\rVert^2 + 1 = 6$. With $\delta = 1$ and $\eta = 0.01$ the new
// pre-activation is $1 - 0.06 = 0.94$; with $\eta = 0.1$ it is $0.4$; with $\eta = 0.2$ it is $-0.2$ and the door is shut. Now measure the
// same input in other units, $x = (10, 20)$, $w = (0.05, 0.025)$. Again $z = 1$, but $\lVert x \rVert^2 + 1 = 501$, and already
// $\eta = 0.01$ gives $1 - 5.01 = -4.01$.
//
// ::: {#twin-step .panel-tabset group="language"}
// ### Swift

func afterStep(_ x: [Double], _ w: [Double], rate: Double) -> Double {
  let z = zip(w, x).reduce(0) { $0 + $1.0 * $1.1 }
  return z - rate * (x.reduce(0) { $0 + $1 * $1 } + 1)
}
claim(
  "The machine agrees: 0.94, 0.4, −0.2 and −4.01.",
  zip(
    [
      afterStep([1, 2], [0.5, 0.25], rate: 0.01),
      afterStep([1, 2], [0.5, 0.25], rate: 0.1),
      afterStep([1, 2], [0.5, 0.25], rate: 0.2),
      afterStep([10, 20], [0.05, 0.025], rate: 0.01),
    ], [0.94, 0.4, -0.2, -4.01]
  ).allSatisfy { abs($0 - $1) < 1e-12 }, proved: true)

// ### NumPy
// ```python
// import numpy as np
//
// def after_step(x, w, rate, delta=1.0):
//     x, w, b = np.array(x), np.array(w), 0.0
//     w, b = w - rate * delta * x, b - rate * delta  # one step of descent
//     return w @ x + b
//
// for x, w, rate in [
//     ([1.0, 2], [0.5, 0.25], 0.01), ([1.0, 2], [0.5, 0.25], 0.1),
//     ([1.0, 2], [0.5, 0.25], 0.2), ([10.0, 20], [0.05, 0.025], 0.01),
// ]:
//     print(f"{after_step(x, w, rate):.2f}")
// ```
//
// ```text
// 0.94
// 0.40
// -0.20
// -4.01
// ```
//
// ### PyTorch
// ```python
// import torch
//
// torch.set_default_dtype(torch.float64)
//
// def after_step(x, w, rate):
//     x, unit = torch.tensor(x), torch.nn.Linear(2, 1)
//     unit.weight.data, unit.bias.data = torch.tensor([w]), torch.zeros(1)
//     torch.relu(unit(x)).backward()  # an error of 1 at the output
//     torch.optim.SGD(unit.parameters(), lr=rate).step()
//     return unit(x).item()
//
// for x, w, rate in [
//     ([1.0, 2], [0.5, 0.25], 0.01), ([1.0, 2], [0.5, 0.25], 0.1),
//     ([1.0, 2], [0.5, 0.25], 0.2), ([10.0, 20], [0.05, 0.025], 0.01),
// ]:
//     print(f"{after_step(x, w, rate):.2f}")
// ```
//
// ```text
// 0.94
// 0.40
// -0.20
// -4.01
// ```
// :::

var search = DataSearch.standard()
search.folders = ExperimentSession.current.searchDirectories + search.folders
let digits = try Dataset.mnist.first(10_000).load(search: search)
/// The training images, all of them: as many as the networks of this page are trained on.
let images = digits.train.prefix(isQuick ? 4_000 : 10_000)
let pixels = images.prefix(1_000).numbers
let meanImage = (0..<784).map { k in mean((0..<200).map { Double(pixels[$0 * 784 + k]) }) }
let background = mean(pixels.prefix(78_400).map { $0 < -0.99 ? 1 : 0 })
let squaredLength = mean((0..<200).map { i in images.input(i).reduce(0.0) { $0 + Double($1 * $1) } })

// How long are real inputs? A digit of 784 pixels between $-1$ and 1 has a squared length of `{swift} written(squaredLength)` on average.
// The factor that stood at 6 in the example by hand stands at several hundred in the first layer of a network for images.
//
// Watch one die. A single unit learns the line of dots; with a large rate and a bias that is too high it jumps off the data. From then on its slope is zero at every dot and nothing brings it back, unless you give it a little leak, even now.

let dots = (0..<21).map { -1 + Double($0) / 10 }
func wanted(_ x: Double) -> Double { max(x, 0) / 2 }
Animation(start: (weight: 1.0, bias: bias)) { unit in
  var (down, across) = (0.0, 0.0)
  for x in dots {
    let z = unit.weight * x + unit.bias
    let error = (z > 0 ? z : leak * z) - wanted(x)
    let slope = z > 0 ? 1.0 : leak
    down += 2 * error * slope * x / 21
    across += 2 * error * slope / 21
  }
  return (unit.weight - rate * down, unit.bias - rate * across)
} draw: { unit in
  Chart {
    LinePlot(x: "x", y: "output", domain: -1...1) { x in
      let z = unit.weight * x + unit.bias
      return z > 0 ? z : leak * z
    }
    .foregroundStyle(by: .value("What", "unit"))
    for x in dots {
      PointMark(x: .value("x", x), y: .value("output", wanted(x)))
        .foregroundStyle(
          by: .value(
            "What",
            unit.weight * x + unit.bias > 0 ? "seen" : "not seen"))
    }
  }
  .chartForegroundStyleScale([
    "unit": .blue, "seen": .green, "not seen": .red,
  ])
  .chartXScale(domain: -1...1)
  .chartYScale(domain: -1...3)
}

// ## At the start half the doors are open {#sec-dying-start}
//
// He's initialiser draws each weight from $\mathcal{N}(0, 2/n)$ and sets biases to zero. For a *fixed* input $x$ the pre-activation of a
// unit is then a sum of independent normal variables,
//
// $$
// z \sim \mathcal{N}\Big(0,\; \frac{2}{n}\lVert x\rVert^2\Big), \qquad P(z > 0) = \tfrac12 \quad (x \ne 0).
// $$ {#eq-half}
//
// For inputs of unit mean square, $\lVert x\rVert^2 = n$, the variance is 2. So on average half the units answer each input. But @eq-half averages over
// *units*, for one input. What does one unit do over the *data*?

let layer = try Network<Float>(
  Sequential { Linear(784, 512, initializer: .heNormal) },
  capacity: 1_000, seed: 1)
/// Pre-activations of 1,000 inputs, input by input.
func preActivations(_ inputs: [Float]) -> [[Double]] {
  layer.inputs.write(inputs)
  layer.forward(rows: 1_000)
  return (0..<1_000).map { i in
    (0..<512).map { Double(layer.outputs[i * 512 + $0]) }
  }
}
func openShares(_ z: [[Double]]) -> [Double] {
  (0..<512).map { u in mean(z.map { $0[u] > 0 ? 1 : 0 }) }
}
let zOfNoise = preActivations(
  Tensor.normal([1_000 * 784], seed: 5).values)
let zOfDigits = preActivations(images.prefix(1_000).numbers)
let noiseShares = openShares(zOfNoise)
let digitShares = openShares(zOfDigits)

Chart {
  for (title, shares) in [
    ("noise", noiseShares), ("digits", digitShares),
  ] {
    Histogram(
      "Share of inputs for which the unit is open", values: shares,
      bins: 20, range: 0...1
    )
    .facet(by: .value("Inputs", title))
  }
}
.chartFacet(x: "Inputs", columns: 2)
.chartYAxisLabel("Units")

let noiseVariance = mean(zOfNoise.flatMap { $0.map { $0 * $0 } })
func oneSided(_ shares: [Double]) -> Double { mean(shares.map { $0 < 0.05 || $0 > 0.95 ? 1 : 0 }) }
claim("For inputs of unit size the variance of z is \(fixed(noiseVariance)), and the mean open share is \(fixed(mean(noiseShares))); for digits the mean open share is \(fixed(mean(digitShares))).",
  abs(noiseVariance - 2) < 0.1 && abs(mean(noiseShares) - 0.5) < 0.05 && abs(mean(digitShares) - 0.5) < 0.1,
  otherwise: "The variance of z is \(fixed(noiseVariance)) for unit inputs, the mean open shares are \(fixed(mean(noiseShares))) and \(fixed(mean(digitShares))).")
claim("But \(percent(oneSided(digitShares))) of the units are open for more than 95% of the digits or for fewer than 5%; for noise \(percent(oneSided(noiseShares))).",
  oneSided(digitShares) > oneSided(noiseShares),
  otherwise: "One-sided units: \(percent(oneSided(digitShares))) for digits, \(percent(oneSided(noiseShares))) for noise.")

// The reason is that digits are alike. Write $x = m + (x - m)$ with the mean image $m$. Every unit gets the constant $w\cdot m$ for all images, and only
// $w\cdot(x - m)$ tells them apart. Here the mean image holds
// `{swift} percent(meanImage.reduce(0) { $0 + $1 * $1 } / squaredLength, 0)`
// of the squared length: the black background, mostly, which stands at $-1$ in every image. "Half the units fire" is true, and it hides that many of them fire for
// nearly everything or for nearly nothing.
//
// ## Counting, and three signals {#sec-dying-signals}
//
// Three networks, alike but for Adam's learning rate: five hidden layers of 128 units, He's weights, three epochs on the first 10,000 digits.

let sizes = [784, 128, 128, 128, 128, 128, 10]
let rates = [0.001, 0.01, 0.1]
let net = Sequential.perceptron(
  sizes, activation: .relu, initializer: .heNormal)
let byRate = try Parallel.map(rates) { rate in
  try Trainer(net, optimizer: .adam(learningRate: rate), seed: 1)
    .fit(
      .mnist.first(10_000), epochs: 3,
      probes: [.deadUnits, .weights(afterEpochs: [0, 1, 2, 3])],
      testing: .lastEpoch)
}

// The engine counts dead units when it is asked to (`.deadUnits`). To see how little there is to it, and to have the gradients of single
// units too, here is the count from scratch: run all training images forwards and backwards, and look at each unit. All of them, not a
// sample: of units that are shut for 1,000 images, some open for an image among the other 9,000 (with none of 1,000 the Wilson interval of the open share still reaches
// `{swift} percent(Proportion(0, of: 1_000).interval.upperBound, 2)`).

struct UnitState: Sendable {
  var open: Double  // share of the images
  var gradient: Double  // norm over its weights and bias
}
func inspect(
  _ net: Sequential, _ weights: [[Float]], on images: Samples
) throws -> [[UnitState]] {
  let network = try Network<Float>(net, capacity: images.count)
  try network.load(weights)
  network.inputs.write(images.numbers)
  images.labels.withUnsafeBufferPointer { labels in
    guard let start = labels.baseAddress else { return }
    _ = network.lossAndGradients(
      rows: images.count, targets: .labels(start),
      loss: .crossEntropy)
  }
  return network.activations.enumerated().map { index, layer in
    let outputs = layer.output.array()
    let slopes = network.parameters[2 * index].gradient.array()
    let offsets = network.parameters[2 * index + 1].gradient.array()
    let (size, inputs) = (
      layer.outputSize, slopes.count / layer.outputSize
    )
    return (0..<size).map { unit in
      let open = (0..<images.count).count {
        outputs[$0 * size + unit] > 0
      }
      let row = slopes[(unit * inputs)..<((unit + 1) * inputs)]
      let squares = row.reduce(Double(offsets[unit] * offsets[unit])) {
        $0 + Double($1 * $1)
      }
      return UnitState(
        open: Double(open) / Double(images.count),
        gradient: squares.squareRoot())
    }
  }
}
let states = try byRate.map {
  try inspect(net, $0.snapshots.last?.weights ?? [], on: images)
}
func deadShare(_ layer: [UnitState]) -> Double {
  mean(layer.map { $0.open == 0 ? 1 : 0 })
}
claim(
  "Our count and the engine's agree in all fifteen layers.",
  zip(states, byRate).allSatisfy { mine, run in
    zip(mine.map(deadShare), run.history.last?.deadShares ?? [])
      .allSatisfy { abs($0 - $1) < 1e-9 }
  },
  otherwise: "Our count and the engine's differ in some layer."
)

func zeros(_ layer: [UnitState]) -> Double {
  mean(layer.map { 1 - $0.open })
}
Table(
  rates.indices.map { $0 },
  Column("Rate") { written(rates[$0]) },
  Column("Zeros, layer 1") { percent(zeros(states[$0][0]), 0) },
  Column("Zeros, layer 5") { percent(zeros(states[$0][4]), 0) },
  Column("Dead by layer, 1 to 5") { index in
    states[index].map { percent(deadShare($0), 0) }.joined(
      separator: ", ")
  },
  Column("Test accuracy") { percent(byRate[$0].testAccuracy) })

let healthyZeros = mean(states[0].map(zeros))
let healthyDead = mean(states[0].map(deadShare))
claim("At rate 0.001, \(percent(healthyZeros, 0)) of all outputs are zero, yet only \(percent(healthyDead, 0)) of the units are dead (one run): most zeros are sparsity.",
  healthyDead < 0.6 * healthyZeros,
  otherwise: "At rate 0.001, \(percent(healthyZeros, 0)) of all outputs are zero and \(percent(healthyDead, 0)) of the units are dead.")
claim("In these three networks, one seed each, more units of the first layer are dead at rate 0.01 than at 0.001, and at 0.1 the network stays at the level of guessing.",
  deadShare(states[1][0]) > deadShare(states[0][0]) && byRate[2].testAccuracy < 0.2,
  otherwise: "In the first layer \(percent(deadShare(states[0][0]))), \(percent(deadShare(states[1][0]))) and \(percent(deadShare(states[2][0]))) of the units are dead at the three rates; at rate 0.1 the accuracy is \(percent(byRate[2].testAccuracy)).")

// In a real project nobody hands you this table. Three signals lead to it.
//
// ### Signal 1: the histogram of activations
//
// Plot how often each unit is open. A bar of *units* at zero is death. A bar of *outputs* at zero is not: every ReLU layer has one.

Chart {
  for (rate, layers) in zip(rates, states) {
    Histogram(
      "Open share", values: layers[0].map(\.open), bins: 20,
      range: 0...1
    )
    .facet(by: .value("Rate", "rate \(written(rate))"))
  }
}
.chartFacet(x: "Rate", columns: 3)
.chartYAxisLabel("Units")

// ### Signal 2: the gradients of single units
//
// A layer's gradient norm (@sec-flow-training) may look healthy while half of its units get nothing. Look at units one by one.

Chart {
  for (rate, layers) in zip(rates, states) {
    for (rank, norm) in layers[2].map(\.gradient).sorted()
      .enumerated()
    {
      PointMark(
        x: .value("Unit, sorted", rank + 1),
        y: .value("Gradient norm", norm)
      )
      .symbolSize(8)
      .facet(by: .value("Rate", "rate \(written(rate))"))
    }
  }
}
.chartFacet(x: "Rate", columns: 3)
.chartYScale(type: .log)

let allUnits = states.flatMap { $0.flatMap { $0 } }
let cutOff = allUnits.count { $0.open > 0 && $0.gradient == 0 }
let alive = allUnits.count { $0.open > 0 }
claim("Every dead unit has a gradient of exactly zero. The reverse is not true: \(cutOff) of the \(alive) living units in these networks get no gradient either.",
  allUnits.allSatisfy { $0.open > 0 || $0.gradient == 0 } && cutOff > 0,
  otherwise: "Of \(alive) living units, \(cutOff) have a gradient of exactly zero.")

// A living unit without any gradient is *cut off*: for the images that open it, every way from it to the output is closed. It is mostly a symptom of deaths elsewhere, so look at layers from the output
// down when you search for the cause.
//
// ### Signal 3: the plateau

Chart {
  for (rate, run) in zip(rates, byRate) {
    for epoch in run.history {
      LineMark(
        x: .value("Epoch", epoch.epoch),
        y: .value("Loss", epoch.loss)
      )
      .foregroundStyle(by: .value("Rate", "rate \(written(rate))"))
    }
  }
  RuleMark(y: .value("Loss", log(10.0))).lineStyle(
    StrokeStyle(dash: [5, 3])
  ).foregroundStyle(.secondary)
}
.chartYScale(type: .log)

// When all units of a layer are dead, nothing of the input gets through, and the best the output can do is to say the classes' frequencies: the loss stays at
// $\ln 10 \approx$ `{swift} written(log(10.0))`. A plateau above zero but below $\ln 10$ can have many reasons; the first two signals say whether dead units are among them.
//
// ### How much is too much? {#sec-dying-thresholds}
//
// Rules of thumb, not laws; the engine uses them as words for tables.

let grades: [(String, Double, String)] = [
  ("under 10%", 0.05, "nothing to do"),
  ("10 to 30%", 0.2, "look at rate and initialiser"),
  ("30 to 50%", 0.4, "change something before training on"),
  ("over 50%", 0.6, "stop: most of the layer is waste"),
]
Table(
  grades, Column("Dead") { $0.0 },
  Column("Word") { "\(DeadUnits.Severity(share: $0.1))" },
  Column("What to do") { $0.2 })

// These words are about waste, not about failure. The best network of @tbl-rate, at rate 0.001, has `{swift} percent(deadShare(states[0][0]), 0)` of its first layer dead, which the table calls
// "`{swift} DeadUnits.Severity(share: deadShare(states[0][0])).rawValue`", and it classifies `{swift} percent(byRate[0].testAccuracy)` of the test digits. Its living units are enough for this task. What the deaths cost is what was paid for units that do nothing, and the room that a harder task would need.
//
// ## Causes, one at a time {#sec-dying-causes}
//
// ### A rate that is too large
//
// @tbl-rate has shown it: 0.01 against 0.001, and 0.1 as the end. When do the units die?

let born = try inspect(
  net, byRate[0].snapshots.first?.weights ?? [], on: images)
Chart {
  for (rate, run) in zip(rates, byRate) {
    for layer in 0..<5 {
      for epoch in 0...run.history.count {
        LineMark(
          x: .value("Epoch", epoch),
          y: .value(
            "Share of dead units",
            epoch == 0
              ? deadShare(born[layer])
              : run.history[epoch - 1].deadShares[layer])
        )
        .foregroundStyle(by: .value("Layer", "layer \(layer + 1)"))
        .facet(by: .value("Rate", "rate \(written(rate))"))
      }
    }
  }
}
.chartFacet(x: "Rate", columns: 3)
.chartYScale(domain: 0...1)
.chartXAxis { AxisMarks(values: .stride(by: 1)) }

let jump = (byRate[1].history[0].deadShares[0]) - deadShare(born[0])
let later = (byRate[1].history.last?.deadShares[0] ?? 0) - byRate[1].history[0].deadShares[0]
claim("In this run at rate 0.01 the first layer's share of dead units rises by \(fixed(100 * jump, 1)) percentage points within the first epoch and by \(fixed(100 * later, 1)) afterwards: the first epoch kills.",
  jump > later && jump > 0.1,
  otherwise: "At rate 0.01 the first layer's share changes by \(fixed(100 * jump, 1)) percentage points in the first epoch and by \(fixed(100 * later, 1)) afterwards.")

// In this run it is the first layer that is hit hardest. Why? @eq-step: its inputs are long and alike. And Adam's first steps have length $\eta$ in *every* weight, whatever the size of the gradient, so
// some `{swift} percent(background, 0)` of a unit's 784 weights, those of background pixels, move in step, and $z$ moves for all images at once
// (@sec-bake-off-dead tells the same story for another network). Remember this pattern; it returns below.
//
// Move the rate yourself. Between 0.001 and 0.1 the illness runs through all its stages.

let chosen = try Trainer(
  net, optimizer: .adam(learningRate: rate), seed: 2
).fit(
  .mnist.first(10_000), epochs: 2, probes: [.deadUnits],
  testing: .lastEpoch)
Chart {
  for (layer, share) in (chosen.history.last?.deadShares ?? [])
    .enumerated()
  {
    BarMark(
      x: .value("Hidden layer", "\(layer + 1)"),
      y: .value("Share of dead units", share)
    )
    .annotation(position: .top) { Text(percent(share, 0)) }
  }
}
.chartYScale(domain: 0...1.1)
.chartYAxis { AxisMarks(values: [0, 0.25, 0.5, 0.75, 1]) }

// **Does warm-up help?** If the first steps kill, then a rate that grows over the first epoch should kill less. Five seeds at a top rate of 0.01, with and without it:

let warmSeeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]
func warmed(_ schedule: Schedule) throws -> [TrainingRun] {
  try Parallel.map(warmSeeds) { seed in
    try Trainer(
      net, optimizer: .adam(learningRate: 0.01), schedule: schedule,
      seed: seed
    ).fit(
      .mnist.first(10_000), epochs: 3, probes: [.deadUnits],
      testing: .lastEpoch)
  }
}
let warmth = Comparison([
  (label: "at once", runs: try warmed(.constant)),
  (label: "warm-up", runs: try warmed(.warmUp(epochs: 1))),
])

func firstLayerShare(_ run: TrainingRun) -> Double { 100 * (run.history.last?.deadShares[0] ?? .nan) }
Table(
  warmth.variants, Column("Rate") { $0.label },
  Column("Dead in layer 1, %") {
    $0.runs.map { fixed(firstLayerShare($0), 0) }.joined(separator: ", ")
  },
  Column("Test accuracy, %") {
    $0.runs.map { fixed(100 * $0.testAccuracy, 1) }.joined(separator: ", ")
  })

claim("Warm-up leaves fewer units of the first layer dead.",
  measured: try warmth.paired("at once", "warm-up", by: firstLayerShare), above: Smallest.units, unit: "points",
  otherwise: "That warm-up saves more than five points of the first layer is not shown here.")
claim("Warm-up also ends with a higher test accuracy.",
  measured: try warmth.paired("warm-up", "at once", by: { 100 * $0.testAccuracy }), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "That it also raises the test accuracy by more than two points is not shown.")

// Deaths and accuracy are two questions. A remedy that leaves more units alive need not leave a better network, so each gets a sentence of its own, here and in @sec-dying-fixes.
//
// ### A large negative bias {#sec-dying-bias}
//
// Suppose that biases start at $-\beta$. With He's weights and unit inputs $z \sim \mathcal{N}(-\beta, 2)$, so a first-layer unit is open with probability
//
// $$
// P(z > 0) = 1 - \Phi\big(\beta/\sqrt2\big).
// $$ {#eq-bias}
//
// That falls slowly: $\beta = 1$ leaves `{swift} percent(1 - 0.5 * erfc(-1.0 / 2), 0)`, $\beta = 3$ leaves `{swift} percent(1 - 0.5 * erfc(-3.0 / 2))`. But layers are stacked. What passes the first layer is
// smaller than before, the next layer's $z$ spreads less around the same $-\beta$, still less passes, and so on. Depth turns a slope into a cliff.

func lowered(
  _ beta: Double, activation: Activation = .relu,
  normalised: Bool = false, classes: Int = 10
) -> Sequential {
  Sequential {
    for index in 0..<5 {
      Linear(
        sizes[index], sizes[index + 1], initializer: .heNormal)
      Shift(-beta)
      if normalised { BatchNorm(128) }
      activation
    }
    Linear(128, classes)
  }
}
let lowBiases = [0, 0.3, 0.6, 0.9]
let byBias = try Parallel.map(
  lowBiases.flatMap { beta in
    (isQuick ? [1] : [1, 2, 3]).map { (beta, UInt64($0)) }
  }
) { beta, seed in
  (
    beta,
    try Trainer(lowered(beta), seed: seed).fit(
      .mnist.first(10_000), epochs: 2, probes: [.deadUnits],
      testing: .lastEpoch)
  )
}

// (`Shift` adds a constant that does not learn; the layers' own biases start at zero and do learn, so together they are biases that start at $-\beta$.)

func runs(_ beta: Double) -> [TrainingRun] {
  byBias.filter { $0.0 == beta }.map(\.1)
}
func deadByLayer(_ runs: [TrainingRun]) -> [Double] {
  (0..<5).map { layer in
    mean(runs.map { $0.history.last?.deadShares[layer] ?? .nan })
  }
}
func list(_ shares: [Double]) -> String {
  shares.map { percent($0, 0) }.joined(separator: ", ")
}
Table(
  lowBiases, Column("β") { written($0) },
  Column("Open by formula") {
    percent(1 - 0.5 * erfc(-$0 / 2), 0)
  },
  Column("Dead by layer, 1 to 5") { list(deadByLayer(runs($0))) },
  Column("Test accuracy") {
    runs($0).map { percent($0.testAccuracy) }.joined(
      separator: ", ")
  })

let worst = deadByLayer(runs(0.9))
claim("With β = 0.9 deaths rise from layer to layer, from \(percent(worst[0], 0)) to \(percent(worst[4], 0)) (mean of \(runs(0.9).count) seeds), and the network guesses.",
  zip(worst, worst.dropFirst()).allSatisfy { $0 <= $1 } && mean(runs(0.9).map(\.testAccuracy)) < 0.2,
  otherwise: "With β = 0.9 the shares are \(list(worst)), the accuracy \(percent(mean(runs(0.9).map(\.testAccuracy)))).")

// ### Inputs that are shifted, or not scaled {#sec-dying-inputs}
//
// By @eq-kill the squared length of the inputs stands beside the learning rate. The same digits, the same network, one epoch at 0.001, in four units of brightness:

let scalings: [(String, Dataset)] = [
  (
    "mean 0, deviation 1",
    .mnist.first(10_000).standardized(
      mean: 0.1307, deviation: 0.3081)
  ),
  ("−1 to 1", .mnist.first(10_000)),
  (
    "deviation 1, mean 10",
    .mnist.first(10_000).standardized(
      mean: 0.1307 - 10 * 0.3081, deviation: 0.3081)
  ),
  (
    "raw bytes, 0 to 255",
    .mnist.first(10_000).standardized(mean: 0, deviation: 1.0 / 255)
  ),
]
let scalingJobs = scalings.flatMap { row in warmSeeds.map { (row, $0) } }
let scalingRuns = try Parallel.map(scalingJobs) { row, seed in
  try Trainer(net, seed: seed).fit(
    row.1, epochs: 1, probes: [.deadUnits])
}
let byScaling = Comparison(
  scalings.map { title, _ in
    (
      label: title,
      runs: zip(scalingJobs, scalingRuns).filter { $0.0.0.0 == title }
        .map(\.1)
    )
  })

func extent(_ values: [Double], _ write: (Double) -> String) -> String {
  values.count > 1
    ? "\(write(values.min() ?? .nan)) to \(write(values.max() ?? .nan))"
    : values.map(write).joined()
}
Table(
  byScaling.variants, Column("Inputs") { $0.label },
  Column("Dead by layer, 1 to 5") { list(deadByLayer($0.runs)) },
  Column("Loss") { extent($0.runs.map(\.loss)) { fixed($0) } },
  Column("Test accuracy") {
    extent($0.runs.map(\.testAccuracy)) { percent($0, 0) }
  })

claim("Inputs shifted to mean 10 leave more of the first layer dead than the same inputs centred.",
  measured: try byScaling.paired(scalings[2].0, scalings[0].0, by: firstLayerShare), above: Smallest.units, unit: "points",
  otherwise: "That the shift costs more than five points of the first layer is not shown here.")
claim("Raw bytes, by far the longest inputs, leave no more of the first layer dead than inputs of deviation 1 and mean 0.",
  measured: try byScaling.paired(scalings[3].0, scalings[0].0, by: firstLayerShare), within: Smallest.units, unit: "points",
  otherwise: "That raw bytes leave the share of dead units in the first layer within five points of that with centred inputs is not shown.")
claim("What raw bytes raise is the loss, as a mean over the epoch, since the first scores are far too large.",
  measured: try byScaling.paired(scalings[3].0, scalings[0].0, by: { $0.loss }), above: Smallest.loss, unit: "nats",
  otherwise: "That raw bytes raise the loss by more than 0.1 is not shown here.")

// Raw bytes are the longest inputs of the table, about eight times as long as those of mean 10, and the sentences above say what each does to the first layer. So the length in @eq-kill does not decide by itself. Why is a shift worse than a scale? @eq-kill speaks of plain gradient descent and of a *given* $z$. Make all the numbers of the inputs $c$ times as large: then every $z$ at the start is $c$ times as large too. A first step of Adam has length $\eta$ in each weight,
// however large the gradient, so it moves $z$ by $\eta \sum_k |x_k|$ at most, which also grows by the factor $c$. The ratio of the two stays as it was. A shift is different: it makes all inputs point the same way, so that one step moves the $z$ of all of them in the same direction.
//
// ### Optional: heavy tails, and robust scaling {#sec-dying-tails}
//
// Pixels are bounded. Money, counts and sensor readings are not: a few values are thousands of times larger than the rest. Take 20 features, each Cauchy distributed (a normal variable divided by another), and a label
// that depends on the features' bulk only; all are shifted by 5 as well. Four ways to scale them:
//
// - none;
// - by mean and standard deviation, which the largest values dictate;
// - *robustly*, by median and interquartile range, which ignore them (and take the shift away);
// - robustly, and then clipped to $[-3, 3]$.

func heavyTailed(_ count: Int, stream: Int) -> (
  x: [[Double]], labels: [Int32]
) {
  var dice = RandomStream(seed: 11, stream: stream, purpose: .data)
  var (rows, labels): ([[Double]], [Int32]) = ([], [])
  for _ in 0..<count {
    let row = (0..<20).map { _ in dice.normal() / dice.normal() }
    let bulk = row.map { atan($0) }
    let score = bulk[0] * bulk[1] + bulk[2] - bulk[3] * bulk[4]
    labels.append(score > 0 ? 1 : 0)
    rows.append(row.map { 5 + 2 * $0 })
  }
  return (rows, labels)
}
let (tailTrain, tailTest) = (
  heavyTailed(4_000, stream: 0), heavyTailed(2_000, stream: 1)
)
enum TailScaling: String, CaseIterable, Sendable {
  case none, standard = "mean and deviation",
    robust = "median and quartiles",
    clipped = "median and quartiles, clipped at 3"
}
func scaledDataset(_ scaling: TailScaling) -> Dataset {
  // Centre and width of each feature, from the training rows only.
  let measures = (0..<20).map { k -> (Double, Double) in
    let values = tailTrain.x.map { $0[k] }.sorted()
    let n = values.count
    switch scaling {
    case .none: return (0, 1)
    case .standard:
      let m = mean(values)
      return (m, mean(values.map { ($0 - m) * ($0 - m) }).squareRoot())
    case .robust, .clipped:
      return (values[n / 2], values[3 * n / 4] - values[n / 4])
    }
  }
  func samples(_ set: (x: [[Double]], labels: [Int32])) -> Samples {
    let numbers = set.x.flatMap { row in
      zip(row, measures).map { value, measure -> Float in
        let z = (value - measure.0) / measure.1
        return Float(scaling == .clipped ? min(max(z, -3), 3) : z)
      }
    }
    return Samples(
      count: set.labels.count, shape: [20],
      inputs: .numbers(numbers),
      answers: .labels(set.labels, classes: 2))
  }
  return .samples(
    "tails, \(scaling.rawValue)", train: samples(tailTrain),
    test: samples(tailTest))
}

let tailSeeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]
let tails = try TailScaling.allCases.map { scaling in
  let data = scaledDataset(scaling)
  return try Parallel.map(tailSeeds) { seed in
    try Trainer(
      .perceptron(
        [20, 64, 64, 2], activation: .relu, initializer: .heNormal),
      optimizer: .adam(learningRate: 0.003), seed: seed
    ).fit(data, epochs: 10, batchSize: 64, probes: [.deadUnits])
  }
}

func deadIn(_ runs: [TrainingRun], _ layer: Int) -> Double {
  mean(runs.map { $0.history.last?.deadShares[layer] ?? .nan })
}
let tailAccuracy = tails.map { Interval($0.map(\.testAccuracy)) }
Table(
  TailScaling.allCases.indices.map { $0 },
  Column("Scaling") { TailScaling.allCases[$0].rawValue },
  Column("Dead, layer 1") { percent(deadIn(tails[$0], 0)) },
  Column("Dead, layer 2") { percent(deadIn(tails[$0], 1)) },
  Column("Test accuracy") { percent(tailAccuracy[$0].mean) },
  Column("±") {
    tailAccuracy[$0].count > 1
      ? percent(tailAccuracy[$0].halfWidth) : "one seed"
  })

let worstTail = tails.flatMap { runs in [0, 1].map { deadIn(runs, $0) } }.max() ?? .nan
let bestTail = tailAccuracy.indices.max { tailAccuracy[$0].mean < tailAccuracy[$1].mean } ?? 0
let tailCompared = try Comparison(zip(TailScaling.allCases, tails).map { (label: $0.rawValue, runs: $1) })
  .blocked(by: { 100 * $0.testAccuracy })
let tailRival = TailScaling.allCases.dropLast().map(\.rawValue).max { a, b in
  (tailCompared?.pair(a, b)?.difference ?? 0) < 0
} ?? ""
claim("Robust scaling with clipping is best; next to it stands \"\(tailRival)\".",
  measured: tailCompared?.pair(TailScaling.clipped.rawValue, tailRival), above: Smallest.accuracy, unit: "points",
  otherwise: "The largest mean accuracy here belongs to \"\(TailScaling.allCases[bestTail].rawValue)\"; that it leads by more than half a point is not shown.")
claim("By the definition of this chapter hardly a unit dies: in no scaling more than \(percent(worstTail)) of a layer.",
  worstTail < 0.05,
  otherwise: "The largest share of dead units in a layer is \(percent(worstTail)).")

// That is worth a second look, because heavy tails are often named as a *killer*. A unit is dead when it is shut for **every** input, and among inputs with giants there is nearly always one that leans far enough its way to push the
// door open. What suffers is the use of the units for the bulk of the data, and with it the accuracy. Median and quartiles keep the bulk at a sensible size, which is half of the remedy; but a giant is still a giant after it, and rules the gradient of every batch in which it
// appears (in plain gradient descent by its *square*, @eq-kill). Clip it, or take a logarithm first.
//
// ### Optional: born dead {#sec-dying-born}
//
// A narrow and deep network may be dead before it has seen anything (Lu et al. 2019). Take zero biases and symmetric weights, layers of $N$ units, and one input. As long as something arrives at a layer, each of its units
// is closed with probability $\tfrac12$, independently; all $N$ are closed with probability $2^{-N}$, and then nothing arrives anywhere above. The input gets through $k$ layers with probability $(1 - 2^{-N})^k$, so
//
// $$
// P(\text{dead for this input after } k \text{ layers}) = 1 - \left(1 - 2^{-N}\right)^k .
// $$ {#eq-born}
//
// For a network of one number $x$ and without biases all positive $x$ share one fate, $f(cx) = c f(x)$ for $c > 0$, and all negative $x$ another. The network is dead altogether when both are.

let bornDead = try BornDead(
  widths: [2, 3, 4, 6], depths: [1, 3, 5, 7, 9, 12, 16, 20],
  networks: 10_000
).run()

Chart {
  for cell in bornDead.cells {
    LineMark(
      x: .value("Layers", cell.depth),
      y: .value("Share dead", cell.deadForOneInput),
      series: .value("Which", "one \(cell.width)")
    )
    .foregroundStyle(by: .value("Width", "width \(cell.width)"))
    .lineStyle(StrokeStyle(lineWidth: 1.5, dash: [1, 0]))
    LineMark(
      x: .value("Layers", cell.depth),
      y: .value("Share dead", cell.deadForAll),
      series: .value("Which", "all \(cell.width)")
    )
    .foregroundStyle(by: .value("Width", "width \(cell.width)"))
    .lineStyle(StrokeStyle(lineWidth: 1.5, dash: [4, 3]))
    PointMark(
      x: .value("Layers", cell.depth),
      y: .value("Share dead", cell.predicted)
    )
    .foregroundStyle(by: .value("Width", "width \(cell.width)"))
    .symbol(.circle).symbolSize(16)
  }
}
.chartYScale(domain: 0...1)
.chartLegend(position: .trailing)

let bornMiss = bornDead.cells.map { abs($0.deadForOneInput - $0.predicted) }.max() ?? 0
func wholeDeath(_ width: Int) -> Double {
  bornDead.cells.first { $0.width == width && $0.depth == 9 }?.deadForAll ?? .nan
}
claim("With nine hidden layers, \(percent(wholeDeath(2), 0)) of the networks of width 2 are dead for every input, \(percent(wholeDeath(3), 0)) of width 3, \(percent(wholeDeath(4), 0)) of width 4.",
  wholeDeath(2) > wholeDeath(3) && wholeDeath(3) > wholeDeath(4))

// Formula and simulation of @fig-born differ by at most `{swift} fixed(bornMiss, 3)`. The remedy is width. At $N = 128$ the probability per layer is $2^{-128} \approx$ `{swift} written(pow(2, -128), 1)`; nobody has ever met such a network. What wide networks do have are *units* that are dead at birth, as in @fig-when at epoch 0: in the first layer because digits are alike; in deeper layers inputs
// are not symmetric any more (outputs of ReLU are never negative), so a unit's $z$ may be negative for the whole data set by the luck of its weights.
//
// ## A case for the clinic {#sec-dying-case}
//
// A case that circulates in teaching material: a classifier with five hidden layers, for a question with *two* answers, stands at 52% accuracy. Its dead units, layer by layer: 48.2, 67.1, 85.4, 97.3 and 99.8%. *Diagnose, name the cause, give three fixes in order.* The usual answer: dying ReLU; the rate is too
// high; lower it, then change the initialiser, then the activation.
//
// **First, what do the numbers say?** With two classes 52% is chance: the network answers the commoner class. (Its counterpart among ten classes would be 10%.) One living unit of $N$ leaves $1 - 1/N$ dead. For 99.8% the layer must have some `{swift} Int((1 / 0.002).rounded())` units or more, unless the figure is a mean over several networks. With 128 units per layer, one living unit would already make it
// `{swift} percent(127.0 / 128)`.
//
// **Second, what does the pattern say?** Deaths *rise* from the input to the output. Compare it with the fingerprints of causes, each in the same network on a question with two answers: is the digit even? A mean over runs of which some are dead and some are well would describe none of them, so each run is drawn by itself.

func parity(_ samples: Samples) -> Samples {
  Samples(
    count: samples.count, shape: [784],
    inputs: .numbers(samples.numbers),
    answers: .labels(samples.labels.map { $0 % 2 }, classes: 2))
}
let evenOrOdd = Dataset.samples(
  "even or odd", train: parity(images), test: parity(digits.test))
let chance = mean(
  digits.test.labels.map { $0 % 2 == 1 ? 1 : 0 })
let healthy = Sequential.perceptron(
  [784, 128, 128, 128, 128, 128, 2], activation: .relu,
  initializer: .heNormal)
let suspects: [(String, Sequential, Optimizer)] = [
  ("Adam, rate 0.01", healthy, .adam(learningRate: 0.01)),
  ("gradient descent, rate 0.1", healthy, .sgd(learningRate: 0.1)),
  ("biases start at −0.9", lowered(0.9, classes: 2), .adam()),
]
let caseSeeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]
let fingerprints = try Parallel.map(
  suspects.flatMap { suspect in caseSeeds.map { (suspect, $0) } }
) { suspect, seed in
  (
    suspect.0,
    try Trainer(suspect.1, optimizer: suspect.2, seed: seed).fit(
      evenOrOdd, epochs: 2, probes: [.deadUnits], testing: .lastEpoch)
  )
}
func fingerprint(_ title: String) -> [TrainingRun] {
  fingerprints.filter { $0.0 == title }.map(\.1)
}

let reported = [0.482, 0.671, 0.854, 0.973, 0.998]
Chart {
  for suspect in suspects {
    for run in fingerprint(suspect.0) {
      for (index, share) in (run.history.last?.deadShares ?? []).enumerated() {
        LineMark(
          x: .value("Hidden layer", index + 1),
          y: .value("Share of dead units", share),
          series: .value("Run", "\(suspect.0), seed \(run.seed)")
        )
        .foregroundStyle(by: .value("Network", suspect.0))
      }
    }
  }
  for (index, share) in reported.enumerated() {
    LineMark(
      x: .value("Hidden layer", index + 1),
      y: .value("Share of dead units", share),
      series: .value("Run", "the reported case")
    )
    .foregroundStyle(by: .value("Network", "the reported case"))
    .lineStyle(StrokeStyle(lineWidth: 2, dash: [5, 3]))
  }
}
.chartYScale(domain: 0...1)
.chartXAxis { AxisMarks(values: .stride(by: 1)) }

func bare(_ percents: String) -> String {
  percents.replacing("%", with: "")
}
struct CaseRow { var title, shares, rising, accuracy: String }
func medianByLayer(_ runs: [TrainingRun]) -> [Double] {
  (0..<5).map { layer in
    let shares = runs.map { $0.history.last?.deadShares[layer] ?? .nan }
      .sorted()
    return shares[shares.count / 2]
  }
}
func rises(_ shares: [Double]) -> Bool {
  zip(shares, shares.dropFirst()).allSatisfy { $0 <= $1 }
    && (shares.last ?? 0) > (shares.first ?? 0) + 0.1
}
func rising(_ title: String) -> Proportion {
  Proportion(
    fingerprint(title).count { rises($0.history.last?.deadShares ?? []) },
    of: caseSeeds.count)
}
let caseRows =
  [
    CaseRow(
      title: "as reported",
      shares: bare(list(reported)),
      rising: "yes", accuracy: "52")
  ]
  + suspects.map { suspect in
    CaseRow(
      title: suspect.0,
      shares: bare(list(medianByLayer(fingerprint(suspect.0)))),
      rising:
        "\(rising(suspect.0).successes) of \(rising(suspect.0).count)",
      accuracy: fingerprint(suspect.0).map {
        bare(percent($0.testAccuracy))
      }.joined(separator: ", "))
  }
Table(
  caseRows, Column("Network") { $0.title },
  Column("Dead by layer, 1 to 5, %") { $0.shares },
  Column("Rising") { $0.rising },
  Column("Test accuracy, %") { $0.accuracy })

let (lowTitle, adamTitle) = (suspects[2].0, suspects[0].0)
claim("Deaths rise from layer to layer more often with low biases (\(rising(lowTitle).successes) of \(caseSeeds.count) runs) than with Adam's large rate (\(rising(adamTitle).successes) of \(caseSeeds.count)).",
  measured: FisherComparison(rising(lowTitle), rising(adamTitle)), above: Smallest.runs,
  otherwise: "Deaths rise from layer to layer in \(rising(lowTitle).successes) of \(caseSeeds.count) runs with low biases and in \(rising(adamTitle).successes) with Adam's large rate; too few to tell the two apart.")
let lowAccuracies = fingerprint(lowTitle).map(\.testAccuracy)
func missed(_ title: String) -> [Double] { zip(medianByLayer(fingerprint(title)), reported).map { 100 * abs($0 - $1) } }
func missedWords(_ title: String) -> String {
  "\(missed(title).map { fixed($0, 0) }.joined(separator: ", ")) points, on average \(fixed(mean(missed(title)), 0))"
}
claim("The accuracy fits too, as it would with every network that guesses: with low biases all runs stand within two points of the \(percent(max(chance, 1 - chance))) of guessing.",
  lowAccuracies.allSatisfy { abs($0 - max(chance, 1 - chance)) < 0.02 || abs($0 - min(chance, 1 - chance)) < 0.02 },
  otherwise: "With low biases the runs stand at \(lowAccuracies.map { percent($0) }.joined(separator: ", ")); guessing gives \(percent(max(chance, 1 - chance))).")

// (The runs of the two kinds share their seeds; Fisher's test does not use that and is the more careful for it, @sec-nonlinearity-comparing.)
//
// **How well does the shape fit?** That shares rise is one thing, how high they stand is another; and "rising" was defined after the case had been seen. Layer by layer the medians of @tbl-fingerprints miss the reported shares by
//
// - low biases: `{swift} missedWords(lowTitle)`;
// - Adam at rate 0.01: `{swift} missedWords(adamTitle)`.
//
// Look at the first two layers: the reported case has half and two thirds of their units dead, and a suspect that misses these by tens of points explains the direction, not the case. Low biases are not the only start with rising shares either; the table of @exr-dead-count shows what PyTorch's default weights do at birth, before any training.
//
// So in *this* network the usual answer does not fit its own figures. A high rate of Adam kills from the bottom, where inputs are long and alike; what rises with depth is a signal that gets thinner from layer to layer, as with low
// biases or weights that are too small. Which cause the reported network had nobody can say from five numbers, and other networks have other fingerprints. But they tell where to look first: at the weights *before* training.
//
// **Third, test the diagnosis.** If low biases are the cause, the patient was ill at birth, and a lower rate cannot help. Take the same patient, whose biases start at $-0.9$, and look at it before its first step.

let newborns = try caseSeeds.map { seed in
  try inspect(lowered(0.9, classes: 2), Network<Float>(lowered(0.9, classes: 2), capacity: 1, seed: seed).weights, on: parity(images)).map(deadShare)
}
let deadAtStart = (0..<5).map { layer in mean(newborns.map { $0[layer] }) }
claim("Before any training its layers have these shares of dead units (mean of \(caseSeeds.count)): \(list(deadAtStart)). In every one of these networks they rise from layer to layer. It was ill at birth.",
  deadAtStart[4] > 0.5 && newborns.allSatisfy(rises),
  otherwise: "Before any training its layers have these shares of dead units: \(list(deadAtStart)).")

// Two fixes of the usual answer, a lower rate and another activation; the one that the diagnosis asks for; and BatchNorm (which shifts and scales each unit to mean 0 and variance 1 over the batch, @sec-beyond-norm), each alone:

let patient = lowered(0.9, classes: 2)
let fixes: [(String, Sequential, Double)] = [
  ("nothing", patient, 0.001),
  ("a lower rate, 0.0001", patient, 0.0001),
  ("biases start at 0", lowered(0, classes: 2), 0.001),
  (
    "Leaky ReLU, same biases",
    lowered(0.9, activation: .leakyReLU, classes: 2), 0.001
  ),
  (
    "BatchNorm, same biases",
    lowered(0.9, normalised: true, classes: 2), 0.001
  ),
]
let healed = try Parallel.map(
  fixes.flatMap { fix in caseSeeds.map { (fix, $0) } }
) { fix, seed in
  (
    fix.0,
    try Trainer(
      fix.1, optimizer: .adam(learningRate: fix.2), seed: seed
    ).fit(
      evenOrOdd, epochs: 2, probes: [.deadUnits], testing: .lastEpoch)
  )
}

func treated(_ title: String) -> [TrainingRun] {
  healed.filter { $0.0 == title }.map(\.1)
}
func learned(_ index: Int) -> Proportion {
  Proportion(
    treated(fixes[index].0).count {
      $0.testAccuracy > max(chance, 1 - chance) + 0.1
    }, of: caseSeeds.count)
}
Table(
  fixes.indices.map { $0 }, Column("Treatment") { fixes[$0].0 },
  Column("Dead by layer, 1 to 5") {
    list(medianByLayer(treated(fixes[$0].0)))
  },
  Column("Runs that learn") {
    let share = learned($0)
    return
      "\(share.successes) of \(share.count) (\(percent(share.interval.lowerBound, 0)) to \(percent(share.interval.upperBound, 0)))"
  },
  Column("Test accuracy") {
    treated(fixes[$0].0).map { percent($0.testAccuracy, 0) }
      .joined(separator: ", ")
  })

let healedPValues = [
  FisherComparison(learned(2), learned(1)).pValue(above: Smallest.runs),
  FisherComparison(learned(4), learned(0)).pValue(above: Smallest.runs),
]
claim("Biases at zero heal the patient where a lower rate does not.",
  measured: FisherComparison(learned(2), learned(1)), above: Smallest.runs, among: healedPValues,
  otherwise: "With biases at zero \(learned(2).successes) of \(caseSeeds.count) runs learn, with the lower rate \(learned(1).successes); too few to tell the two apart.")
claim("BatchNorm, which subtracts whatever constant stands before it, heals more runs than no treatment.",
  measured: FisherComparison(learned(4), learned(0)), above: Smallest.runs, among: healedPValues,
  otherwise: "With BatchNorm \(learned(4).successes) of \(caseSeeds.count) runs learn, without treatment \(learned(0).successes); too few to tell the two apart.")
func treatedPoints(_ index: Int) -> [Double] { treated(fixes[index].0).map { 100 * $0.testAccuracy } }
claim("BatchNorm ends ahead of the network whose biases start at zero.",
  measured: caseSeeds.count > 1 ? try PairedComparison(treatedPoints(4), treatedPoints(2)) : nil, above: Smallest.deepAccuracy, unit: "points",
  otherwise: "That BatchNorm ends more than two points ahead of the network whose biases start at zero is not shown.")

// Read the whole table before you draw a moral. Of the usual answer one part failed, the lower rate, and one healed, the leak. The row of BatchNorm, which leaves the biases where they are, is to be read beside the row whose cause was removed; the last sentence compares their accuracies seed by seed. So treating the symptom can work, and @tbl-healed is no argument against it. What the diagnosis adds is that it says *beforehand* which treatment cannot help, and it costs one look before the first step. (Fisher's test does not use that the seeds are shared, and is the more careful for it, @sec-nonlinearity-comparing.)
//
// Three fixes *in order*, then: (1) look at the network before its first step and repair what is wrong there, initialiser, biases, scale of the inputs; (2) if it was healthy at birth and died in the first epoch, lower the rate or warm it up; (3) if units must be expected to die, take
// an activation that cannot be shut, or normalise. The order goes from cause to symptom, because a look is cheap, not because the later ones healed less.
//
// ## Remedies compared {#sec-dying-fixes}
//
// Now the other illness, a rate that is too large, and the usual remedies side by side, each with three rates and three seeds each. PyTorch's default weights are the baseline (*ReLU*); all others change one thing. Three seeds describe these runs; they are too few to rank remedies that lie close together. Where a sentence below names means, it speaks of these runs only; two sentences test a difference, seed by seed.

let remedies: [DeadUnits.Remedy] = [
  .none, .heInitialization, .leakyReLU, .prelu, .batchNorm,
]
let remedySeeds: [UInt64] = isQuick ? [1] : [1, 2, 3]
let bySeed = try remedySeeds.map { seed in
  try DeadUnits(
    learningRates: rates, remedies: remedies,
    on: .mnist.first(10_000), epochs: 2, seeds: [seed]
  ).run()
}
func results(_ remedy: DeadUnits.Remedy, _ rate: Double)
  -> [DeadUnits.Row]
{ bySeed.compactMap { $0.row(remedy, learningRate: rate) } }

func dead(_ remedy: DeadUnits.Remedy, _ rate: Double) -> Double {
  mean(results(remedy, rate).map(\.deadShare))
}
func accuracies(_ remedy: DeadUnits.Remedy, _ rate: Double)
  -> [Double]
{ results(remedy, rate).map(\.testAccuracy) }
let remedyCells = remedies.flatMap { remedy in
  rates.map { (remedy: remedy, rate: $0) }
}
Table(
  remedyCells, Column("Network") { $0.remedy.label },
  Column("Rate") { written($0.rate) },
  Column("Dead") { percent(dead($0.remedy, $0.rate)) },
  Column("Word") {
    "\(DeadUnits.Severity(share: dead($0.remedy, $0.rate)))"
  },
  Column("Test accuracy") {
    let values = accuracies($0.remedy, $0.rate)
    return values.count > 1
      ? "\(percent(mean(values))) (\(percent(values.min() ?? 0)), \(percent(values.max() ?? 0)))"
      : percent(mean(values))
  })

/// Beside each other, where they would lie on one another.
func beside(_ remedy: DeadUnits.Remedy, _ rate: Double) -> Double {
  let place = remedies.firstIndex(of: remedy) ?? 0
  return rate * pow(1.15, Double(place) - 2)
}
Chart {
  for cell in remedyCells {
    for accuracy in accuracies(cell.remedy, cell.rate) {
      PointMark(
        x: .value("Learning rate", beside(cell.remedy, cell.rate)),
        y: .value("Test accuracy", accuracy)
      )
      .foregroundStyle(by: .value("Network", cell.remedy.label))
      .symbol(.circle).symbolSize(24)
    }
  }
  RuleMark(y: .value("Test accuracy", 0.1)).lineStyle(
    StrokeStyle(dash: [2, 3])
  ).foregroundStyle(.secondary)
}
.chartXScale(domain: 0.0005...0.2, type: .log)
.chartYScale(domain: 0...1)

func atRate(_ remedy: DeadUnits.Remedy, _ rate: Double) -> Double { mean(accuracies(remedy, rate)) }
func lead(_ first: DeadUnits.Remedy, _ rate: Double, over second: DeadUnits.Remedy, _ other: Double) throws -> PairedComparison? {
  let (a, b) = (accuracies(first, rate).map { 100 * $0 }, accuracies(second, other).map { 100 * $0 })
  return a.count > 1 && a.count == b.count ? try PairedComparison(a, b) : nil
}
claim("Plain ReLU reaches more at rate 0.001, with \(percent(dead(.none, 0.001), 0)) of its units dead, than at 0.01, with \(percent(dead(.none, 0.01), 0)).",
  measured: try lead(.none, 0.001, over: .none, 0.01), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "With plain ReLU \(percent(dead(.none, 0.001), 0)) of the units are dead at rate 0.001 and \(percent(dead(.none, 0.01), 0)) at 0.01; it reaches \(percent(atRate(.none, 0.001))) and \(percent(atRate(.none, 0.01))). That the lower rate is ahead by more than two points is not shown.")
claim("At rate 0.001 Leaky ReLU, which has no dead units, reaches more than ReLU.",
  measured: try lead(.leakyReLU, 0.001, over: .none, 0.001), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "At rate 0.001 Leaky ReLU, which has no dead units, reaches \(percent(atRate(.leakyReLU, 0.001))), ReLU \(percent(atRate(.none, 0.001))). That it is ahead by more than two points is not shown.")
let survivors = remedies.filter { atRate($0, 0.1) > 0.3 }
let survivorNames = survivors.map { $0 == .batchNorm ? "ReLU behind batch normalisation" : $0.label }
claim("In these runs at rate 0.1 the mean of \(remedySeeds.count) seeds is above 30% only with \(survivorNames.joined(separator: " and ")).",
  !survivors.isEmpty && survivors.count < remedies.count,
  otherwise: survivors.isEmpty ? "At rate 0.1 none of the five learns." : "At rate 0.1 all five learn something.")
claim("In these runs at 0.1 Leaky ReLU and PReLU, whose slope on the left cannot be zero, reach \(percent(atRate(.leakyReLU, 0.1))) and \(percent(atRate(.prelu, 0.1))): no dead unit is not the same as a network that learns.",
  rates.allSatisfy { dead(.leakyReLU, $0) < 0.001 && dead(.prelu, $0) < 0.01 } && max(atRate(.leakyReLU, 0.1), atRate(.prelu, 0.1)) < 0.5,
  otherwise: "Dead at rate 0.1: Leaky ReLU \(percent(dead(.leakyReLU, 0.1))), PReLU \(percent(dead(.prelu, 0.1))); accuracies \(percent(atRate(.leakyReLU, 0.1))) and \(percent(atRate(.prelu, 0.1))).")
claim("He's weights alone do not protect from a large rate: in these runs at 0.01 they leave \(percent(dead(.heInitialization, 0.01), 0)) dead, the default \(percent(dead(.none, 0.01), 0)) (means of \(remedySeeds.count) seeds).",
  dead(.heInitialization, 0.01) > 0.1,
  otherwise: "At 0.01 He's weights leave \(percent(dead(.heInitialization, 0.01), 0)) dead, the default \(percent(dead(.none, 0.01), 0)).")

// Do deaths cost accuracy? Where a network learns at all, the first two sentences are what this table can say, with three seeds. A dead unit is lost capacity, and a network of 128 units a layer can spare some; at rate 0.1 the question is whether anything is learned, and there the count of dead units does not answer it. How do the remedies work?
//
// - **Lower rate, or warm-up.** Makes the left side of @eq-kill small while errors are large. Removes the cause where the rate is the cause, as in this section.
// - **He's initialiser.** Keeps $z$ at unit size through the layers, so that the right side of @eq-kill is not small. It protects deep layers from a thin signal, not the first layer from long inputs.
// - **Leaky ReLU, PReLU.** A slope of $a > 0$ on the left: @eq-unit-gradient is never exactly zero, so a unit that was pushed too far can come back. At $a = 0.01$ it comes back a hundred times slower than it went (with plain gradient descent; Adam, with which @tbl-remedies was trained, makes up for such a factor).
// - **BatchNorm.** Subtracts the batch's mean from $z$ before the ReLU, so that in every batch some inputs stand above zero (as long as its own learned shift does not push all below). It undoes whatever moves all inputs alike, which is exactly what @eq-step does when inputs are alike.
//
// ## Misconceptions {#sec-dying-myths}

let prunedCheck: (removed: Int, change: Double) = try {
  // Remove the dead units of the first layer at rate 0.01: set their outgoing weights to zero.
  let weights = byRate[1].snapshots.last?.weights ?? []
  var cut = weights
  var removed = 0
  for (unit, state) in states[1][0].enumerated() where state.open == 0 {
    removed += 1
    for row in 0..<128 { cut[2][row * 128 + unit] = 0 }
  }
  let (whole, part) = (try Network<Float>(net, capacity: 500), try Network<Float>(net, capacity: 500))
  try whole.load(weights)
  try part.load(cut)
  let batch = Tensor(rows: (0..<500).map { images.input($0) })
  let (a, b) = (try whole(batch), try part(batch))
  return (removed, Double(zip(a.values, b.values).map { abs($0 - $1) }.max() ?? 0))
}()

// ::: {.callout-warning title="Myth: units die because the function is zero below zero"}
// **What is true:** ReLU is zero below zero in every network, dead or alive; at rate 0.001 `{swift} percent(healthyZeros, 0)` of all outputs are zero (@tbl-rate). A unit dies when a step, a bias or a shifted input moves the *whole data set* below zero. The flat half is why it stays
// there. **Why it matters:** whoever blames the function changes the activation; the cause, usually rate, start or scaling, remains.
// :::
//
// ::: {.callout-warning title="Myth: many zeros are bad"}
// **What is true:** zeros for some inputs are what makes units specialists. In the figures above look at units, not at outputs. **Why it matters:** a "fix" that removes zeros removes the selection as well.
// :::
//
// ::: {.callout-warning title="Myth: a dead unit disturbs the others"}
// **What is true:** it contributes exactly nothing. Cutting the `{swift} prunedCheck.removed` dead first-layer units out of the network trained at rate 0.01 changes its outputs on 500 of the images by `{swift} written(prunedCheck.change, 2)` at most. **Why it matters:** the damage is lost
// capacity, so a wide layer can afford some deaths and a narrow one cannot.
// :::
//
// ::: {.callout-warning title="Myth: Leaky ReLU solves the problem"}
// **What is true:** it has no dead units by definition. @tbl-remedies says what it reaches at a rate of 0.1: `{swift} percent(atRate(.leakyReLU, 0.1))`. **Why it matters:** the count of dead units is a thermometer. Leaky ReLU breaks the thermometer; whether it lowers the fever must be measured by
// accuracy.
// :::
//
// ::: {.callout-warning title="Myth: dead units never come back"}
// **What is true:** in the first layer, with plain gradient descent on a fixed data set, they do not, by the proof above. In deeper layers the inputs move; @exr-dead-return counts those that returned. **Why it matters:** "dead" is a statement about a moment, a data set and a layer.
// :::
//
// ## Quiz {#sec-dying-quiz}
//
// ::: {.quiz}
// When is a ReLU unit dead?
//
// - [ ] When its output is zero for the current input.
//   That is sparsity.
// - [ ] When its weights are zero.
//   With a positive bias it would be open for every input.
// - [x] When its pre-activation is negative or zero for every input of the data set.
//   Then output and gradient are zero for all of them.
// - [ ] When its gradient is small.
//   Small is not zero, and a unit that is cut off has a zero gradient without being dead.
// :::
//
// ::: {.quiz answer="-4.01" tolerance="0.005"}
// $x = (10, 20)$, $w = (0.05, 0.025)$, $b = 0$, $\delta = 1$, $\eta = 0.01$. What is $z$ after one step of weights and bias?
// :::
//
// ::: {.quiz}
// Dead units by layer after one epoch: 90, 30, 45, 30, 40%. The share was 5% before training. What do you look at first? (Several.)
//
// - [x] The learning rate of the first steps.
//   Healthy at birth, sick after the first epoch.
// - [x] The scale and the mean of the inputs.
//   The first layer is hit hardest, and its inputs are the data.
// - [ ] The initialiser of the last layers.
//   They are not the worst, and were well at birth.
// - [ ] The number of epochs.
//   Deaths happen in the first epoch.
// :::
//
// ::: {.quiz answer="0.25" tolerance="0.001"}
// A layer of two units, zero biases, symmetric weights. With what probability is the whole layer closed for a given input?
// :::
//
// ::: {.quiz}
// Which remedy leaves $\partial C/\partial w$ of @eq-unit-gradient exactly zero when all $z_i < 0$?
//
// - [x] He's initialiser
//   It changes where units start, not the slope on the left.
// - [ ] Leaky ReLU
//   The slope there is $a$.
// - [ ] ELU
//   The slope there is $\alpha e^z > 0$.
// - [ ] PReLU, as long as $a \ne 0$
//   The slope there is $a$.
// :::
//
// ## Exercises {#sec-dying-exercises}
//
// :::: {#exr-dead-cannot level="understand" points="3"}
// Explain in three sentences, without a formula, what a dying ReLU is and why it cannot recover. Then name two assumptions under which "cannot" is true.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Who would have to move the weights, and by what is that news multiplied on its way? Then look for what the argument takes for granted about inputs and about the optimiser.
// :::
// ::::
//
// ::: {#sol-dead-cannot}
// A unit dies when a change of its weights or bias puts every input of the data on its closed side. From then on its output is always zero, and so is its slope. Since every gradient of its weights is multiplied by that slope, training gives it no push in any direction. Assumptions: its inputs
// stay as they are (true in the first layer only), and nothing but the gradient moves the weights (no momentum left over, no weight decay).
// :::
//
// :::: {#exr-dead-decay level="analyse" points="4"}
// Can weight decay wake a dead unit? Let each step multiply $w$ and $b$ by $1 - \eta\lambda$, and nothing else.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// What does a common factor $c > 0$ before $w$ *and* $b$ do to the sign of $w\cdot x + b$? Then leave $b$ alone.
// :::
// ::::
//
// ::: {#sol-dead-decay}
// After $t$ steps $w_t = c_t w$ and $b_t = c_t b$ with one factor $c_t > 0$. So $z_i$ becomes $c_t z_i$: it shrinks towards zero and never changes its sign. Decay of weights *and* bias cannot wake the unit. If the bias is excluded from decay, which is common, then $z_i \to b$: a unit with
// $b > 0$ that was shut by its weights opens in the end; one that was shut by its bias does not.
// :::
//
// :::: {#exr-dead-count level="apply" points="4"}
// Count the dead units in each layer of the untrained network with He's weights and with PyTorch's default, ten seeds each.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// `inspect` and `deadShare` are defined above, in folded cells (in NumPy: keep, for each unit, whether any input opens it). An untrained network needs no run, only its drawn weights.
// :::
// ::::
//
// ::: {#sol-dead-count}

func deadAtBirth(_ start: Initializer, seed: UInt64) throws
  -> [Double]
{
  let net = Sequential.perceptron(
    sizes, activation: .relu, initializer: start)
  let drawn = try Network<Float>(net, capacity: 1, seed: seed)
  return try inspect(net, drawn.weights, on: images).map(deadShare)
}
let startSeeds: [UInt64] = isQuick ? [1] : Array(1...10)
let starts: [(String, Initializer)] = [
  ("He", .heNormal), ("default", .standard),
]
let births = try starts.map { title, start in
  (title, try startSeeds.map { try deadAtBirth(start, seed: $0) })
}
Table(
  births, Column("Initialiser") { $0.0 },
  Column("Dead by layer, mean") { birth in
    (0..<5).map { layer in
      percent(mean(birth.1.map { $0[layer] }))
    }.joined(separator: ", ")
  })

// :::
//
// :::: {#exr-dead-return level="analyse" points="5"}
// Do dead units come back? Use the weights kept after each epoch at rate 0.01 and count, layer by layer, the units that were dead after epoch 1 and are open for some image after the last epoch.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// The weights after each epoch are in `byRate[1].snapshots`; `inspect` tells which units were open. Count those with no open image after epoch 1 and at least one at the end.
// :::
// ::::
//
// ::: {#sol-dead-return}

let course = try byRate[1].snapshots.dropFirst().map {
  try inspect(net, $0.weights, on: images)
}
let returned = (0..<5).map { layer in
  let (first, last) = (course[0][layer], course[course.count - 1][layer])
  return (
    layer: layer + 1, dead: first.count { $0.open == 0 },
    back: zip(first, last).count { $0.open == 0 && $1.open > 0 }
  )
}
show(
  Table(
    returned, Column("Layer") { $0.layer },
    Column("Dead after epoch 1") { $0.dead },
    Column("Open again at the end") { $0.back }))
claim(
  "In the first layer none came back; in the deeper layers \(returned.dropFirst().reduce(0) { $0 + $1.back }) did.",
  returned[0].back == 0
    && returned.dropFirst().contains { $0.back > 0 },
  otherwise:
    "In the first layer \(returned[0].back) came back, in the deeper layers \(returned.dropFirst().reduce(0) { $0 + $1.back })."
)

// The proof speaks of all the data and of gradients alone. Adam coasts on its running means for some steps, so a unit or two of the first layer might come back without contradicting it.
// :::
//
// :::: {#exr-dead-half level="apply" points="4"}
// For which depth is a network of width $N$ dead for a given input with probability one half? Give a formula, and the depths for $N = 2, 4, 8, 16$.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Set the probability of @eq-born to one half and solve for $k$; take logarithms.
// :::
// ::::
//
// ::: {#sol-dead-half}
// $1 - (1 - 2^{-N})^k = \tfrac12$ gives $k = \ln\tfrac12 \,/\, \ln(1 - 2^{-N})$, about $2^N \ln 2$ for large $N$.

Table(
  [2.0, 4, 8, 16], Column("Width") { Int($0) },
  Column("Depth") {
    written(log(0.5) / log(1 - pow(2, -$0)), 4)
  },
  Column("2^N ln 2") { written(pow(2, $0) * log(2.0), 4) })

// Each further unit of width doubles the depth that a network can afford.
// :::
//
// :::: {#exr-dead-order level="create" points="6"}
// A colleague's ReLU network stays at a loss of 2.30 on ten classes. Write an ordered list of at most six checks, each with the observation that would end the search there. Then say which experiment would tell "dead" from "starved" (@sec-flow-training).
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Order by price: what can be seen before the first step, what after one step, what only after an epoch? For the last part: what happens to a small number, and what to an exact zero, when it is multiplied by a thousand?
// :::
// ::::
//
// ::: {#sol-dead-order}
// 1. Run the *untrained* network on the training inputs: a layer with every unit closed, or open shares that fall from layer to layer, ends the search (start, biases, initialiser).
// 2. Mean and deviation of each input feature, and the largest value: not near 0 and 1, or a largest value far beyond ten deviations, ends it (scaling, clipping).
// 3. Learn ten samples by heart. If the loss gets to nearly zero, network and optimiser work, and the search ends at the data: labels, order, amount. If it does not, go on; the fault is not in the data.
// 4. Dead units after *one step*, then after ten: a jump ends it (rate; repeat with a tenth).
// 5. Dead units by layer after an epoch, from the output downwards: a layer at 100% ends it.
// 6. Norm of every layer's gradient: exactly zero is dead, small and falling by a factor per layer is starved.
//
// The experiment: multiply the learning rate by a thousand for one step. With plain gradient descent a starved layer moves, a dead one does not, since a thousand times zero is zero.
// :::
//
// ## Takeaways
//
// - Dead means closed for the whole data set; zero for some inputs is sparsity.
// - A dead unit's gradient is exactly zero, so gradient descent cannot wake it while its inputs stay the same.
// - A step closes a unit when rate, error and squared length of the input together exceed its pre-activation: @eq-kill.
// - Look at units: open shares, gradients one by one, and the plateau. Look before training, after one epoch, and layer by layer.
// - The pattern over layers hints at the cause. Remove the cause first: start and scaling, then rate, then activation or normalisation.
// - Leaky units cannot be dead; that does not yet mean that they learn.
//
// ## What comes next
//
// Dead or alive, a ReLU network cuts its input space into pieces, one for each pattern of open and closed doors, and is a plain linear function on each. How many pieces are there, and what are they good for? That is @sec-geometry.
//
// ## References
//
// - X. Glorot, A. Bordes, Y. Bengio: *Deep sparse rectifier neural networks.* AISTATS 2011.
// - K. He, X. Zhang, S. Ren, J. Sun: *Delving deep into rectifiers.* ICCV 2015.
// - S. Ioffe, C. Szegedy: *Batch normalization.* ICML 2015.
// - L. Lu, Y. Shin, Y. Su, G. Karniadakis: *Dying ReLU and initialization: theory and numerical examples.* arXiv 1903.06733, 2019.
// - A. Maas, A. Hannun, A. Ng: *Rectifier nonlinearities improve neural network acoustic models.* ICML workshop 2013.
