// Why non-linearity

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
func list(_ shares: [Double]) -> String { shares.map { percent($0) }.joined(separator: ", ") }

// **Before this** you should know how to multiply matrices, what a derivative is, and what it
// means to train a network by gradient descent; @sec-nonlinearity-words explains training in ten lines. The cells are Swift. You can follow the text without reading them; a box in the same section explains the signs that a Python programmer has not met.
//
// | level | after this chapter you can |
// |---|---|
// | remember | say what an affine map is, and what the universal approximation theorem promises |
// | understand | prove that stacked linear layers are one linear layer, and explain what a bend changes |
// | apply | collapse two layers by hand, and build XOR and a broken line out of ReLU units |
// | analyse | tell a network that cannot bend from one that only starts out straight |
// | evaluate | judge the sentence "a network can learn anything" |
// | create | design a small network for a given function, unit by unit |
//
// ## The words, once {#sec-nonlinearity-words}
//
// A [unit]{.term} takes some numbers, multiplies each by a number of its own (a [weight]{.term}), adds them up, and adds one more number of its own (its [bias]{.term}). The sum $z$ is its [pre-activation]{.term}. It puts $z$ through a curve, the *activation*, and hands the result on. Units side by side are a [layer]{.term}, layers in a row a *network*; the layers between input and output are *hidden*. "784-64-10" means 784 inputs (the brightness of $28 \times 28$ pixels), one hidden layer of 64 units, 10 outputs.
//
// *Training* goes in steps. Show the network some examples (a [batch]{.term}); measure by one number, the [loss]{.term}, how wrong its answers are; work out for every weight in which direction the loss falls (the [gradient]{.term} says so); move every weight a little that way, as far as the [learning rate]{.term} allows; go on with the next batch. That is *gradient descent*. **Adam** is a popular form of it, which divides each weight's step by a running size of that weight's own gradient, so that at first all weights move by about the learning rate. Such a rule is called an [optimiser]{.term}. Once through all examples is an [epoch]{.term}. [Accuracy]{.term} is the share of right answers, *test accuracy* the share on examples that were not trained on. The [seed]{.term} is the number from which all the dice of a run are thrown: first weights, order of the examples. More words are in @sec-practice-glossary.
//
// ::: {.callout-note title="Signs" collapse="true"}
// $\sum$, $\prod$: add, multiply all terms. $x \mapsto y$: $x$ is sent to $y$. $w^\top x = w\cdot x = \sum_k w_k x_k$; $W^\top$ is $W$ with rows and columns exchanged. $\lVert x\rVert = \sqrt{\sum_k x_k^2}$ is the length, or *norm*. $\partial C/\partial w$: the derivative of $C$ by $w$ while all else stands still; all of them together are the *gradient*. For several outputs the table of them is the *Jacobian*. $\odot$: multiply entry by entry. $\eta$: the learning rate. $\blacksquare$: the end of a proof.
// :::
//
// ::: {.callout-note title="Reading the Swift, for people who write Python" collapse="true"}
// `let x = 2` names a value, `var x = 2` one that may change. `func f(_ x: Double) -> Double { 2 * x }` is `def f(x): return 2 * x`; where a body is a single expression, its value is returned. `[1, 2, 3].map { $0 * $0 }` is `[a * a for a in [1, 2, 3]]`: inside the braces `$0` is the first argument, `$1` the second, and `$1.0` the first part of the pair `$1`. `.filter { $0 > 0 }` keeps what passes the test, `.reduce(0) { $0 + $1 }` is a sum that starts at 0, `zip(a, b)` is Python's. `.map(\.error)` takes the `error` of each. `0..<5` is `range(5)`, `0...5` includes the 5. `a ? b : c` is `b if a else c`; `x ?? 0` is "x, or 0 if there is none"; `if let` goes on only if there is one. `try` marks a call that may fail. `.relu` is short for `Activation.relu`.
//
// The exercises name objects of the engine in their hints. For those that ask for a formula or a number, NumPy is enough. Those that train networks can be done in PyTorch with the sizes and rates that the text gives; their numbers will differ a little from ours.
// :::
//
// ## The idea in plain words {#sec-nonlinearity}
//
// Imagine a house full of water pipes. Pipes join, split, narrow and widen; you may lay as many as you like. As long as there are only pipes,
// one thing stays true: twice the pressure at the inlet gives twice the flow at every tap. However long the network, the whole house answers like a
// single, rather complicated pipe.
//
// Now put in a **valve** that opens only above a certain pressure. Below it one part of the house is dry, above it the water takes another way.
// The house can now *decide*. Two valves can be open or shut in four ways, and a hundred valves in $2^{100}$. (Not every way need occur: where both valves hang on the *same* pressure, as in a network with one input, only three do.)
//
// Weights are the pipes. The [activation function]{.term} is the valve. (The picture has its limits: pressures and flows can be negative here, and a valve such as
// tanh does not open, it bends gently. What carries over is that pipes alone cannot decide.)

let sheet = (0...8).flatMap { i in (0...8).map { j in (Double(i) / 8, Double(j) / 8) } }
Chart {
  for (a, b) in sheet {
    let differs = abs(a - b) > 0.5
    PointMark(x: .value("first number", a), y: .value("second number", b))
      .foregroundStyle(by: .value("Differ", differs ? "differ by more than ½" : "differ by less"))
      .facet(by: .value("Plane", "the inputs x₁, x₂"))
    PointMark(
      x: .value("first number", max(0, a - b)),
      y: .value("second number", max(0, b - a))
    )
    .foregroundStyle(by: .value("Differ", differs ? "differ by more than ½" : "differ by less"))
    .facet(by: .value("Plane", "the hidden units h₁, h₂"))
  }
  for x in [0.0, 0.55] {
    LineMark(
      x: .value("first number", x), y: .value("second number", 0.55 - x),
      series: .value("Line", "cut")
    )
    .foregroundStyle(.secondary)
    .lineStyle(StrokeStyle(dash: [5, 3]))
    .facet(by: .value("Plane", "the hidden units h₁, h₂"))
  }
}
.chartFacet(x: "Plane", columns: 2)
.chartYScale(domain: 0...1.08)

// @fig-valve shows the same with a single input. Both curves come from the *same* random weights; the only difference is whether each hidden unit passes on its sum $z$ or
// $\max(0, z)$, which is called ReLU.

let inputs = stride(from: -3.0, through: 3, by: 0.03).map { $0 }
func answers(_ f: Activation) throws -> [Double] {
  let net = Sequential {
    Linear(1, 24, initializer: .normal(deviation: 1))
    Shift(0.5)
    f
    Linear(24, 24, initializer: .heNormal)
    Shift(-0.3)
    f
    Linear(24, 1, initializer: .lecunNormal)
  }
  let model = try Network<Double>(
    net, capacity: inputs.count, seed: 4)
  model.inputs.write(inputs)
  model.forward(rows: inputs.count)
  return inputs.indices.map { model.outputs[$0] }
}
let pipes = try answers(.identity)
let valves = try answers(.relu)
Chart {
  for (title, values) in [("pipes only", pipes), ("with ReLU", valves)] {
    for (x, y) in zip(inputs, values) {
      LineMark(x: .value("Input", x), y: .value("Output", y))
        .foregroundStyle(by: .value("Hidden units", title))
    }
  }
}

/// The largest |second difference|, relative to the span of the values: zero for a straight line.
func bend(_ y: [Double]) -> Double {
  let second = (1..<(y.count - 1)).map { (i: Int) -> Double in
    let middle = (y[i - 1] + y[i + 1]) / 2
    return 2 * abs(middle - y[i])
  }
  return (second.max() ?? 0) / ((y.max() ?? 1) - (y.min() ?? 0))
}
claim(
  "The first curve is straight up to rounding, the second is not.",
  bend(pipes) < 1e-12 && bend(valves) > 1e-3)

