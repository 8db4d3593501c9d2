// Gradient flow

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

extension GradientFlow.Outcome {
  subscript(activation: Activation) -> GradientFlow.Curve {
    curves[curves.firstIndex { $0.activation == activation.name } ?? 0]
  }
}

// **Before this** (words and signs: @sec-nonlinearity-words) you should know the chain rule, what an activation function is
// (@sec-atlas), and how a layer computes $a = f(Wx + b)$. Batch normalisation comes up before its section: it shifts and scales each unit to mean 0 and variance 1 over the batch (@sec-beyond-norm).
//
// | level | after this chapter you can |
// |---|---|
// | remember | state the recursion for the gradient at a layer's pre-activation, and the variances of LeCun, Xavier and He |
// | understand | explain why gradients shrink or grow geometrically with depth, and why "vanishing" is not "zero" |
// | apply | predict by how many powers of ten a gradient changes on its way through twenty layers |
// | analyse | take apart a simulation of gradient flow and say which of its assumptions makes its ranking |
// | evaluate | judge a remedy (another activation, another initialiser, clipping) by what it can and cannot change |
// | create | design an initialiser for an activation of your own, and test it |
//
// ## The idea in plain words {#sec-flow-idea}
//
// A network learns because news of its error travels backwards. Every layer hands the news on to the layer before it, and
// every layer changes its loudness: it multiplies by its weights, and by the slope of its activation at the place where
// each unit happens to stand.
//
// ```{dot}
// //| label: fig-flow-path
// //| fig-cap: One pass there and back. Forwards (above) each layer multiplies by its weights and bends; backwards (below) the news of the error is multiplied by the same weights and by the slope at the place where the unit stands. What reaches the first layer is a product of all of them.
// //| fig-alt: "A row of boxes. Forwards: input, first layer, second layer, third layer, loss. Backwards from the loss to the first layer, each arrow labelled with the weights times the slope of the layer."
// digraph path {
//   rankdir=LR; nodesep=0.3; ranksep=0.12; node [shape=box, style=rounded, fontname="sans-serif", fontsize=10, margin="0.05,0.04", width=0.4]; edge [fontname="sans-serif", fontsize=9, arrowsize=0.7];
//   x [label="x"]; z1 [label="layer 1\na₁ = f(z₁)"]; z2 [label="layer 2\na₂ = f(z₂)"]; z3 [label="layer 3\na₃ = f(z₃)"]; c [label="C"];
//   x -> z1 [label="W₁"]; z1 -> z2 [label="W₂"]; z2 -> z3 [label="W₃"]; z3 -> c;
//   c -> z3 [label="× f′(z₃)", style=dashed, constraint=false]; z3 -> z2 [label="× W₃\n× f′(z₂)", style=dashed, constraint=false]; z2 -> z1 [label="× W₂\n× f′(z₁)", style=dashed, constraint=false];
// }
// ```
//
// One factor of a half does no harm. Twenty of them leave a millionth. Twenty factors of two make a million. So depth
// punishes every factor that is not close to one, and the question of this chapter is simply: **what is the typical factor
// of one layer, and who sets it?** The answer will be: the activation and the initial weights together, never one alone.
//
// ## The mathematics {#sec-flow-maths}
//
// Write layer $l$ of $L$ as
//
// $$
// z_l = W_l\,a_{l-1} + b_l, \qquad a_l = f(z_l),
// $$
//
// and let $\delta_l = \partial C/\partial z_l$ be the gradient of the loss $C$ at the pre-activations of layer $l$, also called the *error signal*; it is what we call the news of the error. A small
// change of $z_l$ changes $a_l$ by the slope $f'(z_l)$, unit by unit, and that changes $z_{l+1}$ through the weights. Unit $i$ of layer $l$ reaches *every* unit $j$ above it, with weight $W_{ji}$, so its news is the sum $\sum_j W_{ji}\,\delta_{l+1,j}$: column $i$ of $W_{l+1}$, which is row $i$ of $W_{l+1}^\top$. And the weight from unit $k$ below moves $z_{l,i}$ by $a_{l-1,k}$, so its gradient is $\delta_{l,i}\,a_{l-1,k}$. Together:
//
// $$
// \delta_l = \left(W_{l+1}^{\top}\,\delta_{l+1}\right)\odot f'(z_l), \qquad
// \frac{\partial C}{\partial W_l} = \delta_l\,a_{l-1}^{\top}.
// $$ {#eq-recursion}
//
// The circled dot multiplies unit by unit. With a single unit per layer the recursion unrolls into one product,
//
// $$
// \delta_1 = \delta_L \prod_{l=2}^{L} w_l\, f'(z_{l-1}),
// $$ {#eq-product}
//
// with $L-1$ weights and $L-1$ slopes. (Hochreiter worked out in 1991, for recurrent networks, what such products do.) Note the count: from the
// fifth layer to the first there are *four* steps.
//
// ### The best case for the slopes
//
// Forget the weights for a moment and suppose that every unit stands where its activation is steepest. Then each step
// multiplies by the largest slope there is.

let three: [Activation] = [.sigmoid, .tanh, .relu]
func best(_ f: Activation, _ steps: Int) -> String {
  written(pow(f.maximumSlope.value, Double(steps)))
}
Table(
  three,
  Column("Activation") { $0.name },
  Column("Layer 5") { best($0, 0) },
  Column("Layer 4") { best($0, 1) },
  Column("Layer 3") { best($0, 2) },
  Column("Layer 2") { best($0, 3) },
  Column("Layer 1") { best($0, 4) })

// The sigmoid's steepest slope is `{swift} written(Activation.sigmoid.maximumSlope.value)`, so even its best case loses a
// factor of four per step: after ten steps at most $0.25^{10} \approx$ `{swift} written(pow(0.25, 10), 2)` is left. That is
// the argument against sigmoids in one line. It is a true statement about slopes. Whether it is a true statement about
// *networks* depends on the weights, which it leaves out.
//
// ## A simulation that is often shown {#sec-flow-simulation}
//
// A popular demonstration goes like this. Take a gradient of 1 for each of 64 units. At every one of twenty layers draw
// pre-activations $z \sim \mathcal{N}(0, 2/64)$, multiply each unit's gradient by $f'(z)$, and record the mean absolute
// value. No weight appears anywhere.

let simulated = try GradientFlow(
  depth: 20, width: 64, mode: .multipliedSlopes, repetitions: 101
).run()

Chart(simulated.curves) { curve in
  for (index, magnitude) in curve.magnitudes.enumerated() {
    LineMark(
      x: .value("Layers passed", index + 1),
      y: .value("Mean |gradient|", magnitude)
    )
    .foregroundStyle(by: .value("Activation", curve.activation))
  }
}
.chartYScale(type: .log)

// Put in order, this is what is left after twenty layers:

let ranked = simulated.curves.sorted { $0.final > $1.final }
Table(
  ranked, Column("Activation") { $0.activation },
  Column("Left after 20 layers") { written($0.final) })

claim(
  "In this simulation tanh keeps the most and ReLU keeps exactly nothing.",
  ranked.first?.activation == "tanh" && simulated[.relu].final == 0,
  otherwise:
    "In this repetition the order of tanh and ReLU is not the usual one: tanh keeps \(written(simulated[.tanh].final)), ReLU \(written(simulated[.relu].final))."
)

// The demonstration is usually quoted for the opposite: that ReLU keeps gradients alive where sigmoid and tanh lose them.
// Its own numbers say that tanh is best and ReLU last. Before believing either, look at what it computes.
//
// ### What it really shows {#sec-flow-why}
//
// The pre-activations have a deviation of only $\sqrt{2/64} =$ `{swift} written((2.0 / 64).squareRoot())`. All units sit very
// close to zero. So the simulation measures one number per activation, the slope at (nearly) zero, and raises it to the
// twentieth power:

let s = (2.0 / 64).squareRoot()
func meanSlope(_ f: Activation) -> Double {
  normalMean { abs(f.derivative(s * $0)) }
}
Table(
  Activation.standard,
  Column("Activation") { $0.name },
  Column("Mean |slope| near zero") { written(meanSlope($0)) },
  Column("to the power 20") { written(pow(meanSlope($0), 20)) },
  Column("Simulated median") { written(simulated[$0].final) })

// - **tanh** has slope 1 at zero and loses only what the small spread costs.
// - **GELU and Swish** have slope one half at zero: $0.5^{20} \approx$ `{swift} written(pow(0.5, 20), 2)`.
// - **Sigmoid** has slope one quarter: $0.25^{20} \approx$ `{swift} written(pow(0.25, 20), 2)`.
// - **ReLU** has *no* typical slope. Each step is a coin toss between 0 and 1, and a unit survives only if it is open twenty
//   times in a row. With 64 units the expected number of survivors is $64/2^{20} =$ `{swift} written(64 / pow(2, 20), 2)`. The
//   *mean* over very many repetitions is $2^{-20}$, exactly that of a slope of one half; it is carried by the one repetition
//   in some sixteen thousand in which a unit is lucky. The typical repetition has nothing left, and the median says so.
// - **Leaky ReLU** is the same coin with 0.01 instead of 0. Its mean, $0.505^{20} \approx$ `{swift} written(pow(0.505, 20), 2)`,
//   is also carried by rare luck. A typical repetition is ruled by the luckiest of its 64 units, one that was closed perhaps
//   five times: $0.01^{5}/64 \approx$ `{swift} written(pow(0.01, 5) / 64, 2)`.
//
// So the ranking is the ranking of $f'(0)$, plus a lesson about medians of products. Two of its assumptions make it so:
//
// 1. **No weights.** In a real layer a unit's gradient is a weighted sum over *all* units of the next layer. A closed ReLU
//    blocks one path; the others go on. Multiplying unit by unit, without sums, lets one zero end a path for ever.
// 2. **Tiny pre-activations.** Real networks are initialised to keep $z$ at a size of about one. There tanh is no longer
//    nearly linear.
//
// @fig-slope-size turns the second knob.

