// Atlas of activations

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

func fixed(_ value: Double, _ decimals: Int = 4) -> String { NumberFormat.fixed(value, decimals: decimals) }

// **Before this** you should know derivatives, the chain and product rules, and what a layer
// $a = f(Wx + b)$ computes. No programming language in particular: the cells are Swift, can be left out, and are explained in @sec-nonlinearity-words. If you only want to choose, go to @fig-tree.
//
// | level | after this chapter you can |
// |---|---|
// | remember | give formula, range and steepest slope of the common activations |
// | understand | derive each derivative, and say what saturation and zero-centring do to learning |
// | apply | compute values and slopes by hand and with code |
// | analyse | find the slip in an implementation that works on ordinary numbers and fails on large ones |
// | evaluate | choose an activation for a layer and defend the choice |
// | create | write an activation with its derivative, check it, and train a network with it |
//
// ## The idea in plain words {#sec-atlas}
//
// A unit adds up what it receives, and then decides how to answer. The answer is its activation function: a curve that turns the sum $z$
// into an output. Without it layers would collapse into one; with it each unit can bend the line a little, and many small bends make any
// shape.
//
// Three things about the curve matter, and the rest is detail.
//
// 1. **Its slope.** Learning sends errors backwards through the slope. Where the curve is flat, nothing is learned.
// 2. **Its centre.** If outputs are always positive, one sample can only move all the weights into a unit of the next layer up, or all of them down.
// 3. **Its cost.** It is computed once for every unit and every sample.

let goal = (x: 1.0, y: -1.0)
/// Steps with the signs (+, +) and (−, −) by turns, each a little more across than the last one back.
let tacks = (0...9).map { step -> (x: Double, y: Double) in
  let along = Double(step) / 9
  let side = step == 0 || step == 9 ? 0 : step.isMultiple(of: 2) ? -0.42 : 0.42
  return (-1 + 2 * along + side, 1 - 2 * along + side)
}
let straight: [(x: Double, y: Double)] = [(-1, 1), goal]
Chart {
  for (title, way) in [
    ("positive inputs", tacks), ("centred inputs", straight),
  ] {
    for (order, place) in way.enumerated() {
      LineMark(
        x: .value("First weight", place.x),
        y: .value("Second weight", place.y)
      )
      .facet(by: .value("Inputs", title))
      if order < way.count - 1 {
        PointMark(
          x: .value("First weight", place.x),
          y: .value("Second weight", place.y)
        )
        .symbolSize(12)
        .facet(by: .value("Inputs", title))
      }
    }
    PointMark(
      x: .value("First weight", goal.x),
      y: .value("Second weight", goal.y)
    )
    .symbol(.cross).foregroundStyle(.primary)
    .facet(by: .value("Inputs", title))
  }
}
.chartFacet(x: "Inputs", columns: 2)
.chartXScale(domain: -1.6...1.6)
.chartYScale(domain: -1.6...1.6)

// The picture is drawn by hand; the real path is computed in @sec-atlas-zigzag. @fig-atlas shows the activations, GELU in both its forms (only RReLU is missing, whose slope is drawn anew all the time). Take a minute with it: for each panel, say where the dashed slope is nearly zero.

let contestants: [Activation] = [
  .sigmoid, .tanh, .softplus, .relu, .leakyReLU, .prelu, .elu,
  .selu, .gelu, .geluTanh, .swish, .mish,
]
let atlas = try ActivationAtlas(
  contestants, from: -6, to: 6, points: 121
).run()
Chart {
  for entry in atlas.entries {
    for (z, value, slope) in zip(
      zip(entry.z, entry.values), entry.slopes
    ).map({ ($0.0, $0.1, $1) }) {
      LineMark(
        x: .value("z", z), y: .value("Value", value),
        series: .value("Curve", "value")
      )
      .foregroundStyle(.blue).facet(
        by: .value("Activation", entry.name))
      LineMark(
        x: .value("z", z), y: .value("Value", slope),
        series: .value("Curve", "slope")
      )
      .foregroundStyle(.red).lineStyle(
        StrokeStyle(lineWidth: 1.5, dash: [4, 3])
      )
      .facet(by: .value("Activation", entry.name))
    }
  }
}
.chartFacet(x: "Activation", columns: 4)
.chartYScale(domain: -2...4)

// And the slopes in one picture, because slopes are what gradients meet:

Chart {
  for f in [Activation.sigmoid, .tanh, .relu, .elu, .gelu, .swish] {
    LinePlot(x: "z", y: "Slope", domain: -6...6) {
      f.derivative($0)
    }
    .foregroundStyle(by: .value("Activation", f.name))
  }
}

// ## The master table {#sec-atlas-master}
//
// Everything of this chapter in one table, to come back to. (You may skip its last column until @sec-flow-weights.) That column needs a word. On its way back through a layer a gradient is multiplied, unit by unit, by the slope $f'(z)$ and then summed over the layer's weights. For independent weights of mean 0 the *mean square* of the gradient is multiplied by the variance of the weights, by the number of units, and by
// $\mathbb{E}\bigl[f'(z)^2\bigr]$ (@eq-chi derives it; the brackets are left out from here on, the square is always inside). So this number, here for $z \sim \mathcal N(0, 1)$, says what a layer costs a gradient, and which weights pay for it. (Two signs: $\mathcal N(0, 1)$ is the bell-shaped distribution with mean 0 and *variance* 1, the mean squared distance from the mean, whose root is the [deviation]{.term of="standard deviation"}. The second number is always the variance. $\mathbb E$ is the mean over all such $z$.)

func end(_ value: Double) -> String { abs(value) >= 100 ? (value < 0 ? "−∞" : "∞") : written(value, 4) }

func edge(_ value: Double?, flat: Bool) -> String {
  value.map { NumberFormat.fixed($0, decimals: 1) }
    ?? (flat ? "0" : "–")
}
/// With blanks at which no line ends.
func kept(_ text: String) -> String {
  text.replacing(" ", with: "\u{A0}")
}
func lowest(_ slope: Double) -> String {
  abs(slope) < 1e-6 ? "0" : written(slope, 3)
}
Table(
  atlas.entries,
  Column("Activation") { $0.name },
  Column("Range") { kept("\(end($0.lowest)) … \(end($0.highest))") },
  Column("Steepest slope") { written($0.maximumSlope.value, 4) },
  Column("Lowest slope") { lowest($0.minimumSlope.value) },
  Column("Centred") { $0.zeroCentred },
  Column("Smooth") { $0.smooth },
  Column("Flat beyond") { entry in
    let left = edge(
      entry.saturationPoints[0],
      flat: entry.saturation == .left || entry.saturation == .both)
    return kept(
      "\(left), \(edge(entry.saturationPoints[1], flat: false))")
  },
  Column("E f′²") { fixed($0.meanSquaredSlope, 4) })

// ## Which one? {#sec-atlas-choice}
//
// ```{dot}
// //| label: fig-tree
// //| fig-cap: A decision tree. Output layers follow from the task; hidden layers from the architecture.
// //| fig-alt: "Decision tree. Output layer by task: yes or no and several labels at once, sigmoid; one of several classes, softmax; any number, identity; positive number, softplus; number between minus one and one, tanh. Hidden layer by architecture: perceptron or convolutional, ReLU with He's weights, and Leaky ReLU or ELU if units die; transformer, GELU or a gated unit; recurrent, tanh with sigmoid gates; deep without normalisation, SELU with LeCun's weights."
// digraph choice {
//   rankdir=LR; ranksep=0.25; nodesep=0.18; node [shape=box, style=rounded, fontname="sans-serif", fontsize=12]; edge [fontname="sans-serif", fontsize=11];
//   start [label="Which\nlayer?"];
//   out [label="Output:\nwhat is\nasked?"]; hid [label="Hidden:\nwhich archi-\ntecture?"];
//   start -> out; start -> hid;
//   out -> "sigmoid" [label="yes or no, or\nseveral labels at once"];
//   out -> "softmax" [label="one of K classes"];
//   out -> "identity" [label="any number"];
//   out -> "softplus" [label="a positive number"];
//   out -> "tanh " [label="a number in (−1, 1)"];
//   hid -> "ReLU, He's weights" [label="perceptron, CNN"];
//   "ReLU, He's weights" -> "Leaky ReLU or ELU" [label="units\ndie"];
//   "ReLU, He's weights" [label="ReLU,\nHe's weights"]; "Leaky ReLU or ELU" [label="Leaky ReLU\nor ELU"]; "SELU, LeCun's weights" [label="SELU,\nLeCun's weights"];
//   "GELU or a gated unit" [label="GELU or\na gated unit"]; "tanh, sigmoid gates" [label="tanh,\nsigmoid gates"];
//   hid -> "GELU or a gated unit" [label="transformer"];
//   hid -> "tanh, sigmoid gates" [label="recurrent"];
//   hid -> "SELU, LeCun's weights" [label="deep,\nno normalisation"];
// }
// ```
//
// Some words of the tree belong to later chapters. *He's* and *LeCun's weights* are ways to draw the first weights (@sec-flow-initialisers); how units *die* is told in @sec-dying. A *perceptron* is layers in a row in which every unit sees all outputs of the layer before. A *convolutional* network (CNN) slides small units over an image, so that one set of weights serves all places. A *recurrent* one reads a sequence step by step and keeps a state (@sec-beyond-recurrent). A *transformer*, the usual network for text, alternates [attention]{.term} (a weighted mean over positions, with softmax weights) and two-layer blocks (@sec-gated-ffn); for *gated units* see @sec-gated-glu.
//
// **The 80/20 rule**, a rule of thumb that nobody has measured: ReLU with He's weights (or GELU in a transformer) is good enough most of the time, and the time that a search among activations would take is better spent on data, learning rate and initialisation. The
// exception announces itself: dead units, a plateau, a recurrent state that explodes, an output that must lie in a range.
//
// ## The activations, one by one {#sec-atlas-each}
//
// Each has a line of facts under it. They are computed from the function itself: the range from values far out, the steepest slope by search, the mean output
// and the mean squared slope by integrating over $z \sim \mathcal{N}(0,1)$. A function [saturates]{.term of="saturation"} where its slope dies out. The last entry counts how many
// of its derivatives are continuous (0, 1, or at least 2).