// ## Stacked linear layers collapse {#sec-nonlinearity-collapse}
//
// Write the weights of each unit as one row of a matrix $W$, and the biases as a vector $b$. Then the pre-activations of a layer are $z = Wx + b$ and its outputs $a = f(z)$, where $f$ acts on each entry. A layer without activation computes $x \mapsto Wx + b$. Strictly this is an *affine* map, a linear one plus a constant; everybody says "linear
// layer", and so do we.
//
// ::: {#thm-two-layers}
// ## Two layers are one
// For matrices $W_1, W_2$ and vectors $b_1, b_2$ of fitting sizes there are $W$ and $b$ with $W_2(W_1x + b_1) + b_2 = Wx + b$ for every $x$.
// :::
//
// **Proof.** Multiply out:
//
// $$
// W_2(W_1 x + b_1) + b_2 = \underbrace{W_2 W_1}_{\textstyle W}\,x + \underbrace{W_2 b_1 + b_2}_{\textstyle b}. \qquad \blacksquare
// $$ {#eq-two-layers}
//
// ::: {#thm-layers}
// ## L layers are one
// Any number $L \ge 1$ of linear layers in a row computes one affine map, $Wx + b$ with
//
// $$
// W = W_L W_{L-1} \cdots W_1, \qquad b = b_L + \sum_{l=1}^{L-1} W_L \cdots W_{l+1}\, b_l .
// $$ {#eq-layers}
// :::
//
// **Proof** by induction on $L$. For $L = 1$ there is nothing to show: the product is $W_1$ and the sum is empty. Suppose the first $L-1$ layers compute
// $W'x + b'$ with $W' = W_{L-1}\cdots W_1$ and $b' = b_{L-1} + \sum_{l=1}^{L-2} W_{L-1}\cdots W_{l+1} b_l$. Layer $L$ follows, and @eq-two-layers gives $W = W_L W'$ and
// $b = W_L b' + b_L$, which is @eq-layers. $\blacksquare$
//
// Two things follow at once. The collapsed layer has a size that does not depend on $L$. And since the rank of a product is at most the
// smallest rank of its factors, a narrow layer in the middle even *loses* possibilities: for what the network can *represent*, depth without bends can only cost.
//
// ### By hand
//
// Take
//
// $$
// W_1 = \begin{pmatrix} 1 & 2\\ 0 & 1\end{pmatrix},\quad b_1 = \begin{pmatrix} 1\\ -1\end{pmatrix},\qquad W_2 = \begin{pmatrix} 2 & -1\end{pmatrix},\quad b_2 = 3 .
// $$
//
// Then $W_2W_1 = (2,\ 2\cdot2 - 1\cdot1) = (2, 3)$ and $W_2b_1 + b_2 = 2 + 1 + 3 = 6$: two layers, nine numbers, and all they can say is $2x_1 + 3x_2 + 6$. Put a ReLU between them and compare. (Cells that teach have twins in NumPy and PyTorch, one tab away, with what they print.)
//
// ::: {#twin-collapse .panel-tabset group="language"}
// ### Swift

func twoLayers(
  _ x: (Double, Double), bend: (Double) -> Double
) -> Double {
  let h = (x.0 + 2 * x.1 + 1, x.1 - 1)
  return 2 * bend(h.0) - bend(h.1) + 3
}
let corners = [(1.0, 1.0), (1, -1), (1, -3), (0, 2)]
Table(
  corners,
  Column("x") { "(\(written($0.0)), \(written($0.1)))" },
  Column("two layers") { Int(twoLayers($0) { z in z }) },
  Column("2x₁ + 3x₂ + 6") { Int(2 * $0.0 + 3 * $0.1 + 6) },
  Column("with ReLU") { Int(twoLayers($0) { z in max(0, z) }) })

// ### NumPy
// ```python
// import numpy as np
//
// W1, b1 = np.array([[1.0, 2], [0, 1]]), np.array([1.0, -1])
// W2, b2 = np.array([[2.0, -1]]), np.array([3.0])
// print("one layer:", W2 @ W1, W2 @ b1 + b2)
// h = np.array([[1, 1], [1, -1], [1, -3], [0, 2]]) @ W1.T + b1
// print("two layers:", (h @ W2.T + b2).flatten().tolist())
// print("with ReLU:", (np.maximum(h, 0) @ W2.T + b2).flatten().tolist())
// ```
//
// ```text
// one layer: [[2. 3.]] [6.]
// two layers: [11.0, 5.0, -1.0, 12.0]
// with ReLU: [11.0, 3.0, 3.0, 12.0]
// ```
//
// ### PyTorch
// ```python
// import torch
// from torch import nn
//
// def two_layers(bend):
//     first, second = nn.Linear(2, 2), nn.Linear(2, 1)
//     first.weight.data = torch.tensor([[1.0, 2], [0, 1]])
//     first.bias.data = torch.tensor([1.0, -1])
//     second.weight.data = torch.tensor([[2.0, -1]])
//     second.bias.data = torch.tensor([3.0])
//     return nn.Sequential(first, bend, second)
//
// x = torch.tensor([[1.0, 1], [1, -1], [1, -3], [0, 2]])
// print("two layers:", two_layers(nn.Identity())(x).flatten().tolist())
// print("with ReLU:", two_layers(nn.ReLU())(x).flatten().tolist())
// ```
//
// ```text
// two layers: [11.0, 5.0, -1.0, 12.0]
// with ReLU: [11.0, 3.0, 3.0, 12.0]
// ```
// :::
//
// Could some *other* affine map give the last column? No. An affine map sends the middle of two points to the middle of their values. The point $(1,-1)$ lies midway
// between $(1,1)$ and $(1,-3)$, but with ReLU its value is
// `{swift} twoLayers((1, -1)) { max(0, $0) }`, while the middle of the two values is
// `{swift} (twoLayers((1, 1)) { max(0, $0) } + twoLayers((1, -3)) { max(0, $0) }) / 2`.
//
// ### A hundred layers, measured
//
// The experiment builds a hundred linear layers at random (orthogonal matrices, so that the signal keeps its size), finds the one matrix they equal
// by asking for the answers to the 784 unit vectors (inputs here have 784 numbers, as many as an image of $28 \times 28$ pixels) and to zero, and compares both on 50 random inputs in double precision.

let collapse = try LinearCollapse(depth: 100).run()
print("deep network, parameters:      ", collapse.deepParameters)
print("collapsed layer, parameters:   ", collapse.collapsedParameters)
print("largest output:                ", written(collapse.largestOutput))
print("largest difference:            ", written(collapse.largestDifference, 2))
claim(
  "A hundred linear layers and one give the same answers within 10⁻¹⁰.",
  collapse.largestDifference < 1e-10)

// So to replace **ten linear layers from 784 to 10**, of whatever widths between, one needs
//
// $$
// 784 \cdot 10 + 10 = 7{,}850
// $$
//
// numbers: a matrix of $10 \times 784$ and ten biases. The same holds for a hundred, as the run has just counted: `{swift} NumberFormat.count(collapse.collapsedParameters)`.
//
// ### How this course compares {#sec-nonlinearity-comparing}
//
// Training is a random experiment: other first weights or another order of the images, and another number comes out. Four habits keep that in view, here and in every chapter.
//
// - **Seeds are shown.** Where several runs stand behind a number, the page gives each of them, or the lowest and the highest, or an interval.
// - **Comparisons are paired.** Networks that are compared start from the same seeds and see the same batches. What is looked at are the *differences*, seed by seed. An interval [a, b] beside a difference comes from a rule that catches the true mean difference in 95 of 100 repetitions. Ratios are compared by their logarithms: one *doubling* is a factor of 2, one *power of ten* a factor of 10 (0.3 of it is again 2). The mean is taken over these, so it need not be the ratio of the two means.
// - **A claim names the smallest effect worth speaking of.** "Ahead" means that the whole interval lies above that effect, "level" that it lies between plus and minus that effect. Where neither is so the page says *not shown*. That is not *equal*.
// - **Marks say what a sentence rests on.** *Computed*: arithmetic, or a plain description of the very runs on the page. *Measured*: a statement about more than these runs, with n, effect, interval and test. What is *proved* has its proof in the text.
//
// What is worth speaking of is said here, once for each quantity, and holds on all pages. (It was set when the experiments of the first edition were known, so it is a convention; a study of yours sets it before its first run.)
//
// | quantity | smallest effect | why so much |
// |---|---|---|
// | test accuracy of shallow, trained networks | `{swift} written(Smallest.accuracy)` points | fifty images of ten thousand; what the next seed moves |
// | test accuracy of deep networks, and of those that are still learning | `{swift} written(Smallest.deepAccuracy)` points | their seeds scatter four times as far |
// | test accuracy, where something is said to *rescue* a training | `{swift} written(Smallest.rescue)` points | a rescue that one has to look for is none |
// | share of units, such as dead ones | `{swift} written(Smallest.units)` points | three units in a layer of 64 |
// | share of images that are read right | `{swift} written(100 * Smallest.images)` points | as for networks that are still learning |
// | errors, gradients, times, counts | a factor of two | less cannot be seen on the logarithmic axes they are drawn on |
// | loss | `{swift} written(Smallest.loss)` nats | about what turns a probability of 0.5 into one of 0.55 |
// | share of *runs* that succeed | any, if an exact test of the counts allows it | so few runs show large differences only |
//
// : The smallest effects of this course. A sentence that takes another one says why. {#tbl-smallest}
//
// Three words about the small print. **The p value is that of the sentence.** The [p value]{.term} says how often luck would give a difference at least as large if the sentence were only just false: if the true difference were the smallest effect and no more (for "level": if it lay on the nearer border). It is *one-sided*, since the sentence has a direction, and the sentence holds where p is at most 0.025. That is the same as to say that the whole 95% interval lies where the sentence wants it: an interval of 95% leaves out 2.5% on each side. (So "level" asks for two one-sided tests at 2.5% each. Many books ask for 5%; ours is the harder test.) **Told from zero** is less. Where a table gives p values without a smallest effect, they are two-sided and ask whether there is any difference at all; two networks are *told apart* where there is one. So two networks can be told apart and be level. **Many sentences, some errors.** Where several sentences answer one question, the correction is named beside them. Sentences that each ask a question of their own are not corrected, so among the dozens of measured sentences of this course a few may be wrong by luck.
//
// The names in the small print (paired t, Tukey, Holm, Wilson, Fisher, McNemar) you need not know before @sec-bake-off-maths, which says what each of them does. Two of them have a price. Tukey's test, for more than two networks at once, supposes that all of them scatter alike; where one scatters far more than the rest, its intervals are too wide for the others. (It answers for all pairs together and has no one-sided p value: beside a smallest effect its interval alone is given.) Tests of paired successes, McNemar's, see only the seeds on which two networks disagree; with five seeds they cannot get below $p = (\tfrac12)^5 \approx 0.03$, one-sided, so counts of five are compared by Fisher's test, which does not use the pairing and therefore errs on the careful side where a good seed helps both.
//
// And a caution for all chapters: the networks are small and are trained for seconds. After a few epochs on some thousand digits the test accuracy says how *fast* a network learns, not what it could reach in an hour.
//
// ### Does training know a way out?
//
// It cannot: the theorem holds for *all* weights, also for those that training finds. But look at it once. Three networks on the handwritten digits of MNIST: one linear layer; ten linear
// layers, of width 64 between; the same ten with ReLU between them. Same optimiser, same images, three seeds each; the test images are asked once, after the last epoch.