let deviations = stride(from: -1.5, through: 1.0, by: 0.0625).map {
  pow(10, $0)
}
Chart {
  for f in Activation.standard {
    for deviation in deviations {
      LineMark(
        x: .value("Deviation s of the pre-activations", deviation),
        y: .value(
          "Root mean square slope",
          f.meanSquaredSlope(at: deviation * deviation).squareRoot())
      )
      .foregroundStyle(by: .value("Activation", f.name))
    }
  }
  RuleMark(x: .value("Deviation s of the pre-activations", s))
    .lineStyle(StrokeStyle(dash: [4, 3]))
    .foregroundStyle(.secondary)
}
.chartXScale(type: .log)
.chartYScale(domain: 0...1.1)

// Why the *square* of the slope? Because that is what the weights ask for, as the next section shows.
//
// ## With weights: what one layer really does {#sec-flow-weights}
//
// **By hand, two units.** Take tanh, two layers of two units, the input $x = (1, 0)$, and
//
// $$
// W_1 = \begin{pmatrix} 0.5 & 0\\ 1 & 0\end{pmatrix}, \qquad W_2 = \begin{pmatrix} 1 & -1\\ 0 & 2\end{pmatrix}, \qquad \delta_2 = (1, 1).
// $$
//
// Forwards $z_1 = (0.5, 1)$, with slopes $1 - \tanh^2$ of $0.786$ and $0.420$. Backwards $W_2^{\top}\delta_2 = (1 + 0,\; -1 + 2) = (1, 1)$: the second unit's news is a *sum* of two, one of which is negative. Then the slopes: $\delta_1 = (0.786, 0.420)$. The size went from $1.414$ to
// $\sqrt{0.786^2 + 0.420^2} = 0.891$, a factor of $0.63$. Here all of it is the slopes' doing: these weights happened to hand on $(1, 1)$ as $(1, 1)$, one entry by growth, the other by a difference. With other weights both would count and the factor would be another, so ask for the *typical* one.
//
// ::: {#twin-backward .panel-tabset group="language"}
// ### Swift

let firstZ = [0.5, 1.0]
let arriving: [Double] = [1 + 0, -1 + 2]  // the columns of W₂, summed
let handDelta = zip(arriving, firstZ).map { news, z in
  news * Activation.tanh.derivative(z)
}
claim(
  "The machine agrees: (0.786, 0.420).",
  abs(handDelta[0] - 0.786) < 5e-4 && abs(handDelta[1] - 0.420) < 5e-4,
  proved: true)

// ### NumPy
// ```python
// import numpy as np
//
// x, delta2 = np.array([1.0, 0]), np.array([1.0, 1])
// W1, W2 = np.array([[0.5, 0], [1, 0]]), np.array([[1.0, -1], [0, 2]])
// z1 = W1 @ x
// delta1 = (W2.T @ delta2) * (1 - np.tanh(z1) ** 2)
// print("news:", delta1.round(4))
// print("gradient of the weights:", np.outer(delta1, x).round(4).tolist())
// ```
//
// ```text
// news: [0.7864 0.42  ]
// gradient of the weights: [[0.7864, 0.0], [0.42, 0.0]]
// ```
//
// ### PyTorch
// ```python
// import torch
//
// torch.set_default_dtype(torch.float64)
// x = torch.tensor([1.0, 0])
// W1 = torch.tensor([[0.5, 0], [1, 0]], requires_grad=True)
// W2 = torch.tensor([[1.0, -1], [0, 2]])
// z1 = W1 @ x
// z1.retain_grad()
// z2 = W2 @ torch.tanh(z1)
// z2.backward(torch.tensor([1.0, 1]))  # the news that arrives
// print("news:", z1.grad.numpy().round(4))
// print("gradient of the weights:", W1.grad.numpy().round(4).tolist())
// ```
//
// ```text
// news: [0.7864 0.42  ]
// gradient of the weights: [[0.7864, 0.0], [0.42, 0.0]]
// ```
// :::
//
// **In general.** Let the weights of a layer with $n$ inputs be independent, with mean 0 and variance $\sigma_w^2/n$, and treat them as
// independent of the gradient that arrives. Take the mean square of @eq-recursion for unit $i$. The cross terms have mean
// zero, so the sum of $n$ squares remains:
//
// $$
// \mathbb{E}\,\delta_{l,i}^2
// = \Big(\sum_{j=1}^{n} \mathrm{Var}(W_{ji})\,\mathbb{E}\,\delta_{l+1,j}^2\Big)\,\mathbb{E} f'(z_{l,i})^2
// = \underbrace{\sigma_w^2\;\mathbb{E} f'(z_l)^2}_{\textstyle \chi_l}\;\mathbb{E}\,\delta_{l+1}^2 .
// $$ {#eq-chi}
//
// (The square is inside the mean: $\mathbb{E}f'^2$ is the mean of the squared slope. An example: 100 weights of variance $2/100$, and slopes of which half are 1 and half are 0, give $100\cdot\tfrac{2}{100}\cdot\tfrac12 = 1$, and the size stays.)
//
// (With layers of equal width; otherwise the sum has one term for each unit of the next layer, and $\chi_l$ gets the ratio of the
// two widths as a factor.) The same step forwards gives the mean
// square $q_l$ of the pre-activations,
//
// $$
// q_{l+1} = \sigma_w^2\;\mathbb{E} f(\sqrt{q_l}\,\xi)^2 + \sigma_b^2, \qquad \xi \sim \mathcal{N}(0,1),
// $$ {#eq-q}
//
// because a sum of many independent terms is nearly normal. The two recursions are called the **[mean-field]{.term of="mean field"}** description of
// the network at initialisation (Poole et al. 2016; Schoenholz et al. 2017). One layer changes the size of a gradient by
// $\sqrt{\chi}$. The [gradient vanishes]{.term of="vanishing gradient"} when $\chi < 1$ and [explodes]{.term of="exploding gradient"} when $\chi > 1$. Both factors of $\chi$ count, the
// activation's $\mathbb{E}f'^2$ and the [initialiser]{.term}'s $\sigma_w^2$.
//
// ### Three initialisers, three answers to one equation {#sec-flow-initialisers}
//
// **LeCun (1998).** Demand that a *linear* layer keep the size of its signal: $q_{l+1} = \sigma_w^2 q_l$, so
// $\sigma_w^2 = 1$, that is $\mathrm{Var}(W) = 1/n_\text{in}$.
//
// **Xavier (Glorot & Bengio 2010).** Demand the same of the gradient as well. Backwards the sum in @eq-chi has
// $n_\text{out}$ terms, which asks for $\mathrm{Var}(W) = 1/n_\text{out}$. Both hold only for square layers; the compromise is
// the harmonic mean of the two variances, $\mathrm{Var}(W) = 2/(n_\text{in} + n_\text{out})$. It is made for activations that
// are nearly linear around zero, such as tanh.
//
// **He (2015).** For ReLU and a symmetric $z$, half the units are zero. So $\mathbb{E} f(z)^2 = q/2$ and
// $\mathbb{E} f'(z)^2 = 1/2$. Both recursions keep their size when $\sigma_w^2 = 2$, that is $\mathrm{Var}(W) = 2/n_\text{in}$.
// The factor 2 pays for the closed half.
//
// What the wrong variance does can be seen without any gradient: look at the units of each layer before training, as Glorot and Bengio did.

let spreadStarts: [(String, Initializer)] = [
  ("default", .standard), ("Xavier", .xavierNormal),
  ("3 × Xavier", .scaledNormal(gain: 3)),
]
let layerOutputs = try [1, 3, 5].flatMap { layer in
  try spreadStarts.map { title, start in
    let network = try Network<Float>(
      .perceptron(
        [256, 256, 256, 256, 256, 256, 10], activation: .tanh,
        initializer: start), capacity: 100, seed: 1)
    network.inputs.write(Tensor.normal([100 * 256], seed: 2).values)
    network.forward(rows: 100)
    let outputs = network.activations[layer - 1].output.array()
    return (
      title: "layer \(layer), \(title)",
      values: stride(from: 0, to: outputs.count, by: 7).map {
        Double(outputs[$0])
      }
    )
  }
}
Chart {
  for panel in layerOutputs {
    Histogram(
      "Output", values: panel.values, bins: 24, range: -1...1
    )
    .facet(by: .value("Layer and start", panel.title))
  }
}
.chartFacet(x: "Layer and start", columns: 3)

// ### Prediction over measurement
//
// The two recursions are a short function. It follows $q$ forwards through the layers and collects the factors
// $\chi_1, \dots, \chi_{19}$ that take a gradient from the twentieth layer to the first.
//
// ::: {#twin-meanfield .panel-tabset group="language"}
// ### Swift

func meanField(
  _ f: Activation, weightVariance w: Double,
  biasVariance b: Double = 0, depth: Int = 20
) -> [Double] {
  var q = w + b  // inputs of unit mean square
  return (1..<depth).map { _ in
    let chi = w * f.meanSquaredSlope(at: q)  // E f'(√q ξ)²
    q = w * f.meanSquare(at: q) + b  // E f(√q ξ)²
    return chi
  }
}
/// In powers of ten, from the last hidden layer to the first.
func predictedChange(_ f: Activation, weightVariance w: Double) -> Double {
  0.5 * meanField(f, weightVariance: w).map { log10($0) }.reduce(0, +)
}

// ### NumPy
// ```python
// import numpy as np
//
// xi, weight = np.polynomial.hermite_e.hermegauss(80)
// weight = weight / weight.sum()  # means over a standard normal
//
// def predicted_change(f, slope, variance, depth=20):
//     q, change = variance, 0.0
//     for _ in range(depth - 1):
//         z = np.sqrt(q) * xi
//         change += 0.5 * np.log10(variance * (weight @ slope(z) ** 2))
//         q = variance * (weight @ f(z) ** 2)
//     return change
//
// def sigmoid(z):
//     return 1 / (1 + np.exp(-z))
//
// pairs = {
//     "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
//     "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
//     "ReLU": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1.0),
// }
// for name, (f, slope) in pairs.items():
//     small, large = (predicted_change(f, slope, v) for v in (1, 2))
//     print(f"{name} {small:.2f} {large:.2f}")
// ```
//
// ```text
// sigmoid -11.96 -9.53
// tanh -0.71 0.23
// ReLU -2.86 0.00
// ```
// :::
//
// And here is the measurement: real networks of twenty layers of 500 units, one random input each, a random gradient at the
// output, and true backpropagation in double precision; once with $\mathrm{Var}(W) = 1/n$ and once with $2/n$.

