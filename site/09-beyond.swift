// Beyond feed-forward

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
func points(_ share: Double) -> String { NumberFormat.fixed(100 * share, decimals: 2) }
func names(_ list: [String]) -> String { list.isEmpty ? "none" : list.joined(separator: ", ") }
/// Mean, and the lowest and highest seed.
func seedColumns(_ runs: [TrainingRun]) -> (mean: String, extent: String) {
  let values = runs.map(\.testAccuracy)
  guard let low = values.min(), let high = values.max() else { return ("stopped", "–") }
  return (points(mean(values)), values.count > 1 ? "\(points(low)) to \(points(high))" : "one seed")
}
func accuracyTable(_ comparison: Comparison) -> Table {
  Table(
    comparison.variants, Column("Variant") { $0.label },
    Column("Test accuracy, %") { seedColumns($0.runs).mean },
    Column("Seeds") { seedColumns($0.runs).extent })
}
let seeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]

// **The sections** stand on their own. **Before this** (words and signs: @sec-nonlinearity-words) you should know how a layer changes the size of a gradient (@sec-flow-weights), what a gate is (@sec-gated-glu), and how comparisons are made here (@sec-nonlinearity-comparing).
//
// | level | after this chapter you can |
// |---|---|
// | remember | write the equations of an RNN, an LSTM's cell, a residual and a dense connection |
// | understand | explain why a gate wants a sigmoid although a hidden layer does not |
// | apply | scale a learning rate with the batch, and choose an output layer for signed targets |
// | analyse | find in a comparison of activations what it really compared |
// | evaluate | judge advice such as "BatchNorm before the activation" by a measurement with seeds |
// | create | run down a checklist on a network that stays at chance, and mend it |
//
// ## The idea in plain words {#sec-beyond}
//
// An activation never works alone. In a recurrent network it is applied a hundred times with the *same* weights. Behind a shortcut it decides only what is added. After a normalisation it meets numbers of a known size; before one, its own size does not matter. So the
// right question is seldom "which activation?" but "which activation, *in which company*?"
//
// ```{dot}
// //| label: fig-beyond-cell
// //| fig-cap: Activations in company. An LSTM cell has three sigmoids and two tanh. Its memory c goes straight through (thick), where it is multiplied by the forget gate, and something is added. The gates are sigmoids, a share from 0 to 1; what is added, and what is shown, has passed a tanh.
// //| fig-alt: "From left to right: old memory, times forget gate, plus new content, new memory. The new content is the input gate times a tanh of input and old state. The new state is the output gate times a tanh of the new memory."
// digraph cell {
//   rankdir=LR; nodesep=0.25; ranksep=0.45; node [shape=box, style=rounded, fontname="sans-serif", fontsize=11, height=0.3]; edge [fontname="sans-serif", fontsize=10, arrowsize=0.7];
//   c0 [label="memory c", shape=plaintext, group=memory]; times [label="×", group=memory]; plus [label="+", group=memory]; c1 [label="memory c′", shape=plaintext, group=memory];
//   c0 -> times -> plus -> c1 [penwidth=2.5, weight=20];
//   x [label="input x and\nstate h", shape=plaintext]; f [label="forget gate σ"]; i [label="input gate σ\n× tanh"]; o [label="output gate σ"]; t [label="× tanh"]; h1 [label="state h′", shape=plaintext];
//   x -> f; x -> i; x -> o; f -> times; i -> plus; c1 -> t; o -> t; t -> h1;
// }
// ```
//
// ## Through time: recurrent networks {#sec-beyond-recurrent}
//
// A plain recurrent layer keeps a state $h$ and updates it by
//
// $$
// h_t = f(W h_{t-1} + U x_t + b), \qquad
// \frac{\partial h_T}{\partial h_t} = \prod_{s=t+1}^{T} \mathrm{diag}\bigl(f'(z_s)\bigr)\,W .
// $$ {#eq-beyond-time}
//
// It is @eq-recursion with one change that matters: the matrix is the same at every step. In a deep network twenty random matrices average out; here the *same* directions are stretched again and again. With an orthogonal $W$ times a gain $g$ a signal through open ReLU units grows like $g^t$; if half of the units are closed, like $(g/\sqrt2)^t$: at
// $g = 1.8$ and 40 steps by a factor of `{swift} written(pow(1.8 / 2.0.squareRoot(), 40), 2)`. (That is an estimate. In the figure below the state grows less, some thousandfold: about 1.2 a step, where $g/\sqrt2$ is 1.27. The same matrix does not close a fresh half of the units at every step, and a factor that is a little smaller, forty times, is a lot.) Tanh's state cannot grow, it stays in $(-1, 1)$; its gradient can, where the gain is larger than what the slopes take away (right panel).

let recurrent = try RecurrentStability(
  steps: 40, hidden: 32, gains: [1, 1.4, 1.8], epochs: 4,
  seeds: [1, 2, 3, 4, 5]
).run()

Chart {
  for flow in recurrent.flows where !flow.cell.contains("gain 1.4") {
    for step in flow.states.indices {
      LineMark(
        x: .value("Step", step + 1),
        y: .value("Root mean square", flow.states[step])
      )
      .foregroundStyle(by: .value("Cell", flow.cell))
      .facet(by: .value("What", "state"))
      LineMark(
        x: .value("Step", step + 1),
        y: .value("Root mean square", flow.gradients[step])
      )
      .foregroundStyle(by: .value("Cell", flow.cell))
      .facet(by: .value("What", "gradient at the input"))
    }
  }
}
.chartFacet(x: "What", columns: 2)
.chartYScale(type: .log)
.chartLegend(position: .bottom)

func training(_ cell: String, clipped: Bool) -> String {
  guard
    let result = recurrent.trainings.first(where: {
      $0.cell == cell && $0.clipped == clipped
    })
  else { return "not trained" }
  let values = result.testAccuracies
  let stopped =
    result.failures.isEmpty ? "" : "\(result.failures.count) stopped"
  let ended =
    values.isEmpty
    ? ""
    : "\(percent(values.min() ?? 0, 0)) to \(percent(values.max() ?? 0, 0))"
  return [ended, stopped].filter { !$0.isEmpty }.joined(separator: ", ")
}
Table(
  recurrent.flows, Column("Cell") { $0.cell },
  Column("State after 40 steps") { written($0.states.last ?? 0, 2) },
  Column("Without clipping") { training($0.cell, clipped: false) },
  Column("With clipping") { training($0.cell, clipped: true) })

func finalState(_ cell: String) -> Double { recurrent.flows.first { $0.cell == cell }?.states.last ?? .nan }
claim(
  "With a gain of 1.8 the ReLU state is \(written(finalState("ReLU RNN, gain 1.8"), 2)) after 40 steps, the tanh state \(written(finalState("tanh RNN, gain 1.8"), 2)).",
  finalState("ReLU RNN, gain 1.8") > 3 * finalState("tanh RNN, gain 1.8") && finalState("tanh RNN, gain 1.8") < 1,
  otherwise: "With a gain of 1.8 the state is \(written(finalState("ReLU RNN, gain 1.8"), 2)) after 40 steps for ReLU and \(written(finalState("tanh RNN, gain 1.8"), 2)) for tanh.")
/// How many seeds get at least three of four sums right from the last state.
func remembers(_ cell: String, _ clipped: Bool) -> Proportion {
  let result = recurrent.trainings.first { $0.cell == cell && $0.clipped == clipped }
  let all = (result?.testAccuracies.count ?? 0) + (result?.failures.count ?? 0)
  return Proportion(result?.testAccuracies.count { $0 > 0.75 } ?? 0, of: max(all, 1))
}
let clippings = recurrent.flows.map(\.cell).filter { $0.hasPrefix("ReLU RNN") }.map { cell in
  (cell: cell, effect: FisherComparison(remembers(cell, true), remembers(cell, false)))
}
let clippingPValues = clippings.map { $0.effect.pValue(above: Smallest.runs) }
for clipping in clippings {
  let (with, without) = (clipping.effect.first, clipping.effect.second)
  claim(
    "\(clipping.cell): clipping lets the layer learn. \(with.successes) of \(with.count) seeds get three of four sums right with it, \(without.successes) of \(without.count) without.",
    measured: clipping.effect, above: Smallest.runs, among: clippingPValues,
    otherwise: "\(clipping.cell): \(with.successes) of \(with.count) seeds get three of four sums right with clipping, \(without.successes) of \(without.count) without; that clipping decides is not shown.")
}
func earliest(_ cell: String) -> Double {
  let gradients = recurrent.flows.first { $0.cell == cell }?.gradients ?? []
  return (gradients.first ?? .nan) / (gradients.last ?? .nan)
}
claim(
  "As a library starts it, the LSTM hands its first input \(written(earliest("LSTM"), 1)) of the gradient that its last one gets; with a forget bias of 1, \(written(earliest("LSTM, forget bias 1"), 1)) (one untrained draw of each). The bias leaves far more of it, and what is left is still a factor of \(written(1 / earliest("LSTM, forget bias 1"), 1)) too small.",
  earliest("LSTM, forget bias 1") > 100 * earliest("LSTM"),
  otherwise: "The LSTM's first input gets \(written(earliest("LSTM"), 1)) of the gradient of its last, with a forget bias of 1 \(written(earliest("LSTM, forget bias 1"), 1)).")

