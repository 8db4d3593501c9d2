// The great bake-off

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

func points(_ share: Double) -> String { NumberFormat.fixed(100 * share, decimals: 2) }
func deviation(_ values: [Double]) -> Double {
  let centre = mean(values)
  return (values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / Double(max(values.count - 1, 1))).squareRoot()
}

// **Before this** (words and signs: @sec-nonlinearity-words) you should know the seven activations
// (@sec-atlas), cross-entropy, and why gradient norms are looked at layer by layer (@sec-flow-training).
//
// | level | after this chapter you can |
// |---|---|
// | remember | say what a fair comparison holds fixed, and define the three curves of the assignment |
// | understand | explain why one run of each network is no ranking |
// | apply | train one network with seven activations and draw loss, accuracy and gradient norms |
// | analyse | separate the noise of seeds from the noise of the test set, and use pairing against the first |
// | evaluate | decide which differences in a ranking are real, and say how sure you are |
// | create | enter an activation of your own and defend its place |
//
// ## The idea in plain words {#sec-bake-off}
//
// In a bake-off everybody gets the same oven, the same flour and the same hour, and only the recipe differs. Here the recipe is the
// activation. Everything else is held fixed: data, network, initial weights, order of the images, optimiser, number of epochs.
//
// Even so, the cakes differ from day to day. Train the same network twice with other random weights and the accuracy moves, by some tenths
// of a point or by more (@fig-ranking), as much as many published improvements. So the central question is not "which number is
// largest?" but "**would the order be the same tomorrow?**"

var luck = RandomStream(seed: 1)
let days = (1...8).map { _ in
  ["A", "B", "C"].map { (recipe: $0, result: 88 + 0.3 * luck.normal()) }
}
Chart {
  for day in [0.5, 8.5] {
    AreaMark(
      x: .value("Day", day), yStart: .value("Accuracy (%)", 87.4),
      yEnd: .value("Accuracy (%)", 88.6)
    )
    .foregroundStyle(.secondary).opacity(0.15)
  }
  for (day, entries) in days.enumerated() {
    let best = entries.map(\.result).max() ?? 0
    for (place, entry) in entries.enumerated() {
      PointMark(
        x: .value("Day", Double(day + 1) + 0.18 * Double(place - 1)),
        y: .value("Accuracy (%)", entry.result)
      )
      .foregroundStyle(by: .value("Recipe", entry.recipe))
      .symbol(by: .value("Recipe", entry.recipe))
      .annotation(position: .top) {
        Text(entry.result == best ? entry.recipe : "")
      }
    }
  }
}
.chartXScale(domain: 0.5...8.5)
.chartYScale(domain: 87...89)

// ## The assignment {#sec-bake-off-assignment}
//
// **Data.** Fashion-MNIST (ten kinds of clothing, harder than digits) if it is there, else MNIST, else drawn digits; the page's foot
// says which. Images of $28 \times 28$ pixels, their brightness in
// $[0,1]$ standardised with mean 0.5 and deviation 0.5, so that inputs lie in $[-1, 1]$; shuffled anew in each epoch.
//
// **Network.** 784-512-256-128-64-10, the same activation after every hidden layer, weights as PyTorch starts them.
//
// **Training.** Cross-entropy, Adam at a rate of 0.001, batches of 128, 20 epochs.
//
// **Contestants.** Sigmoid, tanh, ReLU, Leaky ReLU (slope 0.01), ELU, GELU, Swish; and one of your own for the bonus.
//
// With one seed your page cannot rank the seven. Say what the curves show, and say that.
//
// **Hand in** five charts. Three with a series for each activation, made from what you recorded in each epoch, and at most one page of
// prose that says what they show.
//
// - *Loss*: the mean of the batches' losses while training.
// - *Accuracy*: the share of training images that were right when their batch came; the test accuracy beside it.
// - *Gradient norm*: the sum over all parameter tensors of the L2 norm of their gradient, in the last batch of the epoch.
//
// And two that look inside, since sums hide where something happens:
//
// - *Gradient norm by layer*: the norm of each weight matrix's gradient against the layer, for sigmoid, ReLU and GELU at least.
// - *Dead units*: their number in each hidden layer after each epoch, for ReLU at least.
//
// | criterion | points | judged from |
// |---|--:|---|
// | correct implementation | 20 | all seven train on the identical network; the activations agree with a reference |
// | convergence plot | 20 | one chart, a series per activation, axes and legend; its data are recomputed from your weights |
// | gradient flow | 20 | gradient norm against layer for at least sigmoid, ReLU and GELU |
// | dead units | 15 | counted by layer over training, and drawn |
// | written analysis | 15 | one page, read by a person |
// | bonus: custom activation | 10 | differs from the built-in ones, right derivative, trains |
//
// ### A starter
//
// The assignment is a folder, `notebooks/assignments/bake-off` of this course's repository. Its `assignment.md` holds the instructions, its `starter.md` a labelled cell for each criterion, in which the places to fill are marked. (Teachers hand it out with `lectern assignment release`.) While you work, ask the public checks, as often as you like:
//
// ```sh
// lectern grade --self starter.md
// ```
//
// They say which of the criteria the notebook meets and what is missing, in the words the grader will use; what they do not run are the hidden checks. To see the run before you write it, here is one activation for three epochs. Make it seven, and add what the list above asks for.

let starter = try Trainer(
  .bakeOff(.relu), loss: .crossEntropy,
  optimizer: .adam(learningRate: 1e-3), seed: 0
)
.fit(.bakeOff.first(2_000), epochs: 3, batchSize: 128)
Table(
  starter.history,
  Column("Epoch") { $0.epoch }, Column("Loss") { $0.loss },
  Column("Training accuracy") { percent($0.accuracy) },
  Column("Test accuracy") { percent($0.testAccuracy) },
  Column("Gradient norm") { $0.gradientNorm })

// The network has $\sum_l (n_{l-1}+1)\,n_l$ numbers to learn, layer by layer:

let sizes = [784, 512, 256, 128, 64, 10]
let byLayer = zip(sizes, sizes.dropFirst()).map { ($0 + 1) * $1 }
print(
  byLayer.map(String.init).joined(separator: " + "), "=",
  byLayer.reduce(0, +))