let ten = [784] + Array(repeating: 64, count: 9) + [10]
func stack(_ sizes: [Int], _ f: Activation) -> Sequential {
  .perceptron(sizes, activation: f, initializer: .xavierNormal)
}
let stacks: [(name: String, net: Sequential)] = [
  ("one linear layer", stack([784, 10], .identity)),
  ("ten linear layers", stack(ten, .identity)),
  ("ten layers with ReLU", stack(ten, .relu)),
]
let seeds: [UInt64] = isQuick ? [0] : [0, 1, 2]
let jobs = stacks.indices.flatMap { i in seeds.map { (i, $0) } }
let trained = try Parallel.map(jobs) { [stacks] i, seed in
  try Trainer(stacks[i].net, seed: seed).fit(
    .mnist.first(10_000), epochs: 8,
    probes: [.weights(afterEpochs: [2, 8])], testing: .lastEpoch)
}
func runs(_ index: Int) -> [TrainingRun] {
  zip(jobs, trained).filter { $0.0.0 == index }.map(\.1)
}

Table(
  Array(stacks.indices), Column("Network") { stacks[$0].name },
  Column("Parameters") { runs($0)[0].parameterCount },
  Column("Test accuracy") { list(runs($0).map(\.testAccuracy)) },
  Column("Equals one layer of") { $0 < 2 ? "7,850" : "–" })

let accuracies = stacks.indices.map { runs($0).map(\.testAccuracy) }
let widestSpread = accuracies.map { ($0.max() ?? 0) - ($0.min() ?? 0) }.max() ?? 0
claim(
  "The bend helps: ten layers with ReLU are ahead of the same ten without.",
  measured: seeds.count > 1 ? try PairedComparison(accuracies[2].map { 100 * $0 }, accuracies[1].map { 100 * $0 }) : nil, above: Smallest.deepAccuracy, unit: "points",
  otherwise: "That the bend helps by more than two points is not shown: on average one layer reaches \(percent(mean(accuracies[0]))), ten linear ones \(percent(mean(accuracies[1]))), ten with ReLU \(percent(mean(accuracies[2]))).")
claim(
  "Without a bend, depth even costs: one linear layer is ahead of ten.",
  measured: seeds.count > 1 ? try PairedComparison(accuracies[0].map { 100 * $0 }, accuracies[1].map { 100 * $0 }) : nil, above: Smallest.deepAccuracy, unit: "points",
  otherwise: "That one linear layer is ahead of ten by more than two points is not shown; seed by seed its lead is \(zip(accuracies[0], accuracies[1]).map { written(100 * ($0 - $1), 2) }.joined(separator: ", ")) points.")

// Since the trained ten layers *are* one layer, we can compute it, and because each of its ten rows has one number per pixel, we can look at it.

let model = try Network<Float>(stacks[1].net, capacity: 785)
try model.load(runs(1)[0].snapshots.last?.weights ?? [])
let probes = (0..<785).flatMap { i in
  (0..<784).map { Float($0 == i ? 1 : 0) }  // 784 unit vectors, and zero
}
let replies = try model(Tensor(probes, shape: [785, 784])).rows
let constants = replies[784]
let matrix = (0..<10).map { digit in
  (0..<784).map { replies[$0][digit] - constants[digit] }
}
ImageGrid(
  matrix, captions: (0..<10).map { "\($0)" }, columns: 5,
  scheme: .redBlue)

var search = DataSearch.standard()
search.folders =
  ExperimentSession.current.searchDirectories + search.folders
let test = try Dataset.mnist.first(10_000).load(search: search).test
  .prefix(2_000)
let images = try Tensor(test.numbers, shape: [test.count, 784])
let deepAnswers = try model(images).largestIndices
let columns = (0..<784).flatMap { pixel in
  (0..<10).map { matrix[$0][pixel] }
}
var scores = try images.product(Tensor(columns, shape: [784, 10]))
for i in scores.values.indices { scores.values[i] += constants[i % 10] }
let differing = zip(deepAnswers, scores.largestIndices).count { $0 != $1 }
claim(
  "On all of \(NumberFormat.count(test.count)) test images the ten trained layers and the single layer give the same digit.",
  differing == 0,
  otherwise: "On all but \(differing) of \(NumberFormat.count(test.count)) test images the ten trained layers and the single layer give the same digit; the rest are ties within rounding.")

// ::: {.callout-note title="What does not collapse"}
// The *function* collapses; the *training* does not. Gradient descent on ten factors takes other steps than gradient descent on their product, and
// deep linear networks are studied for just that reason (Saxe et al. 2014). What they can represent, though, is what one layer can.
// :::
//
// ## One bend: XOR {#sec-nonlinearity-xor}
//
// The smallest problem that a line cannot solve has four points: the answer is 1 where exactly one of two inputs is 1.
//
// **No affine function separates it.** Let $f(x) = w^\top x + b$ be positive at $(0,1)$ and $(1,0)$ and negative at $(0,0)$ and $(1,1)$. For every affine $f$
//
// $$
// f(0,0) + f(1,1) = w_1 + w_2 + 2b = f(0,1) + f(1,0),
// $$
//
// and the left side would be negative, the right side positive. $\blacksquare$
//
// **Two ReLU units do it.** Let both look at the sum $s = x_1 + x_2$, the second with a threshold of 1:
//
// $$
// h_1 = \mathrm{ReLU}(s), \qquad h_2 = \mathrm{ReLU}(s - 1), \qquad y = h_1 - 2h_2 .
// $$ {#eq-xor}
//
// Up to $s = 1$ the output rises with slope 1; from there the second unit is open too, and the slope is $1 - 2 = -1$.

let fourPoints = [(0.0, 0.0), (0, 1), (1, 0), (1, 1)]
func h1(_ x: (Double, Double)) -> Double { max(0, x.0 + x.1) }
func h2(_ x: (Double, Double)) -> Double { max(0, x.0 + x.1 - 1) }
Table(
  fourPoints, Column("x₁") { Int($0.0) }, Column("x₂") { Int($0.1) },
  Column("h₁") { Int(h1($0)) }, Column("h₂") { Int(h2($0)) },
  Column("y = h₁ − 2h₂") { Int(h1($0) - 2 * h2($0)) })

// What happened? The sum lays $(0,1)$ and $(1,0)$ onto one another, at 1, between 0 and 2; then the bend *folds* that line at 1. In the coordinates $(h_1, h_2)$ a straight line is enough for the rest. That is
// what hidden layers are for: they bend space until the last, linear layer can do its work.
//
// ### Learned boundaries
//
// Three problems in the plane: XOR with noise, two circles, two spirals. Networks 2-32-32-2, trained with Adam, without an activation and with ReLU (@fig-boundaries), and for the table with tanh and GELU too.

let problems: [ToyData] = [.xor, .circles, .spirals]
let bends: [Activation] = [.identity, .relu, .tanh, .gelu]
let tries: [UInt64] = isQuick ? [1] : [1, 2, 3]
let plans = problems.flatMap { problem in
  bends.flatMap { f in tries.map { (problem, f, $0) } }
}
let boundaries = try Parallel.map(plans) { problem, f, seed in
  try DecisionBoundary(
    problem, activation: f, hidden: [32, 32], epochs: 150,
    resolution: 31, seed: seed
  ).run()
}
func outcomes(_ problem: ToyData, _ f: Activation)
  -> [DecisionBoundary.Outcome]
{
  zip(plans, boundaries).filter { $0.0.0 == problem && $0.0.1 == f }
    .map(\.1)
}