// The three gains are tested one by one, and corrected together. A run that stopped being finite counts as one that did not learn. (The counts with and without clipping are of the same seeds. Fisher's test does not use that, and so errs on the careful side.) Read the three sentences together: where none is shown, the counts may point to a gain near 1 *and* clipping, and five seeds do not decide it. And note who learned: in @tbl-beyond-recurrent the plain layers at the smaller gains, clipped, ended above the LSTM, and on the whole above the GRU, as a library starts them. Gates are made for memories that must last; a sum of forty numbers asks little of that. Whether the vanishing start costs them here as well, these runs cannot say: the rows with the raised bias were not trained.
//
// ### Why gates want a sigmoid {#sec-beyond-gates}
//
// The **LSTM** (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000) adds a cell $c$ that is *added to*, not overwritten:
//
// $$
// c_t = \underbrace{\sigma(\cdot)}_{\text{forget}}\odot c_{t-1} + \underbrace{\sigma(\cdot)}_{\text{input}}\odot\tanh(\cdot), \qquad
// h_t = \underbrace{\sigma(\cdot)}_{\text{output}}\odot\tanh(c_t).
// $$ {#eq-beyond-lstm}
//
// Along the cell, $\partial c_t/\partial c_{t-1}$ contains the forget gate itself: a number that should be close to 1 to remember and close to 0 to forget, and never more than 1. That is a description of the sigmoid. The **GRU** (Cho et al. 2014) mixes instead, $h_t = u\odot h_{t-1} + (1-u)\odot \tilde h_t$ with
// $u = \sigma(\cdot)$: a weighted mean, which is one only if $0 \le u \le 1$. (So PyTorch has it, and so do the rows "update bias 1": a large $u$ keeps the state. Other texts exchange $u$ and $1-u$.)
//
// Put other functions where the gate is. Let the forget gate's pre-activation be $\mathcal{N}(2, 1)$, independent from step to step, and ask what is left of a memory after 40 steps:

let gateFunctions: [Activation] = [
  .sigmoid, .hardSigmoid, .tanh, .relu, .softplus,
]
func leftOver(_ f: Activation) -> [Double] {
  var dice = RandomStream(seed: 4)
  return (0..<2_001).map { _ in
    (0..<40).reduce(1.0) { memory, _ in memory * f(2 + dice.normal()) }
  }.sorted()
}
Table(
  gateFunctions, Column("Gate") { $0.name },
  Column("Lower tenth") { written(leftOver($0)[200], 2) },
  Column("Median") { written(leftOver($0)[1_000], 2) },
  Column("Upper tenth") { written(leftOver($0)[1_800], 2) })

// With the sigmoid no repetition can end above 1, since every factor lies below 1. With softplus the median memory has grown to `{swift} written(leftOver(.softplus)[1_000], 1)`.
//
// ReLU as a gate fails in the other direction as well: one factor of exactly 0 forgets for good. Tanh as a gate can turn a memory's sign. And the sigmoid itself *forgets* here: with a pre-activation of about 2 its value is about 0.88, and $0.88^{40} \approx 0.006$. What the table shows is that with a sigmoid a memory cannot *grow*. To keep one for 40 steps the gate must be driven to 4 or more ($\sigma(4) \approx 0.98$, $0.98^{40} \approx 0.45$); that is why the bias of the forget gate is often raised.
//
// ### Sigmoids elsewhere: a bottleneck and a feature gate {#sec-beyond-sigmoid}
//
// Two more places where a number in $(0,1)$ is what one wants. A **bottleneck** of few units that are read as "how much of this property": codes, soft bits. And a **feature gate**, $x \odot \sigma(Wx + b)$, which turns features down depending on the others (Hu et al. 2018 use it for channels). What do they cost?

func comparison(
  _ candidates: [(String, Sequential)], on data: Dataset,
  epochs: Int, optimizer: Optimizer = .adam(), batchSize: Int = 128
) throws -> [(label: String, runs: [TrainingRun])] {
  let jobs = candidates.indices.flatMap { n in seeds.map { (n, $0) } }
  let runs = try Parallel.map(jobs) { n, seed in
    try Trainer(candidates[n].1, optimizer: optimizer, seed: seed)
      .fit(
        data, epochs: epochs, batchSize: batchSize, testing: .lastEpoch)
  }
  return candidates.indices.map { n in
    (
      candidates[n].0,
      zip(jobs, runs).filter { $0.0.0 == n }.map(\.1)
    )
  }
}
func resultTable(_ rows: [(label: String, runs: [TrainingRun])])
  -> Table
{
  Table(
    rows, Column("Network") { $0.label },
    Column("Test accuracy, %") { seedColumns($0.runs).mean },
    Column("Seeds") { seedColumns($0.runs).extent })
}
let narrow = [Activation.sigmoid, .tanh, .relu].map { f in
  (
    "bottleneck of 4, \(f.name)",
    Sequential {
      Linear(784, 64); Activation.relu; Linear(64, 4); f
      Linear(4, 64); Activation.relu; Linear(64, 10)
    }
  )
}
let gates: [(String, Sequential)] = [
  ("feature gate, sigmoid", .sigmoid), ("feature gate, ReLU", Activation.relu),
].map { title, gate in
  (
    title,
    Sequential {
      Linear(784, 64); Activation.relu
      GatedLinear(64, 64, gate: gate); Linear(64, 10)
    }
  )
}
let places = try comparison(
  narrow + gates, on: .mnist.first(10_000), epochs: 8)

resultTable(places)

func reached(_ rows: [(label: String, runs: [TrainingRun])], _ label: String) -> Interval {
  Interval((rows.first { $0.label == label }?.runs ?? []).map(\.testAccuracy))
}
let placed = Comparison(places)
claim(
  "Through a bottleneck of four units sigmoid codes carry more than ReLU codes.",
  measured: try placed.paired("bottleneck of 4, sigmoid", "bottleneck of 4, ReLU", by: { 100 * $0.testAccuracy }), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "Through a bottleneck of four units sigmoid codes carry \(percent(reached(places, "bottleneck of 4, sigmoid").mean)), ReLU codes \(percent(reached(places, "bottleneck of 4, ReLU").mean)); that the first are ahead by more than two points is not shown.")

// (The sentence compares sigmoid with ReLU only. Look at the row of tanh before you conclude: a number in $(0, 1)$ is what one may want to *read*, it need not be what carries most.)
//
// ## Shortcuts: residual and dense connections {#sec-beyond-residual}
//
// A **[residual connection]{.term}** (He et al. 2016) adds the input of a block to its output, a **dense connection** (Huang et al. 2017) hands all earlier outputs to every later layer:
//
// $$
// y = x + F(x), \quad \frac{\partial y}{\partial x} = I + \frac{\partial F}{\partial x}; \qquad\qquad
// x_l = F_l\bigl([x_0, x_1, \dots, x_{l-1}]\bigr).
// $$ {#eq-beyond-residual}
//
// The identity in the residual's derivative is a path on which nothing is multiplied. In a dense net the last layer sees the first directly. To see it without any training, push a small change of the input through the three kinds of network and measure how much of it arrives. The change is carried along
// with the values, by the chain rule forwards:

enum Wiring: String, CaseIterable, Sendable {
  case plain, residual, dense
}
/// Root mean square of the change at each layer for a random input change of size 1, width 48.
func changes(_ wiring: Wiring, _ f: Activation, depth: Int)
  -> [Double]
{
  let width = 48
  var dice = RandomStream(seed: 9)
  func normals() -> [Double] { (0..<width).map { _ in dice.normal() } }
  var values = [normals()], moves = [normals()]
  for _ in 0..<depth {
    let sources = wiring == .dense ? Array(values.indices) : [values.count - 1]
    var (z, dz) = (
      [Double](repeating: 0, count: width),
      [Double](repeating: 0, count: width)
    )
    let scale = 1 / Double(3 * width * sources.count).squareRoot()
    for source in sources {
      for unit in 0..<width {
        for input in 0..<width {
          let w = scale * dice.uniform(-3, 3)
          z[unit] += w * values[source][input]
          dz[unit] += w * moves[source][input]
        }
      }
    }
    let shortcut = wiring == .residual
    values.append((0..<width).map {
      f(z[$0]) + (shortcut ? values[values.count - 1][$0] : 0)
    })
    moves.append((0..<width).map {
      f.derivative(z[$0]) * dz[$0] + (shortcut ? moves[moves.count - 1][$0] : 0)
    })
  }
  return moves.map {
    ($0.reduce(0) { $0 + $1 * $1 } / Double(width)).squareRoot()
  }
}

Chart {
  for f in [Activation.sigmoid, .relu] {
    for wiring in Wiring.allCases {
      for (layer, size) in changes(wiring, f, depth: 16).enumerated() {
        LineMark(
          x: .value("Layer", layer),
          y: .value("Change that arrives", size)
        )
        .foregroundStyle(by: .value("Wiring", wiring.rawValue))
        .facet(by: .value("Activation", f.name))
      }
    }
  }
}
.chartFacet(x: "Activation", columns: 2)
.chartYScale(type: .log)

let plainLeft = changes(.plain, .sigmoid, depth: 16).last ?? 0
let residualLeft = changes(.residual, .sigmoid, depth: 16).last ?? 0
let denseLeft = changes(.dense, .sigmoid, depth: 16).last ?? 0
claim(
  "After 16 sigmoid layers \(written(plainLeft, 1)) of a change arrives in the plain network, \(written(denseLeft, 1)) in the dense and \(written(residualLeft, 2)) in the residual one.",
  plainLeft < denseLeft && denseLeft < residualLeft)

// And trained, at growing depth:

let shortcuts = try ResidualRescue(
  .relu, depths: [4, 12, 30], on: .mnist.first(5_000), epochs: 3,
  seeds: seeds
).run()

accuracyTable(shortcuts)