print("the engine counts", try Sequential.bakeOff(.relu).parameterCount())

// ## The mathematics of a fair ranking {#sec-bake-off-maths}
//
// **Where a guess stands.** A network that gives each of ten classes the probability $\tfrac1{10}$ has the loss
// $-\ln\tfrac{1}{10} = \ln 10 \approx$ `{swift} written(log(10.0), 4)`. A loss curve that stays there has not begun to learn.
//
// **Noise of the test set.** With $n$ test images and a true accuracy $p$, the measured share scatters with deviation
// $\sqrt{p(1-p)/n}$: for $p = 0.85$ and $n = 10{,}000$ that is `{swift} points((0.85 * 0.15 / 10_000).squareRoot())` percentage
// points. No number of [seeds]{.term of="seed"} removes it, but all contestants meet the same images, so a part of it is shared. (How large a part was not measured. All intervals of this page are for *these* test images.)
//
// **Noise of the seed.** Let $a_s$ and $b_s$ be the test accuracies of two activations with seed $s = 1, \dots, S$. The same seed gives
// both networks the same initial weights and the same order of images, so their luck is partly common. Look at the differences
// $d_s = a_s - b_s$:
//
// $$
// \mathrm{Var}(d) = \mathrm{Var}(a) + \mathrm{Var}(b) - 2\,\mathrm{Cov}(a, b).
// $$ {#eq-pairing}
//
// If the common part is large, the differences scatter less than either accuracy. Their mean $\bar d$ has the [interval]{.term}
//
// $$
// \bar d \;\pm\; t_{S-1}\,\frac{s_d}{\sqrt{S}}, \qquad s_d^2 = \frac{1}{S-1}\sum_s (d_s - \bar d)^2,
// $$ {#eq-interval}
//
// where $t_{S-1}$ is Student's quantile: with few seeds $s_d$ is itself uncertain, and $t$ pays for it. For three leads of 1.4, 2.7 and 1.2 points the mean is 1.77, $s_d = 0.81$ and $t_2 = 4.30$, so the interval is $1.77 \pm 4.30\cdot0.81/\sqrt3$, or $1.77 \pm 2.02$: zero lies inside.
//
// **Many comparisons.** Seven contestants make 21 pairs. If each comparison errs with probability 0.05, one of them is expected to
// err. Bonferroni's remedy is to ask each for $0.05/21$ instead; the intervals grow, and with probability 0.95 at least all of them hold
// at once.
//
// For "which of seven" there is a tool that is sharper than 21 separate intervals, if all seven scatter alike. All runs of one seed form a **block**, what a block shares is taken out of all seven at once, and what then remains of scatter is estimated from *all* runs together. **Tukey's honestly significant difference** asks how far apart the largest and the smallest of seven means lie by luck alone, and calls
// different only what lies farther apart than that. It allows for all 21 pairs, and with seven activations and $S$ seeds it estimates the scatter from $6(S-1)$ degrees of freedom instead of $S-1$.
//
// It has a price: one scatter is supposed for all pairs. Where one contestant scatters much more than the rest, its noise widens the intervals of all the others, and they are too narrow for its own pairs. So compare @tbl-pairing before you trust it. On this page that table shows how unequal the scatters are, and for two quiet contestants Tukey's interval is *wider* than a paired one with Bonferroni's correction. There paired tests, corrected, are the better choice; @tbl-ranking has the p values of both, so that you see where a verdict depends on the test.
//
// Four more tools stand in the small print of the other chapters.
//
// - **The p value** is the probability of a difference at least this large if in truth there were none, or, beside a sentence with a smallest effect (@tbl-smallest), if the true difference were that effect and no more. A small one makes luck a poor explanation. It does not say how large the difference is, and it is not the probability that there is none.
// - **Holm's method** serves several separate questions. Order their $m$ p values, smallest first. Ask the first to be below $0.05/m$, the second below $0.05/(m-1)$, and so on, and stop at the first that is not. It guards as well as Bonferroni's remedy and finds more.
// - **Wilson's interval** is for a share, $k$ of $n$ runs. It holds every $p$ from which the observed share $\hat p = k/n$ is at most 1.96 of *that* $p$'s deviations away, $|\hat p - p| \le 1.96\sqrt{p(1-p)/n}$, a quadratic inequality for $p$. Unlike $\hat p \pm 1.96\sqrt{\hat p(1-\hat p)/n}$ it stays between 0 and 1, and it does not shrink to a point for $k = 0$ or $k = n$.
// - **Fisher's exact test** compares two such counts. If both kinds of run succeed equally often, then, given how many succeed in all, every way of dealing the successes to the runs is equally likely; p is the share of the ways that split them at least as unevenly as was seen. It takes the runs for independent. For two networks that share their seeds it is careful (its p is too large) where a good seed helps both.
// - **McNemar's test** is for *paired* successes: two networks that read the same images, or were trained from the same seeds. Only the pairs on which they disagree count. If neither is better, each of these is a fair coin, so of $b + c$ disagreements at least $b$ fall to the first with probability $2^{-(b+c)}\sum_{k \ge b} \binom{b+c}{k}$. The *sign test* is the same for pairs of numbers: on how many seeds is the first larger? Five seeds that all agree give $2^{-5} \approx 0.03$, six $0.016$, so below six such a test can show nothing at 0.025.

let seeds: [UInt64] = isQuick ? [0] : [0, 1, 2, 3, 4]
func quantile(confidence: Double, freedom: Int) -> Double {
  StudentT(degreesOfFreedom: Double(freedom))
    .quantile(0.5 + confidence / 2)
}
let single =
  seeds.count > 1
  ? quantile(confidence: 0.95, freedom: seeds.count - 1) : .infinity
let familywise =
  seeds.count > 1
  ? quantile(confidence: 1 - 0.05 / 21, freedom: seeds.count - 1)
  : .infinity
/// Tukey's, for a difference of two means: its deviation is √2 times that of a mean.
let tukey =
  seeds.count > 1
  ? StudentizedRange(
    groups: 7, degreesOfFreedom: Double(6 * (seeds.count - 1))
  ).quantile(0.95) / 2.0.squareRoot() : .infinity