func steepest(_ f: Activation) -> String {
  let place = f.maximumSlope
  // Reached everywhere on the right, or at one place.
  let location = abs(f.derivative(1) - place.value) < 1e-9 ? "for z > 0" : place.z > 16 ? "as z grows" : "at \(written(place.z, 3))"
  return "\(written(place.value, 4)) \(location)"
}
func facts(_ list: Activation...) -> Markdown {
  let sides = [Saturation.none: "on neither side", .left: "on the left", .right: "on the right", .both: "on both sides"]
  return Markdown(list.map { f in
    """
    - **\(f.name)**: range \(end(f.range.lowerBound)) … \(end(f.range.upperBound)); steepest slope \(steepest(f)); mean output \
    \(fixed(f.meanOutput, 3)); mean squared slope \(fixed(f.meanSquaredSlope, 4)); saturates \(sides[f.saturates] ?? ""); \
    continuous derivatives: \(f.smoothness == 2 ? "2 or more" : "\(f.smoothness)")
    """
  }.joined(separator: "\n"))
}

// ### Sigmoid
//
// $$
// \sigma(z) = \frac{1}{1+e^{-z}}
// $$
//
// It squeezes the line into $(0, 1)$, so that its output can be read as a probability. **Derivative.** By the chain rule
//
// $$
// \sigma'(z) = \frac{e^{-z}}{(1+e^{-z})^2} = \frac{1}{1+e^{-z}}\cdot\frac{e^{-z}}{1+e^{-z}} = \sigma(z)\,\bigl(1-\sigma(z)\bigr).
// $$ {#eq-sigmoid}
//
// The product $s(1-s)$ is largest at $s = \tfrac12$, that is at $z = 0$: a quarter.

facts(.sigmoid)

// **Use it** at the output of a yes-or-no question, and as a gate (in recurrent networks such as LSTM and GRU, @sec-beyond-gates) where "how much, from 0 to 1" is meant. **Avoid it** in hidden layers of deep networks: it
// saturates on both sides, its slope is never above a quarter, and its outputs are all positive.
//
// ### Tanh
//
// $$
// \tanh z = \frac{e^z - e^{-z}}{e^z + e^{-z}}, \qquad \tanh' z = 1 - \tanh^2 z
// $$
//
// **Derivative.** With $u = e^z - e^{-z}$ and $v = e^z + e^{-z}$ we have $u' = v$ and $v' = u$, so $(u/v)' = (v^2 - u^2)/v^2 = 1 - \tanh^2 z$.
//
// **It is a sigmoid in other units.** Multiply numerator and denominator by $e^{-z}$:
//
// $$
// \tanh z = \frac{1 - e^{-2z}}{1 + e^{-2z}} = \frac{2}{1+e^{-2z}} - 1 = 2\,\sigma(2z) - 1.
// $$ {#eq-tanh}

let points = stride(from: -6.0, through: 6, by: 0.05)
let largestGap =
  points.map {
    abs(Activation.tanh($0) - (2 * Activation.sigmoid(2 * $0) - 1))
  }.max() ?? 0
print("largest difference of the two sides at 241 points:", written(largestGap, 1))
facts(.tanh)

// Compared with the sigmoid: twice as steep in $z$ and twice as high, hence four times the slope, and centred on zero. **Use it** in recurrent networks, and for outputs in $(-1, 1)$.
//
// ### ReLU
//
// $$
// \mathrm{ReLU}(z) = \max(0, z), \qquad \mathrm{ReLU}'(z) = \begin{cases} 1 & z > 0\\ 0 & z < 0\end{cases}
// $$
//
// At $z = 0$ there is no derivative; libraries take 0 there. The positive side passes gradients unchanged. The negative side passes nothing: that makes outputs sparse, and it
// makes it possible for a unit to be closed for every input and never to return.

facts(.relu)

// **Use it** as the first choice in multilayer perceptrons and convolutional networks, with He's initialiser (@sec-flow-weights).
//
// ### Leaky ReLU, PReLU, RReLU
//
// $$
// f(z) = \max(0, z) + a \min(0, z), \qquad f'(z) = \begin{cases} 1 & z > 0\\ a & z < 0\end{cases}
// $$
//
// One formula, three ideas about $a$. **Leaky ReLU** fixes it, usually at 0.01 (Maas et al. 2013). **PReLU** learns it along with the weights (He et al. 2015): since $\partial f/\partial a = \min(0, z)$, its gradient is the sum of
// $g \cdot \min(0,z)$ over the units that share it, $g$ being the gradient at the unit's output. **RReLU** draws it at random in training (Xu et al. 2015), here, as in PyTorch, from $[\tfrac18, \tfrac13]$, and takes the middle, $\tfrac{11}{48}$, afterwards.

facts(.leakyReLU, .prelu, .rrelu)

// ::: {.column-margin}
// The middle of the interval: $\tfrac12\left(\tfrac18 + \tfrac13\right) = \tfrac{11}{48}$.
// :::
//
// **Use them** where ReLU units die. Note the mean output: Leaky ReLU is *not* [zero-centred]{.term}.
//
// ### ELU and SELU
//
// $$
// \mathrm{ELU}(z) = \begin{cases} z & z > 0\\ \alpha\,(e^z - 1) & z \le 0\end{cases}, \qquad
// \mathrm{ELU}'(z) = \begin{cases} 1 & z > 0\\ \alpha e^z = \mathrm{ELU}(z) + \alpha & z \le 0\end{cases}
// $$
//
// At zero the slope from the left is $\alpha$, from the right 1. So the slope is continuous *only for* $\alpha = 1$; and even then the second derivative jumps from 1 to 0.

let bentELU = Activation.elu(alpha: alpha)
Chart {
  // Left and right of zero by themselves, so that a jump is not drawn as a slope.
  for side in [-400 ... -1, 1...300] {
    for step in side {
      let z = Double(step) / 100
      LineMark(
        x: .value("z", z), y: .value("Value", bentELU(z)),
        series: .value("Side", "\(side.lowerBound)")
      )
      .facet(by: .value("What", "ELU(z)"))
      LineMark(
        x: .value("z", z), y: .value("Value", bentELU.derivative(z)),
        series: .value("Side", "\(side.lowerBound)")
      )
      .facet(by: .value("What", "its slope"))
    }
  }
}
.chartFacet(x: "What", columns: 2)
.chartYScale(domain: -2...3)

// **SELU** is $\lambda$ times an ELU, with $\alpha$ and $\lambda$ chosen so that standard normal inputs give outputs of mean 0 and variance 1 (Klambauer et al. 2017). Those are two equations for two unknowns:

let selu = Activation.selu
print("mean of SELU(z):     ", written(selu.meanOutput, 2))
print(
  "mean of SELU(z)²:    ",
  written(normalMean { selu($0) * selu($0) }, 7))
facts(.elu, .elu(alpha: 0.5), .selu)