claim(
  "At depth 30 and with the library's default weights the residual network is ahead of the plain one.",
  measured: try shortcuts.paired("residual, depth 30", "plain, depth 30", by: { 100 * $0.testAccuracy }), above: Smallest.rescue, unit: "points",
  otherwise: "That the residual network is five points ahead of the plain one at depth 30 is not shown.")
claim(
  "Against the plain network with He's weights, depth 30, it is ahead too.",
  measured: try shortcuts.paired("residual, depth 30", "plain with He's weights, depth 30", by: { 100 * $0.testAccuracy }), above: Smallest.rescue, unit: "points",
  otherwise: "Against the plain network with He's weights, depth 30, that it is ahead by more than five points is not shown: part of what is credited to the shortcut belongs to the start.")

// Note the company: with shortcuts the activation's slope no longer decides whether news arrives, and sizes *grow* with depth instead, which is why deep residual networks normalise.
//
// ## Dropout and ReLU {#sec-beyond-dropout}
//
// [Dropout]{.term} with probability $p$ multiplies by $m = 0$ or by $m = 1/(1-p)$. Before or after the activation? For ReLU it is the same, because it is positively homogeneous: $\mathrm{ReLU}(mz) = m\,\mathrm{ReLU}(z)$ for $m \ge 0$. For the sigmoid it is not: a dropped pre-activation gives $\sigma(0) = \tfrac12$, not 0.

func commutes(_ f: Activation) -> Double {
  [-2, -0.5, 0.5, 2].flatMap { z in [0, 2].map { abs(f($0 * z) - $0 * f(z)) } }
    .max() ?? 0
}

// ReLU and Leaky ReLU commute with the dropout factors 0 and 2. At these four points sigmoid misses by up to `{swift} fixed(commutes(.sigmoid))`, tanh by `{swift} fixed(commutes(.tanh))`, GELU by `{swift} fixed(commutes(.gelu))`.

let dropped = try DropoutInterplay(
  [.relu, .gelu, .tanh], probabilities: [0, 0.3, 0.6],
  on: .mnist.first(2_000), epochs: 8, seeds: seeds
).run()

accuracyTable(dropped)

let dropoutPairs = try ["ReLU", "GELU", "tanh"].flatMap { f in
  try ["0.3", "0.6"].compactMap { p in
    try dropped.paired("\(f), dropout \(p)", "\(f), dropout 0.0", by: { 100 * $0.testAccuracy }).map { (label: "\(f) with \(p)", effect: $0) }
  }
}
let dropoutValues = holmAdjusted(dropoutPairs.map(\.effect.pValue))
func dropoutSays(_ label: String, _ effect: PairedComparison) -> String {
  let sign = effect.difference > 0 ? "+" : ""
  return "\(label) \(sign)\(fixed(effect.difference)) [\(fixed(effect.interval.lowerBound)), \(fixed(effect.interval.upperBound))]"
}
func dropoutList(told: Bool) -> String {
  let chosen = zip(dropoutPairs, dropoutValues).filter { ($0.1 < 0.05) == told }.map { dropoutSays($0.0.label, $0.0.effect) }
  return chosen.isEmpty ? "none" : chosen.joined(separator: "; ")
}
let dropoutSentence =
  dropoutPairs.isEmpty
  ? "With one seed nothing can be said about dropout."
  : "Of six comparisons with no dropout (paired t, Holm's correction, n = \(dropoutPairs[0].effect.count) seeds) told from zero: \(dropoutList(told: true)). Not told from zero: \(dropoutList(told: false))."

// `{swift} dropoutSentence` (Points of accuracy, with dropout minus without, and the interval of 95%, which is not corrected. A minus is a cost, a plus a gain. The differences are taken seed by seed; lowest and highest in @tbl-beyond-dropout are not paired. All this is on few images and few epochs, where there is less to overfit in the time than dropout was made for.)
//
// ## Normalisation: before or after? {#sec-beyond-norm}
//
// [Batch normalisation]{.term} gives each unit mean 0 and variance 1 over the batch, times a learned scale, plus a learned shift. Put *before* ReLU it makes about half the inputs negative whatever the weights do; put *after* it centres what ReLU has made positive. The original paper puts it before; both are in use. GroupNorm and LayerNorm do not look at the batch at all.

let normalised = try Normalization(
  .relu, on: .mnist.first(5_000), depth: 6, epochs: 3, seeds: seeds
).run()

accuracyTable(normalised)

claim(
  "BatchNorm before ReLU and after it are level within two points.",
  measured: try normalised.paired("BatchNorm before", "BatchNorm after", by: { 100 * $0.testAccuracy }), within: Smallest.deepAccuracy, unit: "points",
  otherwise: "BatchNorm before ReLU reaches \(percent(normalised["BatchNorm before"]?.accuracy.mean ?? 0)), after it \(percent(normalised["BatchNorm after"]?.accuracy.mean ?? 0)); that the two are level within two points is not shown.")
claim(
  "BatchNorm before ReLU is ahead of no normalisation.",
  measured: try normalised.paired("BatchNorm before", "none", by: { 100 * $0.testAccuracy }), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "That BatchNorm before ReLU is more than two points ahead of none is not shown.")

// A warning that no accuracy shows: *in training* BatchNorm makes an image's output depend on the other images of its batch; in evaluation it uses running means instead, and an image stands alone. With a batch of one it is undefined in training; GroupNorm is not.
//
// ## Large kernels {#sec-beyond-kernels}
//
// Three convolutions of $3\times3$ see as far as one of $7\times7$, since each adds one pixel on every side: $1 + 3\cdot 2 = 7$. With $C$ channels they have $27C^2$ weights instead of $49C^2$, and two more activations in between. Large kernels have come back in some architectures. Which of the two is better on digits is not told by three short runs, so here is what can be computed instead: what they do to the size of a signal and to the units. With He's weights both keep the size; with weights
// of one and the same deviation, as when a kernel is enlarged and its weights are not drawn anew, the size grows with the kernel.

func grown(_ kernel: Int) throws -> (size: Double, closed: Double) {
  let padding = (kernel - 1) / 2
  let network = try Network<Float>(
    Sequential {
      Conv2d(
        16, 16, kernelSize: kernel, padding: padding,
        initializer: .heNormal)
    }, inputShape: [14, 14, 16], capacity: 32, seed: 1)
  // The deviation that He's rule gives a kernel of 3 x 3.
  let factor = Float(Double(kernel) / 3)
  let weight = network.parameters[0].value
  weight.write(weight.array().map { factor * $0 })
  let count = 32 * 14 * 14 * 16
  network.inputs.write(
    Tensor.normal([count], seed: 2).values.map { max($0, 0) })
  network.forward(rows: 32)
  let outputs = (0..<count).map { Double(network.outputs[$0]) }
  let closed = (0..<16).count { map in
    stride(from: map, to: count, by: 16).allSatisfy { outputs[$0] <= 0 }
  }
  return (
    mean(outputs.map { $0 * $0 }).squareRoot(), Double(closed) / 16
  )
}
let grownSizes = try [3, 5, 7, 11].map {
  (kernel: $0, result: try grown($0))
}

Table(
  grownSizes, Column("Kernel") { "\($0.kernel) × \($0.kernel)" },
  Column("Output size") { fixed($0.result.size) },
  Column("Dead maps") { percent($0.result.closed, 0) })

// No map is closed at the start in any of these draws, so the last column tells the kernels apart in nothing. What a step of the optimiser does to such a layer is not computed here. What makes the question serious is that one set of weights serves all places: a map that a step closes is lost at every place at once.
//
// ## Large batches {#sec-beyond-batches}
//
// A batch that is $k$ times larger gives a gradient with a $k$ times smaller variance, and $k$ times fewer steps per epoch. The **linear scaling rule** (Goyal et al. 2017): if $k$ small steps all saw nearly the same gradient, one step with $k$ times the rate does the same. It breaks down where the gradient changes
// quickly, which is at the start; hence **warm-up**, a rate that grows over the first epoch.

let batches = try BatchSizeStudy(
  [32, 256, 1_024], on: .mnist.first(10_000), epochs: 4,
  baseLearningRate: 0.002, seeds: seeds
).run()

Chart {
  for variant in batches.variants {
    let parts = variant.label.split(separator: ",", maxSplits: 1)
    for run in variant.runs {
      PointMark(
        x: .value("Batch", String(parts[0].dropFirst(6))),
        y: .value("Test accuracy", run.testAccuracy)
      )
      .facet(
        by: .value(
          "Rule", parts[1].trimmingCharacters(in: .whitespaces)))
    }
  }
}
.chartFacet(x: "Rule", columns: 3)
.chartYScale(domain: 0...1)

func batch(_ size: Int, _ rule: String) -> Double { batches["batch \(size), \(rule)"]?.accuracy.mean ?? 0 }
claim(
  "With the rate fixed, a batch of 32 is ahead of one of 1,024 after the same epochs.",
  measured: try batches.paired("batch 32, fixed rate", "batch 1024, fixed rate", by: { 100 * $0.testAccuracy }), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "That a batch of 32 is more than two points ahead of one of 1,024 at a fixed rate is not shown.")
claim(
  "For a batch of 1,024 the scaled rate is ahead of the fixed one.",
  measured: try batches.paired("batch 1024, scaled rate", "batch 1024, fixed rate", by: { 100 * $0.testAccuracy }), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "For a batch of 1,024 the scaled rate reaches \(percent(batch(1_024, "scaled rate"))), the fixed one \(percent(batch(1_024, "fixed rate"))); that it is more than two points ahead is not shown.")

// ## Awkward inputs {#sec-beyond-inputs}
//
// ### Skewed and unscaled

let skewed = try SkewedInputs(
  [.relu, .tanh, .sigmoid], on: .mnist.first(5_000), epochs: 3,
  seeds: seeds
).run()