// For `{swift} seeds.count` as the number of seeds the quantile for one comparison is `{swift} written(single)`, for 21 at once
// `{swift} written(familywise)`; Tukey's, in the same units, is `{swift} written(tukey)`. (With one seed there is no interval at all, which is the honest answer.)
//
// ## The run {#sec-bake-off-run}
//
// The assignment asks for 20 epochs and one seed. This page spends its time differently: 6 epochs, and several seeds for each
// activation, on the first 10,000 training images.

let bakeOff = try BakeOff(
  Activation.bakeOff, on: .bakeOff.first(10_000), epochs: 6,
  seeds: seeds, batchSize: 128,
  optimizer: .adam(learningRate: 1e-3), probes: [.deadUnits]
).run()

func runs(_ f: Activation) -> [TrainingRun] { bakeOff[f.name]?.runs ?? [] }
let epochs = runs(.relu)[0].history.count
struct Point: Sendable { var activation: String; var epoch: Int; var mean, low, high: Double }
func curve(_ value: (TrainingRun.Epoch) -> Double) -> [Point] {
  Activation.bakeOff.flatMap { f in
    (0..<epochs).map { index in
      let values = runs(f).map { value($0.history[index]) }
      return Point(
        activation: f.name, epoch: index + 1, mean: mean(values), low: values.min() ?? 0, high: values.max() ?? 0)
    }
  }
}
func chart(_ points: [Point], _ title: String) -> Chart {
  Chart(points) { point in
    AreaMark(x: .value("Epoch", point.epoch), yStart: .value(title, point.low), yEnd: .value(title, point.high))
      .foregroundStyle(by: .value("Activation", point.activation)).opacity(0.15)
    LineMark(x: .value("Epoch", point.epoch), y: .value(title, point.mean))
      .foregroundStyle(by: .value("Activation", point.activation))
  }
}
func final(_ f: Activation) -> [Double] { runs(f).map(\.testAccuracy) }

// ### Convergence

Chart {
  for point in curve(\.loss) {
    LineMark(
      x: .value("Epoch", point.epoch), y: .value("Loss", point.mean)
    )
    .foregroundStyle(by: .value("Activation", point.activation))
    AreaMark(
      x: .value("Epoch", point.epoch),
      yStart: .value("Loss", point.low),
      yEnd: .value("Loss", point.high)
    )
    .foregroundStyle(by: .value("Activation", point.activation))
    .opacity(0.15)
  }
  RuleMark(y: .value("Loss", log(10.0))).lineStyle(
    StrokeStyle(dash: [5, 3])
  ).foregroundStyle(.secondary)
}
.chartYScale(type: .log)

chart(curve(\.testAccuracy), "Test accuracy")

func firstLoss(_ f: Activation) -> Double {
  mean(runs(f).map { $0.history[0].loss })
}
let rest = Activation.bakeOff.filter { $0 != .sigmoid }
let nextLargest = rest.max { firstLoss($0) < firstLoss($1) } ?? .tanh
claim(
  "In the first epoch sigmoid's mean loss is \(written(firstLoss(.sigmoid))), more than that of each of the others, of which \(nextLargest.name)'s is the largest with \(written(firstLoss(nextLargest))).",
  measured: try bakeOff.blocked(by: { $0.history[0].loss })?.pair("sigmoid", nextLargest.name), above: Smallest.loss, unit: "nats",
  otherwise:
    "In the first epoch sigmoid's mean loss is \(written(firstLoss(.sigmoid))), \(nextLargest.name)'s \(written(firstLoss(nextLargest))); that sigmoid's is larger is not shown."
)

// Sigmoid's late start is no mystery after @sec-flow-weights: five layers with the library's weights, slopes of at most one quarter, so
// little news reaches the first layers *at the start*. (The ratio in @tbl-ratio, taken later and from one small batch, does not show it by itself; look at the first layers in @fig-layers.) But it *does* arrive, and Adam enlarges it.
//
// ### Gradient norms

Chart {
  for f in Activation.bakeOff {
    for index in 0..<epochs {
      LineMark(
        x: .value("Epoch", index + 1),
        y: .value(
          "Gradient norm",
          exp(
            mean(
              runs(f).map {
                log(max($0.history[index].gradientNorm, 1e-30))
              })))
      )
      .foregroundStyle(by: .value("Activation", f.name))
    }
  }
}
.chartYScale(type: .log)

// Why so jagged? Look at what is measured: *one* batch, the last of the epoch. With 10,000 images in batches of 128 the last batch holds
// `{swift} 10_000 % 128` images, so its gradient is an average over very few. Read trends from this curve, never single points
// (@exr-last-batch).
//
// The sum also hides where the gradient is. By layer:

Chart {
  for (title, index) in [
    ("epoch 1", 0), ("epoch \(epochs)", epochs - 1),
  ] {
    for f in Activation.bakeOff {
      for layer in 0..<5 {
        LineMark(
          x: .value("Layer", layer + 1),
          y: .value(
            "Gradient norm",
            exp(
              mean(
                runs(f).map {
                  log(
                    max(
                      $0.history[index].layerGradientNorms[layer],
                      1e-30))
                })))
        )
        .foregroundStyle(by: .value("Activation", f.name))
        .facet(by: .value("When", title))
      }
    }
  }
}
.chartFacet(x: "When", columns: 2)
.chartYScale(type: .log)

func ratio(_ f: Activation, _ index: Int) -> Double {
  exp(
    mean(
      runs(f).map { run in
        let norms = run.history[index].layerGradientNorms
        return log(max(norms[0], 1e-30) / max(norms[4], 1e-30))
      }))
}
Table(
  Activation.bakeOff, Column("Activation") { $0.name },
  Column("First epoch") { written(ratio($0, 0), 2) },
  Column("Last epoch") { written(ratio($0, epochs - 1), 2) })

// ### Dead units {#sec-bake-off-dead}
//
// A unit is dead when its output is exactly zero for every training image. (The assignment counts on the first 1,000, which is cheaper and a little more generous.) Only an activation that is zero on a whole
// stretch, as ReLU is on the left, has such units in practice.