func measure(_ start: Initializer) throws -> GradientFlow.Outcome {
  try GradientFlow(
    width: 500, mode: .backpropagated, initializer: start,
    repetitions: 8, samples: 1
  ).run()
}
let lecun = try measure(.lecunNormal)
let he = try measure(.heNormal)

/// The gradient at the 20th, 19th, ... first layer for a unit gradient at the output: the root of
/// E f'(z)², and then a factor √χ for each layer.
func predictedMagnitudes(_ f: Activation, weightVariance w: Double) -> [Double] {
  let chi = meanField(f, weightVariance: w, depth: 21).reversed().map { $0 }
  var magnitudes = [(chi[0] / w).squareRoot()]
  for factor in chi.dropFirst() { magnitudes.append((magnitudes.last ?? 0) * factor.squareRoot()) }
  return magnitudes
}
Chart {
  for (title, flow, variance) in [
    ("Variance 1/n (LeCun)", lecun, 1.0),
    ("Variance 2/n (He)", he, 2.0),
  ] {
    for f in Activation.standard {
      for (index, magnitude) in predictedMagnitudes(
        f, weightVariance: variance
      ).enumerated() where index % 3 == 1 {
        PointMark(
          x: .value("Layers from the output", index + 1),
          y: .value("Gradient (root mean square)", magnitude)
        )
        .foregroundStyle(by: .value("Activation", f.name))
        .symbolSize(14)
        .facet(by: .value("Initialiser", title))
      }
    }
    for curve in flow.curves {
      for (index, magnitude) in curve.magnitudes.enumerated() {
        LineMark(
          x: .value("Layers from the output", index + 1),
          y: .value("Gradient (root mean square)", magnitude)
        )
        .foregroundStyle(by: .value("Activation", curve.activation))
        .facet(by: .value("Initialiser", title))
      }
    }
  }
}
.chartFacet(x: "Initialiser", columns: 2)
.chartYScale(type: .log)

Table(
  Activation.standard,
  Column("Activation") { $0.name },
  Column("1/n predicted") {
    NumberFormat.fixed(
      predictedChange($0, weightVariance: 1), decimals: 2)
  },
  Column("1/n measured") {
    NumberFormat.fixed(lecun[$0].change, decimals: 2)
  },
  Column("2/n predicted") {
    NumberFormat.fixed(
      predictedChange($0, weightVariance: 2), decimals: 2)
  },
  Column("2/n measured") {
    NumberFormat.fixed(he[$0].change, decimals: 2)
  })

let misses = Activation.standard.flatMap { f in
  [
    abs(predictedChange(f, weightVariance: 1) - lecun[f].change),
    abs(predictedChange(f, weightVariance: 2) - he[f].change),
  ]
}
let largestMiss = misses.max() ?? 0
claim(
  "Prediction and measurement agree within \(written(largestMiss, 2)) powers of ten everywhere.",
  largestMiss < 0.2,
  otherwise:
    "The largest difference between prediction and measurement is \(written(largestMiss, 2)) powers of ten; a finite network fluctuates around the prediction, and the average here is over \(isQuick ? "a single network" : "eight networks")."
)
claim(
  "With He's weights ReLU passes its gradient on undiminished, within a factor of two.",
  abs(he[.relu].change) < 0.31,
  otherwise:
    "With He's weights ReLU's gradient changed by \(written(he[.relu].change, 2)) powers of ten in these networks."
)
claim(
  "Sigmoid loses more than nine powers of ten with either initialiser.",
  lecun[.sigmoid].change < -9 && he[.sigmoid].change < -9)

// (Why one input per network? The size of the signal itself fluctuates in a finite network, and GELU and Swish feel that more than
// ReLU. A mean over many inputs would be ruled by the few whose signal happens to be large; the mean of logarithms, taken over
// independent networks, is what @eq-chi speaks of.)
//
// The recursions cost nothing, so ask them about other depths:

Chart {
  for (title, variance) in [("1/n (LeCun)", 1.0), ("2/n (He)", 2.0)] {
    for f in Activation.standard {
      BarMark(
        x: .value(
          "Powers of ten",
          0.5
            * meanField(f, weightVariance: variance, depth: depth)
            .map { log10($0) }.reduce(0, +)),
        y: .value("Activation", f.name)
      )
      .facet(by: .value("Weight variance", title))
    }
  }
}
.chartFacet(x: "Weight variance", columns: 2)
.chartXScale(domain: -32...2)

// Compare this with @fig-multiplied. The order is another: ReLU, dead last without weights, is level with He's weights;
// sigmoid is last. And ReLU's rescue is not a property of ReLU. The same ReLU with the smaller weights of the left panel
// loses `{swift} written(-lecun[.relu].change, 2)` powers of ten. *The pair counts.*
//
// ::: {.callout-note title="Why does sigmoid not recover with larger weights?"}
// Its $\mathbb{E}f'^2$ is at most $0.25^2 = 0.0625$, so $\chi = 1$ needs $\sigma_w^2 \ge 16$. But weights that large push $z$
// far from zero, where the slope is smaller still, and the outputs are never negative, so $q$ grows with them. With
// $\sigma_w^2 = 16$ the recursions end at $\chi =$
// `{swift} written(meanField(.sigmoid, weightVariance: 16).last ?? 0, 2)`; at 400 it is
// `{swift} written(meanField(.sigmoid, weightVariance: 400).last ?? 0, 2)`. There is a variance at which $\chi$ reaches one, but
// by then most units stand where the sigmoid is flat.
// :::
//
// The next figure runs in your browser: a random network of 24 units a layer, with weights of standard deviation *gain* over $\sqrt{24}$. The draws stay the same, so what changes is what you changed.

let f = Activation(named: activation) ?? .relu
let width = 24
var stream = RandomStream(seed: UInt64(seed))
var signal = (0..<width).map { _ in stream.normal() }
var passed: [(weights: [Double], slopes: [Double])] = []
func size(_ numbers: [Double]) -> Double {
  numbers.reduce(0.0) { $0 + abs($1) } / Double(width)
}
var up: [Double] = []
for _ in 0..<depth {
  let w = (0..<width * width).map { _ in
    stream.normal() * gain / Double(width).squareRoot()
  }
  let z = (0..<width).map { i in
    (0..<width).reduce(0.0) { $0 + w[i * width + $1] * signal[$1] }
  }
  signal = z.map { f($0) }
  passed.append((w, z.map { f.derivative($0) }))
  up.append(size(signal))
}
var gradient = [Double](repeating: 1, count: width)
var down: [Double] = []
for layer in passed.reversed() {
  let g = (0..<width).map { gradient[$0] * layer.slopes[$0] }
  down.append(size(g))
  gradient = (0..<width).map { j in
    (0..<width).reduce(0.0) { $0 + layer.weights[$1 * width + j] * g[$1] }
  }
}
Chart {
  for layer in 0..<depth {
    LineMark(
      x: .value("Layer", layer + 1),
      y: .value("Mean size", max(up[layer], 1e-12))
    ).foregroundStyle(by: .value("What", "signal"))
    LineMark(
      x: .value("Layer", layer + 1),
      y: .value("Mean size", max(down[depth - 1 - layer], 1e-12))
    ).foregroundStyle(by: .value("What", "gradient"))
  }
}
.chartYScale(type: .log)

// ## Exploding gradients {#sec-flow-exploding}
//
// The same formula with $\chi > 1$ explodes. For ReLU, $\chi = \sigma_w^2/2$ whatever the size of the signal, so the gain
// $\sigma_w$ alone decides.

let gains = [1, 2.0.squareRoot(), 2, 4]
let byGain = try gains.map {
  try GradientFlow(
    width: 200, activation: .relu, mode: .backpropagated,
    initializer: .scaledNormal(gain: $0), repetitions: 5, samples: 1
  )
  .run()[.relu]
}
Chart {
  for (gain, curve) in zip(gains, byGain) {
    for (index, magnitude) in curve.magnitudes.enumerated() {
      LineMark(
        x: .value("Layers from the output", index + 1),
        y: .value("Gradient (root mean square)", magnitude)
      )
      .foregroundStyle(by: .value("Gain", "gain \(written(gain))"))
    }
  }
}
.chartYScale(type: .log)

// **[Clipping]{.term of="gradient clipping"}** is the usual remedy: when the norm of all gradients together exceeds a limit $c$, all are multiplied by
// $c/\lVert g\rVert$ (Pascanu et al. 2013). The formula says at once what it can do and what not. The factor is at most one
// and *the same for every layer*. It tames a step that is too long; it cannot make a small gradient larger, and it does not
// change the ratio between the first layer and the last.

let twentyLayers = [784] + Array(repeating: 64, count: 20) + [10]
func deepRun(_ f: Activation, _ start: Initializer, limit: Double?)
  throws -> TrainingRun
{
  let network = Sequential.perceptron(
    twentyLayers, activation: f, initializer: start)
  return try Trainer(
    network, optimizer: .sgd(learningRate: 0.05),
    clipping: limit.map { .norm($0) } ?? .none, seed: 3
  )
  .fit(
    .mnist.first(10_000), epochs: 6,
    probes: [.gradientNormsEvery(steps: 10)], testing: .lastEpoch)
}