let scalings = [
  "raw bytes", "brightness 0 to 1", "shifted by 5", "standardised",
]
func skew(_ f: String, _ scaling: String) -> String {
  guard let variant = skewed["\(f), \(scaling)"],
    !variant.runs.isEmpty
  else { return "stopped" }
  return points(variant.accuracy.mean)
}
Table(
  scalings, Column("Inputs") { $0 },
  Column("ReLU") { skew("ReLU", $0) },
  Column("tanh") { skew("tanh", $0) },
  Column("sigmoid") { skew("sigmoid", $0) })

func skewNumber(_ f: String, _ scaling: String) -> Double { skewed["\(f), \(scaling)"]?.accuracy.mean ?? 0 }
let rawCosts = try ["ReLU", "tanh", "sigmoid"].map { f in
  (name: f, effect: try skewed.paired("\(f), standardised", "\(f), raw bytes", by: { 100 * $0.testAccuracy }))
}
let rawPValues = rawCosts.map { $0.effect?.pValue(above: Smallest.accuracy) }
for cost in rawCosts {
  claim(
    "Raw bytes cost \(cost.name) accuracy against standardised inputs.",
    measured: cost.effect, above: Smallest.accuracy, unit: "points", among: rawPValues,
    otherwise: "That raw bytes cost \(cost.name) more than half a point is not shown (\(points(skewNumber(cost.name, "standardised"))) and \(points(skewNumber(cost.name, "raw bytes"))) %).")
}
let shiftedBest = ["ReLU", "tanh", "sigmoid"].map { skewNumber($0, "shifted by 5") }.max() ?? .nan
claim(
  "The row *shifted by 5* compares nothing: with all inputs near 5 none of the three gets far beyond guessing in this time (\(percent(shiftedBest)) at best).",
  shiftedBest < 0.3,
  otherwise: "Shifted by 5, the best of the three reaches \(percent(shiftedBest)).")

// Large inputs push a saturating unit to its flat ends at once. ReLU has no flat end on the right, but large inputs make large steps (@sec-dying-inputs).
//
// ### Sparse: bags of words and embeddings
//
// A bag of words is a vector as long as the vocabulary, nearly all zero. Most weights of the first layer receive no gradient in a given step, *whatever the activation*: $\partial C/\partial W = \delta\,x^\top$ has a zero column for every absent word. An **embedding** gives each word a short vector of its own; looking it up
// *is* the multiplication by a one-hot vector, without the zeros.

let sparse = try SparseInputs(
  [.relu, .tanh, .sigmoid], epochs: 8, seeds: seeds
).run()

accuracyTable(sparse)

let bagLeads = try ["ReLU", "tanh", "sigmoid"].map { f in
  (name: f, effect: try sparse.paired("\(f), bag", "\(f), embedding", by: { 100 * $0.testAccuracy }))
}
let bagPValues = bagLeads.map { $0.effect?.pValue(above: Smallest.deepAccuracy) }
for lead in bagLeads {
  claim(
    "In this small task \(lead.name) on the bag, which ignores the order, is ahead of \(lead.name) on the embedded list.",
    measured: lead.effect, above: Smallest.deepAccuracy, unit: "points", among: bagPValues,
    otherwise: "That \(lead.name) on the bag is two points ahead of \(lead.name) on the embedded list is not shown.")
}

// The order of the words is pure chance here, so a bag loses nothing, and the network on the list must learn for each of twelve places what the bag knows at once. Embeddings pay when order matters, or when the vocabulary is large.
//
// **An embedding that meets a ReLU.** The numbers of an embedding have both signs, and the word is in both. Put a ReLU directly behind the look-up, without a matrix between, and every negative number is lost; words that differ only there have become one. With symmetric numbers that is half of what was looked up. And words become *alike*: the cosine of two unrelated words is about 0 before, but behind an activation $f$ it tends to
//
// $$
// \frac{(\mathbb{E} f)^2}{\mathbb{E} f^2}, \qquad\text{for ReLU}\quad \frac{1/(2\pi)}{1/2} = \frac1\pi \approx 0.318,
// $$ {#eq-beyond-alike}
//
// since all numbers now point the same way. A Leaky ReLU can be undone, so nothing is lost for good; but with a slope of 0.01 the negative half is a hundred times fainter, and to the next layer that is nearly the same.

var wordDice = RandomStream(seed: 12)
let lookedUp = (0..<400).map { _ in (0..<64).map { _ in wordDice.normal() } }
func alike(_ a: [Double], _ b: [Double]) -> Double {
  let product = { (u: [Double], v: [Double]) in
    zip(u, v).reduce(0) { $0 + $1.0 * $1.1 }
  }
  return product(a, b) / (product(a, a) * product(b, b)).squareRoot()
}
func behind(_ f: Activation) -> [[Double]] { lookedUp.map { $0.map { f($0) } } }
Table(
  [
    Activation.identity, .relu, .leakyReLU,
    .leakyReLU(negativeSlope: 0.3), .tanh, .gelu,
  ], Column("Behind the look-up") { $0.name },
  Column("Zeros") { f in
    percent(mean(behind(f).flatMap { $0 }.map { $0 == 0 ? 1 : 0 }), 0)
  },
  Column("Mean cosine") { f in
    let words = behind(f)
    return fixed(mean(zip(words, words.dropFirst()).map(alike)))
  },
  Column("By the formula") {
    fixed($0.meanOutput * $0.meanOutput / $0.meanSquare(at: 1))
  })

// So let a linear layer stand between look-up and ReLU, whose units can each turn to a direction of their own and a pair of units to both sides of one; or take an activation there that keeps the sign.
//
// ## Signed and subtle targets {#sec-beyond-targets}
//
// An output layer must be able to say the answer. Targets with both signs behind a ReLU cannot be hit below zero, behind a sigmoid only between 0 and 1.

let signed = try SignedTargets(epochs: 30, seeds: seeds).run()

func signedError(_ variant: Comparison.Variant) -> Double {
  pow(
    10,
    mean(
      variant.runs.map { log10($0.history.last?.testLoss ?? .nan) }))
}
Table(
  signed.variants, Column("Head") { $0.label },
  Column("Error") { written(signedError($0), 2) })

func head(_ label: String) -> Double { signed[label].map(signedError) ?? .nan }
claim(
  "The linear head errs by \(written(head("linear head"), 1)), the ReLU head by \(written(head("ReLU head"), 1)). The hidden layers were ReLU in all four: negative outputs need a linear head, not other hidden units.",
  measured: try signed.paired("ReLU head", "linear head", by: { log10($0.history.last?.testLoss ?? .nan) }), above: Smallest.powersOfTen, unit: "powers of ten",
  otherwise: "The linear head errs by \(written(head("linear head"), 1)), the ReLU head by \(written(head("ReLU head"), 1)); that the latter errs more is not shown.")

// **Subtle targets.** A signal of amplitude 0.05 on top of an offset of 10 is nearly constant. A network first learns the offset; whether it ever learns the signal depends on steps that are now far too coarse or too fine. Subtract the offset, divide by the deviation, and add them back afterwards.
// **An offset classifier** has the same trouble at its input: two classes that differ by little around a far-away centre.

func moons(shiftedBy offset: Float, centred: Bool) -> Dataset {
  func moved(_ count: Int, seed: UInt64) -> Samples {
    let base = ToyData(.moons, count: count, seed: seed).points()
    let shift = centred ? 0 : offset
    return Samples(
      count: count, shape: [2],
      inputs: .numbers(
        base.flatMap { [Float($0.x) + shift, Float($0.y) + shift] }),
      answers: .labels(base.map { Int32($0.label) }, classes: 2))
  }
  return .samples(
    "moons at \(centred ? 0 : offset)", train: moved(400, seed: 1),
    test: moved(400, seed: 2))
}
func waves(offset: Float, standardised: Bool) -> Dataset {
  func set(_ count: Int, seed: UInt64) -> Samples {
    var dice = RandomStream(seed: seed)
    let x = (0..<count).map { _ in dice.uniform(-1, 1) }
    return Samples(
      count: count, shape: [1], inputs: .numbers(x.map { Float($0) }),
      answers: .values(
        x.map {
          let signal = Float(sin(3 * $0))
          return standardised ? signal : offset + 0.05 * signal
        }, size: 1))
  }
  return .samples(
    "waves \(offset) \(standardised)", train: set(512, seed: 1),
    test: set(512, seed: 2))
}
let classifiers: [(String, Activation, Float)] = [
  Activation.relu, .tanh, .sigmoid,
].flatMap { f in [0, 5, 20].map { (f.name, f, Float($0)) } }
let offsets = try Parallel.map(classifiers) { name, f, offset in
  try Trainer(
    .perceptron([2, 16, 16, 2], activation: f),
    optimizer: .adam(learningRate: 0.01), seed: 1
  ).fit(
    moons(shiftedBy: offset, centred: false), epochs: 40,
    batchSize: 32
  ).testAccuracy
}
let subtle = try Parallel.map([false, true]) { standardised in
  try Trainer(
    .perceptron([1, 32, 1], activation: .relu),
    loss: .meanSquaredError, optimizer: .adam(learningRate: 0.01),
    seed: 1
  ).fit(
    waves(offset: 10, standardised: standardised), epochs: 40,
    batchSize: 32)
}

func offsetAccuracy(_ name: String, _ offset: Float) -> String {
  zip(classifiers, offsets).first {
    $0.0.0 == name && $0.0.2 == offset
  }.map { percent($0.1) } ?? "–"
}
Table(
  ["ReLU", "tanh", "sigmoid"], Column("Activation") { $0 },
  Column("Centred") { offsetAccuracy($0, 0) },
  Column("Shifted by 5") { offsetAccuracy($0, 5) },
  Column("Shifted by 20") { offsetAccuracy($0, 20) })