func deadShare(_ layer: Int, after epoch: Int) -> Double {
  mean(runs(.relu).map { $0.history[epoch].deadShares[layer] })
}
let mostDead = (0..<4).flatMap { layer in
  (0..<epochs).map { deadShare(layer, after: $0) }
}.max() ?? 1
Chart {
  for layer in 0..<4 {
    for index in 0..<epochs {
      LineMark(
        x: .value("Epoch", index + 1),
        y: .value("Share of dead units", deadShare(layer, after: index))
      )
      .foregroundStyle(
        by: .value("Hidden layer", "layer \(layer + 1)"))
    }
  }
}
.chartYScale(domain: 0...(1.1 * mostDead))

func dead(_ f: Activation, _ layer: Int) -> String {
  written(
    mean(
      runs(f).map {
        ($0.history[epochs - 1].deadShares[layer]
          * Double(sizes[layer + 1])).rounded()
      }))
}
Table(
  Activation.bakeOff, Column("Activation") { $0.name },
  Column("Layer 1") { dead($0, 0) },
  Column("Layer 2") { dead($0, 1) },
  Column("Layer 3") { dead($0, 2) },
  Column("Layer 4") { dead($0, 3) })

// When did ReLU's units fall silent? Count them in the network that has not taken a step, and compare with the end of the first epoch and of
// the last.

var search = DataSearch.standard()
search.folders =
  ExperimentSession.current.searchDirectories + search.folders
let images = try Dataset.bakeOff.first(isQuick ? 4_000 : 10_000)
  .load(search: search).train
func silentAtBirth(seed: UInt64) throws -> [Double] {
  let network = try Network<Float>(
    .bakeOff(.relu), capacity: images.count, seed: seed)
  network.inputs.write(images.numbers)
  network.forward(rows: images.count)
  return network.activations.map { layer in
    let outputs = layer.output.array()
    let silent = (0..<layer.outputSize).count { unit in
      (0..<images.count).allSatisfy {
        outputs[$0 * layer.outputSize + unit] == 0
      }
    }
    return Double(silent) / Double(layer.outputSize)
  }
}

struct Moment: Sendable { var when: String; var shares: [Double] }
let history = runs(.relu)[0].history
let moments = [
  Moment(
    when: "before training", shares: try silentAtBirth(seed: 0)),
  Moment(when: "after 1 epoch", shares: history[0].deadShares),
  Moment(
    when: "after \(epochs) epochs",
    shares: history[epochs - 1].deadShares),
]
Table(
  moments, Column("When") { $0.when },
  Column("Layer 1") { percent($0.shares[0]) },
  Column("Layer 2") { percent($0.shares[1]) },
  Column("Layer 3") { percent($0.shares[2]) },
  Column("Layer 4") { percent($0.shares[3]) })

let (born, early, late) = (
  moments[0].shares[0], moments[1].shares[0], moments[2].shares[0]
)
claim(
  "In the first layer of this run \(percent(born)) were silent before the first step, and most of the \(percent(late)) at the end fell silent within the first epoch: they were not born dead, they fell silent in training.",
  born < 0.5 * late && early > 0.5 * late,
  otherwise:
    "In the first layer \(percent(born)) were silent before the first step, \(percent(early)) after one epoch, and \(percent(late)) at the end."
)

let background = mean((0..<100).map { i in mean(images.input(i).map { $0 < -0.99 ? 1 : 0 }) })
let meanSquare = mean((0..<100).map { i in mean(images.input(i).map { Double($0 * $0) }) })

// The inputs and the optimiser explain it together. Many pixels are background and stand at $-1$: in an average image
// `{swift} percent(background, 0)` of them. So the gradients of all those weights of a unit have the same
// sign. Adam's first steps have length $\eta = 0.001$ for *each weight*, whatever the size of the gradient (its ratio of mean to root mean square is $\pm 1$
// then). Some `{swift} "\(Int(784 * background / 10) * 10)"` weights move by 0.001 in the same direction, and the pre-activation moves by about
// `{swift} written(0.784 * background, 1)` for *every image at once*. At the start its deviation is only about
// $\sqrt{784\,\overline{x^2}}\;/\,(28\sqrt3) \approx$ `{swift} written((784 * meanSquare).squareRoot() / (28 * 3.0.squareRoot()), 2)`. A few such steps can close a unit for the whole data set, and a closed
// ReLU of the first layer gets no gradient that could open it again. (In the layers above the inputs go on changing, and some units come back, as in @tbl-when and @sec-dying-recovery.) @exr-standardise puts this explanation to the test.
//
// ## The ranking {#sec-bake-off-ranking}

let ranked = try bakeOff.blocked(by: { 100 * $0.testAccuracy })
struct Place: Sendable {
  var activation: Activation
  var mean, half, best: Double
  /// The leader minus this one; nil for the leader, and with one seed.
  var gap: PairwiseDifference?
}
let leader =
  Activation.bakeOff.max { mean(final($0)) < mean(final($1)) }
  ?? .relu
let places = Activation.bakeOff.map { f in
  Place(
    activation: f, mean: mean(final(f)),
    half: single * deviation(final(f))
      / Double(seeds.count).squareRoot(),
    best: mean(
      runs(f).map { run in
        run.history.map(\.testAccuracy).max() ?? 0
      }), gap: f == leader ? nil : ranked?.pair(leader.name, f.name))
}.sorted { $0.mean > $1.mean }

func verdict(_ place: Place) -> String {
  if place.activation == leader { return "leader" }
  guard let gap = place.gap else { return "unknown" }
  return gap.pValue < 0.05 ? "behind" : "not told apart"
}
func number(_ value: Double) -> String {
  NumberFormat.fixed(value, decimals: 2)
}
let followers = places.map(\.activation.name).filter { $0 != leader.name }
let pairedTests = try followers.compactMap { name in
  try bakeOff.paired(leader.name, name, by: { 100 * $0.testAccuracy })
}
let pairedP = Dictionary(
  uniqueKeysWithValues: zip(
    followers, holmAdjusted(pairedTests.map(\.pValue))))
