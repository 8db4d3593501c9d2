// Smooth and gated activations

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

func fixed(_ value: Double, _ decimals: Int = 3) -> String { NumberFormat.fixed(value, decimals: decimals) }
func points(_ share: Double) -> String { NumberFormat.fixed(100 * share, decimals: 2) }
func names(_ list: [String]) -> String { list.isEmpty ? "none" : list.joined(separator: ", ") }

// **Before this** (words and signs: @sec-nonlinearity-words) you should know the formulas of ELU, GELU and Swish (@sec-atlas-each), what one layer does to a
// signal and to a gradient (@sec-flow-weights), and why a difference between two networks needs several seeds (@sec-nonlinearity-comparing).
//
// | level | after this chapter you can |
// |---|---|
// | remember | write GELU, Swish, Mish, GLU and SwiGLU as a value times a gate |
// | understand | derive SELU's two constants, and explain in which sense GELU is dropout on average |
// | apply | choose the width of a gated layer so that it has as many parameters as a plain one |
// | analyse | take a published difference of some tenths of a per cent apart: noise of the test set, noise of the seed, the rest |
// | evaluate | say which of five reasons for GELU rest on a measurement, and on which |
// | create | make an activation from any distribution function, and predict how a deep network takes it |
//
// ## The idea in plain words {#sec-gated}
//
// ReLU is a switch: a number passes or it does not. Most activations of this chapter are dimmers. Each multiplies the number by a *share*, and the share
// itself depends on the number: close to one for large positive $z$, close to zero for large negative $z$, one half at zero for GELU and Swish. (ELU and SELU, @sec-gated-selu, use the negative side otherwise.)

let dimmers: [(String, Activation)] = [
  ("ReLU: a step", .relu), ("GELU: normal", .gelu),
  ("Swish: logistic", .swish),
  ("Cauchy", .gated(by: .cauchy)),
]
Chart {
  for (title, f) in dimmers {
    for index in -100...100 where index != 0 {
      let z = Double(index) / 25
      LineMark(x: .value("z", z), y: .value("Value", f(z) / z))
        .foregroundStyle(by: .value("Gate", title))
        .facet(by: .value("What", "the gate g(z)"))
      LineMark(x: .value("z", z), y: .value("Value", f(z)))
        .foregroundStyle(by: .value("Gate", title))
        .facet(by: .value("What", "z times the gate"))
    }
  }
}
.chartFacet(x: "What", columns: 2)
.chartYScale(domain: -1...2)

// A second idea goes one step further. Why should a number decide about *itself*? In a **[gated linear unit]{.term}** one part of the layer decides how much of
// another part passes. Then the layer multiplies two things it has computed, and that is something no sum of bent lines does exactly.
//
// ## The mathematics of a soft gate {#sec-gated-maths}
//
// Let $F$ be a distribution function with density $F'$, symmetric about zero: $F(-z) = 1 - F(z)$. Gate $z$ with it:
//
// $$
// f(z) = z\,F(z), \qquad f'(z) = F(z) + z\,F'(z).
// $$ {#eq-gated-family}
//
// The normal distribution gives GELU, the logistic one Swish. Four facts hold for the whole family and need no more than @eq-gated-family.
//
// 1. **At zero the slope is one half**, since $F(0) = \tfrac12$.
// 2. **Odd part.** $f(z) - f(-z) = zF(z) + z\,(1 - F(z)) = z$. So every member is the straight line $z/2$ plus an *even* function. What tells one member from another is
//    only that even part, $z\,(F(z) - \tfrac12)$.
// 3. **The slope exceeds one somewhere** when the density has a finite mean. For then $z\,(1 - F(z)) \to 0$, so $f(z) - z = -z\,(1-F(z))$ starts at $0$, is negative in between
//    and returns to $0$: it must rise, and the slope of $f(z) - z$ is $f' - 1$; so $f' > 1$ there.
// 4. **ReLU is the limit.** Replace $F(z)$ by $F(z/s)$ and let $s \to 0$: the [gate]{.term} becomes a step.
//
// The fourth fact with a slider, for the logistic gate: Swish with a gate of steepness $\beta = 1/s$.

Chart {
  LinePlot(x: "z", y: "Value", domain: -4...4) {
    Activation.swish(beta: steepness)($0)
  }
  .foregroundStyle(.blue)
  LinePlot(x: "z", y: "Value", domain: -4...4) { max($0, 0) }
    .foregroundStyle(.secondary)
    .lineStyle(StrokeStyle(dash: [4, 3]))
  LinePlot(x: "z", y: "Value", domain: -4...4) { $0 / 2 }
    .foregroundStyle(.secondary)
    .lineStyle(StrokeStyle(dash: [4, 3]))
}
.chartYScale(domain: -2...4)

let family: [(String, Activation)] = [
  ("normal", .gelu), ("logistic", .swish),
  ("Laplace", .gated(by: .laplace)),
  ("Cauchy", .gated(by: .cauchy)),
]
let grid = stride(from: -8.0, through: 8, by: 0.01).map { $0 }
let oddPart = family.map { _, f in
  grid.map { abs(f($0) - f(-$0) - $0) }.max() ?? 0
}
print("f(z) − f(−z) and z differ by at most", written(max(oddPart.max() ?? 0, 1e-16), 1))
print("slopes at zero:", family.map { fixed($0.1.derivative(0)) }.joined(separator: ", "))

Table(
  family, Column("Distribution") { $0.0 },
  Column("Steepest slope") { fixed($0.1.maximumSlope.value) },
  Column("Lowest value") {
    $0.1.minimum.z < -31 ? "keeps falling" : fixed($0.1.minimum.value)
  },
  Column("At z = −5") { fixed($0.1(-5), 4) },
  Column("E f′²") { fixed($0.1.meanSquaredSlope, 4) })

// What does the Cauchy member do far out? $1 - F(z) \approx \frac{1}{\pi z}$ there, so $f(z) \approx z - \frac1\pi$ on the right and $f(z) \to -\frac1\pi$ on the left:
// at $z = -30$ it is `{swift} fixed(Activation.gated(by: .cauchy)(-30), 4)`, and $-1/\pi =$ `{swift} fixed(-1 / Double.pi, 4)`.
//
// ## ELU and SELU: what the negative side is for {#sec-gated-selu}
//
// ReLU's outputs are never negative, so their mean is positive, and the next layer meets inputs that are off centre. ELU lets outputs become negative, down to $-\alpha$, and so
// pulls the mean down. For standard normal $z$:

Table(
  [Activation.relu, .leakyReLU, .elu, .selu, .gelu, .swish, .mish],
  Column("Activation") { $0.name },
  Column("Mean") { fixed($0.meanOutput) },
  Column("Mean square") { fixed($0.meanSquare(at: 1)) })

// **SELU's constants** (Klambauer et al. 2017) follow from asking for exactly 0 and 1. Two integrals are needed. With the normal distribution function $\Phi$, completing the square gives
//
// $$
// \mathbb{E}\bigl[e^{kz};\, z<0\bigr] = \int_{-\infty}^0 e^{kz}\,\frac{e^{-z^2/2}}{\sqrt{2\pi}}\,dz = e^{k^2/2}\,\Phi(-k),
// $$
//
// and $\mathbb{E}[z;\,z>0] = 1/\sqrt{2\pi}$, $\mathbb{E}[z^2;\,z>0] = \tfrac12$. For $f(z) = \lambda z$ on the right and $\lambda\alpha(e^z - 1)$ on the left:
//
// $$
// \begin{aligned}
// 0 &= \tfrac{1}{\lambda}\,\mathbb{E} f = \tfrac{1}{\sqrt{2\pi}} + \alpha\,\bigl(e^{1/2}\Phi(-1) - \tfrac12\bigr),\\
// 1 &= \mathbb{E} f^2 = \lambda^2\Bigl[\tfrac12 + \alpha^2\bigl(e^{2}\Phi(-2) - 2e^{1/2}\Phi(-1) + \tfrac12\bigr)\Bigr].
// \end{aligned}
// $$ {#eq-gated-selu}
//
// The first equation gives $\alpha$, the second then $\lambda$.
//
// ::: {#twin-selu .panel-tabset group="language"}
// ### Swift

func cumulative(_ z: Double) -> Double {
  0.5 * erfc(-z / 2.0.squareRoot())
}
let (e1, e2) = (
  exp(0.5) * cumulative(-1), exp(2.0) * cumulative(-2)
)
let alpha = 1 / (2 * Double.pi).squareRoot() / (0.5 - e1)
let lambda = 1 / (0.5 + alpha * alpha * (e2 - 2 * e1 + 0.5))
  .squareRoot()
print("α =", fixed(alpha, 6), "  λ =", fixed(lambda, 6))
claim(
  "The engine's SELU has these constants: its slope on the right is λ, its floor on the left −λα.",
  abs(Activation.selu.derivative(1) - lambda) < 1e-6
    && abs(Activation.selu(-40) + lambda * alpha) < 1e-6)