func nearest(_ value: Double, _ axis: [Double]) -> Double {
  axis.min { abs($0 - value) < abs($1 - value) } ?? value
}
Chart {
  for (f, label) in [(Activation.identity, "no activation"), (.relu, "ReLU")] {
    for problem in problems {
      let map = outcomes(problem, f)[0]
      let title = "\(problem.shape.rawValue), \(label)"
      Heatmap(
        x: "x₁", y: "x₂", value: "P₁ − P₀",
        matrix: map.probabilities.map { $0.map { 2 * $0 - 1 } },
        columns: map.axis, rows: map.axis
      )
      .facet(by: .value("Problem", title))
      for (index, point) in map.points.enumerated()
      where index % 8 < 2 && max(abs(point.x), abs(point.y)) < 1.2 {
        PointMark(
          x: .value("x₁", nearest(point.x, map.axis)),
          y: .value("x₂", nearest(point.y, map.axis))
        )
        .symbol(point.label == 1 ? .cross : .circle)
        .symbolSize(point.label == 1 ? 22 : 9)
        .foregroundStyle(.black)
        .facet(by: .value("Problem", title))
      }
    }
  }
}
.chartFacet(x: "Problem", columns: 3)
.chartXScale(domain: -1.24...1.24)
.chartYScale(domain: -1.24...1.24)
// Wider than the values, so that black marks can be seen on the deepest colours.
.chartForegroundStyleScale(scheme: .redBlue, domain: -1.7...1.7)

func score(_ problem: ToyData, _ f: Activation) -> [Double] {
  outcomes(problem, f).map { $0.run.testAccuracy }
}
Table(
  bends,
  Column("Activation") { $0 == .identity ? "none" : $0.name },
  Column("XOR") { list(score(.xor, $0)) },
  Column("Circles") { list(score(.circles, $0)) },
  Column("Spirals") { list(score(.spirals, $0)) })

let straight = problems.flatMap { score($0, .identity) }
let bent = problems.flatMap { p in bends.dropFirst().flatMap { score(p, $0) } }
claim(
  "Without activation no network gets above \(percent(straight.max() ?? 0)); with one, whichever it is, none falls below \(percent(bent.min() ?? 0)).",
  (straight.max() ?? 1) < (bent.min() ?? 0),
  otherwise: "After this training the networks without activation reach at most \(percent(straight.max() ?? 0)) and those with one at least \(percent(bent.min() ?? 0)).")

// Two remarks. A straight line can do a little better than guessing, by cutting off a corner of the cloud. And what separates the rows of the table is *whether* there is a bend, far more than which. Which bend is
// better, and where, is the question of the other chapters.
//
// ## How far does it go? Universal approximation {#sec-nonlinearity-universal}
//
// One bend per unit, many units: which functions can be built? All continuous ones. (That is what you need of this section: any curve, as close as you please. Whoever finds the theorem hard may go on to *A proof that builds*.)
//
// ::: {#thm-universal}
// ## Universal approximation
// Let $f$ be a function that is continuous (or, more generally, bounded on bounded intervals with only few jumps) and **not a polynomial**. Then for every continuous $g$ on a bounded closed set $K \subset \mathbb{R}^d$ and every $\varepsilon > 0$ there is one hidden layer
//
// $$
// N(x) = c + \sum_{i=1}^{n} v_i\, f(w_i^\top x + b_i)
// $$
//
// with $|N(x) - g(x)| < \varepsilon$ on all of $K$. If $f$ is a polynomial, this is false.
// :::
//
// Cybenko (1989) proved it for sigmoids, Hornik (1991) for every bounded, continuous, non-constant $f$, and Leshno, Lin, Pinkus & Schocken (1993) for every locally bounded $f$ whose points of discontinuity have a closure of measure zero, if and only if it is not (almost everywhere) a polynomial. Every continuous $f$ is among these, hence the form above, which covers ReLU. We prove the one-dimensional case for ReLU, because that proof *builds* the network.
//
// ### A proof that builds {#sec-nonlinearity-proof}
//
// Let $g$ be continuous on $[-1, 1]$. Cut the interval at $x_0 < x_1 < \dots < x_n$ into $n$ pieces of length $h = 2/n$ and connect the points $(x_i, g(x_i))$ by straight
// lines with slopes $s_1, \dots, s_n$. The broken line is a sum of ReLUs: each knot adds the *change* of slope there.
//
// $$
// N(x) = g(x_0) + s_1\,\mathrm{ReLU}(x - x_0) + \sum_{i=1}^{n-1} (s_{i+1} - s_i)\,\mathrm{ReLU}(x - x_i).
// $$ {#eq-broken}
//
// Indeed, between $x_{k-1}$ and $x_k$ the first $k$ units are open, and their slopes add up to $s_1 + (s_2 - s_1) + \dots + (s_k - s_{k-1}) = s_k$. On a closed interval $g$ is *uniformly* continuous: for small $h$ it
// changes by less than $\varepsilon$ within a piece, and so $N$, which stays between two neighbouring values of $g$, misses it by less than $\varepsilon$. $\blacksquare$
//
// **How many units?** Let $g$ have a second derivative. On a piece with ends $a$ and $b$ put $e = g - N$, fix an $x$ inside, and choose $\lambda$ so that $\psi(t) = e(t) - \lambda(t-a)(t-b)$ vanishes at $x$. Then $\psi$ has the three zeros $a, x, b$; by Rolle's theorem
// $\psi'$ has two and $\psi'' = g'' - 2\lambda$ one, at some $\xi$. So $\lambda = g''(\xi)/2$ and
//
// $$
// |e(x)| = \tfrac12\,|g''(\xi)|\,(x-a)(b-x) \le \frac{h^2}{8}\,\max|g''| = \frac{\max|g''|}{2n^2}.
// $$ {#eq-interpolation}
//
// (The product $(x-a)(b-x)$ is largest in the middle, where it is $h^2/4$.) Twice as many units, a quarter of the error. Here it is for $g(x) = \sin \pi x$, where $\max|g''| = \pi^2$:
//
// ::: {#twin-broken .panel-tabset group="language"}
// ### Swift

func brokenLine(_ g: (Double) -> Double, units n: Int)
  -> (Double) -> Double
{
  let h = 2 / Double(n)
  let knots = (0...n).map { -1 + h * Double($0) }
  let slopes = zip(knots, knots.dropFirst()).map { (g($1) - g($0)) / h }
  let weights = zip(slopes, [0] + slopes).map { $0 - $1 }
  let start = g(knots[0])
  return { x in
    zip(weights, knots).reduce(start) { $0 + $1.0 * max(0, x - $1.1) }
  }
}
func sine(_ x: Double) -> Double { sin(.pi * x) }

// ### NumPy
// ```python
// import numpy as np
//
// def broken_line(g, n):
//     knots = np.linspace(-1, 1, n + 1)
//     slopes = np.diff(g(knots)) * n / 2
//     weights = np.diff(slopes, prepend=0)
//     units = lambda x: np.maximum(0, x[:, None] - knots[:-1])
//     return lambda x: g(knots[0]) + units(x) @ weights
//
// def sine(x):
//     return np.sin(np.pi * x)
//
// x = np.linspace(-1, 1, 20_001)
// for n in (4, 8, 16, 32, 64, 128):
//     print(n, f"{np.abs(broken_line(sine, n)(x) - sine(x)).max():.3g}")
// ```
//
// ```text
// 4 0.211
// 8 0.0704
// 16 0.0188
// 32 0.00479
// 64 0.0012
// 128 0.000301
// ```
// :::

let fine = (0...200).map { Double($0) / 100 - 1 }
Chart {
  for n in [3, 6, 12] {
    let line = brokenLine(sine, units: n)
    for x in fine {
      LineMark(
        x: .value("x", x), y: .value("y", sine(x)),
        series: .value("Curve", "sine")
      )
      .foregroundStyle(.secondary)
      .lineStyle(StrokeStyle(lineWidth: 1.5, dash: [4, 3]))
      .facet(by: .value("Units", "\(n) units"))
      LineMark(
        x: .value("x", x), y: .value("y", line(x)),
        series: .value("Curve", "network")
      )
      .foregroundStyle(.blue).facet(by: .value("Units", "\(n) units"))
    }
  }
}
.chartFacet(x: "Units", columns: 3)