// **Use ELU** ($\alpha = 1$) for a ReLU without a kink, whose mean output is nearer to zero; **SELU** with LeCun's initialiser in deep perceptrons without normalisation.
//
// ### GELU
//
// $$
// \mathrm{GELU}(z) = z\,\Phi(z), \qquad \mathrm{GELU}'(z) = \Phi(z) + z\,\varphi(z),
// $$ {#eq-gelu}
//
// with the normal distribution function $\Phi$ and its density $\varphi = \Phi'$ (Hendrycks & Gimpel 2016). The derivative is the product rule. Where is it steepest? From $\varphi'(z) = -z\varphi(z)$ follows
//
// $$
// \mathrm{GELU}''(z) = 2\varphi(z) + z\varphi'(z) = (2 - z^2)\,\varphi(z),
// $$
//
// which vanishes at $z = \pm\sqrt2$: the steepest slope is at $\sqrt 2$ and *exceeds* 1; the lowest, at $-\sqrt 2$, is negative. So GELU is not monotone: left of its minimum it falls.
//
// Where no fast error function is at hand a **tanh form** is common:
// $\tfrac12 z\,\bigl(1 + \tanh\bigl(\sqrt{2/\pi}\,(z + 0.044715\,z^3)\bigr)\bigr)$.

let formGap = points.map {
  (z: $0, gap: abs(Activation.gelu($0) - Activation.geluTanh($0)))
}.max { $0.gap < $1.gap }
print(
  "largest difference of the two forms:",
  written(formGap?.gap ?? 0, 2), "near |z| =",
  written(abs(formGap?.z ?? 0), 3))
print(
  "lowest point of GELU:", fixed(Activation.gelu.minimum.value, 6),
  "at", fixed(Activation.gelu.minimum.z, 6))
facts(.gelu, .geluTanh)

// **Use it** in transformers, where it has become the custom (in the language models BERT and GPT-2, for instance); elsewhere it is a smooth alternative to ReLU.
//
// ### Swish, also called SiLU
//
// $$
// \mathrm{Swish}_\beta(z) = z\,\sigma(\beta z), \qquad \mathrm{Swish}_\beta'(z) = \sigma(\beta z) + \beta z\,\sigma(\beta z)\bigl(1-\sigma(\beta z)\bigr)
// $$
//
// Again the product rule, with @eq-sigmoid. For $\beta = 1$ it can be written with the value itself: $f' = f + \sigma\,(1 - f)$. For $\beta \to 0$ it tends to the straight line $z/2$, for
// $\beta \to \infty$ to ReLU (Elfwing et al. 2017; Ramachandran et al. 2017).

let identityGap =
  points.map { z in
    let (f, s) = (Activation.swish(z), Activation.sigmoid(z))
    return abs(Activation.swish.derivative(z) - (f + s * (1 - f)))
  }.max() ?? 0
print("f′ and f + σ(1 − f) differ by at most", written(identityGap, 1))
print(
  "lowest point of Swish:",
  fixed(Activation.swish.minimum.value, 6), "at",
  fixed(Activation.swish.minimum.z, 6))
facts(.swish)

// **Use it** like GELU; it needs no error function.
//
// ### Mish
//
// $$
// \mathrm{Mish}(z) = z \tanh s, \qquad \mathrm{Mish}'(z) = \tanh s + z\,(1-\tanh^2 s)\,\sigma(z),
// $$
//
// with $s = \ln(1+e^z)$, because $s' = \sigma(z)$ (Misra 2019). It is close to Swish, a little deeper on the left.

facts(.mish)

// ### Softplus
//
// $$
// \mathrm{softplus}(z) = \ln(1+e^z), \qquad \mathrm{softplus}'(z) = \frac{e^z}{1+e^z} = \sigma(z)
// $$
//
// A rounded ReLU whose slope is the sigmoid. Its outputs are always positive. **Use it** where a positive number is wanted (a variance, a rate), rarely in hidden layers.

facts(.softplus)

// ### Any two, one over the other {#sec-atlas-compare}
//
// The two figures below run in your browser. In the first move the slope of the left half: at 0 the function is ReLU, at 1 it is a straight line and no activation at all, below 0 it folds.

Chart {
  LinePlot(x: "z", y: "value", domain: -5...5) { z in
    z > 0 ? z : alpha * z
  }
  .foregroundStyle(by: .value("Curve", "f(z)"))
  LinePlot(x: "z", y: "value", domain: -5...5) { z in
    z > 0 ? 1 : alpha
  }
  .foregroundStyle(by: .value("Curve", "slope"))
}
.chartYScale(domain: -3...5)

let one = Activation(named: first) ?? .elu
let two = Activation(named: second) ?? .relu
Chart {
  LinePlot(x: "z", y: "value", domain: -reach...reach) { one($0) }
    .foregroundStyle(by: .value("Curve", first))
  LinePlot(x: "z", y: "value", domain: -reach...reach) {
    one.derivative($0)
  }
  .foregroundStyle(by: .value("Curve", "slope of " + first))
  if first != second {
    LinePlot(x: "z", y: "value", domain: -reach...reach) { two($0) }
      .foregroundStyle(by: .value("Curve", second))
  }
}

// ## By hand {#sec-atlas-hand}
//
// Three points are worth knowing by heart. For the sigmoid at 2: $e^{-2} \approx 0.1353$, so $\sigma(2) = 1/1.1353 = 0.8808$, $\sigma(-2) = 1 - 0.8808 = 0.1192$, and the slope is
// $0.8808 \cdot 0.1192 = 0.1050$. Everything else in the table follows from such steps. (For GELU look up $\Phi(2) = 0.9772$ and $\varphi(2) = 0.0540$: the value is $2\cdot0.9772 = 1.954$, the slope $0.9772 + 2\cdot0.0540 = 1.085$.)

let simple: [Activation] = [
  .sigmoid, .tanh, .relu, .leakyReLU, .elu, .gelu, .swish,
]
func triple(_ value: (Double) -> Double) -> String {
  [-2.0, 0, 2].map { fixed(value($0)) }.joined(separator: "  ")
}
Table(
  simple, Column("Activation") { $0.name },
  Column("Values at −2, 0, 2") { f in triple { f($0) } },
  Column("Slopes at −2, 0, 2") { f in triple { f.derivative($0) } })

func agrees(_ values: [Double], _ byHand: [Double]) -> Bool {
  zip(values, byHand).allSatisfy { abs($0 - $1) < 5e-5 }
}
claim(
  "The engine gives what the hand gives, to four decimals.",
  agrees(Activation.sigmoid([-2, 0, 2]), [0.1192, 0.5, 0.8808])
    && agrees(
      [-2, 0, 2].map { Activation.sigmoid.derivative($0) },
      [0.1050, 0.25, 0.1050])
    && agrees(Activation.tanh([-2, 0, 2]), [-0.9640, 0, 0.9640])
    && agrees(Activation.leakyReLU([-2, 0, 2]), [-0.02, 0, 2])
    && agrees(Activation.swish([-2, 0, 2]), [-0.2384, 0, 1.7616]))

// ## Written from scratch {#sec-atlas-scratch}
//
// Nothing teaches a function like writing it. Here are eight, each with its derivative, as they stand in the formulas above.