let rawShare = (subtle[0].history.last?.testLoss ?? .nan) / (0.05 * 0.05 * 0.5)
let standardShare = (subtle[1].history.last?.testLoss ?? .nan) / 0.5
claim(
  "The wave of amplitude 0.05 on an offset of 10, one run each: trained as it is, the error left over is \(written(rawShare, 1)) of the signal's own power; standardised, \(written(standardShare, 1)).",
  standardShare < 0.5 * rawShare,
  otherwise: "Trained as it is, the error left over is \(written(rawShare, 1)) of the signal's power (taken as half its squared amplitude); standardised, \(written(standardShare, 1)).")

// ## Mixed activations: ReLU early, tanh late {#sec-beyond-mixed}
//
// Nothing demands one activation for all layers. Advice one meets: ReLU in the early layers, where sparsity is welcome, tanh in the last, so that the features that are handed on stay bounded.

let mixes: [(String, [Activation])] = [
  ("ReLU, ReLU, ReLU", [.relu, .relu, .relu]),
  ("tanh, tanh, tanh", [.tanh, .tanh, .tanh]),
  ("ReLU, ReLU, tanh", [.relu, .relu, .tanh]),
  ("tanh, tanh, ReLU", [.tanh, .tanh, .relu]),
]
let mixed = try comparison(
  mixes.map { title, list in
    (
      title,
      Sequential {
        Linear(784, 128); list[0]; Linear(128, 64); list[1]
        Linear(64, 32); list[2]; Linear(32, 10)
      }
    )
  }, on: .mnist.first(5_000), epochs: 5)

resultTable(mixed)

let mixedTest = try Comparison(mixed).blocked(by: { 100 * $0.testAccuracy })
func mix(_ label: String) -> String { label.replacing(", ", with: "–") }
let mixedOrder = mixedTest?.order ?? mixed.map(\.label)
let mixedTold = mixedTest?.told(from: mixedOrder[0]).map(mix) ?? []

// The largest mean is that of `{swift} mix(mixedOrder[0])`, the smallest that of `{swift} mix(mixedOrder[3])`. Told from the first, by Tukey's test of all six pairs: `{swift} names(mixedTold)`.
//
// Before you believe that tanh suits the first layer, remember @tbl-library: on inputs whose background stands at $-1$ ReLU's first layer loses units. The comparison would have to be made again with centred inputs.
//
// ## Saliency: the slope with respect to the image {#sec-beyond-saliency}
//
// Which pixels mattered? One answer, the [saliency]{.term}, is the gradient of the winning score with respect to the image (Simonyan et al. 2013). In a ReLU network the score is linear within a region (@sec-geometry-line), so this gradient is *constant* inside and jumps at the borders. With softplus, a rounded ReLU, it turns gradually.

var search = DataSearch.standard()
search.folders =
  ExperimentSession.current.searchDirectories + search.folders
let digits = try Dataset.mnist.first(5_000).load(search: search)
struct Sight {
  let network: Network<Float>
  init(_ f: Activation) throws {
    let sizes = [784, 128, 64, 10]
    let run = try Trainer(
      .perceptron(sizes, activation: f), seed: 1
    ).fit(
      .mnist.first(5_000), epochs: 4,
      probes: [.weights(afterEpochs: [2, 4])], testing: .lastEpoch)
    network = try Network<Float>(
      .perceptron(sizes, activation: f), capacity: 1,
      needsInputGradient: true)
    try network.load(run.snapshots.last?.weights ?? [])
  }
  /// The gradient of the largest score with respect to the pixels.
  func saliency(_ image: [Float]) -> [Double] {
    network.inputs.write(image)
    network.forward(rows: 1)
    let best = (0..<10).max { network.outputs[$0] < network.outputs[$1] } ?? 0
    network.outputGradients.write((0..<10).map { $0 == best ? 1 : 0 })
    let gradient = network.backward()
    return (0..<784).map { Double(gradient[$0]) }
  }
}
let sharp = try Sight(.relu)
let soft = try Sight(.softplus)

let shownDigits = (0..<4).map { digits.test.input($0) }
func normalised(_ map: [Double]) -> [Double] {
  let top = map.map { abs($0) }.max() ?? 1
  return map.map { $0 / max(top, 1e-12) }
}
let pictures =
  (0..<4).map { digits.test.image($0) }
  + shownDigits.map { normalised(sharp.saliency($0)) }
  + shownDigits.map { normalised(soft.saliency($0)) }
ImageGrid(
  pictures,
  captions: (0..<4).map { "\(digits.test.labels[$0])" }
    + Array(repeating: "ReLU", count: 4)
    + Array(repeating: "softplus", count: 4),
  columns: 4, scheme: .redBlue, range: -1...1)

// Shake the image a little and see how much the map turns:

func cosine(_ a: [Double], _ b: [Double]) -> Double {
  let dot = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  let size = { (v: [Double]) in v.reduce(0) { $0 + $1 * $1 } }
  return dot / (size(a) * size(b)).squareRoot()
}
/// By how much noise turns the map of each image: 1 minus the cosine of the maps before and after.
func turns(_ sight: Sight, noise: Float) -> [Double] {
  (0..<50).map { index in
    var dice = RandomStream(seed: 8, stream: index)
    let image = digits.test.input(index)
    let shaken = image.map { $0 + noise * Float(dice.normal()) }
    return 1 - cosine(sight.saliency(image), sight.saliency(shaken))
  }
}
func turning(_ sight: Sight, noise: Float) -> Double {
  // The median: a few images that cross a border turn far more.
  let sorted = turns(sight, noise: noise).sorted()
  return (sorted[24] + sorted[25]) / 2
}
let shakes: [Float] = [0.01, 0.1, 0.5]

Table(
  shakes, Column("Deviation of the noise") { written(Double($0)) },
  Column("ReLU") { written(turning(sharp, noise: $0), 2) },
  Column("softplus") { written(turning(soft, noise: $0), 2) })

let steadier = try shakes.map { try McNemarComparison(signsOf: turns(sharp, noise: $0), turns(soft, noise: $0)) }
let steadierPValues = steadier.map { $0.pValue(above: Smallest.images) }
for (shake, effect) in zip(shakes, steadier) {
  claim(
    "Under noise of \(written(Double(shake))) the ReLU map turns more than the softplus map on \(effect.onlyFirst) of \(effect.count) images: the rounded network's explanation is the steadier one.",
    measured: effect, above: Smallest.images, counted: "images", among: steadierPValues,
    otherwise: "Under noise of \(written(Double(shake))) the ReLU map turns more than the softplus map on \(effect.onlyFirst) of \(effect.count) images; that it is the less steady one is not shown.")
}

// (There is *one* network of each kind; the test counts over 50 images on which of them the map turns more, so it speaks of these two networks and of no others.) For other noise the order need not be the same: then the question is no longer how smooth the function is, but how much it depends on the image at all. Steadier is not truer. Both maps are the exact slope of their network; they answer "what would change the score a little?", which is not "why?".
//
// ## The first comparison people write {#sec-beyond-first}
//
// It is written in a minute: 100 random inputs of 20 numbers, random labels, a network 20-10-2, plain gradient descent at 0.01 for 50 epochs of one step each (all 100 at once), once with ReLU and once with tanh. Two loss curves; one is lower; "ReLU converges faster". Do it again, with more than one seed and with fresh data beside it.

func noise(_ count: Int, seed: UInt64) -> Samples {
  var dice = RandomStream(seed: seed)
  return Samples(
    count: count, shape: [20],
    inputs: .numbers((0..<count * 20).map { _ in Float(dice.normal()) }),
    answers: .labels(
      (0..<count).map { _ in Int32(dice.whole(below: 2)) }, classes: 2))
}
let pureNoise = Dataset.samples(
  "noise", train: noise(100, seed: 1), test: noise(2_000, seed: 2))
let noiseSeeds: [UInt64] = isQuick ? [1, 2] : Array(1...20)
let noiseJobs = [Activation.relu, .tanh].flatMap { f in
  noiseSeeds.map { (f, $0) }
}
let noiseRuns = try Parallel.map(noiseJobs) { f, seed in
  try Trainer(
    .perceptron([20, 10, 2], activation: f),
    optimizer: .sgd(learningRate: 0.01), seed: seed
  ).fit(pureNoise, epochs: 50, batchSize: 100)
}
func noiseOf(_ f: Activation) -> [TrainingRun] {
  zip(noiseJobs, noiseRuns).filter { $0.0.0 == f }.map(\.1)
}

Chart {
  for (job, run) in zip(noiseJobs, noiseRuns) {
    for epoch in run.history {
      LineMark(
        x: .value("Epoch", epoch.epoch),
        y: .value("Training loss", epoch.loss),
        series: .value("Run", "\(job.0.name) \(job.1)")
      )
      .foregroundStyle(by: .value("Activation", job.0.name))
      .opacity(0.4)
    }
  }
  RuleMark(y: .value("Training loss", log(2.0)))
    .lineStyle(StrokeStyle(dash: [5, 3])).foregroundStyle(.secondary)
}
.chartLegend(position: .bottom)