struct Broken { var units: Int; var error, bound: Double }
let grid = (0...20_000).map { Double($0) / 10_000 - 1 }
let broken = [4, 8, 16, 32, 64, 128].map { n in
  let line = brokenLine(sine, units: n)
  return Broken(
    units: n, error: grid.map { abs(line($0) - sine($0)) }.max() ?? 0,
    bound: .pi * .pi / (2 * Double(n * n)))
}
Table(
  broken, Column("Units") { $0.units },
  Column("Largest error", digits: 3) { $0.error },
  Column("Bound π²/(2n²)", digits: 3) { $0.bound })

let lastQuarter = broken[4].error / broken[5].error
claim(
  "The error never exceeds the bound, and from 64 to 128 units it falls by a factor of \(fixed(lastQuarter, 2)).",
  broken.allSatisfy { $0.error <= $0.bound * (1 + 1e-9) } && abs(lastQuarter - 4) < 0.05)

// ### Fitted live
//
// The proof places the knots by hand. Does gradient descent find them? Networks with one hidden layer learn the sine from 256 points; the error is measured on
// 256 fresh ones. Beside ReLU and tanh there is $z^2$, a perfectly curved function, and a polynomial.

let square = try Activation.custom("z²", { $0 * $0 }, derivative: { 2 * $0 })
let widths = [2, 4, 8, 16, 32, 64]
let shapes: [Activation] = [.relu, .tanh, square]
let fit = try FunctionFit(
  .sine,
  shapes.flatMap { f in
    widths.map { n in
      FunctionFit.NamedNetwork(
        "\(f.name) \(n)", .perceptron([1, n, 1], activation: f))
    }
  }, epochs: 300, seeds: [1, 2, 3]
).run()
func fitted(_ f: Activation, _ n: Int) -> FunctionFit.Fit {
  fit.fits[
    fit.fits.firstIndex { $0.label == "\(f.name) \(n)" } ?? 0]
}

Chart {
  for n in [4, 32] {
    for (x, y) in zip(fit.x, fit.target) {
      LineMark(
        x: .value("x", x), y: .value("y", y),
        series: .value("Curve", "sine")
      )
      .foregroundStyle(.secondary)
      .lineStyle(StrokeStyle(lineWidth: 1.5, dash: [4, 3]))
      .facet(by: .value("Width", "\(n) units"))
    }
    for f in shapes {
      for (x, y) in zip(fit.x, fitted(f, n).values) {
        LineMark(x: .value("x", x), y: .value("y", y))
          .foregroundStyle(by: .value("Activation", f.name))
          .facet(by: .value("Width", "\(n) units"))
      }
    }
  }
}
.chartFacet(x: "Width", columns: 2)

func entry(_ f: Activation, _ n: Int) -> String {
  let errors = fitted(f, n).errors
  return errors.count > 1
    ? "\(written(errors.min() ?? .nan, 2)) to \(written(errors.max() ?? .nan, 2))"
    : errors.map { written($0, 2) }.joined()
}
Table(
  widths, Column("Units") { $0 },
  Column("ReLU") { entry(.relu, $0) },
  Column("tanh") { entry(.tanh, $0) },
  Column("z²") { entry(square, $0) })

// Why does $z^2$ stay where it is, however wide the layer? A sum of squares of affine functions, $\sum_i v_i (w_i x + b_i)^2 + c$, is a quadratic polynomial, whatever $n$ is. The best quadratic
// for an odd function on $[-1, 1]$ is a straight line $ax$, with
//
// $$
// \begin{aligned}
// a &= \frac{\int x \sin \pi x\,dx}{\int x^2\,dx} = \frac{2/\pi}{2/3} = \frac3\pi, \\
// \tfrac12\int_{-1}^{1} \bigl(\sin\pi x - \tfrac3\pi x\bigr)^2 dx &= \frac12 - \frac{3}{\pi^2} \approx 0.196 .
// \end{aligned}
// $$ {#eq-floor}

let floorOfSquares = 0.5 - 3 / (Double.pi * Double.pi)
let squares = widths.map { fitted(square, $0).error.mean }
claim(
  "At no width do the squares come below 0.18; the floor by the formula is \(fixed(floorOfSquares, 3)), up to the luck of which 256 points are drawn.",
  (squares.min() ?? 0) > 0.18)
let wide = max(fitted(.relu, 64).error.mean, fitted(.tanh, 64).error.mean)
claim(
  "With 64 units ReLU and tanh both come below a hundredth of that floor.",
  wide < floorOfSquares / 100,
  otherwise: "After this training ReLU reaches \(written(fitted(.relu, 64).error.mean, 2)) and tanh \(written(fitted(.tanh, 64).error.mean, 2)) with 64 units.")

// So it is not curvature that counts. Shifted and stretched copies of a polynomial of degree $d$ are polynomials of degree $d$, and $d + 1$ of them make all the others. Of a ReLU's copies no finite number makes the rest: each new place of the bend is a new function.
//
// ### What the theorem does not say
//
// It says that a network *exists*. It does not say how many units it needs (in many dimensions very many), that gradient descent finds it, that few data are enough, or what happens outside $K$.
// The broken line of 128 units that is right within `{swift} written(broken[5].error, 1)` on $[-1, 1]$ continues as a straight line beyond: at $x = 1.5$ it says
// `{swift} fixed(brokenLine(sine, units: 128)(1.5), 2)`, and the sine there is `{swift} fixed(sine(1.5), 2)`.
//
// ## A bad start hides the bend {#sec-nonlinearity-start}
//
// A network with activations can still *behave* like one without. A unit bends the answer only if its bend lies where the data are. Measure how bent a network is: take the answers to
// 400 random points of the plane, fit the best affine function to them, and ask which share of their variance it leaves unexplained. Zero means that the network is one flat piece on these data.

var stream = RandomStream(seed: 5)
let cloud = (0..<400).map { _ in (stream.normal(), stream.normal()) }
func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}
/// The share of the variance of y that no affine function of the points explains.
func bentShare(_ y: [Double]) -> Double {
  var basis: [[Double]] = []
  func rest(_ v: [Double]) -> [Double] {
    basis.reduce(v) { r, b in
      let share = dot(r, b) / dot(b, b)
      return zip(r, b).map { $0 - share * $1 }
    }
  }
  basis.append(y.map { _ in 1 })
  let centred = rest(y)
  guard dot(centred, centred) > 0 else { return 0 }
  basis.append(rest(cloud.map(\.0)))
  basis.append(rest(cloud.map(\.1)))
  let unexplained = rest(rest(y))
  return dot(unexplained, unexplained) / dot(centred, centred)
}
func outputs(_ net: Sequential, seed: UInt64) throws -> [Double] {
  let model = try Network<Double>(
    net, capacity: cloud.count, seed: seed)
  model.inputs.write(cloud.flatMap { [$0.0, $0.1] })
  model.forward(rows: cloud.count)
  return cloud.indices.map { model.outputs[$0] }
}

// **Small weights.** Near zero tanh and the sigmoid are nearly straight: $\tanh z = z - z^3/3 + \dots$ A network whose weights are too small uses only that part.

let gains = [0.03, 0.1, 0.3, 1, 3, 10]
func bentShare(_ f: Activation, gain: Double) throws -> Double {
  let net = Sequential.perceptron(
    [2, 32, 32, 1], activation: f,
    initializer: .scaledNormal(gain: gain))
  return mean(
    try (1...10).map { try bentShare(outputs(net, seed: $0)) })
}
struct Bent { var activation: Activation; var gain, share: Double }
let bentShares = try [Activation.tanh, .sigmoid, .relu].flatMap { f in
  try gains.map {
    Bent(activation: f, gain: $0, share: try bentShare(f, gain: $0))
  }
}
Chart(bentShares) { bent in
  LineMark(
    x: .value("Gain", bent.gain),
    y: .value("Share left by the best plane", bent.share)
  )
  .foregroundStyle(by: .value("Activation", bent.activation.name))
}
.chartXScale(type: .log)
.chartYScale(type: .log)

func share(_ f: Activation, _ gain: Double) -> Double {
  bentShares[bentShares.firstIndex { $0.activation == f && $0.gain == gain } ?? 0].share
}
claim(
  "With weights of gain 0.03 a plane leaves a share of \(written(share(.tanh, 0.03), 2)) of tanh's variance unexplained; with gain 3 it leaves \(percent(share(.tanh, 3), 0)).",
  share(.tanh, 0.03) < 1e-4 && share(.tanh, 3) > 0.05)

// ReLU does not care about size, since $\mathrm{ReLU}(cz) = c\,\mathrm{ReLU}(z)$ for $c > 0$: scaling all weights scales the answer and nothing else (@exr-homogeneous). Its weak spot is another.
//
// **Large biases.** A ReLU unit that is open for all data is a straight line, and one that is closed for all data is a constant. Only a unit whose switching line crosses the data bends anything. Add a constant to
// the [pre-activations]{.term of="pre-activation"} of one hidden layer of 64 units:

struct Biased { var shift, open, closed, switching, share: Double }
func biased(_ shift: Double) throws -> Biased {
  let net = Sequential {
    Linear(2, 64, initializer: .heNormal)
    Shift(shift)
    Activation.relu
    Linear(64, 1, initializer: .lecunNormal)
  }
  let all = try (1...10).map { seed -> Biased in
    let model = try Network<Double>(
      net, capacity: cloud.count, seed: UInt64(seed))
    model.inputs.write(cloud.flatMap { [$0.0, $0.1] })
    model.forward(rows: cloud.count)
    let hidden = model.activations[0].output.array()
    let on = (0..<64).map { unit in
      cloud.indices.count { hidden[$0 * 64 + unit] > 0 }
    }
    return Biased(
      shift: shift, open: Double(on.count { $0 == cloud.count }) / 64,
      closed: Double(on.count { $0 == 0 }) / 64,
      switching: Double(on.count { $0 > 0 && $0 < cloud.count }) / 64,
      share: try bentShare(outputs(net, seed: UInt64(seed))))
  }
  return Biased(
    shift: shift, open: mean(all.map(\.open)),
    closed: mean(all.map(\.closed)),
    switching: mean(all.map(\.switching)), share: mean(all.map(\.share)))
}
let biases = try [-12.0, -6, -2, 0, 2, 6, 12].map(biased)
Table(
  biases, Column("Added constant") { written($0.shift) },
  Column("Always open") { percent($0.open, 0) },
  Column("Always closed") { percent($0.closed, 0) },
  Column("Switching") { percent($0.switching, 0) },
  Column("Share left by the best plane") { written($0.share, 2) })

claim(
  "At a constant of 12 hardly a unit switches, and the network is one straight piece for all practical purposes (less than a thousandth is bent); at −12 it is a constant for nearly all inputs.",
  biases[6].switching < 0.02 && biases[6].share < 1e-3 && biases[0].closed > 0.98)

// (On the negative side the share can be large although little happens: the network is flat nearly everywhere, and the little that varies is bent. A network that is constant on all points counts as zero, which lowers the mean at −12.)
//
// ### Does training find the way back?
//
// Sometimes. Train networks 2-64-2 on the two circles from three starts: pre-activations as they are, raised by 2, lowered by 6. (The constant stays, but each unit has a bias of its own that may learn to undo it.)

let starts: [(name: String, shift: Double)] = [
  ("as drawn", 0), ("raised by 2", 2), ("lowered by 6", -6),
]
let startRuns = try Parallel.map(
  starts.flatMap { s in tries.map { (s.shift, $0) } }
) { shift, seed in
  try Trainer(
    Sequential {
      Linear(2, 64, initializer: .heNormal)
      Shift(shift)
      Activation.relu
      Linear(64, 2)
    }, optimizer: .adam(learningRate: 0.003), seed: seed
  ).fit(ToyData.circles.dataset(), epochs: 80, batchSize: 32)
}

Chart {
  for (index, run) in startRuns.enumerated() {
    let start = starts[index / tries.count]
    for epoch in run.history {
      LineMark(
        x: .value("Epoch", epoch.epoch),
        y: .value("Test accuracy", epoch.testAccuracy),
        series: .value("Run", "\(start.name), seed \(run.seed)")
      )
      .foregroundStyle(by: .value("Start", start.name))
    }
  }
}
.chartYScale(domain: 0...1)

func final(_ start: Int) -> [Double] {
  (0..<tries.count).map { startRuns[start * tries.count + $0].testAccuracy }
}
/// Epochs until 95%, seed by seed; a run that does not get there counts as all its epochs.
func epochsNeeded(_ start: Int) -> [Double] {
  (0..<tries.count).map { i in
    let run = startRuns[start * tries.count + i]
    return Double(run.history.first { $0.testAccuracy > 0.95 }?.epoch ?? run.history.count)
  }
}
func needed(_ start: Int) -> Double { mean(epochsNeeded(start)) }
func neverPassed(_ start: Int) -> Int {
  (0..<tries.count).count { i in
    !startRuns[start * tries.count + i].history.contains { $0.testAccuracy > 0.95 }
  }
}
claim(
  "As drawn, the networks pass 95% after \(written(needed(0), 2)) epochs on average, raised by 2 after \(written(needed(1), 2)), more than twice as many.",
  measured: tries.count > 1 ? try PairedComparison(epochsNeeded(1).map { log2($0) }, epochsNeeded(0).map { log2($0) }) : nil, above: Smallest.doublings, unit: "doublings",
  otherwise: "That the raised networks need more than twice as many epochs is not shown; seed by seed they need \(epochsNeeded(1).map { written($0) }.joined(separator: ", ")) epochs against \(epochsNeeded(0).map { written($0) }.joined(separator: ", ")). At the end the networks as drawn reach \(list(final(0))), those raised by 2 \(list(final(1))).")
claim(
  "Lowered by 6 they end where they began, at guessing (\(list(final(2)))).",
  (final(2).max() ?? 1) < 0.6,
  otherwise: "Lowered by 6 they end at \(list(final(2))).")

// (A run that never passes 95% counts with all its epochs, which makes it look faster than it is: `{swift} neverPassed(0)` of the networks as drawn and `{swift} neverPassed(1)` of the raised ones, of `{swift} tries.count` each. And this is one kind of network; other sizes and rates take other times.) The first illness is cured by time, the second is not: a unit that is closed for all data has slope zero for all data. Such units are called dead, and they get a chapter (@sec-dying). What weights *should* be at the start is the subject of
// @sec-flow-initialisers.
//
// ## A short history {#sec-nonlinearity-history}
//
// | year | who | what |
// |---|---|---|
// | 1969 | Fukushima | networks of "analog threshold elements" for vision, whose output is zero below a threshold and linear above: what is now called ReLU |
// | 1969 | Minsky & Papert | what single-layer perceptrons cannot do, XOR (and its relative, parity) among other things |
// | 1989–1993 | Cybenko; Hornik; Leshno et al. | universal approximation, for sigmoids, for bounded functions, for every non-polynomial |
// | 2000 | Hahnloser et al. | a silicon circuit after the cortex, whose units rectify |
// | 2010 | Nair & Hinton | rectified linear units in restricted Boltzmann machines; the name ReLU spreads |
// | 2012 | Krizhevsky, Sutskever & Hinton | AlexNet wins ImageNet's contest with ReLU throughout |
// | 2015 | He et al. | PReLU, whose negative slope is learned, and the initialiser that fits rectifiers |
// | 2016 | Hendrycks & Gimpel | GELU; the same paper names SiLU |
// | 2017 | Ramachandran, Zoph & Le | Swish, found by automatic search; for $\beta = 1$ it is SiLU |
// | 2019 | Misra | Mish |
//
// : Bends through the years. {#tbl-history}
//
// **Why a bend at zero?** A nerve cell below its threshold does not fire; above it, its rate grows with the input. Glorot, Bordes & Bengio (2011) took this picture seriously: a rectifier is nearer to it than tanh, which is never silent, it leaves many units at exactly zero, and with it they trained deep networks without the layer-by-layer pretraining that was the custom then.
//
// **Why did it take until 2012?** The function was known since 1969. What was missing stood around it: labelled images by the million, graphics processors on which a large network trains in days, and weights that start at the right size (@sec-flow-initialisers). Convolutional networks had been trained since 1989, and deep networks with pretraining since 2006; but as long as plain deep perceptrons hardly trained from a random start, there was little to show which bend suits them best.
//
// **And a caution about "a stack of linear layers is useless".** It computes nothing that one layer cannot, but it is not *trained* like one: gradient descent moves a product of matrices otherwise than a single matrix, and Arora, Cohen & Hazan (2018) show cases in which the product learns faster. (That it *may* is not that it does: compare one linear layer with ten in @tbl-stacks.) Depth without bends changes the path, not the places that can be reached.
//
// One sentence of that history is quoted again and again: that ReLU is "six times faster". AlexNet's authors wrote it under a figure, and it is precise there: a convolutional network of four layers on CIFAR-10 reached **25% training error** in a sixth of the *epochs* when its
// units were ReLU instead of **tanh**. It is neither about sigmoid, nor about time per step, nor about the accuracy in the end. And the caption says more, which is seldom quoted with it. The learning rates were chosen *for each network independently*, to make training as fast as possible. And the size of the effect "varies with network architecture, but networks with ReLUs consistently learn several times faster than equivalents with saturating neurons". So a repetition must tune both, and what it puts to the test is the last half of that sentence, "consistently" and "several times". Four hidden layers of 128, each with the initialiser that suits its activation, plain gradient descent, the first 4,000 digits, until the training error is below 10%; the rate of each is the
// best of four on two seeds that do not count afterwards:

struct Racer: Sendable {
  let activation: Activation
  let start: Initializer
  var rate = 0.1
}
let raceSeeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]
func race(_ racer: Racer, rate: Double, seeds: [UInt64]) throws -> [Int?] {
  try Parallel.map(seeds) { seed in
    let run = try? Trainer(
      .perceptron(
        [784, 128, 128, 128, 128, 10], activation: racer.activation,
        initializer: racer.start),
      optimizer: .sgd(learningRate: rate), seed: seed
    ).fit(.mnist.first(4_000), epochs: 12)
    return run?.history.first { $0.accuracy > 0.9 }?.epoch
  }
}
let raceRates = [0.03, 0.1, 0.3, 1]
let racers = try [
  Racer(activation: .sigmoid, start: .xavierNormal),
  Racer(activation: .tanh, start: .xavierNormal),
  Racer(activation: .relu, start: .heNormal),
].map { racer in
  var racer = racer
  let pilots = try raceRates.map { rate in
    mean(
      try race(racer, rate: rate, seeds: [101, 102]).map {
        Double($0 ?? 99)
      })
  }
  let best = pilots.indices.min { pilots[$0] < pilots[$1] } ?? 1
  racer.rate = raceRates[best]
  return racer
}
let races = try racers.map {
  try race($0, rate: $0.rate, seeds: raceSeeds)
}

Table(
  Array(racers.indices),
  Column("Activation") { racers[$0].activation.name },
  Column("Rate") { written(racers[$0].rate) },
  Column("Epochs") { index in
    races[index].map { $0.map { "\($0)" } ?? "not in 12" }
      .joined(separator: ", ")
  })

/// A run that does not get there in 12 epochs counts as 13.
let pairsOfRaces = zip(races[1], races[2]).map { tanh, relu in
  (log2(Double(tanh ?? 13)), log2(Double(relu ?? 13)))
}
let factor = pairsOfRaces.count > 1 ? try PairedComparison(pairsOfRaces.map(\.0), pairsOfRaces.map(\.1)) : nil
func times(_ doublings: Double?) -> String { written(pow(2, doublings ?? .nan), 2) }
let tuned = "Each at the best of its four rates, tanh needs \(times(factor?.difference)) times the epochs of ReLU (by the interval, \(times(factor?.interval.lowerBound)) to \(times(factor?.interval.upperBound)) times)"
claim(
  tuned + ": within a factor of two of equal, not several times as many.",
  measured: factor, within: Smallest.doublings, unit: "doublings",
  otherwise: tuned + "; that the two are within one doubling is not shown.")

// (The sigmoid is left out of this comparison. A run of the other two that does not get there counts as 13 epochs. Where the best rate is the smallest of the four, a smaller one might be better still; and whole epochs are a coarse measure of so short a race.) One perceptron does not say how convolutional networks behave; it is one case for or against "consistently". The factor belongs to the network, the data, the learning rate and the goal. What the story did was to make people *try* ReLU.
//
// ## Misconceptions {#sec-nonlinearity-myths}
//
// ::: {.callout-warning title="Myth: ReLU is made of straight lines, so a ReLU network is linear"}
// **What is true:** a linear map without a constant satisfies $f(u + v) = f(u) + f(v)$. With $u = -1$ and $v = 1$: $\mathrm{ReLU}(u + v) =$ `{swift} Activation.relu(0)`, but $\mathrm{ReLU}(u) + \mathrm{ReLU}(v) =$ `{swift} Activation.relu(-1) + Activation.relu(1)`. (With a constant, as in our linear layers, ask for the middle: an affine map sends the middle of two points to the middle of their values. The middle of $-1$ and $1$ is 0, where ReLU is 0; the middle of its values 0 and 1 is $\tfrac12$.)
// Straight *pieces* joined at corners come as close to any curve as you like, see @fig-broken. **Why it matters:** one corner is enough for the theorem; smoothness is a matter of taste and of optimisation.
// :::
//
// ::: {.callout-warning title="Myth: more layers make a network more powerful"}
// **What is true:** more layers *with bends between them*. Ten linear layers with `{swift} NumberFormat.count(runs(1)[0].parameterCount)` numbers reach `{swift} percent(mean(accuracies[1]))` in @tbl-stacks, one layer with 7,850 reaches
// `{swift} percent(mean(accuracies[0]))`, and the two compute the same kind of function; below that table they are compared seed by seed. **Why it matters:** forgetting the activation is an error that no compiler reports. The network trains, and only its accuracy could tell.
// :::
//
// ::: {.callout-warning title="Myth: by universal approximation a network can learn anything"}
// **What is true:** it can *represent* nearly anything, if wide enough. The network lowered by 6 in @fig-starts has room for the circles and stays at `{swift} percent(mean(final(2)))`. **Why it matters:** when a network does not learn, "it is too small" is only one of the suspects. Start, step size and data come first.
// :::
//
// ::: {.callout-warning title="Myth: the more curved the activation, the better"}
// **What is true:** $z^2$ is curved everywhere and cannot do it at any width (@tbl-fits); ReLU is straight almost everywhere and can. **Why it matters:** what counts is not being a polynomial.
// :::
//
// ## Quiz {#sec-nonlinearity-quiz}
//
// ::: {.quiz answer="7850" tolerance="0"}
// Ten linear layers without activations lead from 784 inputs to 10 outputs. How many parameters does one layer need to replace them?
// :::
//
// ::: {.quiz}
// Which of these networks compute an affine function of their input, whatever their weights? (Several.)
//
// - [x] Fifty linear layers in a row
//   @thm-layers, with $L = 50$.
// - [ ] Two linear layers with ReLU between them
//   One bend is enough to leave the affine functions.
// - [x] Two linear layers with the activation $f(z) = 3z - 1$ between them
//   That is itself an affine map; it joins the others.
// - [ ] Two linear layers with $f(z) = z^2$ between them
//   A quadratic polynomial. Not affine, though not universal either.
// :::
//
// ::: {.quiz}
// A network with tanh has very small random weights. What is true at the start?
//
// - [x] It behaves almost like a linear network.
//   Near zero tanh is almost its tangent.
// - [ ] It can represent only affine functions.
//   Its weights can grow.
// - [ ] All its units are dead.
//   The slope at zero is 1, as large as it gets.
// - [ ] It is saturated.
//   Saturation is far from zero.
// :::
//
// ::: {.quiz}
// Which activations make one hidden layer a universal approximator? (Several.)
//
// - [x] sigmoid
//   Cybenko's case.
// - [x] ReLU
//   Unbounded and not smooth, and no polynomial.
// - [ ] $z^3$
//   A polynomial: any width gives polynomials of degree 3.
// - [x] $\sin z$
//   Not a polynomial.
// :::
//
// ## Exercises {#sec-nonlinearity-exercises}
//
// :::: {#exr-fifty level="understand" points="3"}
// Explain in three sentences, without formulas, why fifty linear layers equal one. Then say what changes with a single ReLU in the middle.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// What does a weighted sum of weighted sums become when you multiply the brackets out? Then ask which of these steps fails as soon as a $\max(0, \cdot)$ stands in between, and how many of the fifty layers still merge on either side of it.
// :::
// ::::
//
// ::: {#sol-fifty}
// A linear layer weighs its inputs, adds them up and adds a constant. Doing that to sums of weighted inputs gives again sums of weighted inputs, with other weights, and constants stay constants. By repetition the fifty are one. With one ReLU layer in the middle the twenty-five or so layers before it collapse
// into one and those after it into another: what remains is a network with one hidden layer, which is no longer affine.
// :::
//
// :::: {#exr-collapse level="apply" points="4"}
// Collapse $W_1 = \begin{pmatrix} 2 & 0\\ 1 & 1\end{pmatrix}$, $b_1 = \begin{pmatrix} 0\\ -2\end{pmatrix}$, $W_2 = \begin{pmatrix} 1 & -1\\ 0 & 3\end{pmatrix}$, $b_2 = \begin{pmatrix} 1\\ 1\end{pmatrix}$ by hand and check with code.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// @eq-two-layers gives both parts: $W = W_2W_1$ (in this order) and $b = W_2b_1 + b_2$. To check with code, ask the network for its answer at zero, which is $b$, and at the two unit vectors.
// :::
// ::::
//
// ::: {#sol-collapse}
// $W = W_2W_1 = \begin{pmatrix} 2-1 & 0-1\\ 3 & 3\end{pmatrix} = \begin{pmatrix} 1 & -1\\ 3 & 3\end{pmatrix}$ and $b = W_2b_1 + b_2 = \begin{pmatrix} 0 + 2 + 1\\ -6 + 1\end{pmatrix} = \begin{pmatrix} 3\\ -5\end{pmatrix}$.

let pair = try Sequential { Linear(2, 2); Linear(2, 2) }.initialized()
try pair.load([[2, 0, 1, 1], [0, -2], [1, -1, 0, 3], [1, 1]])
let ends = try pair(Tensor(rows: [[1, 0], [0, 1], [0, 0]])).rows
print("b =", ends[2])
print("columns of W:", ends[0].indices.map { ends[0][$0] - ends[2][$0] },
  ends[1].indices.map { ends[1][$0] - ends[2][$0] })