struct ClippingResult: Sendable {
  var network, clipping, ending, ratio: String; var accuracy: Double
}
func attempt(
  _ title: String, _ f: Activation, _ start: Initializer,
  _ limit: Double?
) -> ClippingResult {
  let label = limit.map { "norm \(written($0))" } ?? "none"
  do {
    let run = try deepRun(f, start, limit: limit)
    let first = run.gradientSamples.first?.weights ?? []
    let ratio = (first.first ?? 0) / (first.last ?? 1)
    return ClippingResult(
      network: title, clipping: label,
      ending: "loss \(written(run.loss))", ratio: written(ratio, 2),
      accuracy: run.testAccuracy)
  } catch {
    return ClippingResult(
      network: title, clipping: label,
      ending: "stopped, not finite", ratio: "–", accuracy: 0)
  }
}
let attempts = try Parallel.map([
  (
    "exploding", Activation.relu,
    Initializer.scaledNormal(gain: 1.7), Double?.none
  ),
  ("exploding", .relu, .scaledNormal(gain: 1.7), 1),
  ("vanishing", .sigmoid, .heNormal, nil),
  ("vanishing", .sigmoid, .heNormal, 1),
]) { attempt($0.0, $0.1, $0.2, $0.3) }
Table(
  attempts,
  Column("Network") { $0.network },
  Column("Clipping") { $0.clipping },
  Column("Ending") { $0.ending },
  Column("First layer's gradient / last layer's") { $0.ratio },
  Column("Test accuracy") { $0.ratio == "–" ? "–" : percent($0.accuracy) })

claim(
  "Without clipping the exploding network's numbers stop being finite; with it the network learns. The vanishing network stays at the level of guessing with and without.",
  attempts[0].accuracy == 0 && attempts[1].accuracy > 0.4
    && attempts[3].accuracy < 0.2,
  otherwise:
    "In this run the exploding network ends so: \(attempts[0].ending) without clipping, \(attempts[1].ending) with it. The vanishing one reaches \(percent(attempts[2].accuracy)) without and \(percent(attempts[3].accuracy)) with it."
)

// ### Two figures to play with
//
// The first belongs to @sec-flow-initialisers, the second to @eq-q. How the values of one layer are spread tells the same story before any training. Choose a layer and move the gain: with tanh too large a gain piles the values up at the two ends, too small a one leaves a needle at zero. Then take ReLU.

let f = Activation(named: activation) ?? .tanh
let width = 20
var stream = RandomStream(seed: 7)
var batch = (0..<20).map { _ in
  (0..<width).map { _ in stream.normal() }
}
for _ in 0..<layer {
  let w = (0..<width * width).map { _ in
    stream.normal() * gain / Double(width).squareRoot()
  }
  batch = batch.map { x in
    (0..<width).map { i in
      f((0..<width).reduce(bias) { $0 + w[i * width + $1] * x[$1] })
    }
  }
}
Chart {
  Histogram("activation", values: batch.flatMap { $0 }, bins: 40)
}

// For layers of very many units @eq-q no longer depends on the draw: it is a map from one layer's $q$ to the next (Poole et al. 2016). Where its curve crosses the diagonal, depth comes to rest; how steeply it crosses decides how fast.

let f = Activation(named: activation) ?? .tanh
// The mean over a Gaussian, by the trapezium rule from -6 to 6.
func next(_ q: Double) -> Double {
  var sum = 0.0
  for step in -60...60 {
    let z = Double(step) / 10
    let value = f(q.squareRoot() * z)
    sum += value * value * exp(-z * z / 2) / 10
  }
  return weightVariance * sum / (2 * Double.pi).squareRoot()
    + biasVariance
}
var stairs = [(3.0, 0.0)]
var q = 3.0
for _ in 0..<12 {
  let after = min(next(q), 8)
  stairs += [(q, after), (after, after)]
  q = after
}
let places = (0...80).map { Double($0) / 20 }
Chart {
  for place in places {
    LineMark(
      x: .value("variance", place),
      y: .value("variance one layer on", next(place))
    ).foregroundStyle(by: .value("Curve", "map"))
    LineMark(
      x: .value("variance", place),
      y: .value("variance one layer on", place)
    ).foregroundStyle(by: .value("Curve", "diagonal"))
  }
  for (x, y) in stairs {
    LineMark(
      x: .value("variance", x), y: .value("variance one layer on", y)
    ).foregroundStyle(by: .value("Curve", "signal"))
  }
}
.chartXScale(domain: 0...4)
.chartYScale(domain: 0...4)
.chartLegend(position: .top)

// ## Training twenty layers {#sec-flow-training}
//
// Prediction at the start is one thing, training another: weights move, and with them every factor. The experiment: 784
// inputs, twenty hidden layers of 64 units, ten outputs; He's weights; Adam at a rate of 0.001; the first 10,000 digits;
// several seeds for each of four activations. Every twenty steps the norm of every layer's weight gradient is recorded.

let deepActivations: [Activation] = [.sigmoid, .tanh, .relu, .gelu]
let deep = try DeepTraining(
  deepActivations, on: .mnist.first(10_000), depth: 20, width: 64,
  epochs: 8, initializer: .heNormal, seeds: [0, 1, 2, 3, 4],
  interval: 20
).run()

func runs(_ f: Activation) -> [TrainingRun] { deep[f.name]?.runs ?? [] }
func firstLayerNorm(_ f: Activation) -> Double {
  pow(10, mean(runs(f).flatMap { $0.gradientSamples.map { log10(max($0.weights.first ?? 0, 1e-45)) } }))
}
func accuracy(_ f: Activation) -> Double { mean(runs(f).map(\.testAccuracy)) }
func spread(_ f: Activation) -> Double { (runs(f).map(\.testAccuracy).max() ?? 0) - (runs(f).map(\.testAccuracy).min() ?? 0) }

Chart {
  for variant in deep.variants {
    for run in variant.runs {
      for epoch in run.history {
        LineMark(
          x: .value("Epoch", epoch.epoch),
          y: .value("Test accuracy", epoch.testAccuracy),
          series: .value("Run", "\(variant.label), seed \(run.seed)")
        )
        .foregroundStyle(by: .value("Activation", variant.label))
      }
    }
  }
  RuleMark(y: .value("Test accuracy", 0.1))
    .lineStyle(StrokeStyle(lineWidth: 1.5, dash: [2, 3]))
    .foregroundStyle(.primary).zIndex(1)
    .annotation(position: .topTrailing) { Text("guessing") }
}
.chartYScale(domain: 0...1)

func moments(_ run: TrainingRun) -> [(String, TrainingRun.GradientSample)] {
  let samples = run.gradientSamples
  let epoch = samples.first { $0.step >= (isQuick ? 32 : 79) }
  return [
    ("first step", samples.first), ("after an epoch", epoch),
    ("at the end", samples.last),
  ].compactMap { title, sample in sample.map { (title, $0) } }
}
Chart {
  for f in deepActivations {
    for (title, sample) in moments(runs(f)[0]) {
      for (index, norm) in sample.weights.enumerated() {
        LineMark(
          x: .value("Layer", index + 1),
          y: .value("Gradient norm", max(norm, 1e-14))
        )
        .foregroundStyle(by: .value("Activation", f.name))
        .facet(by: .value("When", title))
      }
    }
  }
}
.chartFacet(x: "When", columns: 3)
.chartYScale(type: .log)

Chart {
  for f in deepActivations {
    for sample in runs(f)[0].gradientSamples {
      for (index, norm) in sample.weights.enumerated() {
        RectangleMark(
          x: .value("Step", sample.step),
          y: .value("Layer", index + 1)
        )
        .foregroundStyle(
          by: .value("log10 of the norm", log10(max(norm, 1e-12)))
        )
        .facet(by: .value("Activation", f.name))
      }
    }
  }
}
.chartFacet(x: "Activation", columns: 2)
.chartForegroundStyleScale(scheme: .viridis)

// Tutorials sum this up in a small table of their own: for sigmoid gradients that "vanish" and *accuracy* "low"; for tanh "saturate" and "moderate"; for ReLU "strong" and "high"; for GELU "smooth" and "highest". Here it stands beside what was measured.

let tutorialWords = [
  "sigmoid": ("vanish", "low"), "tanh": ("saturate", "moderate"),
  "ReLU": ("strong", "high"), "GELU": ("smooth", "highest"),
]
Table(
  deepActivations,
  Column("Activation") { $0.name },
  Column("Gradient, it says") { tutorialWords[$0.name]?.0 ?? "" },
  Column("First layer's norm") { written(firstLayerNorm($0), 2) },
  Column("Accuracy, it says") { tutorialWords[$0.name]?.1 ?? "" },
  Column("Test accuracy") { percent(accuracy($0)) },
  Column("Seeds") { f in
    let values = runs(f).map(\.testAccuracy)
    return
      "\(percent(values.min() ?? 0)) to \(percent(values.max() ?? 0))"
  })

let healthyNorms = deepActivations.dropFirst().map { firstLayerNorm($0) }
let healthyRatio = (healthyNorms.max() ?? 1) / (healthyNorms.min() ?? 1)
let deepTest = try deep.blocked(["tanh", "ReLU", "GELU"], by: { 100 * $0.testAccuracy })
claim(
  "\"Highest\" is right for GELU: it is ahead of ReLU.",
  measured: deepTest?.pair("GELU", "ReLU"), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "\"Highest\" is not shown: by Tukey's interval GELU is ahead of ReLU by at most \(written(deepTest?.pair("GELU", "ReLU")?.interval.upperBound ?? .nan, 2)) points.")
claim(
  "\"High\" against \"moderate\" is right: ReLU is ahead of tanh.",
  measured: deepTest?.pair("ReLU", "tanh"), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "Nor is \"high\" against \"moderate\": ReLU is ahead of tanh by at most \(written(deepTest?.pair("ReLU", "tanh")?.interval.upperBound ?? .nan, 2)) points.")
claim(
  "\"Low\" is right for sigmoid at this depth: it is far behind tanh.",
  measured: try deep.paired("tanh", "sigmoid", by: { 100 * $0.testAccuracy }), above: Smallest.rescue, unit: "points",
  otherwise: "That sigmoid is more than five points behind tanh is not shown.")
claim(
  "Of the words for gradients only \"vanish\" names something that the norms show: among the other three the largest is \(written(healthyRatio, 2)) times the smallest, less than the factor of two that this course asks of a gradient.",
  log10(healthyRatio) < Smallest.powersOfTen,
  otherwise: "Among the other three the largest norm is \(written(healthyRatio, 2)) times the smallest.")