// ### NumPy
// ```python
// from math import erfc, exp, pi, sqrt
//
// def cumulative(z):
//     return erfc(-z / sqrt(2)) / 2
//
// e1, e2 = exp(0.5) * cumulative(-1), exp(2) * cumulative(-2)
// alpha = 1 / sqrt(2 * pi) / (0.5 - e1)
// scale = 1 / sqrt(0.5 + alpha**2 * (e2 - 2 * e1 + 0.5))
// print(f"{alpha:.6f} {scale:.6f}")
// ```
//
// ```text
// 1.673263 1.050701
// ```
//
// ### PyTorch
// ```python
// import torch
//
// torch.set_default_dtype(torch.float64)
// z = torch.tensor([-40.0, 1])
// # On the far left -scale * alpha, at 1 scale.
// floor, scale = torch.selu(z).tolist()
// print(f"{-floor / scale:.6f} {scale:.6f}")
// ```
//
// ```text
// 1.673263 1.050701
// ```
// :::
//
// A mean square of 1 is also *stable*. Given 1.5 the function returns `{swift} fixed(Activation.selu.meanSquare(at: 1.5), 2)`, given 0.5 it returns
// `{swift} fixed(Activation.selu.meanSquare(at: 0.5), 2)`: closer to 1 both times. To preserve the size through a linear layer as well, its weights need variance
// $1/n$, LeCun's choice ($\sigma_w^2 = 1$ in @eq-q). Send standard normal inputs through twenty layers:

struct Signal: Sendable {
  var title: String
  var means, variances: [Double]
}
let depth = 20
func signal(
  _ title: String, _ f: Activation, _ start: Initializer
) throws -> Signal {
  let layers = (0..<depth).flatMap { _ -> [any Layer] in
    [Linear(256, 256, initializer: start), f]
  }
  let network = try Network<Float>(
    Sequential(layers: layers), capacity: 400, seed: 1)
  network.inputs.write(Tensor.normal([400 * 256], seed: 2).values)
  network.forward(rows: 400)
  let outputs = network.activations.map {
    $0.output.array().map(Double.init)
  }
  let means = outputs.map(mean)
  return Signal(
    title: title, means: means,
    variances: zip(outputs, means).map { values, centre in
      mean(values.map { ($0 - centre) * ($0 - centre) })
    })
}
let signals = try [
  signal("SELU, LeCun", .selu, .lecunNormal),
  signal("ELU, LeCun", .elu, .lecunNormal),
  signal("ReLU, He", .relu, .heNormal),
  signal("SELU, He", .selu, .heNormal),
  signal("SELU, default", .selu, .standard),
]

Chart {
  for signal in signals {
    for layer in 0..<depth {
      LineMark(
        x: .value("Layer", layer + 1),
        y: .value("Value", signal.means[layer])
      )
      .foregroundStyle(by: .value("Network", signal.title))
      .facet(by: .value("What", "mean"))
      LineMark(
        x: .value("Layer", layer + 1),
        y: .value(
          "Value", log10(max(signal.variances[layer], 1e-12)))
      )
      .foregroundStyle(by: .value("Network", signal.title))
      .facet(by: .value("What", "log10 of the variance"))
    }
  }
}
.chartFacet(x: "What", columns: 2)
.chartLegend(position: .bottom)

let kept = signals[0]
let worstMean = kept.means.map { abs($0) }.max() ?? 0
claim(
  "Through all twenty layers SELU with LeCun's weights keeps the mean within ±\(fixed(worstMean, 2)) and the variance between \(fixed(kept.variances.min() ?? 0, 2)) and \(fixed(kept.variances.max() ?? 0, 2)).",
  worstMean < 0.1 && (kept.variances.min() ?? 0) > 0.8 && (kept.variances.max() ?? 9) < 1.25,
  otherwise: "SELU's mean here wanders by up to \(fixed(worstMean, 2)), its variance between \(fixed(kept.variances.min() ?? 0, 2)) and \(fixed(kept.variances.max() ?? 0, 2)).")
claim(
  "The same SELU with the library's default weights ends at a variance of \(written(signals[4].variances.last ?? 0, 1)): the pair keeps the signal, not the activation alone.",
  (signals[4].variances.last ?? 1) < 0.1 * (kept.variances.last ?? 0),
  otherwise: "With the default weights SELU's variance ends at \(written(signals[4].variances.last ?? 0, 2)).")

// Does it help training? Twenty layers of 64 units, without and with BatchNorm (which shifts and scales each unit to mean 0 and variance 1 over the batch, @sec-beyond-norm). Two comparisons are tested: ReLU *with BatchNorm* against SELU, and SELU against ReLU with He's weights, both without any normalisation:

let deepSeeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]
func deepStack(
  _ f: Activation, _ start: Initializer, normalised: Bool = false
) -> Sequential {
  Sequential {
    for index in 0..<20 {
      Linear(index == 0 ? 784 : 64, 64, initializer: start)
      if normalised { BatchNorm(64) }
      f
    }
    Linear(64, 10)
  }
}
let stacks: [(String, Sequential)] = [
  ("SELU, LeCun", deepStack(.selu, .lecunNormal)),
  ("ELU, LeCun", deepStack(.elu, .lecunNormal)),
  ("ReLU, He", deepStack(.relu, .heNormal)),
  (
    "ReLU, default, BatchNorm",
    deepStack(.relu, .standard, normalised: true)
  ),
]
func train(
  _ networks: [(String, Sequential)], images: Int = 10_000,
  epochs: Int = 4, seeds: [UInt64] = deepSeeds
) throws -> [(label: String, runs: [TrainingRun])] {
  let jobs = networks.indices.flatMap { n in seeds.map { (n, $0) } }
  let runs = try Parallel.map(jobs) { n, seed in
    try Trainer(networks[n].1, seed: seed).fit(
      .mnist.first(images), epochs: epochs, testing: .lastEpoch)
  }
  return networks.indices.map { n in
    (
      networks[n].0,
      zip(jobs, runs).filter { $0.0.0 == n }.map(\.1)
    )
  }
}
let stackRuns = try train(stacks)

func accuracy(_ runs: [TrainingRun]) -> Interval {
  Interval(runs.map(\.testAccuracy))
}
func plusMinus(_ interval: Interval) -> String {
  interval.count > 1 ? points(interval.halfWidth) : "one seed"
}
func accuracyTable(_ rows: [(label: String, runs: [TrainingRun])])
  -> Table
{
  Table(
    rows, Column("Network") { $0.label },
    Column("Parameters") { $0.runs.first?.parameterCount ?? 0 },
    Column("Test accuracy, %") { points(accuracy($0.runs).mean) },
    Column("±") { plusMinus(accuracy($0.runs)) })
}
accuracyTable(stackRuns)

let (seluDeep, heDeep, normDeep) = (accuracy(stackRuns[0].runs), accuracy(stackRuns[2].runs), accuracy(stackRuns[3].runs))
let stackTest = Comparison(stackRuns)
let normLead = try stackTest.paired(stackRuns[3].label, stackRuns[0].label, by: { 100 * $0.testAccuracy })
let seluLead = try stackTest.paired(stackRuns[0].label, stackRuns[2].label, by: { 100 * $0.testAccuracy })
let stackPValues = [
  normLead?.pValue(above: Smallest.deepAccuracy), seluLead?.pValue(above: Smallest.deepAccuracy),
]
claim(
  "ReLU with BatchNorm (\(percent(normDeep.mean))) is ahead of SELU's twenty layers without any normalisation (\(percent(seluDeep.mean))).",
  measured: normLead, above: Smallest.deepAccuracy, unit: "points", among: stackPValues,
  otherwise: "Without any normalisation SELU's twenty layers reach \(percent(seluDeep.mean)); ReLU with BatchNorm reaches \(percent(normDeep.mean)). That the latter is ahead by more than two points is not shown.")
claim(
  "Without any normalisation SELU with LeCun's weights (\(percent(seluDeep.mean))) is ahead of ReLU with He's (\(percent(heDeep.mean))).",
  measured: seluLead, above: Smallest.deepAccuracy, unit: "points", among: stackPValues,
  otherwise: "Without any normalisation SELU with LeCun's weights reaches \(percent(seluDeep.mean)), ReLU with He's \(percent(heDeep.mean)). That SELU is ahead by more than two points is not shown.")

// One condition is easily overlooked. SELU's arithmetic holds for inputs of mean 0 and variance 1 and for plain stacks. A skip connection adds variances, ordinary dropout sets numbers to 0, which is not
// where SELU's own left end lies; both leave the fixed point.
//
// ## GELU as dropout on average {#sec-gated-gelu}
//
// Dropout multiplies a number by 0 or 1 at random. ReLU multiplies by 0 or 1 depending on the number. Hendrycks and Gimpel (2016) put the two together: toss a coin whose odds depend on the number. Draw
// $X \sim \mathcal{N}(0,1)$ and let $z$ pass when $X \le z$. So $m = \mathbb{1}[X \le z]$ is 1 with probability $\Phi(z)$, and
//
// $$
// \begin{aligned}
// \mathbb{E}[m z] &= z\,P(X \le z) = z\,\Phi(z) = \mathrm{GELU}(z), \\
// \mathrm{Var}(mz) &= z^2\,\Phi(z)\,(1-\Phi(z)).
// \end{aligned}
// $$ {#eq-gated-coin}
//
// A number that is large among its like is probably kept, a small one probably dropped. GELU is what remains when the coin is replaced by its average. Toss it and see:

let tossed = try GeluAsDropout(draws: 20_000).run()

Chart {
  for z in stride(from: -3.0, through: 3, by: 0.1) {
    let p = cumulative(z)
    let spread = abs(z) * (p * (1 - p)).squareRoot()
    AreaMark(
      x: .value("z", z),
      yStart: .value("Output", Activation.gelu(z) - spread),
      yEnd: .value("Output", Activation.gelu(z) + spread)
    )
    .foregroundStyle(.blue).opacity(0.15)
  }
  LinePlot(x: "z", y: "Output", domain: -3...3) {
    Activation.gelu($0)
  }
  .foregroundStyle(.blue)
  for (z, value) in zip(tossed.z, tossed.simulated) {
    PointMark(x: .value("z", z), y: .value("Output", value))
      .foregroundStyle(.red).symbolSize(16)
  }
}

claim(
  "The largest of the 25 differences is \(fixed(tossed.largestDeviation, 1)) standard errors, which chance explains.",
  tossed.largestDeviation < 4,
  otherwise: "The largest difference is \(fixed(tossed.largestDeviation, 1)) standard errors.")

// (The largest of 25 such numbers is above 2 in two cases of three, by chance alone.) This is a story of origin, and a good one. It is not a proof that GELU regularises: in training no coin is tossed, the average is deterministic. Whoever wants dropout's effect must add dropout.
//
// Toss the coin yourself: draw more often and watch the dots come to rest on the curve.

var stream = RandomStream(seed: UInt64(seed))
let averages = (-30...30).map { step in
  let z = Double(step) / 10
  let keep = erfc(-z / 2.0.squareRoot()) / 2
  var kept = 0
  for _ in 0..<draws where stream.uniform() < keep { kept += 1 }
  return (z, z * Double(kept) / Double(draws))
}
Chart {
  for (z, average) in averages {
    PointMark(x: .value("z", z), y: .value("value", average))
      .foregroundStyle(by: .value("What", "mean of the draws"))
  }
  LinePlot(x: "z", y: "value", domain: -3...3) { Activation.gelu($0) }
    .foregroundStyle(by: .value("What", "GELU"))
}
.chartYScale(domain: -1.5...3)

// ## Nearly twins: GELU, Swish, Mish {#sec-gated-twins}
//
// The normal and the logistic distribution look alike, apart from their scale. So Swish with a steeper gate should be close to GELU. Which $\beta$ in $z\,\sigma(\beta z)$ is best?

func gap(_ f: Activation, _ g: Activation) -> Double {
  grid.map { abs(f($0) - g($0)) }.max() ?? 0
}
let betas = stride(from: 1.0, through: 2.5, by: 0.001).map { $0 }
let bestBeta =
  betas.min {
    gap(.swish(beta: $0), .gelu) < gap(.swish(beta: $1), .gelu)
  } ?? 1
print("best β:", fixed(bestBeta), " gap:",
  written(gap(.swish(beta: bestBeta), .gelu)))

// The usual constant is 1.702, which comes from matching the two *distribution functions*; for the product $z\,\sigma(\beta z)$ the search above gives its own answer, and both are close.

let differences: [(String, Activation, Activation)] = [
  ("GELU − Swish", .gelu, .swish),
  ("Mish − Swish", .mish, .swish),
  ("GELU − Swish(1.702)", .gelu, .swish(beta: 1.702)),
]
Chart {
  for (title, f, g) in differences {
    LinePlot(x: "z", y: "Difference", domain: -4...4) {
      f($0) - g($0)
    }
    .foregroundStyle(by: .value("Pair", title))
  }
}

Table(
  differences, Column("Pair") { $0.0 },
  Column("Values") { d in fixed(gap(d.1, d.2)) },
  Column("Slopes") { d in
    fixed(
      grid.map { abs(d.1.derivative($0) - d.2.derivative($0)) }
        .max() ?? 0)
  })

show(Markdown("With a steeper gate Swish comes within \(fixed(gap(.swish(beta: bestBeta), .gelu))) of GELU everywhere on [−8, 8]."))

// **Mish**, $z\tanh(\ln(1+e^z))$, is not a member of @eq-gated-family: its gate is $\tanh(\ln 2) =$ `{swift} fixed(tanh(log(2.0)))` at zero instead of one half, so it leaves zero a little more steeply and reaches a
// little deeper (`{swift} fixed(Activation.mish.minimum.value)` against Swish's `{swift} fixed(Activation.swish.minimum.value)`).
//
// ### What is the bump good for? {#sec-gated-bump}
//
// GELU, Swish and Mish *fall* before they rise: left of its lowest point a larger $z$ gives a smaller output. One reads that this lets a unit hold "anti-features", weak evidence *against* something. Ramachandran et al. (2017) looked at the pre-activations of a trained network, found a large part of them between $-5$ and 0, where Swish has its bump, and took this for a sign that the bump is important. What is certain?
//
// **It can do something that no monotone function can.** Let a single unit look at $z = w^\top x + b$, and put one threshold behind it. If $f$ is monotone, the threshold is passed exactly where $z$ lies on one side of some number. So the inputs with the answer yes are those on one side of a line, and no line separates XOR (@sec-nonlinearity-xor). So no single unit with a monotone activation computes it, whatever its weights. $\blacksquare$ One unit with a bump does: let both middle corners fall on the lowest point.

let bottom = Activation.gelu.minimum.z
func bumpUnit(_ x: (Double, Double)) -> Double {
  Activation.gelu(bottom + 0.7 * (x.0 + x.1 - 1))
}
Table(
  [(0.0, 0.0), (0, 1), (1, 0), (1, 1)],
  Column("x₁") { Int($0.0) }, Column("x₂") { Int($0.1) },
  Column("Output") { fixed(bumpUnit($0)) },
  Column("Below −0.14") { bumpUnit($0) < -0.14 ? "yes" : "no" })

// (Single nerve cells of the human cortex can do the same. Gidon et al. (2020) found dendrites that answer a weak input more strongly than a strong one.)
//
// **It is shallow.** Make a *monotone twin*, which keeps the lowest value to the left of the lowest point instead of rising again to zero. How much of a layer does that touch, for $z \sim \mathcal N(0, 1)$?

Table(
  [Activation.gelu, .swish, .mish], Column("Activation") { $0.name },
  Column("Lowest at z") { fixed($0.minimum.z) },
  Column("Share of z to its left") { percent(cumulative($0.minimum.z)) },
  Column("Part of E f′²") { f in
    percent(normalMean { $0 < f.minimum.z ? pow(f.derivative($0), 2) : 0 } / f.meanSquaredSlope)
  },
  Column("Largest difference") { fixed(-$0.minimum.value) })

// So a good part of the pre-activations *visits* the falling side, and next to none of the gradient comes from there. That a stretch of the curve is visited does not show that it is needed: the twin is visited as often. The experiment that would tell trains a function and its twin on the same seeds. We know of no published one that does just this, and it is not on this page; until somebody does it, "important" is a guess from a histogram.
//
// ## Published figures, and how far to trust a tenth {#sec-gated-published}
//
// These accuracies of ResNet-50 on ImageNet circulate in comparisons. They are **quoted**, from different papers and code bases, and this page names no primary source that states network, recipe and the number together; nothing on this page can reproduce them.
//
// | activation | top-1 accuracy, % (quoted) |
// |---|--:|
// | ReLU | 76.1 |
// | ELU | 76.4 |
// | GELU | about 77 |
// | Swish | 77.0 |
// | Mish | 77.2 |
//
// : ResNet-50 on ImageNet as often quoted; not measured here. {#tbl-gated-quoted}
//
// What can be computed is how noisy such a number must be. ImageNet's validation set has 50,000 images. A share of 0.76 of them scatters with a deviation of
// $\sqrt{0.76\cdot0.24/50{,}000} =$ `{swift} points((0.76 * 0.24 / 50_000).squareRoot())` percentage points, from the choice of test images alone. The step from Swish to Mish is 0.2. That is no
// proof that it is nothing, since both networks saw the same images, but it is a reason to ask for seeds. We cannot train ImageNet here. We *can* see how the same comparison looks on a small network when seeds are shown:

let raceSeeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]
let racers: [Activation] = [.relu, .elu, .gelu, .swish, .mish]
let race = try train(
  racers.map {
    ($0.name, .perceptron([784, 128, 64, 10], activation: $0))
  }, images: 10_000, epochs: 5, seeds: raceSeeds)

Chart {
  for entry in race {
    for run in entry.runs {
      PointMark(
        x: .value("Test accuracy (%)", 100 * run.testAccuracy),
        y: .value("Activation", entry.label)
      )
      .foregroundStyle(.secondary).symbolSize(18)
    }
    let interval = accuracy(entry.runs)
    if interval.count > 1 {
      RuleMark(
        xStart: .value("Test accuracy (%)", 100 * interval.lower),
        xEnd: .value("Test accuracy (%)", 100 * interval.upper),
        y: .value("Activation", entry.label)
      )
      .foregroundStyle(.blue)
    }
    PointMark(
      x: .value("Test accuracy (%)", 100 * interval.mean),
      y: .value("Activation", entry.label)
    )
    .foregroundStyle(.blue).symbol(.diamond)
  }
}