// :::
//
// :::: {#exr-homogeneous level="analyse" points="4"}
// Prove: a ReLU network without biases satisfies $N(cx) = cN(x)$ for $c \ge 0$; and multiplying all its $L$ weight matrices by $c > 0$ multiplies its output by $c^L$. What happens with biases?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Begin with one unit: what is $\mathrm{ReLU}(cz)$ for $c \ge 0$? Then go from layer to layer and see what happens to a factor $c$ that stands before a matrix. A bias is a number to which nobody has applied that factor.
// :::
// ::::
//
// ::: {#sol-homogeneous}
// $\mathrm{ReLU}(cz) = \max(0, cz) = c\max(0,z)$ for $c \ge 0$, and matrices commute with the factor. So it passes through every layer, from the input or, layer by layer, from each matrix, which gives $c^L$. A bias does not grow along: $N(cx) = cN(x)$ fails as soon as one bias counts. If the bias
// of layer $l$ is multiplied by $c^l$ while all matrices are multiplied by $c$, the second statement holds again.

func value(_ weights: [[Float]], at x: [Float]) throws -> Float {
  let net = try Sequential.perceptron([2, 8, 8, 1], activation: .relu)
    .initialized()
  try net.load(weights)
  return try net(Tensor(rows: [x])).values[0]
}
let start = try Sequential.perceptron(
  [2, 8, 8, 1], activation: .relu, initializer: .heNormal
).initialized(seed: 3).weights
let once = try value(start, at: [1, 2])
let scaled = try value(start.map { $0.map { 2 * $0 } }, at: [1, 2])
print("N(x) =", once, " N(3x) =", try value(start, at: [3, 6]),
  " weights doubled:", scaled)

// :::
//
// :::: {#exr-units level="apply" points="3"}
// How many ReLU units does the construction of @eq-broken need so that @eq-interpolation guarantees an error below 0.001 for $\sin \pi x$? Check that so many suffice, and find by trying how many really do.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// @eq-interpolation is an inequality for $n$ once you put $\max|g''| = \pi^2$ in. For the second half the function `brokenLine` is all you need.
// :::
// ::::
//
// ::: {#sol-units}
// $\pi^2/(2n^2) < 0.001$ asks for $n > \pi\sqrt{500} \approx 70.2$, so 71.

func worst(_ n: Int) -> Double {
  let line = brokenLine(sine, units: n)
  return grid.map { abs(line($0) - sine($0)) }.max() ?? 1
}
let fewest = (2...71).first { worst($0) < 0.001 } ?? 71
print("with 71 units:", written(worst(71)))
print("fewest equidistant units:", fewest)

// The bound is nearly sharp, because the sine comes close to its largest curvature in the middle of some piece. Placing the knots closer where the curve bends more would need fewer; that is what training may do.
// :::
//
// :::: {#exr-hat level="create" points="5"}
// Build a *hat* out of three ReLU units: zero outside $(0, 2)$, one at 1, straight between. Then build the function that is 1 on the XOR corners that need it, as a hat of $x_1 + x_2$, and compare with @eq-xor.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Write down the slope on each of the four stretches. Each knot contributes one unit, whose weight is the *change* of slope there.
// :::
// ::::
//
// ::: {#sol-hat}
// The slopes are $0, 1, -1, 0$, so the changes are $+1, -2, +1$: $\mathrm{hat}(s) = \mathrm{ReLU}(s) - 2\,\mathrm{ReLU}(s - 1) + \mathrm{ReLU}(s - 2)$. With $s = x_1 + x_2$ this is @eq-xor plus a third unit, which is zero on the four corners, since there $s \le 2$. It only matters beyond.

func hat(_ s: Double) -> Double {
  max(0, s) - 2 * max(0, s - 1) + max(0, s - 2)
}
print([-3.0, 0, 0.5, 1, 1.5, 2, 9].map(hat))
print(fourPoints.map { hat($0.0 + $0.1) })

// :::
//
// :::: {#exr-depth-squares level="analyse" points="4"}
// One hidden layer of $z^2$ makes quadratic polynomials. What do $L$ hidden layers of $z^2$ make? Does that contradict @thm-universal?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Compose $z^2$ with itself and look at the degree. Then read @thm-universal once more and ask what it holds fixed.
// :::
// ::::
//
// ::: {#sol-depth-squares}
// Each layer squares, so the degree doubles: polynomials of degree at most $2^L$. By Weierstrass' theorem polynomials of *growing* degree approximate every continuous function, so depth may do what width cannot. The theorem speaks of one hidden layer, where the degree is fixed; there is no contradiction.

let deepSquares = try FunctionFit(
  .sine,
  [[1, 16, 1], [1, 16, 16, 1]].map {
    FunctionFit.NamedNetwork(
      "hidden layers: \($0.count - 2)", .perceptron($0, activation: square))
  }, epochs: 300
).run()
Table(
  deepSquares.fits, Column("Hidden layers of z²") { $0.label },
  Column("Mean squared error") { written($0.error.mean, 2) })

// :::
//
// :::: {#exr-colleague level="evaluate" points="4"}
// A colleague adds five linear layers without activations to a classifier, and its accuracy rises from 91.6 to 91.9%. "More depth helps." Judge the sentence, and say what you would measure.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Two questions, kept apart: what can the new network *represent* that the old one could not, and what did training do differently? Then look at how far the runs of one and the same network lie apart in @tbl-stacks.
// :::
// ::::
//
// ::: {#sol-colleague}
// The new network computes the same kind of function, so depth has given it nothing to *represent*. The optimiser's path is another one, and so is the random start. A difference of 0.3 points is of the size of such accidents: the runs in @tbl-stacks differ by up to
//  `{swift} fixed(100 * widestSpread, 1)` points among seeds of one and the same network. Measure several seeds of both, or give the one-layer network another learning rate; and add an activation, which costs nothing and changes what is possible.
// :::
//
// ## Takeaways
//
// - Linear layers in a row are one linear layer, for all weights, before and after training.
// - A bend between them lets the hidden layer fold space; two ReLU units solve XOR.
// - One hidden layer with any activation that is not a polynomial approximates every continuous function. The theorem promises existence, not learning.
// - In one dimension $n$ ReLU units are a broken line of $n$ pieces with error at most $\max|g''|/(2n^2)$ on $[-1,1]$.
// - Bends outside the data do nothing: small weights make tanh straight, large biases make ReLU straight or dead.
//
// ## What comes next
//
// There are many ways to bend a line. @sec-atlas takes them one by one: their formulas, slopes, costs, and when to take which.
//
// ## References
//
// - G. Cybenko: *Approximation by superpositions of a sigmoidal function.* Mathematics of Control, Signals and Systems 1989.
// - K. Fukushima: *Visual feature extraction by a multilayered network of analog threshold elements.* IEEE Transactions on Systems Science and Cybernetics 1969.
// - I. Goodfellow, Y. Bengio, A. Courville: *Deep Learning.* MIT Press 2016, chapter 6 (XOR with two rectified units).
// - R. Hahnloser, R. Sarpeshkar, M. Mahowald, R. Douglas, H. S. Seung: *Digital selection and analogue amplification coexist in a cortex-inspired silicon circuit.* Nature 2000.
// - K. He, X. Zhang, S. Ren, J. Sun: *Delving deep into rectifiers.* ICCV 2015.
// - D. Hendrycks, K. Gimpel: *Gaussian error linear units.* arXiv 1606.08415, 2016.
// - K. Hornik: *Approximation capabilities of multilayer feedforward networks.* Neural Networks 1991.
// - A. Krizhevsky, I. Sutskever, G. Hinton: *ImageNet classification with deep convolutional neural networks.* NeurIPS 2012.
// - S. Arora, N. Cohen, E. Hazan: *On the optimization of deep networks: implicit acceleration by overparameterization.* ICML 2018.
// - X. Glorot, A. Bordes, Y. Bengio: *Deep sparse rectifier neural networks.* AISTATS 2011.
// - M. Leshno, V. Lin, A. Pinkus, S. Schocken: *Multilayer feedforward networks with a nonpolynomial activation function can approximate any function.* Neural Networks 1993.
// - M. Minsky, S. Papert: *Perceptrons.* MIT Press 1969.
// - D. Misra: *Mish: a self regularized non-monotonic activation function.* arXiv 1908.08681, 2019.
// - V. Nair, G. Hinton: *Rectified linear units improve restricted Boltzmann machines.* ICML 2010.
// - P. Ramachandran, B. Zoph, Q. Le: *Searching for activation functions.* arXiv 1710.05941, 2017.
// - A. Saxe, J. McClelland, S. Ganguli: *Exact solutions to the nonlinear dynamics of learning in deep linear neural networks.* ICLR 2014.