// (The tutorial claims an order, and an order needs no margin of equality to be doubted: the upper ends of the intervals say how much of it can be true. The norms compared last are means over *all* steps. At the first step they lie farther apart, see the left panel of @fig-deep-lines.)
//
// Two things deserve attention. First, the *size* of a gradient is not a mark out of ten: Adam divides each gradient by its own
// recent size, so what matters is that a usable signal arrives, not that the largest one does. Second, the sigmoid network is not
// at exactly zero gradient. It receives about `{swift} written(firstLayerNorm(.sigmoid), 1)` in its first layer, a perfectly
// representable number, and Adam even scales it up. (Not all the way: before it divides by the size of a component, Adam adds a constant of
// $10^{-8}$, and here the components are far smaller than that.) Is that all that is missing? Look at the way *forward*. Send images through the
// untrained networks and ask how much the last hidden layer still varies from image to image, as a share of its size:

var search = DataSearch.standard()
search.folders =
  ExperimentSession.current.searchDirectories + search.folders
let digits = try Dataset.mnist.first(10_000).load(search: search)
func variation(_ f: Activation) throws -> Double {
  let network = try Network<Double>(
    .perceptron(twentyLayers, activation: f, initializer: .heNormal),
    capacity: 200)
  network.inputs.write(digits.train.prefix(200).numbers.map(Double.init))
  network.forward(rows: 200)
  let outputs = network.activations.last?.output.array() ?? []
  var (between, size) = (0.0, 0.0)
  for unit in 0..<64 {
    let values = (0..<200).map { outputs[$0 * 64 + unit] }
    between += values.reduce(0) { $0 + pow($1 - mean(values), 2) }
    size += values.reduce(0) { $0 + $1 * $1 }
  }
  return (between / size).squareRoot()
}

Table(
  deepActivations, Column("Activation") { $0.name },
  Column("Variation between images") { written((try? variation($0)) ?? .nan, 2) })

let sigmoidVariation = try variation(.sigmoid)
claim("To the last layers of the sigmoid network all images look the same to \(written(sigmoidVariation, 1)) of their size: there is nothing to learn from.",
  sigmoidVariation < 1e-4, otherwise: "In the sigmoid network images still differ by \(written(sigmoidVariation, 1)) of the layer's size.")

// (This table is computed in double precision. In single precision, in which the networks train, a number is itself only good to a share of `{swift} written(Double(Float.ulpOfOne) / 2, 1)`, so there the images are not merely alike but the same.) The gradient of the first layer is small
// because the news from the output is faint, and what news there is says the same about every image.
//
// ### What the library's default does at this depth
//
// PyTorch starts a linear layer with weights uniform in $\pm 1/\sqrt{n}$. A uniform variable on $[-a, a]$ has variance $a^2/3$,
// so this is $\sigma_w^2 = 1/3$: six times less than He. For ReLU $\chi = \tfrac{1}{6}$, and the nineteen steps from the twentieth layer to the first cost
// `{swift} written(-predictedChange(.relu, weightVariance: 1.0 / 3), 2)` powers of ten.

let byDefault = try Parallel.map(deepActivations) { f in
  try Trainer(
    .perceptron(
      twentyLayers, activation: f, initializer: .standard), seed: 0
  )
  .fit(
    .mnist.first(10_000), epochs: 8,
    probes: [.gradientNormsEvery(steps: 20)], testing: .lastEpoch)
}

func pair(_ run: TrainingRun) -> String {
  "\(percent(run.testAccuracy)) (\(written(run.gradientSamples.first?.weights.first ?? 0, 1)))"
}
struct InitialRow { var name: String; var cells: [String] }
let initialRows = [
  InitialRow(
    name: "the library's default", cells: byDefault.map(pair)),
  InitialRow(
    name: "He", cells: deepActivations.map { pair(runs($0)[0]) }),
]
Table(
  initialRows,
  Column("Initialiser") { $0.name },
  Column("sigmoid") { $0.cells[0] }, Column("tanh") { $0.cells[1] },
  Column("ReLU") { $0.cells[2] }, Column("GELU") { $0.cells[3] })

let withDefault = byDefault[2].testAccuracy
let withHe = runs(.relu)[0].testAccuracy
claim(
  "ReLU with the default weights reaches \(percent(withDefault)), with He's \(percent(withHe)) (one run each): the activation alone did not do it.",
  withHe > withDefault + 0.1,
  otherwise:
    "ReLU with the default weights reaches \(percent(withDefault)) here, with He's \(percent(withHe))."
)
claim(
  "Sigmoid with He's weights stays at \(percent(runs(.sigmoid)[0].testAccuracy)): the initialiser alone did not do it either.",
  runs(.sigmoid)[0].testAccuracy < 0.2,
  otherwise:
    "Sigmoid with He's weights reaches \(percent(runs(.sigmoid)[0].testAccuracy))."
)

// ## A one-line change, taken apart {#sec-flow-story}
//
// A story told in the industry: a team replaced sigmoid by ReLU in a deep network, "a one-line change", and accuracy rose from
// 78.2 to 91.7%, training time fell from 14 to 3.2 hours, the first layer's gradient went from $10^{-8}$ to $10^{-2}$, and 12
// epochs did what had taken 40. Read on and the change turns out to be three: ReLU, He's initialiser, *and* batch
// normalisation. When three things change at once, no number says which of them did it.
//
// Separate them. Each of the three is either done or not, which makes $2 \times 2 \times 2$ networks. The story's network has *six* layers. All eight are trained with six layers of 64 units, and again with twenty, five seeds each.

func fix(depth: Int) throws -> Comparison {
  try SigmoidFix(
    on: .mnist.first(5_000, test: 5_000), depth: depth, epochs: 6,
    seeds: [1, 2, 3, 4, 5]
  ).run()
}
let six = try fix(depth: 6)
let ablation = try fix(depth: 20)

func extent(_ variant: Comparison.Variant?) -> String {
  let values = (variant?.runs ?? []).map(\.testAccuracy)
  return
    "\(percent(values.min() ?? .nan, 0)) to \(percent(values.max() ?? .nan, 0))"
}
func firstGradient(_ run: TrainingRun) -> Double {
  log10(max(run.history.first?.layerGradientNorms.first ?? 0, 1e-30))
}
func firstGradients(_ variant: Comparison.Variant?) -> String {
  written(pow(10, mean((variant?.runs ?? []).map(firstGradient))), 1)
}
func epochsNeeded(_ variant: Comparison.Variant?) -> String {
  let needed = (variant?.runs ?? []).map { run in
    run.history.first { $0.testAccuracy >= 0.8 }?.epoch ?? .max
  }.sorted()
  guard let middle = needed.dropFirst(needed.count / 2).first,
    middle < .max
  else { return "–" }
  return "\(middle)"
}
Table(
  six.variants.map(\.label), Column("Network") { $0 },
  Column("Six layers") { extent(six[$0]) },
  Column("Gradient") { firstGradients(six[$0]) },
  Column("Epochs") { epochsNeeded(six[$0]) },
  Column("Twenty layers") { extent(ablation[$0]) },
  Column("Gradient ") { firstGradients(ablation[$0]) },
  Column("Epochs ") { epochsNeeded(ablation[$0]) })

// What does each change do alone? In such a design one asks for the **main effect** of a change, the mean of the four networks with it minus the mean of the four without it, and for **interactions**: by how much more the change does when another one is made too (half the difference of the two differences). If ReLU added 50 points without BatchNorm and 10 with it, its effect would be the mean, 30, and the interaction $(10 - 50)/2 = -20$. A threefold interaction says by how much an interaction of two changes when the third change is made, halved once more. Each is computed seed by seed, so each has an interval.

let changes = ["ReLU", "He", "BatchNorm"]
/// The contrast of some changes, seed by seed, in points of accuracy: networks in which an even number of them is missing, against the others.
func contrastBySeed(_ names: [String], in comparison: Comparison)
  -> [Double]
{
  func half(_ even: Bool, seed: UInt64) -> Double {
    let chosen = comparison.variants.filter { variant in
      let words = variant.label.components(separatedBy: ", ")
      return names.count { !words.contains($0) }.isMultiple(of: 2)
        == even
    }
    return mean(
      chosen.flatMap(\.runs).filter { $0.seed == seed }.map {
        100 * $0.testAccuracy
      })
  }
  return comparison.variants[0].runs.map { run in
    half(true, seed: run.seed) - half(false, seed: run.seed)
  }
}
func contrast(_ names: [String], in comparison: Comparison) throws
  -> PairedComparison?
{
  let values = contrastBySeed(names, in: comparison)
  let zeros = values.map { _ in 0.0 }
  return values.count > 1 ? try PairedComparison(values, zeros) : nil
}
let contrasts: [[String]] = [
  ["ReLU"], ["He"], ["BatchNorm"], ["ReLU", "He"],
  ["ReLU", "BatchNorm"], ["He", "BatchNorm"], changes,
]
struct Effect: Sendable {
  let name: String
  let six, twenty: PairedComparison?
  var sixP = 1.0, twentyP = 1.0
}
var effects = try contrasts.map {
  Effect(
    name: $0.joined(separator: " × "),
    six: try contrast($0, in: six),
    twenty: try contrast($0, in: ablation))
}
for (index, p) in holmAdjusted(effects.map { $0.six?.pValue ?? 1 })
  .enumerated()
{ effects[index].sixP = p }
for (index, p) in holmAdjusted(effects.map { $0.twenty?.pValue ?? 1 })
  .enumerated()
{ effects[index].twentyP = p }

func effectText(_ effect: PairedComparison?, _ p: Double) -> String {
  guard let effect else { return "one seed" }
  func number(_ value: Double) -> String {
    NumberFormat.fixed(value, decimals: 1)
  }
  return
    "\(number(effect.difference)) [\(number(effect.interval.lowerBound)), \(number(effect.interval.upperBound))]\(p < 0.05 ? " *" : "")"
}
Table(
  effects, Column("Effect") { $0.name },
  Column("Six layers") { effectText($0.six, $0.sixP) },
  Column("Twenty layers") { effectText($0.twenty, $0.twentyP) })