Table(
  places,
  Column("Activation") { $0.activation.name },
  Column("Mean") { points($0.mean) },
  Column("Gap to leader") {
    $0.gap.map { number($0.difference) } ?? "–"
  },
  Column("95% interval") {
    $0.gap.map {
      "\(number($0.interval.lowerBound)) to \(number($0.interval.upperBound))"
    } ?? "–"
  },
  Column("p") {
    $0.gap.map { $0.pValue < 0.001 ? "< .001" : number($0.pValue) } ?? "–"
  },
  Column("p, paired") { place in
    pairedP[place.activation.name].map {
      $0 < 0.001 ? "< .001" : number($0)
    } ?? "–"
  },
  Column("Verdict") { verdict($0) })

Chart {
  for place in places {
    for accuracy in final(place.activation) {
      PointMark(
        x: .value("Test accuracy (%)", 100 * accuracy),
        y: .value("Activation", place.activation.name)
      )
      .foregroundStyle(.secondary).symbolSize(18)
    }
    if seeds.count > 1 {
      RuleMark(
        xStart: .value(
          "Test accuracy (%)", 100 * (place.mean - place.half)),
        xEnd: .value(
          "Test accuracy (%)", 100 * (place.mean + place.half)),
        y: .value("Activation", place.activation.name)
      )
      .foregroundStyle(.blue)
    }
    PointMark(
      x: .value("Test accuracy (%)", 100 * place.mean),
      y: .value("Activation", place.activation.name)
    )
    .foregroundStyle(.blue).symbol(.diamond)
  }
}

let undecided = places.filter { verdict($0) == "not told apart" }.map(\.activation.name)
let trailing = places.filter { verdict($0) == "behind" }.map(\.activation.name)
let last = places[places.count - 1].activation.name
claim(
  "\(leader.name) has the largest mean. By Tukey's test of all 21 pairs these are behind it: \(trailing.joined(separator: ", ")). Not told from it: \(undecided.isEmpty ? "none" : undecided.joined(separator: ", ")).",
  measured: ranked?.pair(leader.name, last), above: 0, unit: "points",
  otherwise: "\(leader.name) has the largest mean, and not even \(last), which has the smallest, is told from it.")
let disputed = places.filter { place in
  pairedP[place.activation.name].map { ($0 < 0.05) != (verdict(place) == "behind") } ?? false
}.map(\.activation.name)
if seeds.count > 1 {
  show(Markdown(disputed.isEmpty ? "The paired tests give the same verdicts." : "The paired tests disagree about \(disputed.joined(separator: ", ")): there the verdict depends on the choice of the test."))
}

// Read the table like this. A row marked *behind* would very probably be behind tomorrow as well. A row marked *not told apart* is no proof
// of equality: with more seeds the interval shrinks like $1/\sqrt{S}$ and a difference may appear. What the page does not license is the
// sentence "A is better than B" for two rows of that kind. (And the intervals are as good as their supposition of one scatter for all; see @tbl-pairing, next. The differences there are all taken to the *leader's* runs, and the leader was picked by its mean, so they are not so many witnesses.)
//
// **Did the pairing help?** Compare the scatter of the differences with what independent runs would give:

struct Scatter: Sendable { var name: String; var shared, apart: Double }
let pairs = Activation.bakeOff.filter { $0 != leader }.map { f in
  Scatter(
    name: f.name,
    shared: deviation(zip(final(leader), final(f)).map(-)),
    apart:
      (pow(deviation(final(leader)), 2) + pow(deviation(final(f)), 2))
      .squareRoot())
}
Table(
  pairs, Column("Against") { $0.name },
  Column("Shared seeds") { seeds.count > 1 ? points($0.shared) : "one seed" },
  Column("Independent") { seeds.count > 1 ? points($0.apart) : "one seed" })

let helped = pairs.count { $0.shared < $0.apart }
let (seedRatio, seedP) = (ranked?.blockRatio ?? .nan, ranked?.blockPValue ?? .nan)
let seedsShare =
  seeds.count > 1
  ? "Over all seven activations the mean square between seeds is \(number(seedRatio)) times the residual one (F test, p = \(written(seedP, 1))): that the seeds share something is \(seedP < 0.05 ? "shown" : "not shown"). Sharing them narrowed the scatter in \(helped) of \(pairs.count) comparisons with the leader."
  : "With one seed there is no scatter to compare."

// `{swift} seedsShare`
//
// **How fast?** The final number is one answer; a wait is another.

Table(
  Activation.bakeOff, Column("Activation") { $0.name },
  Column("Epochs to 80%") {
    runs($0).map { run in
      run.history.first { $0.testAccuracy >= 0.8 }.map { "\($0.epoch)" } ?? "–"
    }.joined(separator: ", ")
  })

// **Would a difference appear with other inputs?** ReLU's silent units came from a background at $-1$ (@tbl-when). So the two that are argued about most run again on the same images with mean 0 and deviation 1:

let centredBakeOff = try BakeOff(
  [.relu, .gelu],
  on: .bakeOff.first(10_000)
    .standardized(mean: 0.2860, deviation: 0.3530),
  epochs: 6, seeds: seeds, testing: .lastEpoch
).run()
func inPoints(_ run: TrainingRun) -> Double { 100 * run.testAccuracy }
let level = try centredBakeOff.paired("GELU", "ReLU", by: inPoints)
let gain =
  seeds.count > 1
  ? try PairedComparison(
    (centredBakeOff["ReLU"]?.runs ?? []).map(inPoints),
    runs(.relu).map(inPoints)) : nil
// Two sentences answer one question.
let centredPValues = [
  level?.pValue(within: Smallest.accuracy),
  gain?.pValue(above: Smallest.accuracy),
]
claim(
  "On centred inputs GELU and ReLU are level within half a point.",
  measured: level, within: Smallest.accuracy, unit: "points",
  among: centredPValues,
  otherwise:
    "That GELU and ReLU are level within half a point on centred inputs is not shown."
)
claim(
  "ReLU gains from centring.",
  measured: gain, above: Smallest.accuracy, unit: "points",
  among: centredPValues,
  otherwise:
    "That ReLU gains more than half a point from centring is not shown.")