struct Own {
  var reference: Activation
  var f, slope: (Double) -> Double
}
func logistic1(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
func cumulative(_ z: Double) -> Double {
  0.5 * erfc(-z / 2.0.squareRoot())
}
func density(_ z: Double) -> Double {
  exp(-z * z / 2) / (2 * Double.pi).squareRoot()
}
func rounded(_ z: Double) -> Double { log(1 + exp(z)) }

let plain: [Own] = [
  Own(
    reference: .sigmoid, f: logistic1,
    slope: { logistic1($0) * (1 - logistic1($0)) }),
  Own(
    reference: .tanh, f: { tanh($0) },
    slope: { 1 - tanh($0) * tanh($0) }),
  Own(
    reference: .relu, f: { max(0, $0) }, slope: { $0 > 0 ? 1 : 0 }),
  Own(
    reference: .leakyReLU, f: { $0 > 0 ? $0 : 0.01 * $0 },
    slope: { $0 > 0 ? 1 : 0.01 }),
  Own(
    reference: .elu, f: { $0 > 0 ? $0 : exp($0) - 1 },
    slope: { $0 > 0 ? 1 : exp($0) }),
]

// ::: {#twin-smooth .panel-tabset group="language"}
// ### Swift

let smooth: [Own] = [
  Own(
    reference: .gelu, f: { $0 * cumulative($0) },
    slope: { cumulative($0) + $0 * density($0) }),
  Own(
    reference: .swish, f: { $0 * logistic1($0) },
    slope: { logistic1($0) * (1 + $0 * (1 - logistic1($0))) }),
  Own(
    reference: .mish, f: { $0 * tanh(rounded($0)) },
    slope: { z in
      let t = tanh(rounded(z))
      return t + z * (1 - t * t) * logistic1(z)
    }),
]
let own = plain + smooth

// ### NumPy
// ```python
// import math
// import numpy as np
//
// z = np.array([-2.0, 0, 2])
// s = 1 / (1 + np.exp(-z))
// cumulative = np.array([math.erfc(-v / math.sqrt(2)) / 2 for v in z])
// density = np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
// t = np.tanh(np.log1p(np.exp(z)))
// functions = {
//     "GELU": (z * cumulative, cumulative + z * density),
//     "Swish": (z * s, s * (1 + z * (1 - s))),
//     "Mish": (z * t, t + z * (1 - t * t) * s),
// }
// for name, (value, slope) in functions.items():
//     print(name, np.round(value, 4) + 0.0, np.round(slope, 4))
// ```
//
// ```text
// GELU [-0.0455  0.      1.9545] [-0.0852  0.5     1.0852]
// Swish [-0.2384  0.      1.7616] [-0.0908  0.5     1.0908]
// Mish [-0.2525  0.      1.944 ] [-0.1084  0.6     1.0693]
// ```
//
// ### PyTorch
// ```python
// import torch
// from torch.nn import functional as F
//
// torch.set_default_dtype(torch.float64)
// functions = {"GELU": F.gelu, "Swish": F.silu, "Mish": F.mish}
// for name, f in functions.items():
//     z = torch.tensor([-2.0, 0, 2], requires_grad=True)
//     value = f(z)
//     value.sum().backward()  # the slopes, by automatic differentiation
//     print(name, value.detach().numpy().round(4), z.grad.numpy().round(4))
// ```
//
// ```text
// GELU [-0.0455  0.      1.9545] [-0.0852  0.5     1.0852]
// Swish [-0.2384  0.      1.7616] [-0.0908  0.5     1.0908]
// Mish [-0.2525  0.      1.944 ] [-0.1084  0.6     1.0693]
// ```
// :::

func largest(_ a: (Double) -> Double, _ b: (Double) -> Double)
  -> Double
{ points.map { abs(a($0) - b($0)) }.max() ?? 0 }
func valueError(_ o: Own) -> Double { largest(o.f, o.reference.f) }
func slopeError(_ o: Own) -> Double {
  largest(o.slope, o.reference.derivative)
}
show(
  Table(
    own, Column("Activation") { $0.reference.name },
    Column("Values") { written(valueError($0), 1) },
    Column("Slopes") { written(slopeError($0), 1) }))
claim(
  "All sixteen functions agree with the engine within 10⁻¹².",
  own.allSatisfy { max(valueError($0), slopeError($0)) < 1e-12 })

// So on $[-6, 6]$ all is well. Now look further out.
//
// ### Slip one: a branch that is computed although it is not taken {#sec-atlas-select}
//
// For very negative $z$ the formula $1/(1+e^{-z})$ computes $e^{-z}$, which overflows to $\infty$, and $1/\infty = 0$ is the right answer. So the plain formula needs no remedy for its *value*. One is often given all the same (an overflow looks like a fault, and in the logarithm of a sigmoid it is one): use $e^z/(1+e^z)$ on that side. On vectors one cannot branch for each element, so both sides are computed and
// one is *selected*; written with a mask of zeros and ones that is

func maskedSigmoid(_ z: Float) -> Float {
  let positive: Float = z >= 0 ? 1 : 0
  let right = 1 / (1 + exp(-z))
  let left = exp(z) / (1 + exp(z))
  return positive * right + (1 - positive) * left
}
print("at 2:  ", maskedSigmoid(2))
print("at 100:", maskedSigmoid(100))

// At 100 the plain formula was right; it is the remedy that makes the trouble. The right side is 1, as it should be. The left side, which nobody wanted, is $\infty/\infty$, not a number, and zero times not-a-number is not a number either. A true select (`where` in array libraries) hides it in the
// *value*; automatic differentiation brings it back, because the derivative of the select is again mask times derivative, and the derivative of the unwanted side is not a number.
//
// **Mended**: make both sides safe before selecting. With $e = e^{-|z|} \le 1$ nothing can overflow. (PyTorch's sigmoid is mended, too; but its *slope* at 100 is $\sigma(1-\sigma)$ with a $\sigma$ that was rounded to 1, hence exactly zero where the formula below keeps a tiny number.)
//
// ::: {#twin-stable .panel-tabset group="language"}
// ### Swift

func stableSigmoid(_ z: Float) -> Float {
  let e = exp(-abs(z))
  return (z >= 0 ? 1 : e) / (1 + e)
}
func stableSlope(_ z: Float) -> Float {
  let e = exp(-abs(z))
  return e / ((1 + e) * (1 + e))
}
let extremes: [Float] = [-1000, -100, -2, 0, 2, 100, 1000]
print(extremes.map(stableSigmoid))
print(extremes.map(stableSlope))

// ### NumPy
// ```python
// import numpy as np
//
// def stable_sigmoid(z):
//     e = np.exp(-np.abs(z))
//     return np.where(z >= 0, 1, e) / (1 + e)
//
// def stable_slope(z):
//     e = np.exp(-np.abs(z))
//     return e / ((1 + e) * (1 + e))
//
// z = np.array([-1000.0, -100, -2, 0, 2, 100, 1000])
// for value, slope in zip(stable_sigmoid(z), stable_slope(z)):
//     print(f"{value:.4g} {slope:.4g}")
// ```
//
// ```text
// 0 0
// 3.72e-44 3.72e-44
// 0.1192 0.105
// 0.5 0.25
// 0.8808 0.105
// 1 3.72e-44
// 1 0
// ```
//
// ### PyTorch
// ```python
// import torch
//
// torch.set_default_dtype(torch.float64)
// z = torch.tensor([-1000.0, -100, -2, 0, 2, 100, 1000], requires_grad=True)
// value = torch.sigmoid(z)  # the library's is stable
// value.sum().backward()
// for v, slope in zip(value.tolist(), z.grad.tolist()):
//     print(f"{v:.4g} {slope:.4g}")
// ```
//
// ```text
// 0 0
// 3.72e-44 3.72e-44
// 0.1192 0.105
// 0.5 0.25
// 0.8808 0.105
// 1 0
// 1 0
// ```
// :::

claim(
  "The mended one is finite up to ±1,000, the slip is not.",
  extremes.allSatisfy {
    stableSigmoid($0).isFinite && stableSlope($0).isFinite
  } && maskedSigmoid(100).isNaN)

// ### Slip two: a derivative by a difference that is too small {#sec-atlas-step}
//
// "The derivative of GELU is messy, let us take a difference quotient with a tiny step." In single precision:

func gelu32(_ z: Float) -> Float {
  z * 0.5 * erfc(-z / Float(2).squareRoot())
}
func quotient(_ z: Float, step h: Float) -> Float {
  (gelu32(z + h) - gelu32(z)) / h
}
for z: Float in [0.5, 1, 2, 4] {
  let slope = Activation.gelu.derivative(Double(z))
  print("z = \(z): quotient", quotient(z, step: 1e-7), "slope", fixed(slope))
}

// A `Float` near 2 has neighbours $2.4\cdot10^{-7}$ apart, so $z + 10^{-7}$ *is* $z$, and the quotient is zero; near 1 it is rounded to a step that is not $10^{-7}$. There are two errors, and they pull in opposite directions: rounding,
// about $\varepsilon/h$, and curvature, about $h f''/2$ (for the central difference $h^2 f'''/6$). With $\varepsilon \approx 10^{-7}$ the best one-sided step is near $\sqrt\varepsilon \approx 3\cdot10^{-4}$, the best central one near $\sqrt[3]{\varepsilon} \approx 5\cdot 10^{-3}$.

let steps = stride(from: -7.5, through: 0, by: 0.25).map {
  pow(10, $0)
}
let places = (0..<100).map {
  Float(-3) + 6 * (Float($0) + 0.37) / 100
}
func meanError(
  _ approximate: (Float, Float) -> Float, _ step: Double
) -> Double {
  mean(
    places.map {
      abs(
        Double(approximate($0, Float(step)))
          - Activation.gelu.derivative(Double($0)))
    })
}
let kinds: [(String, (Float, Float) -> Float)] = [
  ("one-sided", { quotient($0, step: $1) }),
  ("central", { (gelu32($0 + $1) - gelu32($0 - $1)) / (2 * $1) }),
]
Chart {
  for (title, approximate) in kinds {
    for step in steps {
      LineMark(
        x: .value("Step", step),
        y: .value(
          "Mean error of the slope", meanError(approximate, step))
      )
      .foregroundStyle(by: .value("Quotient", title))
    }
  }
}
.chartXScale(type: .log)
.chartYScale(type: .log)

// **Mended**: use the formula, @eq-gelu; keep difference quotients for *checking*, centrally, in double precision, with a step near $10^{-5}$.
//
// ## The library's view {#sec-atlas-library}
//
// In a library an activation is a name and perhaps a number. Names agree mostly; numbers do not, and a default that differs changes a result silently.
//
// ::: {.compact}
// | function | PyTorch | Keras 3 | here |
// |---|---|---|---|
// | ReLU | `nn.ReLU()` | `activations.relu` | `.relu` |
// | Leaky ReLU | `nn.LeakyReLU(negative_slope=0.01)` | `layers.LeakyReLU(negative_slope=0.3)`, formerly `alpha`; the function `activations.leaky_relu` has 0.2 | `.leakyReLU(negativeSlope: 0.01)` |
// | PReLU | `nn.PReLU(num_parameters=1, init=0.25)` | `layers.PReLU`, starts at 0, a slope per unit unless `shared_axes` is given | `.prelu`, starts at 0.25 |
// | RReLU | `nn.RReLU(lower=1/8, upper=1/3)` | – | `.rrelu` |
// | ELU | `nn.ELU(alpha=1.0)` | `activations.elu(alpha=1.0)` | `.elu`, `.elu(alpha:)` |
// | SELU | `nn.SELU()` | `activations.selu` | `.selu` |
// | GELU | `nn.GELU(approximate='none')` | `activations.gelu(approximate=False)` | `.gelu`, `.geluTanh` |
// | Swish, SiLU | `nn.SiLU()` | `activations.silu` | `.swish`, `.swish(beta:)` |
// | Mish | `nn.Mish()` | `activations.mish` | `.mish` |
// | softplus | `nn.Softplus(beta=1, threshold=20)` | `activations.softplus` | `.softplus` |
//
// : Names and defaults, from the documentation of PyTorch (docs.pytorch.org) and Keras 3 (keras.io). {#tbl-names}
// :::
//
// The network 784-256-128-10 with GELU, three times:
//
// ::: {.panel-tabset}
// ### Here

let libraryNetwork = Sequential {
  Linear(784, 256)
  Activation.gelu
  Linear(256, 128)
  Activation.gelu
  Linear(128, 10)
}
print(
  "numbers to learn:",
  try libraryNetwork.initialized().weights.reduce(0) { $0 + $1.count })

// ### PyTorch
// ```python
// network = nn.Sequential(
//     nn.Linear(784, 256), nn.GELU(),
//     nn.Linear(256, 128), nn.GELU(),
//     nn.Linear(128, 10),
// )
// ```
//
// ### Keras
// ```python
// network = keras.Sequential([
//     keras.Input((784,)),
//     layers.Dense(256, activation="gelu"),
//     layers.Dense(128, activation="gelu"),
//     layers.Dense(10),
// ])
// ```
// :::
//
// The same network with a selectable activation:

let selectable: KeyValuePairs<String, Activation> = [
  "relu": .relu, "leaky_relu": .leakyReLU, "elu": .elu,
  "gelu": .gelu, "silu": .swish, "mish": .mish,
  "sigmoid": .sigmoid, "tanh": .tanh,
]
func network(_ f: Activation) -> Sequential {
  .perceptron([784, 256, 128, 10], activation: f)
}
claim(
  "All eight have 235,146 numbers to learn.",
  try selectable.allSatisfy {
    try network($0.value).parameterCount() == 235_146
  })

let seeds: [UInt64] = isQuick ? [0] : [0, 1, 2, 3, 4]
let compared: [Activation] = [.relu, .sigmoid, .tanh, .gelu, .swish]
func trainAll(_ data: Dataset) throws -> Comparison {
  let jobs = compared.flatMap { f in seeds.map { (f, $0) } }
  let runs = try Parallel.map(jobs) { f, seed in
    try Trainer(
      network(f), loss: .crossEntropy,
      optimizer: .adam(learningRate: 1e-3), seed: seed
    ).fit(data, epochs: 3, batchSize: 128, testing: .lastEpoch)
  }
  return Comparison(
    compared.map { f in
      (
        label: f.name,
        runs: zip(jobs, runs).filter { $0.0.0 == f }.map(\.1)
      )
    })
}
// The same images in two units: −1 to 1, and with mean 0 and deviation 1.
let digits = Dataset.mnist.first(10_000)
let trained = try trainAll(digits)
let trainedCentred = try trainAll(
  digits.standardized(mean: 0.1307, deviation: 0.3081))

// Two things could make one activation look better than another here: the function, or how it gets on with the inputs. So the images come in two units.

Chart {
  for (title, comparison) in [
    ("−1 to 1", trained), ("mean 0, deviation 1", trainedCentred),
  ] {
    for variant in comparison.variants {
      for run in variant.runs {
        PointMark(
          x: .value("Test accuracy (%)", 100 * run.testAccuracy),
          y: .value("Activation", variant.label)
        )
        .facet(by: .value("Inputs", title))
      }
    }
  }
}
.chartFacet(x: "Inputs", columns: 2)

func extent(_ comparison: Comparison, _ f: Activation) -> String {
  let values = (comparison[f.name]?.runs ?? []).map(\.testAccuracy)
  return
    "\(fixed(100 * (values.min() ?? 0), 1)) to \(fixed(100 * (values.max() ?? 0), 1))"
}
Table(
  compared, Column("Activation") { $0.name },
  Column("Inputs −1 to 1") { extent(trained, $0) },
  Column("Mean 0, deviation 1") { extent(trainedCentred, $0) })

func inPoints(_ run: TrainingRun) -> Double { 100 * run.testAccuracy }
let blockedPlain = try trained.blocked(by: inPoints)
let blockedCentred = try trainedCentred.blocked(by: inPoints)
claim(
  "With inputs from −1 to 1 GELU is ahead of ReLU.",
  measured: blockedPlain?.pair("GELU", "ReLU"), above: Smallest.accuracy, unit: "points",
  otherwise: "That GELU is ahead of ReLU with inputs from −1 to 1 is not shown.")
// 0, as in the chapter on smooth and gated functions: the question is whether anything is left.
claim(
  "With centred inputs something is left of GELU's lead over ReLU.",
  measured: blockedCentred?.pair("GELU", "ReLU"), above: 0, unit: "points",
  otherwise: "That with centred inputs anything is left of GELU's lead over ReLU is not shown.")
claim(
  "With inputs from −1 to 1 tanh is ahead of the sigmoid.",
  measured: blockedPlain?.pair(Activation.tanh.name, Activation.sigmoid.name), above: Smallest.accuracy, unit: "points",
  otherwise: "That tanh is ahead of the sigmoid with inputs from −1 to 1 is not shown.")
claim(
  "ReLU gains from centred inputs.",
  measured: seeds.count > 1 ? try PairedComparison((trainedCentred["ReLU"]?.runs ?? []).map(inPoints), (trained["ReLU"]?.runs ?? []).map(inPoints)) : nil, above: Smallest.accuracy, unit: "points",
  otherwise: "That ReLU gains more than half a point from centred inputs is not shown.")

// The sentences above compare seed by seed, and all ten pairs at once where a table of five is behind them (@sec-nonlinearity-comparing). *Ahead* means by more than half a point (@tbl-smallest), and *something is left* by anything more than 0. @sec-gated-published asks the latter of the same two with other networks, @sec-bake-off-ranking the former on pictures of clothes. Compare the intervals. Why ReLU minds the inputs is told by @tbl-when.
//
// An activation that a library does not have is made from a function and its derivative. Mish is built in here, which lets us check a home-made one against it:

let homeMade = try Activation.custom(
  "home-made Mish",
  { z in z * tanh(max(z, 0) + log1p(exp(-abs(z)))) },
  derivative: { z in
    let s = max(z, 0) + log1p(exp(-abs(z)))
    return tanh(s) + z * (1 - tanh(s) * tanh(s))
      * Activation.sigmoid(z)
  })

let twins = try Parallel.map([homeMade, .mish]) { f in
  try Trainer(network(f), seed: 0).fit(
    .mnist.first(2_000), epochs: 2)
}
let apart = abs(twins[0].loss - twins[1].loss)

// The home-made one is computed in double precision, element by element, the built-in one in single precision with the processor's vectors. Training carries the difference on; after two epochs the losses are
// `{swift} written(apart, 1)` apart.
//
// ## Why the centre matters: the zig-zag {#sec-atlas-zigzag}
//
// Take one linear unit behind two sigmoids, $y = w_1 h_1 + w_2 h_2$, trained sample by sample on the squared error $(y-t)^2$, where $t$ is the target. Its derivative by $w_1$ is $2(y-t)\,h_1$, and a step goes $\eta$ times that way down:
//
// $$
// \Delta w = -2\eta\,(y - t)\,(h_1, h_2).
// $$
//
// Both $h$ are positive, so both weights move *in the same direction*, up or down together. To go up in one and down in the other, the path must tack like a boat against the wind. With tanh the signs of $h_1$ and $h_2$ are free.

func variance(_ f: Activation) -> Double { normalMean { f($0) * f($0) } - f.meanOutput * f.meanOutput }

// That is the usual picture, and at one and the same rate it is a trap. Sigmoid and tanh differ in *two* things: in their mean, and in their size. For $z \sim \mathcal N(0,1)$ the sigmoid's outputs have a variance of `{swift} fixed(variance(.sigmoid), 3)`, tanh's of `{swift} fixed(variance(.tanh), 3)`. A step is proportional to $h$ and the error as well, so small outputs are slow, centred or not. To separate the
// two, use four inputs (each as it is and with its mean taken away or added), and give each its own best rate, found on paths that do not count afterwards.

/// From (0, 0) towards the best weights (1.5, −1.5), a sample at a time.
func path(
  _ h: (Double) -> Double, rate: Double, seed: UInt64, steps: Int = 60
) -> [(Double, Double)] {
  var stream = RandomStream(seed: seed)
  var (w1, w2) = (0.0, 0.0)
  return [(w1, w2)]
    + (0..<steps).map { _ in
      let (h1, h2) = (h(stream.normal()), h(stream.normal()))
      let error = (w1 * h1 + w2 * h2) - (1.5 * h1 - 1.5 * h2)
      w1 -= 2 * rate * error * h1
      w2 -= 2 * rate * error * h2
      return (w1, w2)
    }
}

struct Sail: Sendable {
  let name: String
  let h: @Sendable (Double) -> Double
  var rate = 0.0
}
let sizeRatio = (variance(.tanh) / variance(.sigmoid)).squareRoot()
/// How far from the goal 60 steps end, as powers of ten, one number for each seed.
func misses(_ sail: Sail, rate: Double, seeds: ClosedRange<UInt64>)
  -> [Double]
{
  seeds.map { seed in
    let end = path(sail.h, rate: rate, seed: seed).last ?? (0, 0)
    let distance = hypot(end.0 - 1.5, end.1 + 1.5)
    // A path that flew away counts as a million.
    return distance.isFinite ? log10(min(max(distance, 1e-12), 1e6)) : 6
  }
}
let sails = [
  Sail(name: "sigmoid", h: { Activation.sigmoid($0) }),
  Sail(name: "sigmoid − ½", h: { Activation.sigmoid($0) - 0.5 }),
  Sail(name: "tanh", h: { Activation.tanh($0) }),
  // As far from zero as the sigmoid, measured in its own deviation.
  Sail(
    name: "tanh + mean",
    h: { Activation.tanh($0) + 0.5 * sizeRatio }),
].map { sail in
  var sail = sail
  let rates = stride(from: -1.5, through: 1.5, by: 0.125).map {
    pow(10, $0)
  }
  sail.rate = rates.min {
    mean(misses(sail, rate: $0, seeds: 1_001...1_030))
      < mean(misses(sail, rate: $1, seeds: 1_001...1_030))
  } ?? 0.1
  return sail
}
let ends = sails.map { misses($0, rate: $0.rate, seeds: 1...30) }
let sharedEnds = sails.map { misses($0, rate: 0.4, seeds: 1...30) }

Chart {
  for sail in sails {
    for (w1, w2) in path(sail.h, rate: sail.rate, seed: 5) {
      LineMark(
        x: .value("First weight", w1),
        y: .value("Second weight", w2)
      )
      .facet(by: .value("Inputs", sail.name))
    }
    PointMark(
      x: .value("First weight", 1.5),
      y: .value("Second weight", -1.5)
    ).symbol(.cross).foregroundStyle(.primary)
      .facet(by: .value("Inputs", sail.name))
  }
}
.chartFacet(x: "Inputs", columns: 2)

/// The geometric mean, which would mean nothing where a path was cut off at a million.
func pathEnd(_ powers: [Double]) -> String {
  let away = powers.count { $0 > 5.99 }
  return away == 0
    ? written(pow(10, mean(powers)), 2)
    : "\(away) of \(powers.count) flew away"
}
Table(
  sails.indices.map { $0 }, Column("Inputs through") { sails[$0].name },
  Column("Rate 0.4 for all") { pathEnd(sharedEnds[$0]) },
  Column("Best rate") { written(sails[$0].rate, 2) },
  Column("At its best rate") { pathEnd(ends[$0]) })

claim(
  "At the shared rate the *centred* sigmoid ends farther from the goal than tanh by more than a factor of two: that gap is size, not mean.",
  measured: try PairedComparison(sharedEnds[1], sharedEnds[2]), above: Smallest.powersOfTen, unit: "powers of ten",
  otherwise: "That the centred sigmoid ends farther from the goal than tanh at the shared rate is not shown.")
claim(
  "At its best rate the centred sigmoid comes nearer than the sigmoid as it is by more than a factor of two: that is the mean.",
  measured: try PairedComparison(ends[0], ends[1]), above: Smallest.powersOfTen, unit: "powers of ten",
  otherwise: "That centring the sigmoid brings it nearer by more than a factor of two at its best rate is not shown.")
claim(
  "So it is with tanh: with a mean added it ends farther away by more than a factor of two.",
  measured: try PairedComparison(ends[3], ends[2]), above: Smallest.powersOfTen, unit: "powers of ten",
  otherwise: "That a mean added to tanh costs more than a factor of two is not shown.")

// **In numbers.** If the inputs of a linear unit have mean $m$ and variance $v$ and are independent, the matrix of second derivatives of the squared error is
// $2\,(v I + m^2\,\mathbf 1\mathbf 1^\top)$. Its eigenvalues are $2(v + n m^2)$ along the diagonal direction $\mathbf 1$ and $2v$ across it. Gradient descent must take its step for the largest and then crawls along the smallest; the
// ratio of the two, $1 + n m^2/v$, is the price of a mean that is not zero. In words: the error is a long valley, and its walls are $1 + nm^2/v$ times as steep as its floor.

func condition(_ f: Activation, _ n: Double) -> Double {
  let m = f.meanOutput
  return 1 + n * m * m / (normalMean { f($0) * f($0) } - m * m)
}
/// With a column of ones: v across, and the two eigenvalues of the plane of that column and the diagonal direction.
func conditionWithBias(_ f: Activation, _ n: Double) -> Double {
  let (m, v) = (f.meanOutput, variance(f))
  let (trace, determinant) = (v + n * m * m + 1, v)
  let root = (trace * trace / 4 - determinant).squareRoot()
  return (trace / 2 + root) / min(v, determinant / (trace / 2 + root))
}
Table(
  [
    Activation.sigmoid, .tanh, .relu, .leakyReLU, .elu, .selu,
    .gelu, .swish,
  ], Column("Activation") { $0.name },
  Column("Mean output") { fixed($0.meanOutput, 3) },
  Column("Without a bias") { written(condition($0, 256)) },
  Column("With a bias") { written(conditionWithBias($0, 256)) })

// (With a bias the matrix has the block $\begin{pmatrix} v + nm^2 & \sqrt n\,m\\ \sqrt n\,m & 1\end{pmatrix}$ in the plane of the diagonal direction and the bias, whose determinant is $v$. The larger its large eigenvalue, the smaller its small one.)
//
// One reads that a bias takes the mean away. For the *fit* it does; for the curvature the opposite is true, as the last column says: a mean that is not zero and a constant input are nearly the same direction, and descent is slow to tell them apart. ReLU pays too, and it is used all the same: normalisation takes the mean away before the next layer, and adaptive optimisers soften what remains. The zig-zag is a cost, not a prohibition.
//
// Try it: the inputs below are those of a sigmoid, moved so that their mean is what you choose. At 0.5 it is the sigmoid as it is, at 0 the centred one.

let begin = (stream: RandomStream(seed: UInt64(seed)), way: [(0.0, 0.0)])
Animation(start: begin) { before in
  var (stream, way) = before
  let (a, b) = way[way.count - 1]
  let left = Activation.sigmoid(stream.normal()) - 0.5 + centre
  let right = Activation.sigmoid(stream.normal()) - 0.5 + centre
  let error = (a - 1.5) * left + (b + 1.5) * right
  // Held in the picture's neighbourhood, should the rate be too large.
  way.append((
    min(max(a - 2 * rate * error * left, -9), 9),
    min(max(b - 2 * rate * error * right, -9), 9)
  ))
  return (stream, way.count > 600 ? Array(way.suffix(600)) : way)
} draw: { state in
  Chart {
    for (a, b) in state.way {
      LineMark(x: .value("First weight", a), y: .value("Second weight", b))
    }
    PointMark(
      x: .value("First weight", state.way[state.way.count - 1].0),
      y: .value("Second weight", state.way[state.way.count - 1].1)
    ).foregroundStyle(.orange)
    PointMark(
      x: .value("First weight", 1.5), y: .value("Second weight", -1.5)
    ).symbol(.cross).foregroundStyle(.primary)
  }
  .chartXScale(domain: -1...3)
  .chartYScale(domain: -3...1)
}

// ## What it costs {#sec-atlas-cost}
//
// How long does the engine take for one element? The cell sends half a million numbers through each activation (value and slope in one pass, as in training) and takes the fastest of several tries. It does so in seven rounds, each in an order drawn anew, so that no activation always runs first, when the processor is cold, or last.

func seconds(tries: Int, _ body: () -> Void) -> Double {
  let times = (0..<tries).map { _ in
    let start = ContinuousClock.now
    body()
    return (ContinuousClock.now - start) / .seconds(1)
  }
  return measured(times.min() ?? 0)
}
func nanoseconds(_ f: Activation) throws -> Double {
  let layer = try Network<Float>(
    Sequential { f }, inputShape: [4_096], capacity: 128)
  layer.inputs.write(Tensor.normal([128 * 4_096], seed: 1).values)
  return seconds(tries: 4) { layer.forward(rows: 128) }
    / (128 * 4_096) * 1e9
}
func pass(_ f: Activation) throws -> Double {
  let model = try Network<Float>(.bakeOff(f), capacity: 128)
  model.inputs.write(Tensor.normal([128 * 784], seed: 1).values)
  model.outputGradients.write(
    Tensor.normal([128 * 10], seed: 2).values)
  return seconds(tries: 6) {
    model.forward(rows: 128); model.backward()
  } * 1e3
}

let timed: [Activation] = [
  .relu, .leakyReLU, .elu, .sigmoid, .tanh, .swish, .gelu,
  .geluTanh, .mish, .softplus,
]
var elementTimes = [[Double]](repeating: [], count: timed.count)
var passTimes = elementTimes
var shuffler = RandomStream(seed: 12)
for _ in 0..<(isQuick ? 2 : 7) {
  for index in timed.indices.shuffled(using: &shuffler) {
    elementTimes[index].append(try nanoseconds(timed[index]))
    passTimes[index].append(try pass(timed[index]))
  }
}
func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }
func fastest(_ times: [Double]) -> Double { times.min() ?? 0 }
func others(_ times: [Double]) -> String {
  "\(fixed(median(times), 2)), \(fixed(times.max() ?? 0, 2))"
}
Table(
  timed.indices.map { $0 }, Column("Activation") { timed[$0].name },
  Column("ns per element") { fixed(fastest(elementTimes[$0]), 2) },
  Column("Median, slowest") { others(elementTimes[$0]) },
  Column("ms per pass") { fixed(fastest(passTimes[$0]), 2) },
  Column("Median, slowest ") { others(passTimes[$0]) })