let storyStart = extent(six["sigmoid, standard"])
struct Lead: Sendable {
  let first, next: String
  let effect: PairedComparison?
}
/// The largest main effect against the next largest, seed by seed.
func lead(in comparison: Comparison) throws -> Lead {
  let values = changes.map { contrastBySeed([$0], in: comparison) }
  let order = changes.indices.sorted { mean(values[$0]) > mean(values[$1]) }
  let (one, other) = (values[order[0]], values[order[1]])
  return Lead(
    first: changes[order[0]], next: changes[order[1]],
    effect: one.count > 1 ? try PairedComparison(one, other) : nil)
}
let leadSix = try lead(in: six)
let leadTwenty = try lead(in: ablation)
let leadPValues = [leadSix.effect?.pValue(above: Smallest.deepAccuracy), leadTwenty.effect?.pValue(above: Smallest.deepAccuracy)]
claim(
  "In six layers the largest main effect is that of \(leadSix.first); it is larger than the next, that of \(leadSix.next).",
  measured: leadSix.effect, above: Smallest.deepAccuracy, unit: "points", among: leadPValues,
  otherwise: "In six layers the largest main effect is that of \(leadSix.first); that it is more than two points larger than the next, that of \(leadSix.next), is not shown.")
claim(
  "In twenty layers the largest main effect is that of \(leadTwenty.first); it is larger than the next, that of \(leadTwenty.next).",
  measured: leadTwenty.effect, above: Smallest.deepAccuracy, unit: "points", among: leadPValues,
  otherwise: "In twenty layers the largest main effect is that of \(leadTwenty.first); that it is more than two points larger than the next, that of \(leadTwenty.next), is not shown.")
let label = (start: "sigmoid, standard", one: "ReLU, standard", all: "ReLU, He, BatchNorm")
claim(
  "In six layers the one line alone, ReLU, helps.",
  measured: try six.paired(label.one, label.start, by: { 100 * $0.testAccuracy }), above: Smallest.rescue, unit: "points",
  otherwise: "That the one line alone helps by more than five points in six layers is not shown.")
claim(
  "In twenty layers, all three together are ahead of the one line alone.",
  measured: try ablation.paired(label.all, label.one, by: { 100 * $0.testAccuracy }), above: Smallest.rescue, unit: "points",
  otherwise: "That all three together are more than five points ahead of the one line alone in twenty layers is not shown.")

// The largest of three effects is picked after looking. So it is not tested against zero but against the *next* one, seed by seed, and the two depths are corrected together. (The stars in @tbl-effects allow for all seven contrasts; they say which differ from zero by more than luck.)
//
// All of this is about *speed*. The story's networks trained for 12 and for 40 epochs, these for six; its sigmoid network ended at 78.2%, and here six sigmoid layers with the library's weights end at `{swift} storyStart`. The design shows what helps a network to begin, and does not repeat the story's starting point.
//
// And read main effects only beside the interactions. Where these are as large, as in twenty layers, a main effect is the mean of cases that point in different directions and means little by itself. Go back to @tbl-ablation and look at what BatchNorm does in twenty layers to a sigmoid network, and to one with ReLU and He's weights:

let normSigmoid = try ablation.paired("sigmoid, standard, BatchNorm", "sigmoid, standard", by: { 100 * $0.testAccuracy })
let normCost = try ablation.paired("ReLU, He", "ReLU, He, BatchNorm", by: { 100 * $0.testAccuracy })
claim(
  "In twenty layers BatchNorm lifts the sigmoid network with the library's weights.",
  measured: normSigmoid, above: Smallest.rescue, unit: "points",
  otherwise: "That BatchNorm lifts the sigmoid network of twenty layers by more than five points is not shown.")
claim(
  "With ReLU and He's weights it *costs* accuracy.",
  measured: normCost, above: Smallest.deepAccuracy, unit: "points",
  otherwise: "That with ReLU and He's weights it costs more than two points is not shown.")

// Part of such an interaction is the scale itself: accuracy has a floor at guessing and a ceiling near 100%, and both make interactions.
//
// The story's other figures are times. What changes about an *update* can be measured here; how many updates are needed is in the table's column of epochs.

func milliseconds(_ f: Activation, normalised: Bool) throws -> Double {
  let model = try Network<Float>(
    Sequential {
      for index in 0..<6 {
        Linear(index == 0 ? 784 : 64, 64)
        if normalised { BatchNorm(64) }
        f
      }
      Linear(64, 10)
    }, capacity: 128)
  model.inputs.write(Tensor.normal([128 * 784], seed: 1).values)
  model.outputGradients.write(
    Tensor.normal([128 * 10], seed: 2).values)
  let times = (0..<30).map { _ -> Double in
    let start = ContinuousClock.now
    model.forward(rows: 128, pass: Pass(training: true))
    model.backward()
    return (ContinuousClock.now - start) / .seconds(1) * 1e3
  }
  return measured(times.min() ?? 0)
}
Table(
  [
    ("sigmoid", Activation.sigmoid, false), ("ReLU", .relu, false),
    ("ReLU, BatchNorm", .relu, true),
  ], Column("Network") { $0.0 },
  Column("ms per update's passes") {
    NumberFormat.fixed(
      (try? milliseconds($0.1, normalised: $0.2)) ?? .nan, decimals: 2)
  })

// Now take the story at its word. From 14 hours to 3.2 is a factor of `{swift} written(14 / 3.2, 2)`. From 40 epochs to 12 is only `{swift} written(40.0 / 12, 2)`. So an *epoch* must have become `{swift} written((14.0 / 40) / (3.2 / 12), 2)` times faster, from `{swift} written(14.0 / 40, 2)` hours to `{swift} written(3.2 / 12, 2)`. That is not what @tbl-story-time shows: a single update costs more with BatchNorm, not less. Fewer epochs explain most of the story's time; for the rest its three changes give no reason. The story's $10^{-8}$ for the first layer's gradient is far less than six sigmoid layers show in @tbl-ablation, and more than twenty do.
//
// How can a remedy ever hurt? Batch normalisation divides each pre-activation by its own spread, so the size of the weights before it makes no difference on the
// way forward. But a step of the same length changes the direction of a long weight vector less. He's factor, made for networks *without* normalisation, is then not a help
// but a brake; that is a likely reason, and @exr-brake asks for a test of it.
//
// The lesson is about reports more than about networks: a comparison that changes several things supports a sentence about the
// bundle, and about nothing inside it.
//
// ## Why it matters beyond accuracy {#sec-flow-beyond}
//
// **Reliability.** The last column of @tbl-tutorial shows by how many percentage points runs differ that differ in nothing but
// their seed. A difference between two *single runs* that is smaller than this says nothing. Between the means of several paired seeds the interval of the differences decides; @sec-bake-off makes a method of it. And a
// network whose gradients barely arrive, so that it may or may not begin to learn, depends on luck most of all.

func range(_ variant: Comparison.Variant) -> Double {
  let values = variant.runs.map(\.testAccuracy)
  return (values.max() ?? 0) - (values.min() ?? 0)
}
let widest = ablation.variants.max { range($0) < range($1) }
claim("Of the eight networks of twenty layers the seeds disagree most for \"\(widest?.label ?? "")\": from \(extent(widest)).",
  !isQuick && (widest.map(range) ?? 0) > 0.1,
  otherwise: isQuick ? "With one seed for each network this page cannot show it." : "In none of the eight networks do the seeds differ by more than ten points.")

// There is a second side. A network that works with nine seeds of ten is not "good on average"; the tenth one is what a user may get. So a report on a method that may fail should give the *share of runs that work*, with its interval, and not only a mean: with 9 of 10 Wilson's interval reaches from
// `{swift} percent(Proportion(9, of: 10).interval.lowerBound, 0)` to `{swift} percent(Proportion(9, of: 10).interval.upperBound, 0)`.
//
// How bad it can be was shown in reinforcement learning: Henderson et al. (2018) split ten runs of one algorithm, alike but for their seeds, into two groups of five, and the two mean curves differed as if they came from two algorithms. And agreement on the test set is not the end of it. D'Amour et al. (2022) trained models whose test accuracies were the same and whose answers came apart on inputs of another kind: the data did not say which of them to choose, and the seed chose. So a reliable method is tried twice, over seeds and on inputs as they will come.
//
// **Wasted work.** How many updates does a network need to reach a given quality? Steps before that are paid for in time and
// energy, and a starved network pays without end.

let work = try WorkToLoss(
  deepActivations, on: .mnist.first(10_000),
  hidden: Array(repeating: 64, count: 20), initializer: .heNormal,
  threshold: 1, epochs: 8, seeds: [1, 2, 3]
).run()

Table(
  work.rows, Column("Activation") { $0.activation },
  Column("Updates") { row -> String in
    guard row.updates.count > 0 else { return "–" }
    let middle = NumberFormat.fixed(row.updates.mean, decimals: 0)
    let half = NumberFormat.fixed(row.updates.halfWidth, decimals: 0)
    return row.updates.count > 1 ? "\(middle) ± \(half)" : middle
  },
  Column("Seeds that do not get there") { "\($0.missed) of \($0.missed + $0.updates.count)" },
  Column("GFLOP") {
    $0.updates.count > 0 ? NumberFormat.fixed($0.gigaFLOP, decimals: 0) : "without end"
  })

// How far is arithmetic from energy? Horowitz (2014) gives 3.7 picojoules for a multiplication in single precision and 0.9 for an addition (in the technology of 45 nanometres), and more than a hundred times as much for fetching one number from main memory. By these figures a thousand GFLOP, half multiplications and half additions, cost `{swift} written(1e12 * (0.5 * 3.7 + 0.5 * 0.9) * 1e-12, 2)` joules for the arithmetic itself; moving the numbers to where they are multiplied costs most of the rest. So operations are a fair measure for comparing two networks of the *same* shape on the same machine, as in the table, and a poor one for anything else. Whoever wants joules must measure them at the plug.
//
// A run that never gets there is left out of the means of @tbl-work, which therefore flatter a network that fails on some seeds. And it is the most expensive of all: whoever stops it after eight epochs has paid for all of them. In a search over settings such runs are the rule, not the exception, and a look at the gradients of the *first* step, which costs a single batch, tells most of them beforehand (@fig-deep-lines).
//
// **Classes that are ignored.** A network that has only begun to learn first learns what is frequent. Make some classes rare and
// look at each class by itself.