// **Last epoch or best epoch?** Choosing each run's best epoch by its *test* accuracy adds
// `{swift} points(mean(places.map { $0.best - $0.mean }))` points on average, to every contestant. How much of that is real this test set can no longer tell: it has
// been used to choose. Report the last epoch, or choose by images that are neither in training nor in the test.
//
// ## An entry of one's own {#sec-bake-off-custom}
//
// Gates such as GELU's and Swish's multiply $z$ by a soft switch. Exponentials are not needed for that; softsign will do:
//
// $$
// f(z) = \frac{z}{2}\left(1 + s\right), \quad s = \frac{z}{1+|z|}, \qquad
// f'(z) = \frac{1+s}{2} + \frac{z}{2\,(1+|z|)^2},
// $$
//
// because $s' = 1/(1+|z|)^2$. Lectern compares the derivative with finite differences when the activation is made, so a slip is caught before
// any training. Forget the product rule, for instance:

_ = try Activation.custom(
  "careless", { z in z / 2 * (1 + z / (1 + abs(z))) },
  derivative: { z in (1 + z / (1 + abs(z))) / 2 })

// The right one is accepted and enters the race, on the same seeds as the others.
//
// ::: {#twin-gate .panel-tabset group="language"}
// ### Swift

let softGate = try Activation.custom(
  "soft gate", { z in z / 2 * (1 + z / (1 + abs(z))) },
  derivative: { z in
    let s = z / (1 + abs(z))
    return (1 + s) / 2 + z / (2 * pow(1 + abs(z), 2))
  })

// ### NumPy
// ```python
// import numpy as np
//
// def soft_gate(z):
//     return z / 2 * (1 + z / (1 + abs(z)))
//
// def slope(z):
//     s = z / (1 + abs(z))
//     return (1 + s) / 2 + z / (2 * (1 + abs(z)) ** 2)
//
// z, h = np.array([-2.0, -0.5, 0, 0.5, 2]), 1e-5
// print(soft_gate(z).round(4) + 0.0)
// print(slope(z).round(4))
// quotients = (soft_gate(z + h) - soft_gate(z - h)) / (2 * h)
// print("differences agree:", np.allclose(quotients, slope(z), atol=1e-8))
// ```
//
// ```text
// [-0.3333 -0.1667  0.      0.3333  1.6667]
// [0.0556 0.2222 0.5    0.7778 0.9444]
// differences agree: True
// ```
//
// ### PyTorch
// ```python
// import torch
// from torch.nn.functional import softsign
//
// class SoftGate(torch.nn.Module):  # into nn.Sequential like any other
//     def forward(self, z):
//         return z / 2 * (1 + softsign(z))
//
// torch.set_default_dtype(torch.float64)
// z = torch.tensor([-2.0, -0.5, 0, 0.5, 2], requires_grad=True)
// value = SoftGate()(z)
// value.sum().backward()
// print(value.detach().numpy().round(4) + 0.0)
// print(z.grad.numpy().round(4))
// print("differences agree:", torch.autograd.gradcheck(SoftGate(), z))
// ```
//
// ```text
// [-0.3333 -0.1667  0.      0.3333  1.6667]
// [0.0556 0.2222 0.5    0.7778 0.9444]
// differences agree: True
// ```
// :::

let gateSeeds = seeds
let gateRuns = try Parallel.map(gateSeeds) { seed in
  try Trainer(
    .bakeOff(softGate), optimizer: .adam(learningRate: 1e-3),
    seed: seed
  )
  .fit(
    .bakeOff.first(10_000), epochs: 6, batchSize: 128,
    testing: .lastEpoch)
}

let gateComparison = Comparison([
  (label: "soft gate", runs: gateRuns), (label: "ReLU", runs: runs(.relu)), (label: "GELU", runs: runs(.gelu)),
])
let gateTest = try gateComparison.blocked(by: inPoints)
claim(
  "The soft gate is ahead of ReLU.",
  measured: gateTest?.pair("soft gate", "ReLU"), above: Smallest.accuracy, unit: "points",
  otherwise: "That the soft gate is more than half a point ahead of ReLU is not shown.")
claim(
  "It is not ahead of GELU, which has the same shape: the two are level within half a point.",
  measured: gateTest?.pair("soft gate", "GELU"), within: Smallest.accuracy, unit: "points",
  otherwise: "That the soft gate and GELU are level within half a point is not shown.")