let elementRatio = fastest(elementTimes[3]) / fastest(elementTimes[0])
let passRatio = fastest(passTimes[3]) / fastest(passTimes[0])
/// The sigmoid's time over ReLU's, round by round.
let elementRatios = zip(elementTimes[3], elementTimes[0]).map { $0 / $1 }
let passRatios = zip(passTimes[3], passTimes[0]).map { $0 / $1 }
claim(
  "By the fastest rounds the sigmoid takes \(fixed(elementRatio, 1)) times as long as ReLU per element, and \(fixed(passRatio, 2)) times in a whole pass. In each of the \(passRatios.count) rounds the second ratio is the smaller one: matrix products dominate.",
  passRatio < elementRatio && zip(elementRatios, passRatios).allSatisfy { $1 < $0 },
  otherwise:
    "By the fastest rounds the sigmoid takes \(fixed(elementRatio, 1)) times as long as ReLU per element, and \(fixed(passRatio, 2)) times in a whole pass. Compared round by round the ratio of passes is the smaller one in \(zip(elementRatios, passRatios).count { $1 < $0 }) of \(passRatios.count) rounds; the fastest times of different rounds need not show the same order."
)

// A pass has 960 activations per image and `{swift} (784 * 512 + 512 * 256 + 256 * 128 + 128 * 64 + 64 * 10).formatted()` weights, so two functions that differ by a nanosecond per element differ by about a tenth of a millisecond per pass. The medians and the slowest rounds show how far a round may be off. The machine does other things as well, and a pass may run at two speeds. So differences that small are not to be read from the medians, and with the fastest rounds only as a hint.
//
// So the often copied sentence "ReLU is six times faster than sigmoid" needs a unit. (The six of the AlexNet paper was something else again: a convolutional network of four layers with ReLU needed a sixth of the *epochs* of an equivalent network with tanh to reach 25% training error on CIFAR-10, each at a learning rate of its own; @sec-nonlinearity-history reads the whole caption.)
//
// ## Misconceptions {#sec-atlas-myths}