let reluWins = zip(noiseOf(.relu), noiseOf(.tanh)).count { $0.loss < $1.loss }
let noiseTest = Interval(noiseRuns.map(\.testAccuracy))
let noiseTrain = mean(noiseRuns.map(\.accuracy))
let noiseStart = mean(noiseRuns.map { $0.history[0].loss })
let noiseEnd = mean(noiseRuns.map(\.loss))
claim(
  "Fifty steps at this rate hardly train at all: the mean loss goes from \(fixed(noiseStart, 3)) to \(fixed(noiseEnd, 3)), where guessing has 0.693.",
  noiseEnd > 0.6,
  otherwise: "The mean loss goes from \(fixed(noiseStart, 3)) to \(fixed(noiseEnd, 3)).")
let noiseLosses = (relu: noiseOf(.relu).map(\.loss), tanh: noiseOf(.tanh).map(\.loss))
let noiseSigns = try McNemarComparison(signsOf: noiseLosses.relu, noiseLosses.tanh)
let noiseGap = try PairedComparison(noiseLosses.relu, noiseLosses.tanh)
let noiseSays = "ReLU has the lower training loss in \(reluWins) of \(noiseSeeds.count) seeds (sign test, two-sided p = \(written(noiseSigns.pValue, 2))); ReLU's minus tanh's is \(fixed(noiseGap.difference, 3)) on the mean [\(fixed(noiseGap.interval.lowerBound, 3)), \(fixed(noiseGap.interval.upperBound, 3))]"
claim(
  "On the random labels themselves \(percent(noiseTrain)) come out right at the end, on fresh ones \(percent(noiseTest.mean)): what was compared is the speed of learning noise by heart.",
  abs(noiseTest.mean - 0.5) < 0.05,
  otherwise: "On the random labels \(percent(noiseTrain)) come out right at the end, on fresh ones \(percent(noiseTest.mean)).")

// The labels are coin tosses: there is nothing to find, and no function is better than another on fresh data, by the way the labels were made. For the *training* loss `{swift} noiseSays`: whoever runs it once reports whichever came. "Converges" means here "memorises". If one wants to compare how fast networks learn, the task must hold something to learn, and the curve must be one on data that were not learned from.
//
// ## Notes: reinforcement learning, checkpoints {#sec-beyond-notes}
//
// **Reinforcement learning.** Targets are sums of rewards, and rewards come in the game's own unit. For squared error the gradient is proportional to the error, so rewards a hundred times larger make first steps a hundred times longer; scaling them to about one is the cheapest remedy. And successive
// situations resemble each other. A batch of neighbours is not 32 observations. **Replay** draws the batch from a store of old ones instead.

func rewards(scale: Float) -> Dataset {
  func set(_ count: Int, _ seed: UInt64) -> Samples {
    var dice = RandomStream(seed: seed)
    let x = (0..<count * 4).map { _ in Float(dice.normal()) }
    return Samples(
      count: count, shape: [4], inputs: .numbers(x),
      answers: .values(
        (0..<count).map { scale * (1 + sin(x[4 * $0])) }, size: 1))
  }
  return .samples(
    "rewards \(scale)", train: set(512, 1), test: set(128, 2))
}
let rewardGradients = try [Float(1), 10, 100].map { scale in
  try Trainer(
    .perceptron([4, 32, 1], activation: .relu),
    loss: .meanSquaredError, optimizer: .sgd(learningRate: 1e-6)
  ).fit(
    rewards(scale: scale), epochs: 1,
    probes: [.gradientNormsEvery(steps: 1)]
  ).gradientSamples[0].weights.reduce(0, +)
}
claim(
  "Rewards 100 times larger make the first gradient \(fixed(rewardGradients[2] / rewardGradients[0], 0)) times larger. (It is not exactly 100: the gradient is a part that the rewards make, which grows with them, minus a part that the first answers make, which stays.)",
  abs(log10(rewardGradients[2] / rewardGradients[0]) - 2) < 0.3,
  otherwise: "Rewards 100 times larger make the first gradient \(fixed(rewardGradients[2] / rewardGradients[0], 0)) times larger.")

/// Variance of the mean of 32 numbers from a chain with correlation rho, over that of 32 independent ones.
func inflation(rho: Double, shuffled: Bool) -> Double {
  var dice = RandomStream(seed: 6)
  var x = dice.normal()
  let chain = (0..<64_000).map { _ -> Double in
    x = rho * x + (1 - rho * rho).squareRoot() * dice.normal()
    return x
  }
  let order = shuffled ? dice.permutation(64_000).map(Int.init) : Array(0..<64_000)
  let means = stride(from: 0, to: 64_000, by: 32).map { first in
    mean((first..<(first + 32)).map { chain[order[$0]] })
  }
  return 32 * mean(means.map { $0 * $0 })
}
let neighbours = inflation(rho: 0.95, shuffled: false)
let replayed = inflation(rho: 0.95, shuffled: true)
claim(
  "With a correlation of 0.95 from step to step a batch of 32 neighbours is worth \(fixed(32 / neighbours, 1)) independent observations; drawn from a store of 64,000, \(fixed(32 / replayed, 0)).",
  neighbours > 5 && replayed < 1.3)

// **Units that die because the world moves.** In supervised learning the data stay, and a unit dies by a step of its weights (@sec-dying-step). In reinforcement learning the situations change as the agent gets better: new rooms, other opponents. A unit that was open for some of yesterday's situations can be shut for all of today's although *nothing moved its weights*, and once shut it gets no gradient with which to follow. Sokar et al. (2023) count such dormant units in agents that learn Atari games, find that they become more and more during training, and that recycling them helps; Lyle et al. (2022) describe the loss of capacity that goes with it. Here is the first step of it, without any learning:

var worldDice = RandomStream(seed: 15)
func eight() -> [Double] { (0..<8).map { _ in worldDice.normal() } }
let watchers = (0..<512).map { _ in (w: eight(), b: worldDice.normal()) }
let scenes = (0..<500).map { _ in eight() }
func openShare(_ unit: (w: [Double], b: Double), moved: Double) -> Double {
  // All eight means move alike.
  let step = moved / 8.0.squareRoot()
  let open = scenes.count { scene in
    zip(unit.w, scene).reduce(unit.b) { $0 + $1.0 * ($1.1 + step) } > 0
  }
  return Double(open) / Double(scenes.count)
}
struct World {
  let moved: Double
  let open: [Double]
  func share(_ holds: (Double) -> Bool) -> String {
    percent(Double(open.count(where: holds)) / Double(open.count), 0)
  }
}
let worlds: [World] = [0, 2, 4, 8, 16].map { (distance: Double) in
  World(
    moved: distance,
    open: watchers.map { openShare($0, moved: distance) })
}
Table(
  worlds, Column("Mean moved by") { written($0.moved) },
  Column("Shut for all") { $0.share { $0 == 0 } },
  Column("Open for all") { $0.share { $0 == 1 } },
  Column("Switching") { $0.share { $0 > 0 && $0 < 1 } })

// The remedies are those of @sec-dying-fixes with another reason: normalise the inputs *as they come* (running means), normalise the layer, or take an activation with a slope on both sides.
//
// **Checkpointing** means two things. *Saving* weights now and then, so that a run can be gone back to: a saved network answers exactly as it did.

let saved = try Trainer(
  .perceptron([784, 32, 10], activation: .relu), seed: 2
).fit(
  .mnist.first(2_000), epochs: 2,
  probes: [.weights(afterEpochs: [2])])
let restored = try Sequential.perceptron(
  [784, 32, 10], activation: .relu
).initialized(seed: 99)
try restored.load(saved.snapshots.last?.weights ?? [])
let test = isQuick ? digits.test.prefix(1_000) : digits.test
let answers = try restored(
  Tensor(test.numbers, shape: [test.count, 784])
).largestIndices
let restoredAccuracy =
  Double(answers.indices.count { Int32(answers[$0]) == test.labels[$0] })
  / Double(test.count)

// The run's test accuracy is `{swift} percent(saved.testAccuracy, 2)`, that of the restored network `{swift} percent(restoredAccuracy, 2)`.
//
// And *not* saving activations: backpropagation needs every layer's outputs, $L$ of them. Keep only every $k$-th and compute the rest again when needed: $L/k + k$ at a time, which is least at $k = \sqrt L$, namely $2\sqrt L$, at the price of one more forward pass (Chen et al. 2016). For 100 layers:

let spacings = [1, 5, 10, 20, 50].map { k in
  (k: k, kept: k == 1 ? 100 : 100 / k + k)
}
Table(
  spacings, Column("Keep every") { $0.k },
  Column("Layers' outputs in memory") { $0.kept })

// **The price depends on the activation.** Going back through a unit needs its slope $f'(z)$; the next layer's weight gradient needs its output $a = f(z)$. Where the slope can be told from the output, one number for each unit is enough: $a(1-a)$ for the sigmoid, $1 - a^2$ for tanh, the sign of $a$ for ReLU, $a + \alpha$ on ELU's negative side. A function that falls and rises takes the same value twice with different slopes. So GELU, Swish and Mish have to keep $z$ *and* $a$, or keep $z$ alone and compute $a$ again, which takes one more evaluation per unit (@tbl-cost) and no matrix product.

struct Keeping {
  let activation: Activation
  /// A function that falls somewhere and rises elsewhere cannot be undone.
  var falls: Bool { activation.minimumSlope.value < -1e-9 }
  var bytes: Double { (falls ? 2.0 : 1.0) * 4 * 100 * 1_000 * 128 }
}
let keepings: [Keeping] = [
  .sigmoid, .tanh, .relu, .leakyReLU, .elu, .gelu, .swish, .mish,
].map { (f: Activation) in Keeping(activation: f) }
Table(
  keepings, Column("Activation") { $0.activation.name },
  Column("Lowest slope") { written($0.activation.minimumSlope.value, 2) },
  Column("Slope told by the output") { $0.falls ? "no" : "yes" },
  Column("Kept") { $0.falls ? "z and a" : "a" },
  Column("MB") { fixed($0.bytes / 1e6, 0) })