func runs(_ f: Activation) -> [TrainingRun] { race.first { $0.label == f.name }?.runs ?? [] }
let raceTest = Comparison(race)
let paired = try raceTest.paired("GELU", "ReLU", by: { 100 * $0.testAccuracy })
let singleWinners = raceSeeds.indices.map { i in
  race.max { $0.runs[i].testAccuracy < $1.runs[i].testAccuracy }?.label ?? ""
}
let spreadOfSeeds = race.map { entry in
  (entry.runs.map(\.testAccuracy).max() ?? 0) - (entry.runs.map(\.testAccuracy).min() ?? 0)
}.max() ?? 0
claim(
  "GELU is ahead of ReLU in this race.", measured: paired, above: Smallest.accuracy, unit: "points",
  otherwise: "That GELU is ahead of ReLU by more than half a point is not shown in this race.")
if raceSeeds.count > 1 {
  claim(
    "Seeds of one and the same activation differ by up to \(points(spreadOfSeeds)) points, more than the 0.2 between Swish and Mish in the quoted table.",
    spreadOfSeeds > 0.002,
    otherwise: "Seeds of one activation differ by at most \(points(spreadOfSeeds)) points here.")
  claim(
    "Whoever shows a single seed may show another winner: \(names(singleWinners)), one for each seed.",
    Set(singleWinners).count > 1, otherwise: "Here one activation, \(singleWinners[0]), wins with every seed.")
} else {
  print("With one seed nothing can be said about differences.")
}

// (The pair was taken out of five networks; @sec-atlas-library judges it among all ten pairs. Compare the intervals, not the words.) If ReLU falls behind clearly in this race, do not praise the smooth ones yet: @tbl-when has a reason that has to do with the *inputs*. The background stands at $-1$, and the first steps close many units for good. Take that reason away, with inputs of mean 0 and deviation 1, and run the two again:

let centredDigits = Dataset.mnist.first(10_000)
  .standardized(mean: 0.1307, deviation: 0.3081)
let centredJobs = [Activation.gelu, .relu].flatMap { f in
  raceSeeds.map { (f, $0) }
}
let centredRuns = try Parallel.map(centredJobs) { f, seed in
  try Trainer(
    .perceptron([784, 128, 64, 10], activation: f), seed: seed
  ).fit(centredDigits, epochs: 5, testing: .lastEpoch)
}
let centred = Comparison([
  (label: "GELU", runs: Array(centredRuns.prefix(raceSeeds.count))),
  (label: "ReLU", runs: Array(centredRuns.suffix(raceSeeds.count))),
])
/// What GELU is ahead by, seed by seed.
func lead(_ comparison: Comparison) -> [Double] {
  zip(
    comparison["GELU"]?.runs ?? [], comparison["ReLU"]?.runs ?? []
  ).map { 100 * ($0.testAccuracy - $1.testAccuracy) }
}

claim("GELU's lead over ReLU is smaller with centred inputs: that much of it came from the inputs.",
  measured: raceSeeds.count > 1 ? try PairedComparison(lead(raceTest), lead(centred)) : nil, above: Smallest.accuracy, unit: "points",
  otherwise: "That centring takes more than half a point off GELU's lead is not shown.")
claim("With centred inputs something is left of the lead: GELU is still ahead of ReLU, seed by seed by \(lead(centred).map { written($0, 2) }.joined(separator: ", ")) points.",
  measured: try centred.paired("GELU", "ReLU", by: { 100 * $0.testAccuracy }), above: 0, unit: "points",
  otherwise: "With centred inputs GELU leads by \(lead(centred).map { written($0, 2) }.joined(separator: ", ")) points, seed by seed; that anything is left of its lead is not shown.")

// (The smallest difference of the last sentence is 0, and not half a point as elsewhere, because the question is whether *anything* is left.) An interval that lies above 0 and reaches down below half a point is *told from zero* without being shown to be a lead worth speaking of. @sec-bake-off-ranking asks the same of pictures of clothes; compare the two intervals before you speak of GELU and ReLU in general.
//
// ## ReLU against GELU in five points {#sec-gated-five}
//
// Five reasons for GELU are usually given. Which of them rest on something one can compute, and which are quotations?
//
// **1. The slope at zero.** ReLU's slope jumps from 0 to 1. GELU's passes through one half. True, computed above.
//
// **2. Negative inputs.** ReLU answers every negative number with zero, GELU with a small negative number. So no unit of a GELU network is exactly silent, by its definition. Count ReLU's:

let probed = try [Activation.relu, .gelu].map { f in
  try Parallel.map(raceSeeds) { seed in
    try Trainer(
      .perceptron([784, 128, 64, 10], activation: f), seed: seed
    ).fit(
      .mnist.first(10_000), epochs: 3,
      probes: [.deadUnits, .gradientNormsEvery(steps: 2)],
      testing: .lastEpoch)
  }
}
let silent = probed[0].map { $0.history.last?.deadShares[0] ?? .nan }
print(
  "silent for every training image, ReLU, layer 1:",
  silent.map { percent($0) }.joined(separator: ", "))

// The reverse side: ReLU's zeros are exact and can be skipped by hardware that knows how. GELU has none to skip.
//
// **3. Attention.** GELU became the custom with BERT and GPT-2. That is *history, quoted*. What a feed-forward block by itself makes of the two is measured below, @tbl-gated-ffn; attention is not part of
// that experiment, and so nothing on this page speaks about it.
//
// **4. Stability.** If the slope jumps, the gradient should be more jittery from step to step. Compare the change of the total gradient norm between neighbouring records, relative to its size, in the two runs above:

func jitter(_ run: TrainingRun) -> Double {
  let norms = run.gradientSamples.map {
    $0.weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
  return mean(
    zip(norms, norms.dropFirst()).map { abs($1 - $0) / max($0, $1) })
}

let steadiness = Comparison([
  (label: "ReLU", runs: probed[0]), (label: "GELU", runs: probed[1]),
])
let jitters = probed.map { percent(mean($0.map(jitter))) }
claim(
  "From record to record the norm changes by \(jitters[0]) with ReLU and by \(jitters[1]) with GELU. ReLU's is the steadier one, the opposite of what the argument predicts.",
  measured: try steadiness.paired(
    "GELU", "ReLU", by: { 100 * jitter($0) }), above: 0,
  unit: "points",
  otherwise:
    "From record to record the norm changes by \(jitters[0]) with ReLU and by \(jitters[1]) with GELU; that ReLU's is the steadier one is not shown."
)

// (The argument predicts a *direction*, so the smallest difference is 0.) Set the difference against the two levels before you call it large. And the two differ in more than the kink: a part of ReLU's first layer is silent in these runs, as printed above, and silent units contribute no gradient. (Every step sees other images. How much of the jitter is the batch's and how much the kink's was not separated.)
//
// **5. Benchmarks.** Quoted in @tbl-gated-quoted; measured in @fig-gated-race, with its interval.
//
// | point | status |
// |---|---|
// | slope at zero | computed |
// | negative inputs, silent units | measured |
// | attention | quoted custom; the block alone is measured |
// | stability | measured, for one kind of stability |
// | benchmarks | quoted for ImageNet, measured for digits |
//
// : Five reasons and what they rest on. {#tbl-gated-five}
//
// ### Where the jump is, and where it is not {#sec-gated-jumps}
//
// "With ReLU the loss has jumps." It has not. ReLU is continuous, sums and products of continuous functions are continuous, so the loss is a continuous function of every weight. Its *gradient* jumps, where a pre-activation of some
// sample crosses zero. Walk along one weight and look at both.

struct Walk: Sendable { var w, loss, slope: Double }
var dice = RandomStream(seed: 11)
let walkX = (0..<6).map { _ in dice.uniform(-2, 2) }
let walkB = (0..<4).map { _ in dice.uniform(-1, 1) }
let walkV = (0..<4).map { _ in dice.normal() }
let walkT = walkX.map { sin(2 * $0) }
/// Loss and slope with respect to one weight w, shared by four units.
func walk(_ f: Activation, at w: Double) -> Walk {
  var (loss, slope) = (0.0, 0.0)
  for (x, t) in zip(walkX, walkT) {
    let z = walkB.map { w * x + $0 }
    let y = zip(walkV, z).reduce(0) { $0 + $1.0 * f($1.1) }
    let dy = zip(walkV, z).reduce(0) {
      $0 + $1.0 * f.derivative($1.1) * x
    }
    loss += (y - t) * (y - t) / 6
    slope += 2 * (y - t) * dy / 6
  }
  return Walk(w: w, loss: loss, slope: slope)
}
func walks(_ f: Activation, step: Double) -> [Walk] {
  stride(from: -2.0, through: 2, by: step).map { walk(f, at: $0) }
}

Chart {
  for f in [Activation.relu, .gelu] {
    for point in walks(f, step: 0.02) {
      LineMark(
        x: .value("Weight", point.w), y: .value("Value", point.loss)
      )
      .foregroundStyle(by: .value("Activation", f.name))
      .facet(by: .value("What", "loss"))
      PointMark(
        x: .value("Weight", point.w), y: .value("Value", point.slope)
      )
      .foregroundStyle(by: .value("Activation", f.name))
      .symbolSize(4)
      .facet(by: .value("What", "slope of the loss"))
    }
  }
}
.chartFacet(x: "What", columns: 2)

// A picture cannot prove continuity, but a test with ever finer steps can tell a steep place from a jump: the largest change between neighbours shrinks with the step where a function is continuous, and does not where it jumps.

func largestChange(
  _ f: Activation, step: Double, _ value: (Walk) -> Double
) -> Double {
  let values = walks(f, step: step).map(value)
  return zip(values, values.dropFirst()).map { abs($1 - $0) }.max()
    ?? 0
}
show(
  Table(
    [0.01, 0.001, 0.0001], Column("Step") { written($0) },
    Column("ReLU, loss") { written(largestChange(.relu, step: $0, \.loss), 2) },
    Column("ReLU, slope") { written(largestChange(.relu, step: $0, \.slope), 2) },
    Column("GELU, loss") { written(largestChange(.gelu, step: $0, \.loss), 2) },
    Column("GELU, slope") { written(largestChange(.gelu, step: $0, \.slope), 2) }))
let coarse = largestChange(.relu, step: 0.001, \.slope)
let fine = largestChange(.relu, step: 0.0001, \.slope)
claim(
  "With a step ten times finer the loss changes about ten times less, with both activations; the slope does so with GELU and not with ReLU.",
  largestChange(.relu, step: 0.0001, \.loss) < 0.15 * largestChange(.relu, step: 0.001, \.loss)
    && largestChange(.gelu, step: 0.0001, \.slope) < 0.15 * largestChange(.gelu, step: 0.001, \.slope)
    && fine > 0.5 * coarse)

// ## Other distributions, twenty layers {#sec-gated-cdf}
//
// @eq-gated-family lets one choose any distribution. What does a deep network make of the choice? The theory of @sec-flow-weights has an opinion before any training: the factor of a layer is
// $\chi = \sigma_w^2\,\mathbb{E}f'^2$. Twenty layers with He's weights:

let cdfFlow = try GradientFlow(
  width: 200, activations: family.map(\.1) + [.relu],
  mode: .backpropagated, repetitions: 20, samples: 1
).run()
let cdfRuns = try train(
  (family.map(\.1) + [.relu]).map {
    ($0.name, deepStack($0, .heNormal))
  })

func predictedChange(_ f: Activation) throws -> Double {
  try MeanField(f, weightVariance: 2).run().changeBetweenLayers
}
let cdfMembers: [(String, Activation)] =
  family + [("step (ReLU)", .relu)]
Table(
  cdfMembers, Column("Distribution") { $0.0 },
  Column("Predicted") {
    fixed((try? predictedChange($0.1)) ?? .nan, 2)
  },
  Column("Measured") { member in
    fixed(
      cdfFlow.curves.first { $0.activation == member.1.name }?.change
        ?? .nan, 2)
  },
  Column("Accuracy of each seed, %") { member in
    (cdfRuns.first { $0.label == member.1.name }?.runs ?? []).map {
      fixed(100 * $0.testAccuracy, 0)
    }.joined(separator: ", ")
  })

let changes = Dictionary(uniqueKeysWithValues: cdfFlow.curves.map { ($0.activation, $0.change) })
let slowest = changes.min { $0.value < $1.value }?.key ?? ""
claim(
  "The slowest gate, Cauchy's, loses the most of the gradient on its way: \(fixed(-(changes[Activation.gated(by: .cauchy).name] ?? 0), 1)) powers of ten.",
  slowest == Activation.gated(by: .cauchy).name,
  otherwise: "Most is lost by \(slowest): \(fixed(-(changes[slowest] ?? 0), 1)) powers of ten.")
/// The name in the table of an activation.
func distribution(_ name: String) -> String { cdfMembers.first { $0.1.name == name }?.0 ?? name }
let cdfTest = try Comparison(cdfRuns).blocked(by: { 100 * $0.testAccuracy })
let cdfOrder = cdfTest?.order ?? cdfRuns.map(\.label)
claim(
  "In accuracy the first, \(distribution(cdfOrder[0])), is told from the last, \(distribution(cdfOrder[4])) (Tukey's test of all ten pairs).",
  measured: cdfTest?.pair(cdfOrder[0], cdfOrder[4]), above: 0, unit: "points",
  otherwise: "In accuracy nothing is told apart, not even \(distribution(cdfOrder[0])) from \(distribution(cdfOrder[4])): what the gradients differ by at the start, Adam makes up for.")
let softTest = try Comparison(cdfRuns).blocked(family.map { $0.1.name }, by: { 100 * $0.testAccuracy })
let softOrder = softTest?.order ?? family.map { $0.1.name }
claim(
  "Among the four soft gates the first, \(distribution(softOrder[0])), is told from the last, \(distribution(softOrder[3])) (Tukey's test of their six pairs alone; among all ten pairs the interval is wider).",
  measured: softTest?.pair(softOrder[0], softOrder[3]), above: 0, unit: "points",
  otherwise: "Among the four soft gates alone nothing is told apart, not even \(distribution(softOrder[0])) from \(distribution(softOrder[3])) (Tukey's test of their six pairs).")

// The slower the gate opens, the more the activation resembles the straight line $z/2$, whose factor with He's weights is $2\cdot\tfrac14 = \tfrac12$ in every layer. So the family is not a competition of shapes alone; each member wants its own weights,
// as in @exr-gated-scale.
//
// ## Gated linear units {#sec-gated-glu}
//
// Let one half of the layer decide about the other (Dauphin et al. 2017; Shazeer 2020):
//
// $$
// \mathrm{GLU}_g(x) = g(Wx + b)\odot(Vx + c).
// $$ {#eq-gated-glu}
//
// With $g = \sigma$ this is **GLU**; with the identity, **bilinear**; ReLU gives **ReGLU**, GELU **GEGLU**, Swish **SwiGLU**. The circled dot multiplies unit by unit.
//
// **A second-order interaction.** Take $g$ the identity and one unit, without biases:
//
// $$
// (w^\top x)(v^\top x) = \sum_{i,j} w_i v_j\, x_i x_j .
// $$ {#eq-gated-second}
//
// All products of two inputs are there, *exactly*. In particular $w = (1,0)$, $v = (0,1)$ gives $x_1 x_2$ with one unit. A sum of bent lines must build a product from ridges, $xy = \tfrac14\bigl[(x+y)^2 - (x-y)^2\bigr]$, and each square from many
// bends: an approximation, good where there were data.
//
// **Equal parameters.** A gated layer has two matrices. A plain block $d \to h \to d$ has about $2dh$ weights, a gated one $3dh$. So it gets two thirds of the width: $h' = \tfrac23 h$. Comparisons that leave this out compare sizes.
//
// The task: learn $x_1 x_2 + x_3 x_4$ from 1,024 points, with networks of the same number of parameters.

let gatedSeeds: [UInt64] = [1, 2, 3, 4, 5]
let products = try GatedFFN(seeds: gatedSeeds).run()

func testLosses(_ label: String) -> [Double] {
  products[label]?.runs.compactMap { $0.history.last?.testLoss } ?? []
}
Table(
  products.variants.sorted {
    mean(testLosses($0.label)) < mean(testLosses($1.label))
  },
  Column("Layer") { $0.label },
  Column("Parameters") { $0.parameterCount },
  Column("Lowest error") { written(testLosses($0.label).min() ?? .nan, 2) },
  Column("Highest error") { written(testLosses($0.label).max() ?? .nan, 2) })

let plainBest = ["ReLU", "GELU"].flatMap(testLosses).min() ?? .nan
let gatedLabels = GatedLinear.gates.map(\.name)
let beating = gatedLabels.filter { (testLosses($0).max() ?? .infinity) < plainBest }
let plainBetter = mean(testLosses("ReLU")) < mean(testLosses("GELU")) ? "ReLU" : "GELU"
claim(
  "The bilinear layer, made for this, errs at most half as much as \(plainBetter), the better of the plain layers.",
  measured: try products.paired(plainBetter, "bilinear", by: { log10($0.history.last?.testLoss ?? .nan) }), above: Smallest.powersOfTen, unit: "powers of ten",
  otherwise: "That the bilinear layer errs at most half as much as \(plainBetter) is not shown.")
claim(
  "With every seed better than every plain run: \(names(beating)).",
  !beating.isEmpty, otherwise: "Here no gated layer is better with every seed than every plain run.")

// And outside the data? Train on $x_1x_2$ with inputs in $[-1, 1]$, and test on the square of twice the width.

func productSamples(_ count: Int, extent: Double, seed: UInt64)
  -> Samples
{
  var stream = RandomStream(seed: seed)
  let pairs = (0..<count).map { _ in
    (stream.uniform(-extent, extent), stream.uniform(-extent, extent))
  }
  return Samples(
    count: count, shape: [2],
    inputs: .numbers(pairs.flatMap { [Float($0.0), Float($0.1)] }),
    answers: .values(pairs.map { Float($0.0 * $0.1) }, size: 1))
}
let beyondTheData = Dataset.samples(
  "products, tested outside",
  train: productSamples(1_024, extent: 1, seed: 3),
  test: productSamples(1_024, extent: 2, seed: 4))
let outsideLayers: [(String, Sequential)] = [
  ("bilinear", .identity), ("SwiGLU", .swish), ("ReGLU", Activation.relu),
].map { title, gate in
  (
    title,
    Sequential {
      GatedLinear(2, 16, gate: gate); Linear(16, 1)
    }
  )
} + [("ReLU", .perceptron([2, 28, 1], activation: .relu))]
let outside = try Parallel.map(outsideLayers) { title, network in
  (
    title,
    try Trainer(
      network, loss: .meanSquaredError,
      optimizer: .adam(learningRate: 0.01),
      schedule: .cosine(floor: 0.02), seed: 1
    ).fit(beyondTheData, epochs: 60, batchSize: 32)
  )
}

Table(
  outside, Column("Layer") { $0.0 },
  Column("Parameters") { $0.1.parameterCount },
  Column("Error on the training square") { written($0.1.loss, 2) },
  Column("Error on the larger square") {
    written($0.1.history.last?.testLoss ?? .nan, 2)
  })

let outsideErrors = Dictionary(uniqueKeysWithValues: outside.map { ($0.0, $0.1.history.last?.testLoss ?? .nan) })
claim(
  "Outside its data the bilinear layer errs by \(written(outsideErrors["bilinear"] ?? .nan, 1)), the ReLU network by \(written(outsideErrors["ReLU"] ?? .nan, 1)) (one run each): it has the right form, not only the right values.",
  (outsideErrors["bilinear"] ?? .nan) < 0.1 * (outsideErrors["ReLU"] ?? .nan),
  otherwise: "Outside its data the bilinear layer errs by \(written(outsideErrors["bilinear"] ?? .nan, 1)), the ReLU network by \(written(outsideErrors["ReLU"] ?? .nan, 1)).")

// This is a task made for gates, and the right task to see what they *can* do. It says nothing about how often real data ask for products.
//
// ## The transformer's feed-forward block {#sec-gated-ffn}
//
// Between attention layers, a transformer sends each position through the same two-layer network, $d \to 4d \to d$, with an activation in the middle and dropout at the end (dropout sets numbers to zero at random in training, @sec-beyond-dropout; *norm* gives each position mean 0 and variance 1, @sec-beyond-norm; the $x\,+$ is a shortcut, @sec-beyond-residual):
//
// $$
// \begin{gathered}
// \mathrm{FFN}(x) = W_2\,f(W_1 x + b_1) + b_2, \\
// y = x + \mathrm{dropout}\bigl(\mathrm{FFN}(\mathrm{norm}(x))\bigr).
// \end{gathered}
// $$ {#eq-gated-ffn}
//
// Its size is easily computed, and surprisingly large:

func blockSize(_ d: Int, _ h: Int) -> Int { 2 * d * h + h + d }
let small = try Sequential {
  Linear(768, 3072); Activation.gelu; Linear(3072, 768)
}.parameterCount()
print(
  "768 → 3072 → 768:", small.formatted(), "parameters; by the formula",
  blockSize(768, 3_072).formatted())
let gpt3 = blockSize(12_288, 49_152)
print("GPT-3's block, 12,288 → 49,152:", gpt3.formatted())
print(
  "times its 96 layers:", (96 * gpt3).formatted(), "of 175 billion:",
  percent(Double(96 * gpt3) / 175e9, 0))

// (Widths and the number of layers of GPT-3 are quoted from Brown et al. 2020; the products are computed here. Nobody builds that block on this page.) A gated block of the same size has $h' = \tfrac23\cdot 3072 = 2048$:
// $3\cdot 768\cdot 2048$ weights are `{swift} (3 * 768 * 2_048).formatted()`, and $2\cdot768\cdot3072$ are `{swift} (2 * 768 * 3_072).formatted()`.
//
// **Trained small.** Two such blocks of width 64 on digits, dropout 0.1, four kinds at nearly equal size:

func block(_ width: Int, _ hidden: Int, _ f: Activation) -> Residual {
  Residual {
    LayerNorm(width); Linear(width, hidden); f
    Linear(hidden, width); Dropout(0.1)
  }
}
func gatedBlock(_ width: Int, _ hidden: Int, _ gate: Activation)
  -> Residual
{
  Residual {
    LayerNorm(width); GatedLinear(width, hidden, gate: gate)
    Linear(hidden, width); Dropout(0.1)
  }
}
let blocks: [(String, Residual)] = [
  ("ReLU, 64 → 256", block(64, 256, .relu)),
  ("GELU, 64 → 256", block(64, 256, .gelu)),
  ("SwiGLU, 64 → 171", gatedBlock(64, 171, .swish)),
  ("GEGLU, 64 → 171", gatedBlock(64, 171, .gelu)),
]

let blockRuns = try train(
  blocks.map { title, block in
    (
      title,
      Sequential {
        Linear(784, 64); block; block; LayerNorm(64)
        Linear(64, 10)
      }
    )
  }, images: 10_000, epochs: 4)

accuracyTable(blockRuns)

func blockMean(_ one: Int, _ other: Int) -> [Double] {
  zip(blockRuns[one].runs, blockRuns[other].runs).map {
    50 * ($0.testAccuracy + $1.testAccuracy)
  }
}
let (gatedBlocks, plainBlocks) = (blockMean(2, 3), blockMean(0, 1))
claim(
  "The two gated blocks (\(fixed(mean(gatedBlocks), 1))% on average) are ahead of the two plain ones (\(fixed(mean(plainBlocks), 1))%).",
  measured: gatedBlocks.count > 1 ? try PairedComparison(gatedBlocks, plainBlocks) : nil, above: Smallest.deepAccuracy, unit: "points",
  otherwise: "The two gated blocks reach \(fixed(mean(gatedBlocks), 1))% on average, the two plain ones \(fixed(mean(plainBlocks), 1))%; that the gated ones are ahead by more than two points is not shown.")

// **Timed.** One forward and one backward pass of 64 positions through the real size, 768 to 3072:

let contenders = [
  ("ReLU, 768 → 3072", block(768, 3_072, .relu)),
  ("GELU, 768 → 3072", block(768, 3_072, .gelu)),
  ("GELU (tanh form), 768 → 3072", block(768, 3_072, .geluTanh)),
  ("SwiGLU, 768 → 2048", gatedBlock(768, 2_048, .swish)),
]
let blocks = try contenders.map { _, layer in
  let network = try Network<Float>(
    Sequential(layers: [layer]), capacity: 64)
  network.inputs.write(Tensor.normal([64 * 768], seed: 1).values)
  network.outputGradients.write(
    Tensor.normal([64 * 768], seed: 2).values)
  return network
}
var rounds: [[Double]] = blocks.map { _ in [] }
// In turn, so that a busy moment of the machine meets all of them.
for _ in 0..<30 {
  for (index, network) in blocks.enumerated() {
    let start = ContinuousClock.now
    network.forward(rows: 64, pass: Pass(training: true))
    network.backward()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    rounds[index].append(seconds)
  }
}
let timings = zip(contenders, rounds).map {
  ($0.0, measured(1e3 * ($1.min() ?? .nan)))
}

Table(
  timings, Column("Block") { $0.0 },
  Column("ms") { fixed($0.1, 1) },
  Column("Relative to ReLU") { fixed($0.1 / timings[0].1, 2) })

let costs = zip(rounds[1], rounds[0]).map { $0 / $1 }.sorted()
let geluCost = measured(costs[costs.count / 2])
let lowerCost = measured(costs[costs.count / 4])
let upperCost = measured(costs[costs.count * 3 / 4])
show(Markdown("On this processor a whole block with GELU takes \(fixed(geluCost, 2)) times as long as with ReLU (the median of the ratios within thirty rounds; the middle half of them lies between \(fixed(lowerCost, 2)) and \(fixed(upperCost, 2)))."))

// (The table's column of the fastest rounds is one number without a scatter, and where a block with more arithmetic comes out below ReLU's time, that is the clock's noise. @sec-atlas-cost shows how far such numbers move.) On a *graphics* processor, where one reads that "GELU is twice as slow", nothing was measured here.
//
// ## A small search {#sec-gated-search}
//
// Ramachandran et al. (2017) let a computer search among formulas and found $z\,\sigma(\beta z)$ again and again. A search small enough for this page: $z\,g(z)$ with $g$ among sigmoid, tanh, softplus and the identity, each trained with several seeds, ReLU
// and GELU beside them.

let search = SearchActivations(
  [.sigmoid, .tanh, .softplus, .identity], baselines: [.relu, .gelu],
  seeds: [1, 2, 3, 4])
let searched = try search.run()

let places = searched.ranking
Table(
  places, Column("Place") { $0.place },
  Column("Activation") { $0.label },
  Column("Test accuracy, %") { points($0.accuracy.mean) },
  Column("±") { plusMinus($0.accuracy) },
  Column("Not told apart from") {
    $0.accuracy.count > 1
      ? names($0.notSeparatedFrom) : "one seed"
  })

let tieWithFirst = places[0].notSeparatedFrom
let searchTest = try searched.blocked(by: { 100 * $0.testAccuracy })
claim(
  "The first place, \(places[0].label), is told from the second, \(places[1].label).",
  measured: searchTest?.pair(places[0].label, places[1].label), above: 0, unit: "points",
  otherwise: tieWithFirst.isEmpty ? "The first place, \(places[0].label), is not told from the second, \(places[1].label)." : "The first place, \(places[0].label), cannot be told from \(names(tieWithFirst)): a search that reports only its winner reports luck along with it.")

// Look at the shapes. $z\cdot z = z^2$ and $z\tanh z$ are *even*: they give $z$ and $-z$ the same answer. $z^2$ and, on one side, $z\,\mathrm{softplus}(z)$ have slopes that grow without bound. $z\,\sigma(z)$ is the only one of the four that follows the diagonal on one side and fades on the other. (That $z^2$ does well here is no contradiction to @tbl-fits. One layer of it makes only quadratics, whatever its width, and two layers polynomials of degree four; but in 784 pixels those are plenty for these digits.) With two hidden
// layers all of that may matter little. Take ten:

let deeperSearch = try Parallel.map(
  [SearchActivations.Gate.sigmoid, .tanh, .softplus, .identity]
) { gate in
  let f = try search.activation(gate)
  let network = Sequential.perceptron(
    [784] + Array(repeating: 64, count: 10) + [10], activation: f)
  do {
    let run = try Trainer(network, seed: 1).fit(
      .mnist.first(5_000), epochs: 3)
    return ("z \(gate.rawValue)(z)", percent(run.testAccuracy))
  } catch is TrainingError {
    return ("z \(gate.rawValue)(z)", "stopped, not finite")
  }
}

Table(
  deeperSearch, Column("Activation") { $0.0 },
  Column("Test accuracy") { $0.1 })

// (Tukey's test of the search supposes that all candidates scatter alike.) A search in one network answers for that network. A caution about every such search: the winner of $k$ candidates is chosen *because* its number was large, so its number is too large on average. Train the winner again, with new seeds, before believing it.
//
// ## What comes after fixed curves {#sec-gated-next}
//
// **Learned curves.** PReLU learns one number per layer or, as in the paper's main form for convolutions, one per channel (He et al. 2015). Kolmogorov-Arnold networks (Liu et al. 2024) put a learned *spline* on every edge, that is a curve given by its values on a grid. The simplest spline is a broken line, and a network may be given one:

let knots = (0...16).map { -4 + 0.5 * Double($0) }
let broken = try Activation.tabulated(
  "broken line", grid: knots,
  values: knots.map { Activation.gelu($0) })
let tableGap = stride(from: -4.0, through: 4, by: 0.01).map {
  abs(broken($0) - Activation.gelu($0))
}.max() ?? 0
let brokenRun = try Trainer(
  .perceptron([784, 64, 64, 10], activation: broken), seed: 1
).fit(.mnist.first(5_000), epochs: 3)
let smoothRun = try Trainer(
  .perceptron([784, 64, 64, 10], activation: .gelu), seed: 1
).fit(.mnist.first(5_000), epochs: 3)
claim(
  "A table of 17 numbers is within \(written(tableGap, 2)) of GELU on [−4, 4], and in these two runs, one of each, its network ends within one percentage point of GELU's (\(percent(brokenRun.testAccuracy)) and \(percent(smoothRun.testAccuracy))).",
  abs(brokenRun.testAccuracy - smoothRun.testAccuracy) < 0.01,
  otherwise:
    "The table of 17 numbers gives \(percent(brokenRun.testAccuracy)), GELU \(percent(smoothRun.testAccuracy))."
)

// Here the values were given; a KAN learns them. Note that a broken line with 17 knots is a sum of ReLUs, so a learned spline is a small ReLU network in one variable put where the activation was.
//
// **Few bits.** On small devices numbers have eight bits. An activation with a bounded range suits them: ReLU6 is bounded by construction. Hard swish, made for phones as well (Howard et al. 2019), is cheap because it is built from ReLU6, but it is *not* bounded: on the right it is the diagonal, as the table shows. Eight bits cut a range into 255 steps, so one outlier that stretches the range costs precision everywhere:

func stepSize(_ f: Activation, reach: Double) -> Double {
  let values = stride(from: -reach, through: reach, by: reach / 500)
    .map { f($0) }
  return ((values.max() ?? 0) - (values.min() ?? 0)) / 255 / 2
}
Table(
  [Activation.relu, .gelu, .hardSwish, .relu6, .tanh],
  Column("Activation") { $0.name },
  Column("±3") { written(stepSize($0, reach: 3), 2) },
  Column("±30") { written(stepSize($0, reach: 30), 2) })

// ## Misconceptions {#sec-gated-myths}
//
// ::: {.callout-warning title="Myth: with ReLU the loss has jumps"}
// **What is true:** the loss is continuous; its gradient jumps (@tbl-gated-jumps). **Why it matters:** arguments about "jumps in the loss landscape" that call for a smooth activation begin with a false premise. The argument that is left, about curvature, concerns methods that use second derivatives.
// :::
//
// ::: {.callout-warning title="Myth: GELU is twice as slow as ReLU on a GPU"}
// **What is true:** we do not know; nothing was measured on a graphics processor here. On this machine's processor a feed-forward block takes about `{swift} fixed(geluCost, 2)` times as long (@tbl-gated-time). **Why it matters:** the cost of an activation depends on what it is fused with, and a
// number without the machine and the operation is not a fact.
// :::
//
// ::: {.callout-warning title="Myth: YOLOv5 uses Mish"}
// **What is true:** since its version 4.0 its published code uses SiLU, that is Swish, in its standard convolution; earlier versions used hard swish and Leaky ReLU. YOLOv4 used Mish. **Why it matters:** recommendations are copied from one list to the next; look into the code. In the same vein: *which activation GPT-4 uses is not published*, whatever a list says.
// :::
//
// ::: {.callout-warning title="Myth: SwiGLU is better because it has more parameters"}
// **What is true:** at the usual two thirds of the width it has nearly the same number (the width is rounded, and there is one vector of biases more): `{swift} (blockRuns[0].runs.first?.parameterCount ?? 0).formatted()` and `{swift} (blockRuns[2].runs.first?.parameterCount ?? 0).formatted()` in @tbl-gated-ffn. What it has in addition is the product, @eq-gated-second.
// **Why it matters:** check the width before you read the accuracy.
// :::
//
// ::: {.callout-warning title="Myth: SELU needs no care, it normalises itself"}
// **What is true:** with LeCun's weights and centred inputs it does (@fig-gated-selu). With the library's default weights its variance after twenty layers is `{swift} written(signals[4].variances.last ?? 0, 1)`. **Why it matters:** changing the activation in one line, and nothing else, gives the worst of both.
// :::
//
// ## Quiz {#sec-gated-quiz}
//
// ::: {.quiz}
// GELU is the average of a random gate. With which probability does the gate let $z$ pass?
//
// - [ ] One half
//   Then the average would be $z/2$.
// - [x] $\Phi(z)$
//   $X \le z$ for a standard normal $X$.
// - [ ] $\sigma(z)$
//   That average is Swish.
// - [ ] $\varphi(z)$
//   The density is not a probability that grows with $z$.
// :::
//
// ::: {.quiz answer="0.5" tolerance="0.001"}
// What is the slope at zero of $z\,F(z)$, for every symmetric distribution function $F$ with a density?
// :::
//
// ::: {.quiz}
// Which sentences are true? (Several.)
//
// - [x] The gradient of a ReLU network's loss can jump.
//   Where a pre-activation crosses zero.
// - [ ] The loss of a ReLU network can jump.
//   It is a composition of continuous functions.
// - [x] A bilinear layer computes products of inputs exactly.
//   @eq-gated-second.
// - [ ] SELU keeps variance 1 with any initialiser.
//   It needs weights of variance $1/n$.
// :::
//
// ::: {.quiz answer="2048" tolerance="0"}
// A plain block has widths 768 → 3072 → 768. How wide must a gated block's hidden layer be to have (nearly) the same number of weights?
// :::
//
// ::: {.quiz}
// Two activations differ by 0.2 percentage points on ImageNet, one run each. What follows?
//
// - [ ] The second is better.
//   With one run each the difference may be the seed's.
// - [ ] They are equal.
//   Not having shown a difference is not having shown equality.
// - [x] Nothing, before several seeds are compared.
//   The choice of test images alone scatters each number by about 0.19 points; both networks saw the same images, so part of that is shared, but how large a part one run does not tell.
// :::
//
// ## Exercises {#sec-gated-exercises}
//
// :::: {#exr-gated-odd level="understand" points="3"}
// Prove that $f(z) = zF(z)$ with symmetric $F$ satisfies $f'(z) + f'(-z) = 1$, and name a consequence for the mean slope when $z$ is symmetric.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Start from the second fact, $f(z) - f(-z) = z$, and differentiate. The chain rule turns $-f(-z)$ into $+f'(-z)$.
// :::
// ::::
//
// ::: {#sol-gated-odd}
// Differentiate $f(z) - f(-z) = z$: $f'(z) + f'(-z) = 1$. If $z$ and $-z$ are equally likely, the mean of $f'$ is the mean of $\tfrac12(f'(z)+f'(-z))$, hence exactly one half, for *every* member of the family, ReLU included, and every size of $z$.

for (name, f) in family {
  print(name, [0.5, 1, 3].map { s in
    fixed(normalMean { f.derivative(s * $0) }, 6)
  })
}

// :::
//
// :::: {#exr-gated-width level="apply" points="3"}
// A model has $d = 4096$. Which hidden width does a SwiGLU block need to match a plain $d \to 4d \to d$ block? Models often round it up to a multiple of 256. By how much does that change the number of weights?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Count the matrices: a plain block has two of $d \times h$, a gated one three of $d \times h'$.
// :::
// ::::
//
// ::: {#sol-gated-width}
// $h' = \tfrac23\cdot 4\cdot 4096 = 10{,}922.67$; rounded up to a multiple of 256 it is $43\cdot 256 = 11{,}008$.

let exact = 2.0 / 3 * 4 * 4_096
let roundedUp = (exact / 256).rounded(.up) * 256
print(
  Int(roundedUp).formatted(), "instead of", fixed(exact, 1), ":",
  percent(roundedUp / exact - 1, 2), "more weights")

// :::
//
// :::: {#exr-gated-square level="analyse" points="4"}
// How many ReLU units in one hidden layer does it take to approximate $s^2$ on $[-1,1]$ within $0.01$? Derive it for equally spaced knots, then say what that means for a product of two inputs.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// How far above a parabola does the chord between two points a distance $h$ apart lie, at most? For the product write $xy$ as a difference of two squares.
// :::
// ::::
//
// ::: {#sol-gated-square}
// A broken line through $s^2$ at knots a distance $h$ apart errs by at most $h^2/4$ (in the middle of each piece: the chord of a parabola with second derivative 2 lies $h^2\cdot 2/8$ above it). With an error of $0.01$ allowed, $h \le 0.2$: ten pieces, nine inner knots, and so nine
// units besides the straight line that begins on the left.

let parabolaKnots = (0...10).map { -1 + 0.2 * Double($0) }
let parabola = try Activation.tabulated(
  "parabola", grid: parabolaKnots, values: parabolaKnots.map { $0 * $0 })
let parabolaGap = stride(from: -1.0, through: 1, by: 0.001).map {
  abs(parabola($0) - $0 * $0)
}.max() ?? 1
print("largest error with ten pieces:", fixed(parabolaGap, 4))

// A product needs two such squares, $\tfrac14(x+y)^2$ and $\tfrac14(x-y)^2$. Their arguments run over $[-2, 2]$, twice as far, but every chord lies above its parabola, so the two errors have one sign and are subtracted: the product errs by $\tfrac14\cdot\tfrac{h^2}{4}$ at most. With $0.01$ allowed, $h \le 0.4$, which is again ten pieces each: about twenty units for this accuracy on this square, and more for a larger one. The bilinear unit needs one, for any square.
// :::
//
// :::: {#exr-gated-scale level="analyse" points="5"}
// Which weight variance gives the Cauchy member a factor $\chi = 1$ in the first layer (for inputs whose pre-activations have mean square $\sigma_w^2$)? Find it numerically, and predict the change over twenty layers with it.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// The left side of $\sigma_w^2\,\mathbb{E}f'(\sigma_w\xi)^2 = 1$ grows with $\sigma_w^2$, so halve an interval. `meanSquaredSlope(at:)` gives the mean.
// :::
// ::::
//
// ::: {#sol-gated-scale}
// Solve $\sigma_w^2\,\mathbb{E}f'(\sigma_w\xi)^2 = 1$ by halving; the left side grows with $\sigma_w^2$.

let cauchy = Activation.gated(by: .cauchy)
var (lower, upper) = (0.5, 8.0)
for _ in 0..<40 {
  let middle = (lower + upper) / 2
  if middle * cauchy.meanSquaredSlope(at: middle) < 1 {
    lower = middle
  } else {
    upper = middle
  }
}
let tuned = try MeanField(cauchy, weightVariance: lower).run()
print("σ² =", fixed(lower), " change over twenty layers:",
  fixed(tuned.changeBetweenLayers, 2), "powers of ten, instead of",
  fixed(try predictedChange(cauchy), 2))

// It is not kept exactly, because the mean square of the pre-activations changes from layer to layer, and with it $\chi$.
// :::
//
// :::: {#exr-gated-seeds level="evaluate" points="4"}
// You want to know whether GELU is 0.2 percentage points better than ReLU in the network of @fig-gated-race. Estimate from its runs how many paired seeds that takes.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// The half width of a mean of $S$ differences is about $2s_d/\sqrt S$. Which half width do you need to see 0.2 points?
// :::
// ::::
//
// ::: {#sol-gated-seeds}
// A mean of $S$ paired differences has a 95% interval of about $\pm 2 s_d/\sqrt S$. It should be half the difference that is to be seen, $0.1$ points, so $S \approx (2 s_d / 0.001)^2$ with $s_d$ as a share. (With a half width *equal* to the difference one would find it in one case of two only; with half of it, nearly always.)

let pairedGaps = zip(runs(.gelu), runs(.relu)).map {
  $0.testAccuracy - $1.testAccuracy
}
let centreOfGaps = mean(pairedGaps)
let deviationOfGaps =
  (pairedGaps.reduce(0) { $0 + pow($1 - centreOfGaps, 2) }
  / Double(max(pairedGaps.count - 1, 1))).squareRoot()
print(
  pairedGaps.count > 1
    ? "deviation \(points(deviationOfGaps)) points, so about \(Int(pow(2 * deviationOfGaps / 0.001, 2).rounded(.up))) seeds"
    : "one seed says nothing about scatter")

// :::
//
// :::: {#exr-gated-own level="create" points="6"}
// Make an activation $zF(z)$ from a distribution of your own: the uniform one on $[-3, 3]$, $F(z) = \tfrac12 + z/6$ between. Which known activation is it? Predict its gradient change over twenty layers with He's weights and measure it.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Between $-3$ and $3$ multiply out $z\,(\tfrac12 + z/6)$. Then look through @sec-gated-next.
// :::
// ::::
//
// ::: {#sol-gated-own}
// $z\,(z+3)/6$ between $-3$ and $3$, the identity above and zero below: it is **hard swish**.

let uniform = try Activation.custom(
  "uniform",
  { z in z * min(max(0.5 + z / 6, 0), 1) },
  derivative: { z in abs(z) >= 3 ? (z > 0 ? 1 : 0) : 0.5 + z / 3 })
let ownFlow = try GradientFlow(
  width: 200, activation: .hardSwish, mode: .backpropagated,
  repetitions: 20, samples: 1
).run()
show(Markdown("predicted \(fixed(try predictedChange(uniform), 2)), measured \(fixed(ownFlow.curves[0].change, 2)) powers of ten"))
print(
  "largest difference from the engine's hard swish:",
  written(grid.map { abs(uniform($0) - Activation.hardSwish($0)) }.max() ?? 0, 1))

// :::
//
// ## Takeaways
//
// - GELU, Swish and their relatives are $z$ times a distribution function: slope one half at zero, $z/2$ plus an even function, mean slope one half.
// - SELU's two constants solve two equations; they keep a signal only together with weights of variance $1/n$.
// - GELU is a coin toss on average; it is not dropout.
// - GELU, Swish and Mish differ by little. Differences of a tenth of a per cent need seeds, intervals, and more of both than one expects.
// - A gate multiplies two computed numbers: products exactly, with one unit. Compare at equal parameters.
// - Loss continuous, gradient not: that is ReLU's kink.
//
// ## What comes next
//
// So far depth was a stack. The next chapter reads a study that makes a convolutional encoder deeper and deeper and watches a recurrent decoder fail; @sec-bake-off has the method for judging its differences.
//
// ## References
//
// - T. Brown et al.: *Language models are few-shot learners.* NeurIPS 2020.
// - D.-A. Clevert, T. Unterthiner, S. Hochreiter: *Fast and accurate deep network learning by exponential linear units.* ICLR 2016.
// - Y. Dauphin, A. Fan, M. Auli, D. Grangier: *Language modeling with gated convolutional networks.* ICML 2017.
// - D. Hendrycks, K. Gimpel: *Gaussian error linear units.* arXiv 1606.08415, 2016.
// - A. Gidon et al.: *Dendritic action potentials and computation in human layer 2/3 cortical neurons.* Science 2020.
// - A. Howard et al.: *Searching for MobileNetV3.* ICCV 2019.
// - G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter: *Self-normalizing neural networks.* NeurIPS 2017.
// - Z. Liu et al.: *KAN: Kolmogorov-Arnold networks.* arXiv 2404.19756, 2024.
// - D. Misra: *Mish: a self regularized non-monotonic activation function.* arXiv 1908.08681, 2019.
// - P. Ramachandran, B. Zoph, Q. Le: *Searching for activation functions.* arXiv 1710.05941, 2017.
// - N. Shazeer: *GLU variants improve transformer.* arXiv 2002.05202, 2020.