let randomLayer = try Network<Float>(Sequential { Linear(784, 256) }, capacity: 1_000, seed: 1)
randomLayer.inputs.write(Tensor.normal([1_000 * 784], seed: 3).values)
randomLayer.forward(rows: 1_000)
let exactZeros = (0..<256_000).count { randomLayer.outputs[$0] == 0 }

// ::: {.callout-warning title="Myth: the sigmoid is dead"}
// **What is true:** it has left the hidden layers of deep networks, for the reason in @tbl-master: its steepest slope is `{swift} written(Activation.sigmoid.maximumSlope.value)`. At outputs for yes-or-no questions and as a gate it is alive in every LSTM and, as a
// factor of Swish, in many convolutional networks. **Why it matters:** replacing a gate's sigmoid by ReLU breaks what a gate means, a share between 0 and 1.
// :::
//
// ::: {.callout-warning title="Myth: ReLU is not differentiable at 0, so gradient descent fails"}
// **What is true:** the one point is hardly ever met. Of the 256,000 pre-activations that a random layer of 256 units gives for 1,000 random inputs,
// `{swift} exactZeros` are exactly zero; and there any slope between 0 and 1 is a valid choice (a subgradient). **Why it matters:** the kink is not ReLU's problem. The flat half is.
// :::
//
// ::: {.callout-warning title="Myth: ELU is smooth"}
// **What is true:** with $\alpha = 1$ its slope is continuous but its second derivative jumps from 1 to 0; with any other $\alpha$ the slope itself jumps. Counted by the engine: `{swift} Activation.elu.smoothness == 1 ? "one continuous derivative" : "\(Activation.elu.smoothness) continuous derivatives"` for $\alpha = 1$,
// `{swift} Activation.elu(alpha: 0.5).smoothness` for $\alpha = 0.5$. **Why it matters:** methods that use curvature see the jump.
// :::
//
// ::: {.callout-warning title="Myth: Leaky ReLU is zero-centred, because it has negative outputs"}
// **What is true:** for standard normal inputs its mean output is `{swift} fixed(Activation.leakyReLU.meanOutput, 3)`, hardly less than ReLU's `{swift} fixed(Activation.relu.meanOutput, 3)`. **Why it matters:** it cures dying units, not the mean.
// :::
//
// ::: {.callout-warning title="Myth: tanh always beats the sigmoid"}
// **What is true:** around zero its slope is four times as large, but it saturates sooner: at $z = 3$ the slope of tanh is `{swift} fixed(Activation.tanh.derivative(3))` and that of the sigmoid `{swift} fixed(Activation.sigmoid.derivative(3))`. And only the sigmoid's
// output is a probability. Trained, @tbl-library has tanh at `{swift} extent(trained, .tanh)`% and the sigmoid at `{swift} extent(trained, .sigmoid)`% after three epochs at one rate for all; the test of the two stands below that table. But one network says nothing about "always": compare the rows of the two for bags of words in @tbl-beyond-sparse, another task. (At a bottleneck of four units, @tbl-beyond-sigmoid, the difference of the two is not tested.) **Why it matters:** "always" is a claim about all networks, and the advantage rests on pre-activations that stay small.
// :::
//
// ## Quiz {#sec-atlas-quiz}
//
// ::: {.quiz}
// Which activation has a steepest slope of exactly one quarter?
//
// - [x] Sigmoid
//   $s(1-s)$ is largest at $s = \tfrac12$.
// - [ ] Tanh
//   Its steepest slope is 1.
// - [ ] Softplus
//   Its slope is the sigmoid itself and tends to 1.
// - [ ] ELU
//   Its slope is 1 on the right.
// :::
//
// ::: {.quiz}
// Which sentence about tanh is *false*?
//
// - [ ] It is $2\sigma(2z) - 1$.
//   That is the identity of this chapter.
// - [ ] Its outputs are centred on zero.
//   It is odd.
// - [x] Its steepest slope is one half.
//   It is 1, at zero.
// - [ ] It saturates on both sides.
//   It does, sooner than the sigmoid.
// :::
//
// ::: {.quiz answer="0.1050" tolerance="0.0005"}
// What is the slope of the sigmoid at $z = -2$?
// :::
//
// ::: {.quiz}
// Which of these can have a negative slope? (Several.)
//
// - [x] GELU
//   Left of its minimum it falls.
// - [x] Swish
//   The same.
// - [ ] ELU
//   Its slope on the left is $\alpha e^z > 0$.
// - [x] Mish
//   The same as GELU and Swish.
// :::
//
// ## Exercises {#sec-atlas-exercises}
//
// :::: {#exr-sigmoid-three level="apply" points="2"}
// Compute $\sigma(0)$, $\sigma(3)$ and $\sigma(-3)$ and the three slopes by hand ($e^{-3} \approx 0.0498$), then check.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Use $\sigma(-z) = 1 - \sigma(z)$: one division is enough for all three values. The slope is $s(1 - s)$.
// :::
// ::::
//
// ::: {#sol-sigmoid-three}
// $\sigma(3) = 1/1.0498 = 0.9526$, $\sigma(-3) = 1 - 0.9526 = 0.0474$; the slopes are $0.25$ and, at both other places, $0.9526\cdot0.0474 = 0.0452$.