// Both tricks are in use. Rota Bulò et al. (2018) choose an activation that can be undone (Leaky ReLU), so that the numbers before it need not be kept; Korthikanti et al. (2022) compute again only what is large and cheap in a transformer, and report most of the saving at little of the price.
//
// ## Stuck at chance: a checklist {#sec-beyond-stuck}
//
// A network that answers no better than guessing is the commonest emergency. Go from the cheap tests to the expensive ones. Tests 1 to 4 ask whether the experiment is set up right: *stop and mend at the first of them that fails*. Test 5 asks whether the network can learn at all; if it fails, 6 to 8 find out why. The patient: eight hidden layers, sigmoid, plain gradient descent.

let patient = Sequential.perceptron(
  [784, 64, 64, 64, 64, 64, 64, 64, 64, 10], activation: .sigmoid)
let illness = try Trainer(
  patient, optimizer: .sgd(learningRate: 0.05), seed: 1
).fit(
  .mnist.first(5_000), epochs: 3,
  probes: [
    .gradientNormsEvery(steps: 1), .deadUnits, .saturatedUnits,
  ])
print("test accuracy after three epochs:", percent(illness.testAccuracy))

// **1. Is it really chance?** The share of the commonest class, not one in ten, is what a constant answer reaches.

let classCounts = (0..<10).map { digit in
  digits.test.labels.count { $0 == Int32(digit) }
}
let constant =
  Double(classCounts.max() ?? 0) / Double(digits.test.count)
claim(
  "A constant answer reaches \(percent(constant)); the patient is within three points of it.",
  abs(illness.testAccuracy - constant) < 0.03,
  otherwise: "A constant answer reaches \(percent(constant)), the patient \(percent(illness.testAccuracy)).")

// **2. Is the first loss right?** An untrained classifier should say about $1/K$ to each of $K$ classes: a loss of $\ln K$. Much more means outputs that are far too large; a number that is not finite, a bug.

func firstLoss(_ net: Sequential) throws -> Double {
  try Trainer(net, optimizer: .sgd(learningRate: 1e-9), seed: 1)
    .fit(.mnist.first(2_000), epochs: 1).loss
}
claim(
  "First loss \(fixed(try firstLoss(patient), 3)), ln 10 is \(fixed(log(10.0), 3)): passed.",
  abs(try firstLoss(patient) - log(10.0)) < 0.5)

// **3. Are the data what you think?** Look at them as the network gets them: labels under images, range, nothing that is not finite.

let seen = (0..<10).map { digits.train.input($0) }
show(
  ImageGrid(
    seen, captions: (0..<10).map { "\(digits.train.labels[$0])" },
    columns: 10, range: -1...1))
claim(
  "All inputs are finite and lie in [−1, 1]: passed. Labels: look.",
  digits.train.numbers.allSatisfy { $0.isFinite && abs($0) <= 1 })

// **4. Is the loss the right one for the output?** A softmax in the network *and* in the loss is the commonest slip. It does not crash. It puts a floor under the loss: the best that probabilities of 1 and 0 can reach, taken as scores, is $-\ln\bigl(e/(e+9)\bigr)$.

let floor = -log(exp(1.0) / (exp(1.0) + 9))
let hasSoftmax = patient.layers.contains { $0 is Softmax }
claim(
  "The patient has no softmax layer: passed. (With one, its loss could never fall below \(fixed(floor, 3)).)",
  !hasSoftmax)

// **5. Can it learn 32 samples by heart?** If not, no amount of data will help, and the fault is in the network or the optimiser, not in the data.

func byHeart(_ net: Sequential, _ optimizer: Optimizer) throws -> Double {
  try Trainer(net, optimizer: optimizer, seed: 1)
    .fit(.mnist.first(32, test: 100), epochs: 300, batchSize: 32)
    .accuracy
}
let patientByHeart = try byHeart(patient, .sgd(learningRate: 0.05))
claim(
  "After 300 steps on the same 32 samples \(percent(patientByHeart, 0)) are right: failed. The fault is in the network or in the steps.",
  patientByHeart < 0.5,
  otherwise: "After 300 steps on 32 samples \(percent(patientByHeart, 0)) are right.")

// **6. Does the gradient reach the first layer?** Norms by layer, at the first step.

let firstNorms = illness.gradientSamples[0].weights
Chart(Array(firstNorms.enumerated())) { entry in
  LineMark(
    x: .value("Layer", entry.offset + 1),
    y: .value("Gradient norm", max(entry.element, 1e-30)))
  PointMark(
    x: .value("Layer", entry.offset + 1),
    y: .value("Gradient norm", max(entry.element, 1e-30)))
}
.chartYScale(type: .log)

claim(
  "First layer over last layer: \(written(firstNorms[0] / (firstNorms.last ?? 1), 1)). **Failed**: the first layers starve.",
  firstNorms[0] / (firstNorms.last ?? 1) < 1e-3,
  otherwise: "First layer over last layer: \(written(firstNorms[0] / (firstNorms.last ?? 1), 1)).")

// **7. Are units dead or saturated?**

print("dead in layer 1:", percent(illness.history[0].deadShares[0]))
print(
  "saturated by layer:",
  illness.history[0].saturatedShares.map { percent($0, 0) }
    .joined(separator: ", "))

// **8. Is the learning rate in range?** Sweep it over powers of ten before touching anything else.

let rates = [0.01, 0.1, 1, 10]
let sweep = try Parallel.map(rates) { rate -> Double in
  do {
    return try Trainer(
      patient, optimizer: .sgd(learningRate: rate), seed: 1
    ).fit(.mnist.first(5_000), epochs: 3).testAccuracy
  } catch is TrainingError { return 0 }
}
show(
  Table(
    Array(zip(rates, sweep)), Column("Rate") { written($0.0) },
    Column("Test accuracy") { percent($0.1) }))
claim(
  "No rate leaves the level of guessing: the rate is not the cause.",
  sweep.allSatisfy { $0 < 0.25 },
  otherwise: "The best of these rates reaches \(percent(sweep.max() ?? 0)).")

// **9. Mend what failed, one thing at a time.** Tests 5 and 6 failed, and test 8 clears the rate, since none helps. So what is wrong is the factor per layer: activation and weights (@sec-flow-weights). Change the activation; then the weights; then, if need be, the optimiser.

let eight = [784, 64, 64, 64, 64, 64, 64, 64, 64, 10]
let mended: [(String, Sequential, Optimizer)] = [
  ("the patient", patient, .sgd(learningRate: 0.05)),
  ("ReLU instead", .perceptron(eight, activation: .relu), .sgd(learningRate: 0.05)),
  (
    "ReLU with He's weights",
    .perceptron(eight, activation: .relu, initializer: .heNormal),
    .sgd(learningRate: 0.05)
  ),
  (
    "the same with Adam",
    .perceptron(eight, activation: .relu, initializer: .heNormal),
    .adam()
  ),
]
let recovery = try Parallel.map(mended) { title, net, optimizer in
  (
    title,
    try Trainer(net, optimizer: optimizer, seed: 1).fit(
      .mnist.first(5_000), epochs: 3
    ).testAccuracy
  )
}

Table(
  recovery, Column("Network") { $0.0 },
  Column("Test accuracy") { percent($0.1) })

claim(
  "With ReLU alone the network reaches \(percent(recovery[1].1)), with He's weights as well \(percent(recovery[2].1)) (one run each).",
  recovery[2].1 > recovery[0].1 + 0.3,
  otherwise: "The treatment reaches \(percent(recovery[1].1)) with ReLU and \(percent(recovery[2].1)) with He's weights as well.")

// **10. Only then**: more data, other architectures, regularisation *off* (weight decay and dropout hide learning), shuffling on.
//
// ## Misconceptions {#sec-beyond-myths}
//
// ::: {.callout-warning title="Myth: ReLU cannot be used in recurrent networks"}
// **What is true:** with a gain near 1 *and* clipping it can; look at @tbl-beyond-recurrent. A matrix that neither stretches nor shrinks was not enough there by itself, nor was clipping at a gain of 1.8. **Why it matters:** the danger is the gain, raised to the number of steps, and it can be set.
// :::
//
// ::: {.callout-warning title="Myth: ReLU converges faster than tanh, everybody can see it in ten lines"}
// **What is true:** in the ten lines the labels are random, and in our repetition ReLU was ahead in `{swift} reluWins` of `{swift} noiseSeeds.count` seeds (@fig-beyond-noise). **Why it matters:** a comparison on noise measures memorising.
// :::
//
// ::: {.callout-warning title="Myth: sigmoid has no place in modern networks"}
// **What is true:** every LSTM and GRU, every feature gate and every yes-or-no output has one, because a share between 0 and 1 is meant (@tbl-beyond-gates). **Why it matters:** "replace all sigmoids by ReLU" breaks gates.
// :::
//
// ::: {.callout-warning title="Myth: a larger batch only makes training faster"}
// **What is true:** in the same number of epochs it takes fewer steps; with the rate unchanged a batch of 1,024 reached `{swift} percent(batch(1_024, "fixed rate"))` where 32 reached `{swift} percent(batch(32, "fixed rate"))`. **Why it matters:** batch and rate are one decision.
// :::
//
// ## Quiz {#sec-beyond-quiz}
//
// ::: {.quiz}
// Why does an LSTM's forget gate use a sigmoid?
//
// - [x] Its value multiplies the memory at every step and must lie between 0 and 1.
//   Above 1 a memory would grow by itself.
// - [ ] Because sigmoids do not saturate.
//   They do, and here that is welcome: a gate should be able to stay open.
// - [ ] For historical reasons only.
//   @tbl-beyond-gates shows what others do.
// :::
//
// ::: {.quiz}
// With which activations may dropout be moved from behind the activation to before it without changing anything? (Several.)
//
// - [x] ReLU
//   $\mathrm{ReLU}(mz) = m\,\mathrm{ReLU}(z)$ for $m \ge 0$.
// - [x] Leaky ReLU
//   The same argument.
// - [ ] Sigmoid
//   $\sigma(0) = \tfrac12$.
// - [ ] tanh
//   $\tanh(2z) \ne 2\tanh z$.
// :::
//
// ::: {.quiz answer="0.4" tolerance="0.001"}
// A rate of 0.05 suits a batch of 32. Which rate does the linear scaling rule give for a batch of 256?
// :::
//
// ::: {.quiz answer="7" tolerance="0"}
// How many pixels across does a stack of three 3 × 3 convolutions see?
// :::
//
// ::: {.quiz}
// A new network stays at chance. What comes first?
//
// - [ ] A larger network.
//   Not before you know what failed.
// - [x] Checking that the first loss is about $\ln K$.
//   It costs one batch.
// - [ ] More data.
//   If it cannot learn 32 samples by heart, more will not help.
// :::
//
// ## Exercises {#sec-beyond-exercises}
//
// :::: {#exr-beyond-gain level="apply" points="3"}
// A recurrent matrix is orthogonal times 1.05. By which factor does a signal through open ReLU units grow in 100 steps? Which gain would give a factor of 10 in 1,000 steps?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Through open units every step multiplies by the gain. The second question is the first one backwards: take a root.
// :::
// ::::
//
// ::: {#sol-beyond-gain}
// $1.05^{100}$, and $g = 10^{1/1000}$:

print(written(pow(1.05, 100)), "and", written(pow(10, 1.0 / 1_000), 5))

// :::
//
// :::: {#exr-beyond-gru level="understand" points="3"}
// Show that a GRU's state stays in $[-1, 1]$ if it starts there, and say where the proof uses the sigmoid.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// If $0 \le u \le 1$, what kind of mean is $uh + (1-u)\tilde h$? Between which numbers does it lie?
// :::
// ::::
//
// ::: {#sol-beyond-gru}
// $h_t = u\,h_{t-1} + (1-u)\tilde h_t$ with $\tilde h_t = \tanh(\cdot) \in (-1,1)$. If $0 \le u \le 1$ this is a weighted mean of two numbers in $[-1,1]$ and lies between them. The condition on $u$ is what the sigmoid gives. With $u = \mathrm{ReLU}(\cdot)$ nothing keeps $u \le 1$, and the factor $1-u$ may be below $-1$.

let gruStates = recurrent.flows.first { $0.cell == "GRU" }?.states ?? []
print(
  "largest size of the GRU's state in \(gruStates.count) steps:",
  fixed(gruStates.max() ?? 0))

// :::
//
// :::: {#exr-beyond-paths level="analyse" points="4"}
// Count the paths from input to output in a plain, a residual and a dense network of $L$ layers. (A path goes through a layer or around it, where the wiring permits.)
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Residual: how many choices are there at *each* layer? Dense: let the paths that end at layer $l$ be counted from all that end earlier.
// :::
// ::::
//
// ::: {#sol-beyond-paths}
// Plain: 1. Residual: at each layer through or around, $2^L$. Dense: a path is any subset of the layers in order, since every layer is connected with all later ones; with the output taking all of them that is also $2^L$. Count the dense one by recursion: the number of paths that end at layer $l$ is the sum over all earlier ones.

func densePaths(_ depth: Int) -> Int {
  var ending = [1]
  for _ in 0..<depth { ending.append(ending.reduce(0, +)) }
  return ending.reduce(0, +)
}
print("paths for ten layers:", densePaths(10))

// :::
//
// :::: {#exr-beyond-double level="analyse" points="4"}
// A classifier for 10 classes has a softmax layer, and is trained with a cross-entropy that takes a softmax again. Below which loss can it not go? And for $K$ classes?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// What does the loss get as scores, and which are the best possible ones?
// :::
// ::::
//
// ::: {#sol-beyond-double}
// The scores handed to the loss are probabilities, in $[0,1]$. The best case is 1 for the right class and 0 for the others: $-\ln\frac{e}{e + K - 1}$. For 10 classes `{swift} fixed(floor, 4)`; for $K \to \infty$ it behaves like $\ln K - 1$: at 1,000 classes

let many = -log(exp(1.0) / (exp(1.0) + 999))
print(fixed(many, 3), "against ln 1000 − 1 =", fixed(log(1_000.0) - 1, 3))

// :::
//
// :::: {#exr-beyond-embedding level="apply" points="3"}
// A vocabulary of 50,000 words, texts of 100 words, a first layer of 300 numbers. How many multiplications does the first layer need for one text as a bag of words, computed densely, and as a sum of embeddings?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// A dense product multiplies by the zeros too. How many rows of the table does a text of 100 words pick?
// :::
// ::::
//
// ::: {#sol-beyond-embedding}
// Densely $50{,}000\cdot 300$; a sum of at most 100 rows needs no multiplication at all and $100\cdot300$ additions.

print((50_000 * 300).formatted(), "against", (100 * 300).formatted())

// :::
//
// :::: {#exr-beyond-own level="create" points="6"}
// Make a patient of your own for the checklist: a network that fails one test, *step 4 or step 8*, by a fault that you put there. Show which of the others pass.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Which of the tests sees *only* the loss function, which *only* the rate? Break exactly that, in a network that is healthy otherwise.
// :::
// ::::
//
// ::: {#sol-beyond-own}
// A shallow ReLU network with a rate a thousand times too large has a right first loss (step 2) and does not learn; a sweep (step 8) finds it. It will hardly pass step 5, which uses the same optimiser, so this patient does not meet the wish quite. One that does: a shallow ReLU network with a `Softmax()` at its end. Steps 1 to 3 pass, since its first loss is near $\ln 10$ too; step 4 finds the layer; and it learns, with a loss that never falls below the floor of @exr-beyond-double. The first patient, run:

let healthy = Sequential.perceptron([784, 64, 10], activation: .relu)
let wild = try? Trainer(
  healthy, optimizer: .adam(learningRate: 3), seed: 1
).fit(.mnist.first(2_000), epochs: 2)
let tame = try Trainer(
  healthy, optimizer: .adam(learningRate: 3e-3), seed: 1
).fit(.mnist.first(2_000), epochs: 2)
claim(
  "First loss \(fixed(try firstLoss(healthy), 2)): passed. At a rate of 3 it reaches \(percent(wild?.testAccuracy ?? 0)), at 0.003 \(percent(tame.testAccuracy)).",
  abs(try firstLoss(healthy) - log(10.0)) < 0.5
    && (wild?.testAccuracy ?? 0) < tame.testAccuracy)

// :::
//
// ## Takeaways
//
// - The same matrix at every step makes gains into powers; clip, choose the gain, or use gates.
// - A gate is a share: sigmoid. A hidden layer is not: there the sigmoid is a habit.
// - Shortcuts carry news past the activation. They make sizes grow, so normalise.
// - ReLU commutes with dropout; batch and rate scale together; outputs must be able to say the answer.
// - Ask of every comparison what it compared. On random labels it is memorising.
// - At chance: first loss, data, loss function, 32 samples by heart, gradients by layer, dead units, rate. In this order.
//
// ## What comes next
//
// @sec-bake-off puts seven activations into one network and asks which differences are real; the last chapter is practice.
//
// ## References
//
// - T. Chen, B. Xu, C. Zhang, C. Guestrin: *Training deep nets with sublinear memory cost.* arXiv 1604.06174, 2016.
// - K. Cho et al.: *Learning phrase representations using RNN encoder-decoder.* EMNLP 2014.
// - F. Gers, J. Schmidhuber, F. Cummins: *Learning to forget.* Neural Computation 2000.
// - P. Goyal et al.: *Accurate, large minibatch SGD: training ImageNet in 1 hour.* arXiv 1706.02677, 2017.
// - V. Korthikanti et al.: *Reducing activation recomputation in large transformer models.* arXiv 2205.05198, 2022.
// - C. Lyle, M. Rowland, W. Dabney: *Understanding and preventing capacity loss in reinforcement learning.* ICLR 2022.
// - S. Rota Bulò, L. Porzi, P. Kontschieder: *In-place activated BatchNorm for memory-optimized training of DNNs.* CVPR 2018.
// - G. Sokar, R. Agarwal, P. S. Castro, U. Evci: *The dormant neuron phenomenon in deep reinforcement learning.* ICML 2023.
// - K. He, X. Zhang, S. Ren, J. Sun: *Deep residual learning for image recognition.* CVPR 2016.
// - S. Hochreiter, J. Schmidhuber: *Long short-term memory.* Neural Computation 1997.
// - J. Hu, L. Shen, G. Sun: *Squeeze-and-excitation networks.* CVPR 2018.
// - G. Huang, Z. Liu, L. van der Maaten, K. Weinberger: *Densely connected convolutional networks.* CVPR 2017.
// - S. Ioffe, C. Szegedy: *Batch normalization.* ICML 2015.
// - R. Pascanu, T. Mikolov, Y. Bengio: *On the difficulty of training recurrent neural networks.* ICML 2013.
// - K. Simonyan, A. Vedaldi, A. Zisserman: *Deep inside convolutional networks.* arXiv 1312.6034, 2013.
// - N. Srivastava et al.: *Dropout.* JMLR 2014.
// - Y. Wu, K. He: *Group normalization.* ECCV 2018.