// ("Level" is within half a point, here as above. Three pairs were looked at, so the intervals are Tukey's for three; and the entry was made after the others had run, by somebody who knew how they had done.)
//
// ## A model page {#sec-bake-off-model}
//
// What the "one page of prose" may look like, for this run:
//
// ::: {.callout-note title="Seven activations on one network"}
// *Question and method.* Which of seven activations gives the highest test accuracy after `{swift} epochs` epochs in 784-512-256-128-64-10, on 10,000 images? Adam at 0.001, batches of 128, `{swift} seeds.count` seeds, the same for all; accuracy after the last epoch; comparisons blocked by seed, Tukey's test for all 21 pairs.
//
// *Result.* `{swift} leader.name` has the largest mean, `{swift} points(places[0].mean)`%. Behind it (p < .05): `{swift} trailing.isEmpty ? "none" : trailing.joined(separator: ", ")`. Not distinguishable from it: `{swift} undecided.isEmpty ? "none" : undecided.joined(separator: ", ")`.
//
// *What the charts add.* Sigmoid starts late: after the first epoch its loss is `{swift} written(firstLoss(.sigmoid))`, and its first layer gets `{swift} written(ratio(.sigmoid, 0), 1)` of its last layer's gradient (one batch; ReLU's ratio is small too, so this alone does not explain it). ReLU has `{swift} percent(late, 0)` of its first layer dead at the end, `{swift} percent(born, 0)` before the first step.
//
// *What it does not show.* Other networks, other rates (one rate served all), longer training, other test images. That two activations are equal.
// :::
//
// ## How it is graded {#sec-bake-off-grading}
//
// Your notebook is run again; stored outputs are thrown away. Your process hands over weights and histories, and scores are computed outside it:
// losses, norms and dead units are recomputed from weight snapshots, and the curves in your charts must agree with them within a stated
// tolerance. Test labels are not there while your code runs. Each run sees the pixels in a secret order and the classes under other names; honest
// training does not notice. The written page is read by a person. That person is told which percentages in it lie farther than two points (`tolerances: seed` in the assignment's file) from every accuracy of *your own* verified runs, in any epoch, and whether the activation that the text chooses is within the same distance of your best. Neither costs points by itself. `lectern grade --self` recomputes nothing of this; it looks whether everything is there.
//
// So the best strategy is the simple one: run it, look, and write what you see, with its uncertainty.
//
// ## Misconceptions {#sec-bake-off-myths}
//
// ::: {.callout-warning title="Myth: newer is always better"}
// **What is true:** look at @tbl-ranking. ReLU entered networks in 1969 and again in 2010, GELU and Swish in 2016 and 2017.
// Whether the newer ones lead here is what the table says, with its intervals; the year of publication is not among its columns.
// **Why it matters:** differences found in one architecture on one data set are often smaller than the scatter of seeds in yours.
// :::
//
// ::: {.callout-warning title="Myth: one run each is a ranking"}
// **What is true:** with a single seed the winner depends on the seed:
// `{swift} seeds.indices.map { i in Activation.bakeOff.max { final($0)[i] < final($1)[i] }?.name ?? "" }.joined(separator: ", ")` (one winner for each
// of our seeds). **Why it matters:** whoever may choose the seed may choose the winner.
// :::
//
// ::: {.callout-warning title="Myth: overlapping intervals mean no difference"}
// **What is true:** with paired runs two accuracies may scatter widely *together* while their difference is steady (@eq-pairing). Look at the interval of the
// difference. **Why it matters:** the error goes in both directions; comparing two separate intervals throws the pairing away.
// :::
//
// ## Quiz {#sec-bake-off-quiz}
//
// ::: {.quiz answer="575050" tolerance="0"}
// How many numbers does the network 784-512-256-128-64-10 learn, biases included?
// :::
//
// ::: {.quiz}
// Your training loss has been 2.30 for five epochs, with ten classes. What is the likeliest state?
//
// - [x] The network gives all classes about the same probability.
//   $\ln 10 \approx 2.30$ is the loss of guessing. (It is no proof: sure answers, some right and some wrong, can have that mean too.)
// - [ ] The learning rate is too large, and nothing else.
//   It may be, but a starved gradient or dead layers look the same.
// - [ ] It will never learn.
//   Deep sigmoid networks sometimes sit on such a plateau for epochs and then leave it.
// :::
//
// ::: {.quiz}
// Which of these make a ranking fairer? (Several.)
//
// - [x] The same seeds for every contestant.
//   Then differences can be paired.
// - [x] More seeds.
//   The interval shrinks like $1/\sqrt{S}$.
// - [ ] For each contestant the best epoch on the test set.
//   That uses the test set to choose.
// - [x] A stated number of epochs for all.
//   Otherwise patience decides.
// :::
//
// ::: {.quiz}
// In a class of 21 comparisons, each at the 5% level, there is in truth no difference anywhere. About how many will look "significant"?
//
// - [ ] None
//   Each errs once in twenty.
// - [x] One
//   $21 \times 0.05 \approx 1$; Bonferroni asks each for $0.05/21$.
// - [ ] Five
//   That would need a level of about 24%.
// :::
//
// ## Exercises {#sec-bake-off-exercises}
//
// :::: {#exr-test-noise level="apply" points="3"}
// Two networks have true accuracies of 95.0 and 95.2%. How many *independent* test images would each need so that the difference is twice its
// standard deviation?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Add the two variances $p(1-p)/n$, take the root, and set twice of it equal to the difference.
// :::
// ::::
//
// ::: {#sol-test-noise}
// The variance of a difference of two independent shares is $p_1(1-p_1)/n + p_2(1-p_2)/n$, so $n = 4\,(p_1q_1 + p_2q_2)/(p_2-p_1)^2$:

let needed = 4 * (0.95 * 0.05 + 0.952 * 0.048) / pow(0.002, 2)
print("about \(Int(needed.rounded()).formatted()) images")

// The test set has 10,000. It can still help, because both networks see the *same* images and err on many of them together.
// :::
//
// :::: {#exr-last-batch level="analyse" points="5"}
// The assignment's gradient norm comes from the last batch, which has 16 images instead of 128. Measure how much the norm scatters between full batches
// at the end of an epoch, and compare the last batch with them.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// `.gradientNormsEvery(steps: 1)` records every batch. How many steps has an epoch, and which of them is the small one? (In PyTorch: sum the norms of `p.grad` after each `backward()`.) Compare it with the twenty before it, in units of *their* deviation.
// :::
// ::::
//
// ::: {#sol-last-batch}
// A run that records every step. For each epoch, take the last batch and the twenty full ones before it.

let watched = try Trainer(.bakeOff(.relu), seed: 0)
  .fit(
    .bakeOff.first(10_000), epochs: 6,
    probes: [.gradientNormsEvery(steps: 1)], testing: .lastEpoch)
let stepsPerEpoch =
  watched.gradientSamples.count / watched.history.count
struct Ending: Sendable {
  var epoch: Int
  var full: [Double]
  var last: Double
}
let endings = watched.history.map { epoch in
  let norms = watched.gradientSamples.prefix(
    epoch.epoch * stepsPerEpoch
  ).suffix(21).map { $0.weights.reduce(0, +) }
  return Ending(
    epoch: epoch.epoch, full: Array(norms.dropLast()),
    last: norms.last ?? 0)
}
Table(
  endings, Column("Epoch") { $0.epoch },
  Column("Full batches, mean") {
    $0.full.isEmpty ? "–" : written(mean($0.full))
  },
  Column("deviation") { written(deviation($0.full), 2) },
  Column("Last batch") { written($0.last) },
  Column("Deviations away") {
    NumberFormat.fixed(
      ($0.last - mean($0.full)) / deviation($0.full), decimals: 1)
  })