print(
  [0.0, 3, -3].map { fixed(Activation.sigmoid($0)) },
  [0.0, 3, -3].map { fixed(Activation.sigmoid.derivative($0)) })

// :::
//
// :::: {#exr-swish-one level="apply" points="3"}
// Compute Swish$'(1)$ from $\sigma(1) = 0.7311$, in two ways.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// One way is the product rule for $z\,\sigma(z)$. For the other look among the facts about Swish for a formula in which the value $f$ itself stands.
// :::
// ::::
//
// ::: {#sol-swish-one}
// By the product rule $0.7311 + 1\cdot0.7311\cdot0.2689 = 0.9277$. With the value: $f = 0.7311$, so $f + \sigma(1-f) = 0.7311 + 0.7311\cdot0.2689$, the same sum.

print(fixed(Activation.swish.derivative(1)))

// :::
//
// :::: {#exr-elu-slope level="analyse" points="4"}
// For which $\alpha$ is the slope of ELU continuous at 0? Is the second derivative continuous for any $\alpha$? Prove it, and let the engine confirm it for $\alpha = 0.5, 1, 2$.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Differentiate on the left, twice, and let $z$ go to zero from below; on the right both derivatives are constants. Compare.
// :::
// ::::
//
// ::: {#sol-elu-slope}
// From the left $\alpha e^z \to \alpha$, from the right the slope is 1: continuous only for $\alpha = 1$. The second derivative is $\alpha e^z \to \alpha$ from the left and 0 from the right: continuous only for $\alpha = 0$, which is ReLU, whose slope already
// jumps. So no ELU has a continuous second derivative. CELU, $\alpha\,(e^{z/\alpha} - 1)$ on the left, has a continuous slope for every $\alpha$, since $\alpha\cdot\frac1\alpha e^0 = 1$.