let kept = digits.train.labels.indices.filter {
  digits.train.labels[$0] < 7 || $0.isMultiple(of: 10)
}
let imbalanced = Dataset.samples(
  "digits with rare 7, 8, 9", train: digits.train.selecting(kept),
  test: digits.test)

let rareSeeds: [UInt64] = isQuick ? [0] : [0, 1, 2, 3, 4]
let barely = try [Activation.sigmoid, .relu].map { f in
  try Parallel.map(rareSeeds) { seed in
    try Trainer(
      .perceptron([784, 64, 64, 64, 10], activation: f), seed: seed
    ).fit(
      imbalanced, epochs: 3, probes: [.weights(afterEpochs: [2, 3])],
      testing: .lastEpoch)
  }
}

func accuracyPerClass(_ run: TrainingRun, _ f: Activation) throws
  -> [Double]
{
  let model = try Sequential.perceptron(
    [784, 64, 64, 64, 10], activation: f
  ).initialized()
  try model.load(run.snapshots.last?.weights ?? [])
  let test = digits.test
  let answers = try model(
    Tensor(test.numbers, shape: [test.count, 784])
  ).largestIndices
  return (0..<10).map { digit in
    let own = test.labels.indices.filter {
      test.labels[$0] == digit
    }
    return Double(own.count { answers[$0] == digit })
      / Double(max(own.count, 1))
  }
}
let perClass = try zip(barely, [Activation.sigmoid, .relu]).map {
  runs, f in try runs.map { try accuracyPerClass($0, f) }
}

Chart {
  for (name, seeds) in zip(["sigmoid", "ReLU"], perClass) {
    for values in seeds {
      for (digit, value) in values.enumerated() {
        PointMark(
          x: .value("Digit", "\(digit)"),
          y: .value("Accuracy", value)
        )
        .facet(by: .value("Activation", name))
      }
    }
  }
}
.chartFacet(x: "Activation", columns: 2)
.chartYScale(domain: 0...1)

/// How many classes each seed leaves below two per cent.
let ignored = perClass.map { seeds in
  seeds.map { values in Double(values.count { $0 < 0.02 }) }
}
let ignoredMore = zip(ignored[0], ignored[1]).count { $0.0 > $0.1 }
let ignoredCounts = "\(ignored[0].map { written($0) }.joined(separator: ", ")) against \(ignored[1].map { written($0) }.joined(separator: ", "))"
claim(
  "In each of these \(rareSeeds.count) seeds sigmoid leaves more classes below two per cent than ReLU (\(ignoredCounts)).",
  ignoredMore == rareSeeds.count,
  otherwise: "In \(ignoredMore) of \(rareSeeds.count) seeds sigmoid leaves more classes below two per cent than ReLU (\(ignoredCounts)).")
let frequent = perClass[0].map { values in (0..<7).min { values[$0] < values[$1] } ?? 0 }
let frequentLow = zip(perClass[0], frequent).map { $0[$1] }
claim(
  "Nor is it rarity alone. Among the seven *frequent* digits sigmoid's worst reaches \(frequentLow.map { percent($0) }.joined(separator: ", ")) (digits \(frequent.map { "\($0)" }.joined(separator: ", ")), seed by seed).",
  (frequentLow.min() ?? 1) < 0.5,
  otherwise: "Among the frequent digits sigmoid's worst reaches \(frequentLow.map { percent($0) }.joined(separator: ", ")).")

// (The bar of two per cent stands for "hardly ever". It is ours, and with another one the counts would change. And after three epochs sigmoid has hardly begun: what is compared is how far each network has come, not where it would end.) An overall accuracy hides this. A report that gives one number for a classifier with rare classes should be asked for ten. This is where a technical choice meets fairness: if the rare class is a group of people, then "trained for too short a time" or "with a starved gradient" means that the group gets no service at all, while the mean looks acceptable. The remedy is not another mean but a bar for *every* class, set before training, and as many runs as it takes to see how often it is missed.
//
// That this is not a thought experiment, Buolamwini and Gebru (2018) showed on three commercial programs that guess a person's gender from a photograph. Their errors on men with light skin were below 1%, on women with dark skin up to 34.7%, and the mean over all photographs hid it. Rarity in the training data is one cause among several: Hooker et al. (2020) found that even *shrinking* a trained network, with hardly any change of its mean accuracy, costs some classes and groups far more than others. Both findings have the same form as @fig-rare: look at groups one by one, and at groups of groups (skin *and* sex), since a mean over either may look fair.
//
// ## Misconceptions {#sec-flow-myths}
//
// ::: {.callout-warning title="Myth: vanishing gradients are zero"}
// **What is true:** they are small, not zero. The first layer of the sigmoid network above received a gradient of norm
// `{swift} written(runs(.sigmoid)[0].gradientSamples.first?.weights.first ?? 0, 1)` at its first step, which single precision
// holds without trouble (its smallest normal number is `{swift} written(Double(Float.leastNormalMagnitude), 1)`).
// **Why it matters:** one looks for the wrong thing. A check for zeros finds nothing; a plot of norms by layer on a logarithmic
// axis finds it at once.
// :::
//
// ::: {.callout-warning title="Myth: ReLU solves vanishing gradients"}
// **What is true:** ReLU *with weights of the right size* does. With variance $1/n$ it loses half a power of ten every
// `{swift} written(0.5 / (-predictedChange(.relu, weightVariance: 1) / 19), 2)` layers (@tbl-meanfield), with the library's default
// more. **Why it matters:** deep networks with default initialisation fail quietly, as in @tbl-two-by-two.
// :::
//
// ::: {.callout-warning title="Myth: clipping, or mixed precision, cures vanishing gradients"}
// **What is true:** clipping multiplies all layers by one factor of at most 1 (@tbl-clipping). Loss scaling in mixed precision
// multiplies all by one factor above 1 so that small numbers survive a short format; it keeps digits, it does not change the
// ratio between layers. **Why it matters:** both remedies treat range, and the illness is ratio.
// :::
//
// ::: {.callout-warning title="Myth: a larger gradient is a better gradient"}
// **What is true:** optimisers such as Adam divide the size out. In @tbl-tutorial compare the column of norms with the column of
// accuracies. **Why it matters:** ranking activations by gradient size answers a question nobody asked.
// :::
//
// ## Quiz {#sec-flow-quiz}
//
// ::: {.quiz}
// In a chain of ten sigmoid layers, from the tenth to the first, how much can the slopes alone leave of a gradient at most?
//
// - [ ] $0.25^{10}$
//   That would be ten steps. From the tenth layer to the first there are nine.
// - [x] $0.25^{9}$
//   Nine steps, each at most one quarter.
// - [ ] $0.5^{9}$
//   One half is the sigmoid's *value* at zero; its largest slope is one quarter.
// - [ ] It depends on the weights.
//   True for the gradient itself; the question asks for the slopes alone.
// :::
//
// ::: {.quiz}
// Which sentences does the weight-free simulation of @fig-multiplied support? (Several.)
//
// - [x] The slope of GELU at zero is about one half.
//   Its curve halves at every layer.
// - [ ] ReLU networks lose their gradient after a few layers.
//   There is no network in it. With weights every unit's gradient is a sum over many paths.
// - [x] The median of a product of coin tosses can be zero although its mean is not.
//   That is ReLU's curve.
// - [ ] tanh is the best activation for deep networks.
//   It has the largest slope at zero, and the simulation stays at zero.
// :::
//
// ::: {.quiz answer="2" tolerance="0.001"}
// Which $\sigma_w^2$ keeps the gradient of a ReLU network from shrinking or growing?
// :::
//
// ::: {.quiz}
// A 30-layer network has gradient norms of $10^{-9}$ in its first layer and 1 in its last. What can help? (Several.)
//
// - [ ] Clipping the gradient at norm 1.
//   One common factor of at most 1 leaves the ratio as it is.
// - [x] Another initialiser that suits the activation.
//   It changes the factor of every layer.
// - [ ] A learning rate a thousand times larger.
//   The last layers, whose gradients are healthy, would diverge.
// - [x] An activation with a larger mean squared slope at the size the pre-activations have.
//   That is the other half of $\chi$.
// :::
//
// ## Exercises {#sec-flow-exercises}
//
// :::: {#exr-ten-sigmoids level="understand" points="3"}
// A gradient is multiplied by the slopes of *ten* sigmoid layers (from the input of an eleventh layer back to the input of the first). Give the largest possible and a typical factor. For "typical" take
// $z \sim \mathcal{N}(0,1)$ and the root mean square slope.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Ten slopes: the best case is a power of one quarter. For the typical case `Activation.sigmoid.meanSquaredSlope` is the mean of the *squared* slope (in NumPy, a sum over a fine grid of $z$ with the density as weight).
// :::
// ::::
//
// ::: {#sol-ten-sigmoids}
// Ten slopes, each at most one quarter, and each typically $\sqrt{\mathbb{E}\sigma'(z)^2}$:

let typicalSlope = Activation.sigmoid.meanSquaredSlope.squareRoot()
print(
  "at most \(written(pow(0.25, 10)))",
  "typically \(written(pow(typicalSlope, 10)))", separator: ", ")

// The typical slope is `{swift} written(typicalSlope)`, not much less than the best.
// :::
//
// :::: {#exr-leaky-he level="apply" points="4"}
// Derive the variance that suits Leaky ReLU with negative slope $a$, and check it with `meanField` for $a = 0.3$.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// In @eq-chi only $\mathbb{E}f'^2$ depends on the activation. For symmetric $z$ half of the slopes are 1; what are the others, squared?
// :::
// ::::
//
// ::: {#sol-leaky-he}
// For a symmetric $z$ half of the slopes are 1 and half are $a$, so $\mathbb{E} f'^2 = (1 + a^2)/2$. Setting
// $\chi = \sigma_w^2 (1+a^2)/2 = 1$ gives $\sigma_w^2 = 2/(1+a^2)$, which is He's value for $a = 0$ and LeCun's for $a = 1$.

let a = 0.3
let factors = meanField(
  .leakyReLU(negativeSlope: a), weightVariance: 2 / (1 + a * a))