// Even full batches scatter. The noise part of a batch's gradient has a deviation in proportion to $1/\sqrt{B}$, so with 16 images instead of 128 (10,000 leave 16
// over) it is $\sqrt{8} \approx 2.8$ times larger. A norm cannot be negative, so noise does not cancel in it: squared, it adds to what a large batch would show.
// :::
//
// :::: {#exr-standardise level="analyse" points="5"}
// The explanation of the silent units predicts two remedies: inputs whose mean over all pixels is about 0 (brightness of Fashion-MNIST has mean 0.2860 and deviation 0.3530), and shorter
// first steps. Test both for one epoch.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// A prediction comes first: which way should the share of dead units in layer 1 go under each remedy, if the explanation is right? Three runs with `.deadUnits` decide.
// :::
// ::::
//
// ::: {#sol-standardise}

let ordinary = Dataset.bakeOff.first(10_000)
let centred = ordinary.standardized(mean: 0.2860, deviation: 0.3530)
let trials: [(String, Dataset, Double)] = [
  ("background at −1, rate 0.001", ordinary, 1e-3),
  ("mean near 0, rate 0.001", centred, 1e-3),
  ("background at −1, rate 0.0001", ordinary, 1e-4),
]
let deadInTrials = try Parallel.map(trials) { title, data, rate in
  let run = try Trainer(
    .bakeOff(.relu), optimizer: .adam(learningRate: rate), seed: 0
  ).fit(data, epochs: 1, probes: [.deadUnits])
  return Moment(when: title, shares: run.history[0].deadShares)
}
show(
  Table(
    deadInTrials, Column("Inputs and rate") { $0.when },
    Column("Dead in layer 1") { percent($0.shares[0]) },
    Column("Layer 2") { percent($0.shares[1]) }))
claim(
  "Both remedies leave fewer dead units in the first layer.",
  deadInTrials[1].shares[0] < deadInTrials[0].shares[0]
    && deadInTrials[2].shares[0] < deadInTrials[0].shares[0],
  otherwise:
    "Not both remedies did so here: the story is incomplete.")

// (One seed. And a smaller rate shortens *all* steps, not only the first; a warm-up would shorten those alone.) A prediction that could have failed and did not is better support than a story that fits. If the claim above says otherwise, the explanation needs
// mending.
// :::
//
// :::: {#exr-judge level="evaluate" points="4"}
// A report says: "GELU reached 95.9%, ReLU 95.8%, therefore GELU is the better choice for digits. One run each, best epoch on the test set." List what
// is wrong, and use a number from this page for each point.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// There are three separate faults: the number of runs, the choice of the epoch, the reach of the conclusion. For the first two this page has a number in points.
// :::
// ::::
//
// ::: {#sol-judge}
// One run each: seeds of one activation differ by up to
// `{swift} points(Activation.bakeOff.map { (final($0).max() ?? 0) - (final($0).min() ?? 0) }.max() ?? 0)` points on this page. Best epoch: that
// alone adds `{swift} points(mean(places.map { $0.best - $0.mean }))` points on average. Test set: 10,000 images scatter by
// `{swift} points((0.95 * 0.05 / 10_000).squareRoot())` points. And "for digits" generalises from one network and one length of training.
// :::
//
// :::: {#exr-design level="create" points="6"}
// Design an activation that is zero-centred, has slope 1 at zero, never has slope zero, and is smooth. Check all four properties by computation, and let it
// train.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Odd functions are centred. Think of functions with derivative $1/\sqrt{1+z^2}$, or of a sum of a straight line and an S-curve.
// :::
// ::::
//
// ::: {#sol-design}
// The inverse hyperbolic sine, $f(z) = \operatorname{arsinh} z = \ln(z + \sqrt{z^2+1})$ with $f'(z) = 1/\sqrt{1+z^2}$, is odd (hence zero-centred), has slope
// 1 at zero, a slope that falls but is never zero, and derivatives of all orders.

let arsinh = try Activation.custom(
  "arsinh", { asinh($0) },
  derivative: { 1 / (1 + $0 * $0).squareRoot() })
claim(
  "Zero-centred, slope 1 at zero, positive slope at ±1,000, smooth.",
  arsinh.zeroCentred && arsinh.derivative(0) == 1
    && arsinh.derivative(1_000) > 0 && arsinh.derivative(-1_000) > 0
    && arsinh.smooth)
let arsinhRun = try Trainer(.bakeOff(arsinh), seed: 0).fit(
  .bakeOff.first(10_000), epochs: 3, testing: .lastEpoch)

// After three epochs it reaches `{swift} percent(arsinhRun.testAccuracy)`; ReLU with the same seed had
// `{swift} percent(runs(.relu)[0].history[min(2, epochs - 1)].testAccuracy)` after as many. One seed each: no verdict.
// :::
//
// ## Takeaways
//
// - Hold everything fixed but the activation; give every contestant the same seeds.
// - Report the last epoch, the spread over seeds, and the interval of paired *differences*.
// - With seven contestants correct for 21 comparisons: block by seed, Tukey's test if all scatter alike, else paired intervals with Bonferroni's or Holm's correction.
// - A gradient norm from one small batch is a noisy number; look at layers, and at trends.
// - "Not told apart" is a result.
//
// ## What comes next
//
// The method of this chapter is the one by which the chapters before it compared depth, normalisation and gates. @sec-practice asks you to use it, and everything else. Then try it on a question of your own, and begin by writing down
// which result would change your mind.
//
// ## References
//
// - K. Fukushima: *Visual feature extraction by a multilayered network of analog threshold elements.* IEEE Transactions on Systems Science and Cybernetics 1969.
// - D. Hendrycks, K. Gimpel: *Gaussian error linear units.* arXiv 1606.08415, 2016.
// - D. Kingma, J. Ba: *Adam: a method for stochastic optimization.* ICLR 2015.
// - V. Nair, G. Hinton: *Rectified linear units improve restricted Boltzmann machines.* ICML 2010.
// - P. Ramachandran, B. Zoph, Q. Le: *Searching for activation functions.* arXiv 1710.05941, 2017.
// - J. Tukey: *The problem of multiple comparisons.* Memorandum, Princeton 1953. In: Collected Works VIII, 1994.
// - Student (W. S. Gosset): *The probable error of a mean.* Biometrika 1908.
// - H. Xiao, K. Rasul, R. Vollgraf: *Fashion-MNIST.* arXiv 1708.07747, 2017.