Table(
  [0.5, 1, 2], Column("α") { written($0) },
  Column("Continuous derivatives of ELU") {
    Activation.elu(alpha: $0).smoothness
  },
  Column("of CELU") { Activation.celu(alpha: $0).smoothness })

// :::
//
// :::: {#exr-gelu-forms level="apply" points="3"}
// Compare the tanh form of GELU with the exact one at $-3, -1, 0, 1, 3$. Where is the *relative* error largest, and does it matter?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// The *relative* error divides by the value. At which of the five places is the value itself nearly zero?
// :::
// ::::
//
// ::: {#sol-gelu-forms}

Table(
  [-3.0, -1, 0, 1, 3], Column("z") { fixed($0, 0) },
  Column("exact") { fixed(Activation.gelu($0), 6) },
  Column("tanh form") { fixed(Activation.geluTanh($0), 6) },
  Column("difference") {
    written(Activation.geluTanh($0) - Activation.gelu($0), 2)
  })

// On the far left, where the value itself is nearly zero, the relative error is largest: at $-3$ it is a tenth, $-0.00364$ against $-0.00405$. (At 0 both values are 0.) It matters when weights trained with one form are used with the other and results are compared to many digits; for training either does.
// :::
//
// :::: {#exr-plot level="create" points="4"}
// Plot the seven activations of the bake-off in one chart, with a legend.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// `Activation.bakeOff` is the list (in Python, a list of seven functions). One `LinePlot` for each, with `foregroundStyle(by:)`, makes the legend.
// :::
// ::::
//
// ::: {#sol-plot}

Chart {
  for f in Activation.bakeOff {
    LinePlot(x: "z", y: "Value", domain: -4...4) { f($0) }
      .foregroundStyle(by: .value("Activation", f.name))
  }
}
.chartLegend(position: .trailing)

// :::
//
// :::: {#exr-cnn level="evaluate" points="4"}
// "GELU is better in transformers, so we switch all our convolutional networks to it." Judge the sentence.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Which architecture does the premise speak of, and which the conclusion? What would have to be measured in between, and with how many seeds?
// :::
// ::::
//
// ::: {#sol-cnn}
// The premise is a custom and a set of measurements in one architecture; the conclusion is about another. What would carry over is a mechanism, and none is given. The cost is known: see @tbl-cost. The benefit must be measured, with the network, data and learning rate in
// question, over several seeds, as in @sec-bake-off; a difference within the scatter of seeds is no reason to change anything that works.
// :::
//
// :::: {#exr-kink level="evaluate" points="4"}
// ReLU has no derivative at 0. Does it matter? Would softplus help?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// How often is a pre-activation *exactly* zero? And what does softplus change elsewhere: the mean output, exact zeros, the slope around zero?
// :::
// ::::
//
// ::: {#sol-kink}
// It does not matter: the point is met almost never, and a subgradient serves when it is. Softplus removes the kink and brings three costs: it is never exactly zero (no sparsity), its mean output is larger (`{swift} fixed(Activation.softplus.meanOutput, 3)` against
// `{swift} fixed(Activation.relu.meanOutput, 3)` for standard normal inputs), and its slope around zero is one half, so gradients shrink: $\mathbb{E}f'^2$ is `{swift} fixed(Activation.softplus.meanSquaredSlope, 3)` against ReLU's 0.5. On the left it
// saturates like the sigmoid. So it cures an illness that ReLU does not have.
// :::
//
// ## Takeaways
//
// - Look at the slope first, then the centre, then the cost.
// - $\sigma' = \sigma(1-\sigma) \le \tfrac14$; $\tanh z = 2\sigma(2z)-1$ with slope up to 1.
// - ReLU: slope 1 or 0. Its relatives differ in what they do on the left.
// - GELU, Swish, Mish: $z$ times a gate; not monotone; slopes slightly above 1.
// - Write numerics so that no branch can overflow, taken or not; check derivatives by central differences in double precision.
// - Defaults differ between libraries. Write the number down.
//
// ## What comes next
//
// The sigmoid's sibling for several classes, softmax, with its own stability question. Then slopes in chains: @sec-flow-idea asks what twenty of them do, and the answer will be about weights as much as about activations.
//
// ## References
//
// - D.-A. Clevert, T. Unterthiner, S. Hochreiter: *Fast and accurate deep network learning by exponential linear units.* ICLR 2016.
// - S. Elfwing, E. Uchibe, K. Doya: *Sigmoid-weighted linear units for neural network function approximation in reinforcement learning.* arXiv 1702.03118, 2017.
// - I. Goodfellow, Y. Bengio, A. Courville: *Deep Learning.* MIT Press 2016, chapter 6.
// - K. He, X. Zhang, S. Ren, J. Sun: *Delving deep into rectifiers.* ICCV 2015.
// - D. Hendrycks, K. Gimpel: *Gaussian error linear units.* arXiv 1606.08415, 2016.
// - G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter: *Self-normalizing neural networks.* NeurIPS 2017.
// - A. Krizhevsky, I. Sutskever, G. Hinton: *ImageNet classification with deep convolutional neural networks.* NeurIPS 2012.
// - Y. LeCun, L. Bottou, G. Orr, K.-R. Müller: *Efficient BackProp.* 1998 (on centred inputs).
// - A. Maas, A. Hannun, A. Ng: *Rectifier nonlinearities improve neural network acoustic models.* ICML workshop 2013.
// - D. Misra: *Mish: a self regularized non-monotonic activation function.* arXiv 1908.08681, 2019.
// - P. Ramachandran, B. Zoph, Q. Le: *Searching for activation functions.* arXiv 1710.05941, 2017.
// - B. Xu, N. Wang, T. Chen, M. Li: *Empirical evaluation of rectified activations in convolutional network.* arXiv 1505.00853, 2015.