print("factors from", written(factors.min() ?? 0, 6), "to", written(factors.max() ?? 0, 6))

// :::
//
// :::: {#exr-critical level="analyse" points="5"}
// For tanh with biases of variance 0.05 find the weight variance at which $\chi = 1$ in the long run (Schoenholz et al. 2017 call
// it critical). What is the depth scale $-1/\ln\chi$ at a weight variance of 1.5, and what does it mean?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// `meanField` with a large depth gives the factor in the long run: the last one. It grows with the weight variance, so halve an interval.
// :::
// ::::
//
// ::: {#sol-critical}
// Iterate the recursion until $q$ stands still, then halve the interval in which $\chi$ crosses one.

func longRun(_ variance: Double) -> Double {
  meanField(
    .tanh, weightVariance: variance, biasVariance: 0.05, depth: 200
  ).last ?? 0
}
var (low, high) = (1.0, 3.0)
for _ in 0..<30 {
  let middle = (low + high) / 2
  if longRun(middle) < 1 { low = middle } else { high = middle }
}
let depthScale = -1 / log(longRun(1.5))
print("critical variance:   ", written(low, 5))
print("depth scale at 1.5:  ", written(depthScale))

// The squared gradient falls by a factor of $e$ every `{swift} written(depthScale)` layers at variance 1.5. Schoenholz et al. found
// that networks deeper than a few such scales do not train.
// :::
//
// :::: {#exr-remedy level="evaluate" points="4"}
// A colleague has a 20-layer sigmoid network that does not train. She proposes, in this order: clipping at norm 1, mixed
// precision, a ten times larger learning rate. Judge each proposal in one sentence, and propose something better.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Ask of each proposal: by which factor does it multiply the gradient of the first layer, and by which that of the last?
// :::
// ::::
//
// ::: {#sol-remedy}
// Clipping multiplies by at most one and leaves the ratio of layers unchanged. Mixed precision has fewer digits, not larger
// gradients, and its loss scaling is again one common factor. A larger rate lengthens the steps of the last layers, which are
// already long enough, as much as those of the first. Better: an activation with a larger $\mathbb{E}f'^2$ and the initialiser that
// belongs to it, because only these change the factor *per layer*; or shortcuts around the layers (@sec-flow-next).
// :::
//
// :::: {#exr-brake level="analyse" points="5"}
// If large weights before a batch normalisation only shorten the relative step, then a larger learning rate should make up for them. Test this with ReLU, He's
// weights and BatchNorm: twenty layers, rates of 0.001 and 0.003.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// What would you conclude if the larger rate helped *every* network? Then decide what else has to run.
// :::
// ::::
//
// ::: {#sol-brake}

func normalised(_ start: Initializer) -> Sequential {
  Sequential {
    for index in 0..<20 {
      Linear(index == 0 ? 784 : 64, 64, initializer: start)
      BatchNorm(64)
      Activation.relu
    }
    Linear(64, 10)
  }
}
let brakeTrials: [(String, Initializer, Double)] = [
  ("He, rate 0.001", .heNormal, 0.001),
  ("He, rate 0.003", .heNormal, 0.003),
  ("default, rate 0.001", .standard, 0.001),
  ("default, rate 0.003", .standard, 0.003),
]
let brakeSeeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]
let brakeJobs = brakeTrials.flatMap { trial in
  brakeSeeds.map { (trial, $0) }
}
let brakeRuns = try Parallel.map(brakeJobs) { trial, seed in
  try Trainer(
    normalised(trial.1), optimizer: .adam(learningRate: trial.2),
    seed: seed
  ).fit(.mnist.first(5_000), epochs: 4)
}
let brakes = Comparison(
  brakeTrials.map { trial in
    (
      label: trial.0,
      runs: zip(brakeJobs, brakeRuns).filter { $0.0.0.0 == trial.0 }
        .map(\.1)
    )
  })
show(
  Table(
    brakes.variants, Column("Network") { $0.label },
    Column("Test accuracy, each seed") {
      $0.runs.map { percent($0.testAccuracy) }.joined(separator: ", ")
    }))
func brakeGain(_ start: String) throws -> PairedComparison? {
  try brakes.paired(
    "\(start), rate 0.003", "\(start), rate 0.001",
    by: { 100 * $0.testAccuracy })
}
claim(
  "The larger rate helps He's weights.",
  measured: try brakeGain("He"), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "That the larger rate helps He's weights by more than two points is not shown.")
claim(
  "The control: it helps the default weights as well.",
  measured: try brakeGain("default"), above: Smallest.deepAccuracy, unit: "points",
  otherwise: "The control: that it helps the default weights by more than two points is not shown.")
func brakeGains(_ start: String) -> [Double] {
  let fast = brakes["\(start), rate 0.003"]?.runs ?? []
  let slow = brakes["\(start), rate 0.001"]?.runs ?? []
  return zip(fast, slow).map { 100 * ($0.0.testAccuracy - $0.1.testAccuracy) }
}
claim(
  "It helps He's weights more than the default's.",
  measured: brakeSeeds.count > 1 ? try PairedComparison(brakeGains("He"), brakeGains("default")) : nil,
  above: Smallest.deepAccuracy, unit: "points",
  otherwise: "That it helps He's weights more than the default's, by more than two points, is not shown.")

// The control matters. If the larger rate helped both starts alike, it would be a better rate, and nothing would be known about a brake. So the question is whether it helps He's weights *more*, which is a difference of two differences: the last sentence tests it, seed by seed, and each of the two before asks only whether one start gains. Look at the table: with the smaller rate He's runs lie far behind the default's, with the larger one much less far. That is what a brake would do. As long as they still end behind, the larger rate has made up for it in part only.
//
// If a claim above says that it does not help, the likely reason was wrong, and the question is open again.
// :::
//
// :::: {#exr-cdf level="create" points="6"}
// GELU is $z$ times the normal distribution function. Replace the normal distribution by the Laplace distribution ($F(z) = \tfrac12 e^{z}$ for $z < 0$) and by the Cauchy
// distribution ($F(z) = \tfrac12 + \tfrac1\pi\arctan z$). Predict the change of the gradient over twenty layers at $\sigma_w^2 = 2$, then measure it at width 200.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// `.gated(by: .laplace)` and `.gated(by: .cauchy)` are the activations, `predictedChange` the prediction. Which of the two gates opens more slowly, and what would the slowest gate of all do to $z$?
// :::
// ::::
//
// ::: {#sol-cdf}

let family: [Activation] = [
  .gelu, .swish, .gated(by: .laplace), .gated(by: .cauchy),
]
let familyFlow = try GradientFlow(
  width: 200, activations: family, mode: .backpropagated,
  repetitions: 20, samples: 1
).run()
Table(
  family,
  Column("Activation") { $0.name },
  Column("Predicted") {
    NumberFormat.fixed(
      predictedChange($0, weightVariance: 2), decimals: 2)
  },
  Column("Measured") {
    NumberFormat.fixed(familyFlow[$0].change, decimals: 2)
  })

// Cauchy's gate opens more slowly: far out it still lacks $1/(\pi z)$ of 1, Laplace's only $\tfrac12e^{-z}$. A gate that opens more slowly makes the curve more like the straight line $z/2$. For that line $\chi = 2\cdot\tfrac14 = \tfrac12$ in every layer,
// which would cost `{swift} written(19 * 0.5 * log10(2.0))` powers of ten.
// :::
//
// ## Takeaways
//
// - The gradient at a layer is the gradient at the next, times its weights, times the slope: @eq-recursion.
// - One layer changes the gradient's size by $\sqrt{\chi}$ with $\chi = \sigma_w^2\,\mathbb{E}f'(z)^2$. Activation and
//   initialiser enter together.
// - Multiplying slopes without weights near $z = 0$ measures $f'(0)$ and nothing else; its ranking is not that of networks.
// - He's variance $2/n$ keeps ReLU level; the default of a library may not.
// - Clipping helps against long steps, never against a bad ratio between layers.
// - Look at gradient norms by layer, on a logarithmic axis, before believing anything.
//
// ## What comes next {#sec-flow-next}
//
// A unit whose gradient is exactly zero for *every* input is a different illness from a small gradient: it is dead. That is the
// next question for ReLU (@sec-dying). Depth can also be bridged instead of crossed, by residual connections
// (@sec-beyond-residual), and pre-activations can be held at their size during training by normalisation (@sec-beyond-norm). And @sec-bake-off puts seven activations to the test in one network.
//
// ## References
//
// - J. Buolamwini, T. Gebru: *Gender shades: intersectional accuracy disparities in commercial gender classification.* FAT\* 2018.
// - A. D'Amour et al.: *Underspecification presents challenges for credibility in modern machine learning.* JMLR 2022.
// - X. Glorot, Y. Bengio: *Understanding the difficulty of training deep feedforward neural networks.* AISTATS 2010.
// - K. He, X. Zhang, S. Ren, J. Sun: *Delving deep into rectifiers.* ICCV 2015.
// - P. Henderson, R. Islam, P. Bachman, J. Pineau, D. Precup, D. Meger: *Deep reinforcement learning that matters.* AAAI 2018.
// - S. Hooker, N. Moorosi, G. Clark, S. Bengio, E. Denton: *Characterising bias in compressed models.* arXiv 2010.03058, 2020.
// - M. Horowitz: *Computing's energy problem (and what we can do about it).* ISSCC 2014.
// - S. Hochreiter: *Untersuchungen zu dynamischen neuronalen Netzen.* Diploma thesis, TU München 1991.
// - Y. LeCun, L. Bottou, G. Orr, K.-R. Müller: *Efficient BackProp.* In: Neural Networks: Tricks of the Trade, 1998.
// - R. Pascanu, T. Mikolov, Y. Bengio: *On the difficulty of training recurrent neural networks.* ICML 2013.
// - B. Poole, S. Lahiri, M. Raghu, J. Sohl-Dickstein, S. Ganguli: *Exponential expressivity in deep neural networks through
//   transient chaos.* NeurIPS 2016.
// - S. Schoenholz, J. Gilmer, S. Ganguli, J. Sohl-Dickstein: *Deep information propagation.* ICLR 2017.
