// Softmax

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
func list(_ values: [Double], _ decimals: Int = 3) -> String { values.map { fixed($0, decimals) }.joined(separator: ", ") }
func percents(_ shares: [Double]) -> String { shares.map { percent($0) }.joined(separator: ", ") }
func agrees(_ values: [Double], _ others: [Double], within tolerance: Double) -> Bool {
  values.count == others.count && zip(values, others).allSatisfy { abs($0 - $1) <= tolerance }
}

// **Before this** (words and signs: @sec-nonlinearity-words) you should know the sigmoid (@sec-atlas-each), partial derivatives, and what [cross-entropy]{.term} measures:
// the negative logarithm of the probability that was given to the right answer.
//
// | level | after this chapter you can |
// |---|---|
// | remember | write down softmax, its Jacobian, and its limits for small and large temperature |
// | understand | derive it from log-linear scores and from maximum entropy |
// | apply | compute it by hand in two ways, and in code for a batch, without overflow |
// | analyse | say what softmax does to a hidden layer, and why |
// | evaluate | judge how far a network's "99%" can be trusted, and measure it |
// | create | write a masked softmax that survives rows with nothing left in them |
//
// ## The idea in plain words {#sec-softmax}
//
// A classifier ends with one number per class, its **scores** or [logits]{.term of="logit"}. They may be negative, and they add up to nothing in particular. We would like to read them as shares of a cake: positive, and together 1.
//
// [Softmax]{.term} cuts the cake in two steps. It makes every score positive, with the exponential; then it divides by the total. Only **differences** of scores matter: a class whose score lies one higher than another's gets $e \approx 2.72$ times the share, wherever both stand.

/// Where shares lie in the triangle: the corners of classes 1, 2 and 3 are (0, 0), (1, 0) and (1/2, √3/2).
func corner(_ p: [Double]) -> (x: Double, y: Double) {
  (p[1] + p[2] / 2, p[2] * 3.0.squareRoot() / 2)
}
Chart {
  for p in [[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]] {
    LineMark(
      x: .value("", corner(p).x), y: .value(" ", corner(p).y),
      series: .value("Line", "edge")
    )
    .foregroundStyle(.secondary)
  }
  for step in 0...60 {
    let p = softmax(
      [2, 1, 0.1], temperature: pow(10, 2 - Double(step) / 20))
    LineMark(
      x: .value("", corner(p).x), y: .value(" ", corner(p).y),
      series: .value("Line", "path")
    )
    .foregroundStyle(.blue)
  }
  PointMark(
    x: .value("", corner(softmax([2, 1, 0.1])).x),
    y: .value(" ", corner(softmax([2, 1, 0.1])).y)
  )
  .foregroundStyle(.red)
  .annotation(position: .top) { Text("T = 1") }
  for (index, p) in [[1.0, 0, 0], [0, 1, 0], [0, 0, 1]].enumerated() {
    PointMark(
      x: .value("", corner(p).x), y: .value(" ", corner(p).y)
    )
    .symbolSize(9).foregroundStyle(.secondary)
    .annotation(position: index == 2 ? .top : .bottom) {
      Text("class \(index + 1)")
    }
  }
}
.chartXScale(domain: -0.15...1.15)
.chartYScale(domain: -0.1...1.05)
.chartXAxis(.hidden)
.chartYAxis(.hidden)

// Two warnings before we start, and both will be measured. Softmax is *not* an activation like ReLU, to be put anywhere in a network: it lets all units of a layer compete for one cake. And a large share is *not* a promise: networks are often surer than they are right.
//
// ## Where it comes from {#sec-softmax-origin}
//
// $$
// S_i(z) = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}, \qquad i = 1, \dots, K.
// $$ {#eq-softmax}
//
// Why the exponential, and not, say, squares? Here are two derivations. The first only moves the question: it says that scores *add up as evidence* and that evidence is the logarithm of a ratio, and with the logarithm the exponential is already in. The second asks for something else, and the exponential comes out.
//
// ### From log-linear scores {#sec-softmax-loglinear}
//
// We want probabilities $p_1, \dots, p_K$, all positive, with sum 1, and we want the scores to say how much *more likely* one class is than another, on a scale where evidence adds up:
//
// $$
// \ln\frac{p_i}{p_j} = z_i - z_j \qquad\text{for all } i, j.
// $$ {#eq-loglinear}
//
// Then $p_i e^{-z_i} = p_j e^{-z_j}$ for all pairs, so this number is the same for all classes; call it $c$. From $p_i = c\,e^{z_i}$ and $\sum_i p_i = 1$ follows $c = 1/\sum_j e^{z_j}$, which is @eq-softmax. There is no other choice. $\blacksquare$
//
// With $z = Wx + b$ this model is logistic regression with $K$ classes; every log-odds $\ln(p_i/p_j)$ is an affine function of $x$. Everything before the last layer of a deep classifier is there to find an $x$ for which that is good enough.
//
// ### From maximum entropy {#sec-softmax-entropy}
//
// (This derivation uses Lagrange's multipliers. Whoever has not met them may go on to @sec-softmax-hand; nothing later needs them.) Another question leads to the same place (Jaynes 1957). Suppose we know *only* the mean score $\sum_i p_i z_i = E$. Which probabilities claim nothing beyond that? The ones that are as undecided as possible, which means of largest entropy $H(p) = -\sum_i p_i \ln p_i$. (With the natural logarithm its unit is the *nat*.)
//
// With multipliers $\beta$ for the mean and $\lambda$ for the sum, set the derivative by $p_i$ to zero:
//
// $$
// \frac{\partial}{\partial p_i}\Bigl(H(p) + \beta\bigl(\textstyle\sum_j p_j z_j - E\bigr) - \lambda\bigl(\sum_j p_j - 1\bigr)\Bigr) = -\ln p_i - 1 + \beta z_i - \lambda = 0,
// $$
//
// so $p_i = e^{\beta z_i - 1 - \lambda}$, and the sum fixes the constant: $p = S(\beta z)$. The multiplier $\beta = 1/T$ is an inverse **temperature**, to which we come back.
//
// Which $\beta$? The mean score of $S(\beta z)$ grows with $\beta$ (its derivative is the variance of the scores, as we shall see in @sec-softmax-temperature), from the smallest score to the largest, as $\beta$ runs from $-\infty$ to $\infty$ (for an $E$ below the plain mean of the scores it is negative). So there is exactly one $\beta$ for every $E$ between them (unless all scores are equal, when there is nothing to know).
//
// **With features and data** the same argument gives the whole last layer. Let $x$ be an input's features and ask for class probabilities $p_i(x)$ of largest entropy whose means agree with the data: for every class $i$ and feature $k$ the average of $p_i(x)\,x_k$ over the training inputs shall equal the average of $y_i\,x_k$, where $y_i$ is 1 for inputs of class $i$. There is now one multiplier $W_{ik}$ for each such condition, and the
// same derivative gives $p(x) = S(Wx)$: logistic regression. (The conditions are those at which the gradient of the cross-entropy by $W$ vanishes, $\sum_x (p_i - y_i)\,x_k = 0$. Largest entropy and least cross-entropy are two sides of one problem.)
//
// **It is the maximum**, and the only one. Let $q$ be any other distribution with the same mean score. As $\ln p_i = \beta z_i - \ln Z$ with $Z = \sum_j e^{\beta z_j}$, the mean of $\ln p$ is the same under $q$ as under $p$, and so
//
// $$
// \begin{aligned}
// H(p) - H(q) &= -\sum_i q_i \ln p_i + \sum_i q_i \ln q_i \\
// &= \sum_i q_i \ln\frac{q_i}{p_i} = \mathrm{KL}(q \,\|\, p) > 0. \qquad\blacksquare
// \end{aligned}
// $$ {#eq-gibbs}
//
// (In the first step $-\sum p_i \ln p_i = -\sum q_i \ln p_i$ was used. The last sum is called the Kullback-Leibler divergence. That it is positive for $q \ne p$ follows from $\ln x \le x - 1$, with equality only at $x = 1$: $\sum_i q_i\ln\frac{q_i}{p_i} = -\sum_i q_i\ln\frac{p_i}{q_i} \ge -\sum_i q_i\bigl(\frac{p_i}{q_i} - 1\bigr) = -1 + 1 = 0$.)
//
// For three classes this can be seen. The distributions with the same mean score form a segment: start from $p = S(2, 1, 0.1)$ and move along the one direction that changes neither the sum nor the mean.

let z = [2.0, 1, 0.1]
let p = softmax(z)
// Orthogonal to (1, 1, 1) and to z: their cross product.
let d = [z[2] - z[1], z[0] - z[2], z[1] - z[0]]
func entropy(_ p: [Double]) -> Double {
  -p.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) }
}
func moved(_ t: Double) -> [Double] { zip(p, d).map { $0 + t * $1 } }
let allowed = stride(from: -0.2, through: 0.2, by: 0.002).filter {
  moved($0).allSatisfy { $0 >= 0 }
}
Chart {
  for t in allowed {
    LineMark(
      x: .value("t", t), y: .value("Entropy (nats)", entropy(moved(t))))
  }
  RuleMark(x: .value("t", 0)).foregroundStyle(.secondary)
    .lineStyle(StrokeStyle(dash: [4, 3]))
}
.chartYScale(domain: .automatic(includesZero: false))

func meanScore(_ p: [Double]) -> Double { zip(p, z).reduce(0) { $0 + $1.0 * $1.1 } }
claim(
  "Along the whole segment the mean score stays \(fixed(meanScore(p))), and no point has more entropy than softmax.",
  allowed.allSatisfy { abs(meanScore(moved($0)) - meanScore(p)) < 1e-12 && entropy(moved($0)) <= entropy(p) + 1e-12 })

// ## By hand {#sec-softmax-hand}
//
// Take $z = (2, 1, 0.1)$. **Straight away:** $e^2 = 7.389$, $e^1 = 2.718$, $e^{0.1} = 1.105$, sum 11.212. Divide: 0.659, 0.242, 0.099.
//
// **After subtracting the largest score:** $(0, -1, -1.9)$ gives $1$, $0.368$, $0.150$, sum 1.518. Divide: 0.659, 0.242, 0.099. The same, with smaller numbers.

let powers = z.map { exp($0) }
let shifted = z.map { exp($0 - 2) }
func total(_ x: [Double]) -> Double { x.reduce(0, +) }
Table(
  columns: ["Way", "Powers", "Sum", "Shares"],
  rows: [
    ["as they are", list(powers, 4), fixed(total(powers), 4),
      list(powers.map { $0 / total(powers) })],
    ["minus the largest", list(shifted, 4), fixed(total(shifted), 4),
      list(shifted.map { $0 / total(shifted) })],
  ])

// The last digits of the sums differ a little from those by hand, because there three *rounded* powers were added. The shares agree to three decimals. More to practise on:

let examples: [[Double]] = [
  [2, 1, 0.1], [3, 1, -2], [1, 2, 3], [2.0, 1.9, 1.8],
]
Table(
  examples, Column("Scores") { $0.map { written($0) }.joined(separator: ", ") },
  Column("Softmax") { list(softmax($0), 4) },
  Column("Largest share") { percent(softmax($0).max() ?? 0) })

// **A check that takes a second.** Ratios of neighbouring shares must be $e$ to the difference of their scores. For $(2.0, 1.9, 1.8)$ each ratio is $e^{0.1} =$ `{swift} fixed(exp(0.1))`. One often finds the result $(0.356, 0.332, 0.312)$ copied for
// this example. It even sums to 1; but its ratios are `{swift} fixed(0.356 / 0.332)` and `{swift} fixed(0.332 / 0.312)`, so it is not the softmax of these scores.
//
// Note also what the example shows: scores that are nearly equal give shares that are nearly equal. Softmax does not "push the largest to 1".
//
// ## Computing it without overflow {#sec-softmax-stable}
//
// In `Double` $e^{710}$ is infinite, in `Float` $e^{89}$ is. So the formula as it stands fails for scores that are large, though harmless:

func naive(_ z: [Double]) -> [Double] {
  let powers = z.map { exp($0) }
  return powers.map { $0 / powers.reduce(0, +) }
}
print("naive: ", list(naive([1000, 1001, 1002])))

// Infinity over infinity is not a number. The way out was in the example by hand.
//
// ::: {#thm-shift}
// ## Softmax does not see shifts
// For every $c$: $S(z_1 + c, \dots, z_K + c) = S(z_1, \dots, z_K)$.
// :::
//
// **Proof.** $\dfrac{e^{z_i + c}}{\sum_j e^{z_j + c}} = \dfrac{e^c\,e^{z_i}}{e^c \sum_j e^{z_j}} = S_i(z)$. $\blacksquare$
//
// Choose $c = -\max_j z_j$. Then every exponent is at most 0, so every power is at most 1: nothing overflows. The largest power *is* 1, so the sum is at least 1: no division by zero. Powers far below may become zero, and then their share is zero within rounding.
//
// ::: {#twin-softmax .panel-tabset group="language"}
// ### Swift

func stable(_ z: [Double]) -> [Double] {
  guard let top = z.max() else { return [] }
  let powers = z.map { exp($0 - top) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
print("stable:", list(stable([1000, 1001, 1002]), 4))
print("of 0, 1, 2:", list(stable([0, 1, 2]), 4))

// ### NumPy
// ```python
// import numpy as np
//
// def stable(z):
//     powers = np.exp(z - z.max(axis=-1, keepdims=True))  # row by row
//     return powers / powers.sum(axis=-1, keepdims=True)
//
// print(stable(np.array([[1000.0, 1001, 1002], [2, 1, 0.1]])).round(4))
// ```
//
// ```text
// [[0.09   0.2447 0.6652]
//  [0.659  0.2424 0.0986]]
// ```
//
// ### PyTorch
// ```python
// import torch
//
// torch.set_default_dtype(torch.float64)
// scores = torch.tensor([[1000.0, 1001, 1002], [2, 1, 0.1]])
// print(torch.softmax(scores, dim=-1).numpy().round(4))
// ```
//
// ```text
// [[0.09   0.2447 0.6652]
//  [0.659  0.2424 0.0986]]
// ```
// :::
//
// ### A batch, and a slip {#sec-softmax-batch}
//
// In practice there is a score for every sample and class, and softmax runs along the classes. The maximum must be taken **row by row**. One common slip takes it over the whole batch: no overflow, and the theorem allows any $c$, does it not?

func batched(_ rows: [[Double]]) -> [[Double]] { rows.map(stable) }
func slip(_ rows: [[Double]]) -> [[Double]] {
  let top = rows.joined().max() ?? 0
  return rows.map { row in
    let powers = row.map { exp($0 - top) }
    return powers.map { $0 / powers.reduce(0, +) }
  }
}
let batch = [[1000.0, 1001, 1002], [2, 1, 0.1]]
print("row by row:     ", batched(batch).map { list($0) })
print("maximum of all: ", slip(batch).map { list($0) })
claim(
  "With the maximum of the whole batch the second row has no numbers.",
  slip(batch)[1].allSatisfy(\.isNaN)
    && batched(batch)[1] == stable([2, 1, 0.1]))

// The theorem is right, and floating-point numbers are finite: in the second row every power underflows to 0, and $0/0$ is not a number. That is the other half of choosing $c$: the largest power must stay *away from zero*, in every row.
//
// ### The logarithm
//
// The usual loss of a classifier, the cross-entropy, is $-\ln S_y$, where $y$ is the right class: 0 if that class gets the whole cake, 0.69 for half of it, 2.3 for a tenth. Taking the logarithm of a share that was rounded to zero gives infinity, so the logarithm is done on paper first:
//
// $$
// -\ln S_y(z) = \ln\sum_j e^{z_j} - z_y = m + \ln\sum_j e^{z_j - m} - z_y, \qquad m = \max_j z_j.
// $$ {#eq-logsumexp}
//
// ::: {#twin-logsumexp .panel-tabset group="language"}
// ### Swift

func crossEntropy(_ z: [Double], label y: Int) -> Double {
  guard let top = z.max() else { return .nan }
  return top + log(z.reduce(0) { $0 + exp($1 - top) }) - z[y]
}
print("logarithm of the share:", -log(stable([0, 2000])[0]))
print("in one formula:        ", crossEntropy([0, 2000], label: 0))

// ### NumPy
// ```python
// import numpy as np
//
// def cross_entropy(z, label):
//     top = z.max()
//     return top + np.log(np.exp(z - top).sum()) - z[label]
//
// print(cross_entropy(np.array([0.0, 2000]), 0))
// print(cross_entropy(np.array([3.0, 1, -2]), 0).round(4))
// ```
//
// ```text
// 2000.0
// 0.1328
// ```
//
// ### PyTorch
// ```python
// import torch
// from torch.nn.functional import cross_entropy
//
// torch.set_default_dtype(torch.float64)
// for scores in ([0.0, 2000], [3.0, 1, -2]):  # scores, not shares
//     loss = cross_entropy(torch.tensor([scores]), torch.tensor([0]))
//     print(round(loss.item(), 4))
// ```
//
// ```text
// 2000.0
// 0.1328
// ```
// :::
//
// That is why libraries want *logits* for the cross-entropy and not probabilities, and why a softmax at the end of the network is a mistake there: it would be applied twice.
//
// ### Questions that follow in an interview {#sec-softmax-interview}
//
// ::: {.callout-tip title="Why the maximum, and not the mean?" collapse="true"}
// Subtracting the mean leaves positive exponents, which can still overflow. For $(0, 0, 3000)$ the mean is 1000 and $e^{2000}$ is infinite. Only with the maximum are *all* exponents at most 0 and one of them exactly 0.
// :::
//
// ::: {.callout-tip title="Does the shift change the gradient?" collapse="true"}
// No. The function is the same, so its derivatives are. One may even treat $m$ as a constant when differentiating: the derivative through $m$ is the derivative of a shift, which is zero.
// :::
//
// ::: {.callout-tip title="Can it still underflow, and does it matter?" collapse="true"}
// Yes, for scores more than about 745 below the largest (in `Double`). The share is then below $10^{-320}$; zero is as good. It matters only if somebody takes its logarithm, hence @eq-logsumexp.
// :::
//
// ::: {.callout-tip title="At which score does the naive form fail in half precision?" collapse="true"}
// The largest number of the IEEE half format is 65,504, and $\ln 65{,}504 =$ `{swift} fixed(log(65504.0), 2)`. A logit of 12 is enough, and the sum may overflow before.
// :::
//
// ::: {.callout-tip title="Along which axis?" collapse="true"}
// Along the classes. With the wrong axis every column of the batch sums to 1, so that a sample's shares depend on which other samples are in its batch. The loss still falls, which is what makes the error hard to find; check that *rows* sum to 1.
// :::
//
// ## The Jacobian {#sec-softmax-jacobian}
//
// Every share depends on every score. With $Z = \sum_k e^{z_k}$ the quotient rule gives
//
// $$
// \frac{\partial S_i}{\partial z_j} = \frac{\delta_{ij}\,e^{z_i} Z - e^{z_i} e^{z_j}}{Z^2} = S_i\,(\delta_{ij} - S_j),
// $$ {#eq-jacobian}
//
// where $\delta_{ij}$ is 1 for $i = j$ and 0 otherwise. As a matrix $J = \mathrm{diag}(S) - S S^\top$. Four things can be read off.
//
// 1. **Diagonal** $S_i(1 - S_i)$: a sigmoid's slope, at most a quarter. **Off it** $-S_i S_j < 0$: to raise one score lowers all other shares. That is the competition.
// 2. **It is symmetric**: score $j$ acts on share $i$ as score $i$ on share $j$.
// 3. **Rows and columns sum to zero**: $S_i(1 - \sum_j S_j) = 0$. That is @thm-shift again: a common shift changes nothing. So $J$ has no inverse.
// 4. **It is positive semidefinite**: $v^\top J v = \sum_i S_i v_i^2 - \bigl(\sum_i S_i v_i\bigr)^2$ is the *variance* of $v$ under $S$.

let jacobian = softmaxJacobian(z)
let names = ["class 1", "class 2", "class 3"]
Chart {
  Heatmap(
    x: "Score that moves", y: "Share that answers", value: "∂S/∂z",
    matrix: jacobian, columns: names, rows: names)
}
.chartForegroundStyleScale(scheme: .redBlue)

Table(
  Array(0..<3), Column("∂ of") { "S\(["₁", "₂", "₃"][$0])" },
  Column("by z₁") { fixed(jacobian[$0][0], 4) },
  Column("by z₂") { fixed(jacobian[$0][1], 4) },
  Column("by z₃") { fixed(jacobian[$0][2], 4) },
  Column("Row's sum") { fixed(abs(jacobian[$0].reduce(0, +)), 4) })

// As code it is one line:
//
// ::: {#twin-jacobian .panel-tabset group="language"}
// ### Swift

func jacobianOf(_ z: [Double]) -> [[Double]] {
  let s = softmax(z)
  return s.indices.map { i in
    s.indices.map { j in s[i] * ((i == j ? 1 : 0) - s[j]) }
  }
}

// ### NumPy
// ```python
// import numpy as np
//
// def jacobian(z):
//     s = np.exp(z - z.max())
//     s /= s.sum()
//     return np.diag(s) - np.outer(s, s)
//
// print(jacobian(np.array([2, 1, 0.1])).round(4))
// ```
//
// ```text
// [[ 0.2247 -0.1598 -0.065 ]
//  [-0.1598  0.1837 -0.0239]
//  [-0.065  -0.0239  0.0889]]
// ```
//
// ### PyTorch
// ```python
// import torch
//
// torch.set_default_dtype(torch.float64)
// z = torch.tensor([2, 1, 0.1])
// J = torch.autograd.functional.jacobian(lambda z: torch.softmax(z, 0), z)
// print(J.numpy().round(4))
// ```
//
// ```text
// [[ 0.2247 -0.1598 -0.065 ]
//  [-0.1598  0.1837 -0.0239]
//  [-0.065  -0.0239  0.0889]]
// ```
// :::
//
// Never trust a derivative that was not checked. Central differences of step $10^{-5}$:

func numeric(_ z: [Double], step h: Double = 1e-5) -> [[Double]] {
  z.indices.map { i in
    z.indices.map { j in
      var (up, down) = (z, z)
      up[j] += h
      down[j] -= h
      return (softmax(up)[i] - softmax(down)[i]) / (2 * h)
    }
  }
}
let worst =
  zip(jacobian.joined(), numeric(z).joined())
  .map { abs($0 - $1) }.max() ?? 1
claim("Formula and differences agree within 10⁻⁹.", worst < 1e-9)

// ### Together with cross-entropy {#sec-softmax-loss}
//
// Alone, the Jacobian is a nuisance. With cross-entropy it disappears. From @eq-logsumexp, for the right class $y$,
//
// $$
// \frac{\partial}{\partial z_j}\bigl(-\ln S_y\bigr) = \frac{e^{z_j}}{Z} - \delta_{jy} = S_j - \delta_{jy}.
// $$ {#eq-residual}
//
// Share minus truth, and nothing else: where the network is wrong and sure of it, the gradient is large. With the squared error $\sum_i (S_i - \delta_{iy})^2$ it is $2J(S - e_y)$, with $e_y$ the truth as a vector, and $J$ is almost zero when one share is almost 1, *right or wrong*.

func gradients(_ margin: Double) -> (entropy: Double, squares: Double) {
  let scores = [margin, 0, 0]
  let s = softmax(scores)
  let residual = [s[0] - 1, s[1], s[2]]
  let row = softmaxJacobian(scores)[0]
  return (
    abs(residual[0]),
    abs(2 * zip(row, residual).reduce(0) { $0 + $1.0 * $1.1 })
  )
}
Chart {
  LinePlot(x: "Score of the right class", y: "|gradient|", domain: -10...10) {
    gradients($0).entropy
  }
  .foregroundStyle(by: .value("Loss", "cross-entropy"))
  LinePlot(x: "Score of the right class", y: "|gradient|", domain: -10...10) {
    gradients($0).squares
  }
  .foregroundStyle(by: .value("Loss", "squared error"))
}

let stuck = gradients(-8)
claim(
  "At a score of −8 cross-entropy still pulls with \(fixed(stuck.entropy)), squared error with \(written(stuck.squares, 2)).",
  stuck.entropy > 0.99 && stuck.squares < 0.01)

// ## Temperature {#sec-softmax-temperature}
//
// Divide all scores by a number $T > 0$ first:
//
// $$
// S_i(z; T) = \frac{e^{z_i/T}}{\sum_j e^{z_j/T}}.
// $$ {#eq-temperature}
//
// A small $T$ magnifies differences, a large one levels them.

let sweep = try TemperatureSweep(
  z, temperatures: [0.1, 0.2, 0.5, 1, 2, 5, 10]
).run()

Table(
  sweep.rows, Column("T") { written($0.temperature) },
  Column("S₁") { fixed($0.probabilities[0], 4) },
  Column("S₂") { fixed($0.probabilities[1], 4) },
  Column("S₃") { fixed($0.probabilities[2], 4) },
  Column("Entropy") { fixed($0.entropy, 4) })

let ladder = stride(from: log10(0.05), through: log10(50), by: 0.02)
  .map { pow(10, $0) }
Chart {
  for i in 0..<3 {
    for t in ladder {
      LineMark(
        x: .value("Temperature", t),
        y: .value("Share", softmax(z, temperature: t)[i])
      )
      .foregroundStyle(by: .value("Class", "score \(written(z[i]))"))
    }
  }
  RuleMark(y: .value("Share", 1.0 / 3)).foregroundStyle(.secondary)
    .lineStyle(StrokeStyle(dash: [4, 3]))
}
.chartXScale(type: .log)
.chartYScale(domain: 0...1)

// Turn the temperature yourself:

Chart {
  for (score, share) in zip(z, softmax(z, temperature: temperature)) {
    BarMark(
      x: .value("Score", written(score)), y: .value("Share", share)
    )
    .annotation(position: .top) { Text(fixed(share, 4)) }
  }
}
.chartYScale(domain: 0...1.1)
.chartYAxis { AxisMarks(values: [0, 0.25, 0.5, 0.75, 1]) }

// **The limits.** Divide numerator and denominator by $e^{m/T}$, $m$ being the largest score: each term is $e^{-(m - z_j)/T}$.
//
// - $T \to \infty$: every exponent goes to 0, every term to 1, every share to $1/K$.
// - $T \to 0$: terms with $z_j < m$ go to 0, those with $z_j = m$ stay 1. The largest score takes all; if $k$ scores tie for the lead, each gets $1/k$. That is why it is called soft*max*, though soft *argmax* would be right.
//
// **Between them the entropy only rises.** With $\beta = 1/T$ we have $H = \ln Z - \beta\,\overline z$, where $Z = \sum_j e^{\beta z_j}$ (since $\ln S_i = \beta z_i - \ln Z$) and $\overline z = \sum_i S_i z_i = d\ln Z/d\beta$. From $\ln S_i$ also $dS_i/d\beta = S_i\,(z_i - \overline z)$, hence $d\overline z/d\beta = \sum_i S_i z_i^2 - \overline z^{\,2} = \mathrm{Var}_S(z)$. So $dH/d\beta = \overline z - \overline z - \beta\,d\overline z/d\beta = -\beta\,\mathrm{Var}_S(z)$, and with $d\beta/dT = -1/T^2$
//
// $$
// \frac{dH}{dT} = \frac{\mathrm{Var}_S(z)}{T^3} \ge 0 .
// $$ {#eq-entropy-slope}

func entropyAt(_ t: Double) -> Double { entropy(softmax(z, temperature: t)) }
func variance(_ t: Double) -> Double {
  let s = softmax(z, temperature: t)
  let centre = zip(s, z).reduce(0) { $0 + $1.0 * $1.1 }
  return zip(s, z).reduce(0) { $0 + $1.0 * pow($1.1 - centre, 2) }
}
let checks = [0.3, 0.5, 1, 2, 5, 10].map { t in
  abs((entropyAt(t + 1e-5) - entropyAt(t - 1e-5)) / 2e-5
    - variance(t) / pow(t, 3))
}
print("largest difference at six temperatures:", written(checks.max() ?? 0, 1))

// **Where it is used.** To sample text, $T$ below 1 makes the choice more predictable and above 1 more varied. In *distillation* a large network teaches a small one with softened shares (Hinton et al. 2015). In *[calibration]{.term}*, below, one $T$ mends a network's overconfidence. And the attention of a transformer
// divides its scores by $\sqrt{d}$: a [temperature]{.term} that keeps softmax from saturating when the vectors have many components, $d$ of them (Vaswani et al. 2017).
//
// Here the logits move as well, in your browser. Raise *cat* and *dog* by the same amount and nothing changes; halve the temperature and it is as if all differences had doubled.

let fourLogits = [cat, dog, 0.1, -1.0]
let top = fourLogits.max() ?? 0
let shares = fourLogits.map { exp(($0 - top) / temperature) }
let whole = shares.reduce(0, +)
Chart {
  for (name, power) in zip(["cat", "dog", "bird", "fish"], shares) {
    BarMark(
      x: .value("Class", name),
      y: .value("Probability", power / whole))
  }
}
.chartYScale(domain: 0...1)

// ## Two classes: the sigmoid {#sec-softmax-two}
//
// For $K = 2$ divide numerator and denominator by $e^{z_1}$:
//
// $$
// S_1 = \frac{e^{z_1}}{e^{z_1} + e^{z_2}} = \frac{1}{1 + e^{-(z_1 - z_2)}} = \sigma(z_1 - z_2).
// $$ {#eq-two}
//
// So the sigmoid is the softmax of two classes, one of which has score 0. A second output for a yes-or-no question adds nothing: only the difference counts.

let pairs = stride(from: -30.0, through: 30, by: 0.5).map { [$0, 1.7] }
let apart = pairs.map {
  abs(softmax($0)[0] - Activation.sigmoid($0[0] - $0[1]))
}
print("largest difference for 121 pairs:", written(apart.max() ?? 0, 1))

// ## Several labels at once: a threshold that must not depend on how many {#sec-softmax-labels}
//
// Softmax answers "*which one?*". Some questions are "*which ones?*": what is in the picture, which topics a text has. There the labels do not compete, and the shares of one cake are the wrong form: if two labels are both certainly present, each can have at most one half. At most one class can ever pass a threshold of one half.
//
// **The experiment.** Lay digits over one another: each image shows one, two or three different digits, and the network shall name them all.

var search = DataSearch.standard()
search.folders =
  ExperimentSession.current.searchDirectories + search.folders
let digits = try Dataset.mnist.first(10_000).load(search: search)
struct Overlay { var pixels: [Float]; var shown: [Int] }
/// Each image takes the brighter of the pixels of one to three different digits.
func overlays(_ source: Samples, _ count: Int, seed: UInt64) -> [Overlay] {
  var stream = RandomStream(seed: seed)
  return (0..<count).map { _ in
    var result = Overlay(pixels: [], shown: [])
    let wanted = 1 + stream.whole(below: 3)
    while result.shown.count < wanted {
      let pick = stream.whole(below: source.count)
      let digit = Int(source.labels[pick])
      guard !result.shown.contains(digit) else { continue }
      let pixels = source.input(pick)
      result.pixels =
        result.pixels.isEmpty
        ? pixels : zip(result.pixels, pixels).map { max($0, $1) }
      result.shown.append(digit)
    }
    return result
  }
}
let mixedTrain = overlays(digits.train, isQuick ? 500 : 4_000, seed: 1)
let mixedTest = overlays(digits.test, 2_000, seed: 2)
// No digit at all: grey noise, as bright on average as a digit's background.
let emptyImages = (0..<500).map { index in
  Overlay(
    pixels: Tensor.normal([784], deviation: 0.2, seed: 100 + index)
      .values.map { max(-1, min(1, $0 - 0.8)) }, shown: [])
}

ImageGrid(
  mixedTest.prefix(12).map { $0.pixels.map { ($0 + 1) / 2 } },
  captions: mixedTest.prefix(12).map { $0.shown.sorted().map { "\($0)" }.joined(separator: " ") }, columns: 6)

// Two networks of the same size see the same images. One has ten **sigmoids**, each trained on "is this digit there?" with binary cross-entropy (the cross-entropy of yes against no, for each digit by itself). The other has a **softmax**, trained with cross-entropy on equal shares, $1/k$ for each of the $k$ digits that are there. (The engine's cross-entropy takes one label per image. So every image stands six times in the list: six times with its one digit, three times with each of two, twice with each of three. That is the same loss. The sigmoids get the same list, so both networks see every label, equally often.)

func samples(_ images: [Overlay], _ answers: Samples.Answers) -> Samples {
  Samples(
    count: images.count, shape: [784],
    inputs: .numbers(images.flatMap(\.pixels)), answers: answers)
}
func marks(_ images: [Overlay]) -> Samples.Answers {
  .values(
    images.flatMap { image in
      (0..<10).map { image.shown.contains($0) ? 1 : 0 }
    }, size: 10)
}
func shares(_ images: [Overlay]) -> Samples.Answers {
  .labels(
    images.indices.map { i in
      // The copies of an image follow one another.
      Int32(images[i].shown[i % 6 % images[i].shown.count])
    }, classes: 10)
}
func sixfold(_ images: [Overlay]) -> [Overlay] {
  images.flatMap { Array(repeating: $0, count: 6) }
}
let mixedNet = Sequential.perceptron(
  [784, 256, 128, 10], activation: .relu)
func fitOverlays(_ loss: Loss, _ answers: ([Overlay]) -> Samples.Answers)
  throws -> [[Double]]
{
  let run = try Trainer(mixedNet, loss: loss, seed: 1).fit(
    .samples(
      "overlaid digits, \(loss.rawValue)",
      train: samples(sixfold(mixedTrain), answers(sixfold(mixedTrain))),
      test: samples(mixedTest, answers(mixedTest))),
    epochs: 6, probes: [.weights(afterEpochs: [2, 6])])
  let model = try mixedNet.initialized()
  try model.load(run.snapshots.last?.weights ?? [])
  let shown = mixedTest + emptyImages
  return try model(
    Tensor(shown.flatMap(\.pixels), shape: [shown.count, 784])
  ).rows.map { $0.map(Double.init) }
}
let sigmoids = try fitOverlays(.binaryCrossEntropy, marks)
  .map { $0.map { Activation.sigmoid($0) } }
let cake = try fitOverlays(.crossEntropy, shares).map { softmax($0) }

// A digit counts as named when its value passes a threshold. For the sigmoids one half suggests itself; but it would not be fair to let only one of the two be tuned. So both get the threshold that names most on the *first* thousand test images, and are judged on the *second* thousand, which had no part in the choice.

struct Reading { var name: String; var values: [[Double]]; var threshold: Double }
let choosing = 0..<1_000, judging = 1_000..<2_000
func namesExactly(_ reading: Reading, _ i: Int) -> Bool {
  Set((0..<10).filter { reading.values[i][$0] > reading.threshold })
    == Set(mixedTest[i].shown)
}
func exactly(
  _ reading: Reading, digits: Int? = nil, in range: Range<Int> = judging
) -> Double {
  let chosen = range.filter {
    digits == nil || mixedTest[$0].shown.count == digits
  }
  return Double(chosen.count { namesExactly(reading, $0) })
    / Double(max(chosen.count, 1))
}
let grid = (1...12).map { Double($0) * 0.05 }
/// With the threshold that is best for images of so many digits, among the first thousand.
func tuned(_ name: String, _ values: [[Double]], on digits: Int? = nil)
  -> Reading
{
  let best = grid.map { Reading(name: name, values: values, threshold: $0) }
    .max {
      exactly($0, digits: digits, in: choosing)
        < exactly($1, digits: digits, in: choosing)
    }
  return best ?? Reading(name: name, values: values, threshold: 0.5)
}
func namesSomething(_ reading: Reading) -> Double {
  let empty = mixedTest.count..<mixedTest.count + emptyImages.count
  return Double(
    empty.count { i in
      reading.values[i].contains { $0 > reading.threshold }
    }) / Double(empty.count)
}
let readings = [
  Reading(name: "sigmoids", values: sigmoids, threshold: 0.5),
  Reading(name: "softmax", values: cake, threshold: 0.5),
  tuned("sigmoids, tuned", sigmoids), tuned("softmax, tuned", cake),
]
Table(
  readings, Column("Output") { $0.name },
  Column("Threshold") { fixed($0.threshold, 2) },
  Column("One digit") { percent(exactly($0, digits: 1)) },
  Column("Two") { percent(exactly($0, digits: 2)) },
  Column("Three") { percent(exactly($0, digits: 3)) },
  Column("All") { percent(exactly($0)) },
  Column("None: something named") { percent(namesSomething($0)) })

let onImages = try McNemarComparison(
  judging.map { namesExactly(readings[2], $0) }, judging.map { namesExactly(readings[3], $0) })
let bySigmoids = "\(percent(exactly(readings[2]))) against \(percent(exactly(readings[3])))"
if onImages.difference >= 0 {
  claim(
    "Both tuned, the sigmoids name more of these images in full (\(bySigmoids)).",
    measured: onImages, above: Smallest.images, counted: "images",
    otherwise: "Both tuned, the sigmoids name \(bySigmoids) in full; that they are ahead by more than two images in a hundred is not shown.")
} else {
  claim(
    "Both tuned, softmax names more of these images in full (the sigmoids \(bySigmoids)).",
    measured: try McNemarComparison(
      judging.map { namesExactly(readings[3], $0) }, judging.map { namesExactly(readings[2], $0) }),
    above: Smallest.images, counted: "images",
    otherwise: "Both tuned, the sigmoids name \(bySigmoids) in full; that either is ahead by more than two images in a hundred is not shown.")
}

// (McNemar's test counts the images on which the two differ, since both read the same ones, @sec-bake-off-maths. It speaks of more images for *these* two networks; other seeds would move both numbers. That softmax names no image with two digits at a threshold of one half is no measurement: two shares above one half do not fit into one cake.)
//
// The count of all images hides what the argument is about. With one digit in the image a share of 0.3 means little, with three it is all that a digit can get. So softmax's right threshold depends on a number that nobody has told it, and a sigmoid's should not, because each answers its own question. That can be measured: choose the threshold on images of *one* kind, and use it on the others.

let byKind = [
  ("sigmoids", sigmoids), ("softmax", cake),
].flatMap { name, values in
  [1, 2, 3].map { (count: Int) in (digits: count, reading: tuned(name, values, on: count)) }
}
Table(
  byKind, Column("Output") { $0.reading.name },
  Column("Tuned on images of") { "\($0.digits)" },
  Column("Threshold") { fixed($0.reading.threshold, 2) },
  Column("One digit") { percent(exactly($0.reading, digits: 1)) },
  Column("Two") { percent(exactly($0.reading, digits: 2)) },
  Column("Three") { percent(exactly($0.reading, digits: 3)) })

/// On images of three digits: by the threshold for three, and by the one for one.
func lostByTuning(_ values: [[Double]]) throws -> McNemarComparison {
  let three = judging.filter { mixedTest[$0].shown.count == 3 }
  let (right, wrong) = (tuned("", values, on: 3), tuned("", values, on: 1))
  return try McNemarComparison(three.map { namesExactly(right, $0) }, three.map { namesExactly(wrong, $0) })
}
let lost = try [lostByTuning(cake), lostByTuning(sigmoids)]
let lostPValues: [Double?] = [lost[0].pValue(above: Smallest.images), lost[1].pValue(within: Smallest.images)]
claim(
  "Softmax reads images of three digits worse with the threshold that suits one digit.",
  measured: lost[0], above: Smallest.images, counted: "images", among: lostPValues,
  otherwise: "That softmax reads images of three digits worse with the threshold that suits one digit is not shown.")
claim(
  "For the sigmoids the two thresholds come to the same, within two images in a hundred.",
  measured: lost[1], within: Smallest.images, counted: "images", among: lostPValues,
  otherwise: "That the sigmoids do not care which of the two thresholds they get is not shown.")

// ## Softmax is not a hidden activation {#sec-softmax-hidden}
//
// It is a function from vectors to vectors, it is not linear, and it can be differentiated: why not put it between two layers? Look at what reaches the next layer.
//
// - **The common level is lost.** $z$ and $z + c$ give the same output (@thm-shift). On paper that is all that is lost: up to the shift, $z$ can be had back from $\ln S$.
// - **The size is lost in practice.** The outputs of a layer of $n$ units have mean $1/n$, whatever comes in. When the scores are of size one, the outputs vary around it by a fraction of $1/n$: the next layer's weights would have to be some $n$ times as large to make anything of them.
// - **The units compete.** A unit can be active only at the others' expense; "this *and* that" becomes awkward to say. (What that costs is asked below.)
// - **The gradient shrinks.** The diagonal of $J$ is about $1/n$, everything else about $1/n^2$, and one direction is removed altogether. Through two such layers the *first* layer's gradient passes two Jacobians, a factor $1/n^2$. The *last* layer's passes none and feels only its inputs, of size $1/n$. So their ratio, the third column of @tbl-hidden, should shrink by $1/n$.
//
// Measure it: 784-128-128-10, fresh weights, 500 digits, the outputs of the first hidden layer and the gradients on their way back.

func hidden(_ f: (any Layer)) -> Sequential {
  Sequential(layers: [
    Linear(784, 128), f, Linear(128, 128), f, Linear(128, 10),
  ])
}
// Softmax's outputs with a mean of 1 instead of 1/128: competition without the small size.
let times128 = try Activation.custom(
  "128 z", { 128 * $0 }, derivative: { _ in 128 })
let enlarged = Sequential { Softmax(); times128 }
let variants: [(name: String, net: Sequential)] = [
  ("ReLU", hidden(Activation.relu)),
  ("sigmoid", hidden(Activation.sigmoid)),
  ("softmax", hidden(Softmax())),
  ("128 × softmax", hidden(enlarged)),
]
let hiddenSeeds: [UInt64] = isQuick ? [0] : [0, 1, 2, 3, 4]
let hiddenJobs = variants.indices.flatMap { i in
  hiddenSeeds.map { (i, $0) }
}
let hiddenRuns = try Parallel.map(hiddenJobs) { [variants] i, seed in
  try Trainer(variants[i].net, seed: seed).fit(
    .mnist.first(10_000), epochs: 5,
    probes: [.gradientNormsEvery(steps: 50)])
}
func runs(_ variant: Int) -> [TrainingRun] {
  zip(hiddenJobs, hiddenRuns).filter { $0.0.0 == variant }.map(\.1)
}

func firstOutputs(_ f: any Layer) throws -> (mean: Double, spread: Double) {
  let net = Sequential(layers: [Linear(784, 128), f])
  let model = try Network<Float>(net, capacity: 500)
  model.inputs.write(digits.train.prefix(500).numbers)
  model.forward(rows: 500)
  var (level, between) = (0.0, 0.0)
  for unit in 0..<128 {
    let values = (0..<500).map { Double(model.outputs[$0 * 128 + unit]) }
    level += mean(values) / 128
    between += values.reduce(0) { $0 + pow($1 - mean(values), 2) }
  }
  return (level, (between / (128 * 500)).squareRoot())
}
let layers: [any Layer] = [
  Activation.relu, Activation.sigmoid, Softmax(), enlarged,
]
let before = try layers.map(firstOutputs)
func gradientShare(_ variant: Int) -> Double {
  mean(
    runs(variant).map {
      let norms = $0.gradientSamples.first?.weights ?? []
      return (norms.first ?? 0) / (norms.last ?? 1)
    })
}
Table(
  Array(variants.indices), Column("Hidden layers") { variants[$0].name },
  Column("Mean output") { written(before[$0].mean, 2) },
  Column("Deviation") { written(before[$0].spread, 2) },
  Column("First / last gradient") { written(gradientShare($0), 2) },
  Column("Test accuracy") { percents(runs($0).map(\.testAccuracy)) })

Chart {
  for (index, run) in hiddenRuns.enumerated() {
    let name = variants[hiddenJobs[index].0].name
    for epoch in run.history {
      LineMark(
        x: .value("Epoch", epoch.epoch),
        y: .value("Test accuracy", epoch.testAccuracy),
        series: .value("Run", "\(name), seed \(run.seed)")
      )
      .foregroundStyle(by: .value("Hidden layers", name))
    }
  }
}
.chartYScale(domain: 0...1)

let finals = variants.indices.map { runs($0).map(\.testAccuracy) }
claim(
  "At the start softmax's outputs vary \(written(before[0].spread / before[2].spread, 2)) times less from image to image than ReLU's.",
  before[2].spread * 10 < before[0].spread,
  otherwise: "At the start softmax's outputs vary by \(written(before[2].spread, 2)), ReLU's by \(written(before[0].spread, 2)).")
claim(
  "Enlarged 128 times, softmax has a gradient ratio of \(written(gradientShare(3), 2)); divided by 128 that is \(written(gradientShare(3) / 128, 2)), and plain softmax has \(written(gradientShare(2), 2)): the scale explains the small ratio.",
  abs(log2(gradientShare(3) / 128 / gradientShare(2))) < Smallest.doublings,
  otherwise: "Enlarged 128 times, softmax has a gradient ratio of \(written(gradientShare(3), 2)), plain \(written(gradientShare(2), 2)).")
func ahead(_ one: Int, of other: Int) throws -> PairedComparison? {
  hiddenSeeds.count > 1 ? try PairedComparison(finals[one].map { 100 * $0 }, finals[other].map { 100 * $0 }) : nil
}
let (cost, size, competition) = try (ahead(0, of: 2), ahead(3, of: 2), ahead(0, of: 3))
let hiddenPValues = [
  cost?.pValue(above: Smallest.deepAccuracy), size?.pValue(above: Smallest.deepAccuracy),
  competition?.pValue(within: Smallest.deepAccuracy),
]
claim(
  "Hidden softmax ends behind ReLU.",
  measured: cost, above: Smallest.deepAccuracy, unit: "points", among: hiddenPValues,
  otherwise: "That hidden softmax ends more than two points behind ReLU is not shown.")
claim(
  "Enlarged 128 times it is ahead of plain softmax: part of the trouble was the size.",
  measured: size, above: Smallest.deepAccuracy, unit: "points", among: hiddenPValues,
  otherwise: "That enlarging it 128 times helps by more than two points is not shown.")
claim(
  "Enlarged, it is level with ReLU within two points: once the size is mended, the competition costs little here.",
  measured: competition, within: Smallest.deepAccuracy, unit: "points", among: hiddenPValues,
  otherwise: "That the enlarged softmax is level with ReLU within two points is not shown.")
claim(
  "But it does learn: the lowest of its runs ends at \(percent(finals[2].min() ?? 0)), where guessing gives 10%. Adam enlarges gradients that are small.",
  (finals[2].min() ?? 0) > 0.2,
  otherwise: "In so few epochs it has not learned much: its lowest run ends at \(percent(finals[2].min() ?? 0)), where guessing gives 10%.")

// The three sentences compare seed by seed, and not by Tukey's test, which supposes one scatter for all: plain softmax scatters many times more than the rest (see its entries in @tbl-hidden) and would make every interval some 25 points wide. The five epochs are few, so the two points are those of networks that are still learning (@tbl-smallest).
//
// Enlarged, it is no better than ReLU, so nothing pays for its exponentials. There *is* a place for softmax inside a network, where a competition is meant: attention, in which every position distributes one cake of weight over the others.
//
// ## Confidence is not correctness {#sec-softmax-calibration}
//
// The largest share is called the network's *confidence*. Is it right in nine of ten cases when it says 90%? If so, it is **calibrated**. Sort the test images into bins by confidence, and compare each bin's mean confidence with the share of right answers in it. The **expected calibration error** is the mean gap, weighted by how many images a bin has (Guo et al. 2017):
//
// $$
// \mathrm{ECE} = \sum_b \frac{n_b}{n}\,\bigl|\,\mathrm{acc}(b) - \mathrm{conf}(b)\,\bigr| .
// $$ {#eq-ece}
//
// A network 784-256-128-10 is trained on 5,000 digits; then its scores are divided by several temperatures.

let judge = Sequential.perceptron(
  [784, 256, 128, 10], activation: .relu)
let judgeRun = try Trainer(judge, seed: 1).fit(
  .mnist.first(5_000, test: 5_000), epochs: 40,
  probes: [.weights(afterEpochs: [2, 40])], testing: .lastEpoch)

// In its last epoch `{swift} percent(judgeRun.accuracy, 2)` of the images it learns from are right, `{swift} percent(judgeRun.testAccuracy, 2)` of the test images.

let calibration = try Calibration(
  judge, on: .mnist.first(5_000, test: 5_000), epochs: 40,
  temperatures: [0.5, 1, 1.5, 2, 3], seed: 1
).run()
let asTrained = calibration.curves[1]
let best =
  calibration.curves.min { $0.expectedError < $1.expectedError }
  ?? asTrained

Chart {
  for curve in calibration.curves where [0.5, 1, 2].contains(curve.temperature) {
    let title = "T = \(written(curve.temperature))"
    for end in [0.0, 1] {
      LineMark(
        x: .value("Confidence", end), y: .value("Share right", end),
        series: .value("Line", "diagonal")
      )
      .foregroundStyle(.secondary)
      .lineStyle(StrokeStyle(lineWidth: 1, dash: [4, 3]))
      .facet(by: .value("Temperature", title))
    }
    for bin in curve.bins {
      PointMark(
        x: .value("Confidence", bin.confidence),
        y: .value("Share right", bin.accuracy)
      )
      .symbolSize(14 + 2 * Double(bin.count).squareRoot())
      .foregroundStyle(.blue)
      .facet(by: .value("Temperature", title))
    }
  }
}
.chartFacet(x: "Temperature", columns: 3)
.chartXScale(domain: 0...1)
.chartYScale(domain: 0...1)

func confidence(_ curve: Calibration.Curve) -> Double {
  let n = curve.bins.reduce(0) { $0 + $1.count }
  return curve.bins.reduce(0) { $0 + $1.confidence * Double($1.count) }
    / Double(max(n, 1))
}
Table(
  calibration.curves, Column("T") { written($0.temperature) },
  Column("Mean confidence") { percent(confidence($0)) },
  Column("Accuracy") { _ in percent(calibration.accuracy) },
  Column("Calibration error") { percent($0.expectedError, 2) })

claim(
  "As trained (T = 1) the network is surer than right: mean confidence \(percent(confidence(asTrained))), accuracy \(percent(calibration.accuracy)).",
  confidence(asTrained) > calibration.accuracy,
  otherwise: "As trained (T = 1) the mean confidence is \(percent(confidence(asTrained))) at an accuracy of \(percent(calibration.accuracy)).")
claim(
  "Of these temperatures \(written(best.temperature)) calibrates best: the error falls from \(percent(asTrained.expectedError, 2)) to \(percent(best.expectedError, 2)).",
  best.temperature != 1,
  otherwise: "Of these temperatures 1 calibrates best, with an error of \(percent(best.expectedError, 2)).")

// One number, chosen on the same images on which it is judged, flatters itself a little. So judge that temperature on the *other* 5,000 test images, which had no part in the choice:

let trainedJudge = try judge.initialized()
try trainedJudge.load(judgeRun.snapshots.last?.weights ?? [])
func judgeScores(_ inputs: [Float]) throws -> [[Double]] {
  try trainedJudge(Tensor(inputs, shape: [inputs.count / 784, 784]))
    .rows.map { $0.map(Double.init) }
}
let others = min(5_000, digits.test.count / 2)..<digits.test.count
let otherScores = try judgeScores(others.flatMap { digits.test.input($0) })
/// The error of calibration in ten bins.
func calibrationError(temperature: Double) -> Double {
  let judged = zip(otherScores, others).map { z, i in
    let shares = softmax(z, temperature: temperature)
    let top = shares.indices.max { shares[$0] < shares[$1] } ?? 0
    return (sure: shares[top], right: top == Int(digits.test.labels[i]))
  }
  return Dictionary(grouping: judged) { min(9, Int($0.sure * 10)) }.values
    .reduce(0) { sum, bin in
      sum + abs(bin.reduce(0) { $0 + $1.sure - ($1.right ? 1 : 0) })
    } / Double(judged.count)
}
print("on the other images, T = 1:", percent(calibrationError(temperature: 1), 2))
print("on the other images, T = \(written(best.temperature)):", percent(calibrationError(temperature: best.temperature), 2))

// (In a bin of few images the gap comes out too large on average, because luck counts as gap in both directions. And this is *one* network; the size of the gap depends on how long it was trained and on how many data.)
//
// **Outside the data confidence means nothing at all.** Softmax must divide the whole cake, also when the honest answer would be "none of these". Show the same network pictures unlike any that it learned from, two of the three kinds without a digit in them:

func confidences(_ inputs: [Float]) throws -> [Double] {
  try judgeScores(inputs).map { softmax($0).max() ?? 0 }
}
let fresh = digits.test.prefix(500).numbers
let nothing: [(name: String, pixels: [Float])] = [
  ("test digits", fresh),
  ("the same, black and white swapped", fresh.map { -$0 }),
  ("noise, every pixel at random",
    Tensor.normal([500 * 784], seed: 9).values.map { max(-1, min(1, $0)) }),
  ("noise, three times as strong",
    Tensor.normal([500 * 784], deviation: 3, seed: 9).values),
]
let judged = try nothing.map { try confidences($0.pixels) }

Table(
  Array(nothing.indices), Column("Images") { nothing[$0].name },
  Column("Mean confidence") { percent(mean(judged[$0])) },
  Column("Surer than 90%") { index in
    percent(
      Double(judged[index].count { $0 > 0.9 })
        / Double(judged[index].count))
  })

claim(
  "On the strong noise, which shows nothing, the network's mean confidence is \(percent(mean(judged[3]))); ten equal shares would be 10%.",
  mean(judged[3]) > 0.5,
  otherwise: "On the strong noise the mean confidence is \(percent(mean(judged[3]))).")

// Why? Scores grow with the input (a ReLU network is nearly homogeneous, @exr-homogeneous), and with them their differences. Far from the data *some* class is far ahead. Nothing in the training said that it must not be.
//
// ## Misconceptions {#sec-softmax-myths}
//
// ::: {.callout-warning title="Myth: softmax is an activation like ReLU"}
// **What is true:** ReLU treats each unit alone, softmax a whole layer at once. In hidden layers it ends between `{swift} percent(finals[2].min() ?? 0, 0)` and `{swift} percent(finals[2].max() ?? 0, 0)` where ReLU ends between `{swift} percent(finals[0].min() ?? 0, 0)` and `{swift} percent(finals[0].max() ?? 0, 0)` (@tbl-hidden). **Why it matters:** its place is at the output, and wherever a choice is meant, as in attention.
// :::
//
// ::: {.callout-warning title="Myth: softmax drives the top class to 1"}
// **What is true:** the shares follow the differences of the scores. For $(2.0, 1.9, 1.8)$ the top class gets `{swift} percent(softmax([2, 1.9, 1.8])[0])`, for $(3, 1, -2)$ it gets `{swift} percent(softmax([3, 1, -2])[0])`, and no finite scores give exactly 1 (but for rounding). What drives it up is *training*: cross-entropy falls as long as the differences grow.
// **Why it matters:** whoever wants sharper or softer shares must change the scores, or the temperature.
// :::
//
// ::: {.callout-warning title="Myth: a confidence of 99% means right in 99 of 100 cases"}
// **What is true:** only for a calibrated network and data like those it was trained on. See @tbl-calibration for the first condition and @tbl-nothing for the second. **Why it matters:** thresholds on confidence decide what a person gets to look at.
// :::
//
// ::: {.callout-warning title="Myth: larger scores make softmax surer"}
// **What is true:** larger *differences* do. $(1000, 1001, 1002)$ has the same shares as $(0, 1, 2)$: `{swift} list(stable([1000, 1001, 1002]))`. **Why it matters:** the level of logits says nothing; look at margins.
// :::
//
// ::: {.callout-warning title="Myth: temperature makes a model more accurate"}
// **What is true:** it does not change the order of the shares, so accuracy stays what it is: `{swift} percent(calibration.accuracy)` in every row of @tbl-calibration. **Why it matters:** it changes what confidence *means*, which is a different good.
// :::
//
// ## Quiz {#sec-softmax-quiz}
//
// ::: {.quiz answer="0.88" tolerance="0.01"}
// What does softmax give the first class for the scores $(3, 1, -2)$?
// :::
//
// ::: {.quiz}
// Which changes of the scores leave all shares as they are? (Several.)
//
// - [x] Adding 5 to all of them
//   Shifts are invisible.
// - [ ] Multiplying all by 2
//   That is a temperature of one half.
// - [x] Subtracting the largest from all
//   A shift.
// - [ ] Replacing the smallest by $-\infty$
//   Its share becomes 0 and the others grow.
// :::
//
// ::: {.quiz}
// A photo may show any of twenty kinds of animal, several of them or none. Which output?
//
// - [ ] Softmax over the twenty
//   It must divide one cake, and cannot say "both" or "none".
// - [x] Twenty sigmoids
//   Twenty questions, twenty answers.
// - [ ] Softmax over all sets of animals
//   It could say everything, even which animals go together, but $2^{20}$ classes are a million.
// - [ ] ReLU
//   Its outputs are no probabilities.
// :::
//
// ::: {.quiz}
// Which is true of the Jacobian $J$ of softmax? (Several.)
//
// - [x] Its rows sum to zero.
//   A common shift of the scores changes nothing.
// - [x] Its entries off the diagonal are negative.
//   $-S_iS_j$.
// - [ ] It can be inverted.
//   The vector of ones is mapped to zero.
// - [x] Its diagonal is at most one quarter.
//   $s(1-s)$.
// :::
//
// ::: {.quiz}
// The cross-entropy of a library expects logits, and the network ends with a softmax layer. What happens?
//
// - [ ] An error, because the shapes differ
//   They are the same.
// - [x] It trains, with weaker gradients
//   Softmax is applied to shares between 0 and 1, whose differences are at most 1.
// - [ ] Nothing, softmax of softmax is softmax
//   It is much more level. Try $(2, 1, 0.1)$.
// - [ ] The loss becomes negative
//   It is still the negative logarithm of a share.
// :::
//
// ## Exercises {#sec-softmax-exercises}
//
// :::: {#exr-softmax-hand level="apply" points="2"}
// Compute the softmax of $(1, 2, 3)$ by hand, with $e^{-1} = 0.3679$ and $e^{-2} = 0.1353$. The same shares stand on this page for *other* scores too. For which, and why?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Subtract the largest score first. Then look for the same *differences* of scores on this page.
// :::
// ::::
//
// ::: {#sol-softmax-hand}
// After subtracting 3: $0.1353 + 0.3679 + 1 = 1.5032$, so $0.0900, 0.2447, 0.6652$. It is a row of @tbl-examples, and the result for $(1000, 1001, 1002)$, which is the same vector shifted by 999.

print(list(softmax([1, 2, 3]), 4))

// :::
//
// :::: {#exr-softmax-jacobian level="apply" points="4"}
// Derive the Jacobian once more, from $\ln S_i = z_i - \ln\sum_k e^{z_k}$. Then write it down for three equal scores.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// $\partial S_i/\partial z_j = S_i\,\partial\ln S_i/\partial z_j$, and the logarithm of $S_i$ is a difference of two terms that are easy to differentiate.
// :::
// ::::
//
// ::: {#sol-softmax-jacobian}
// $\partial \ln S_i/\partial z_j = \delta_{ij} - S_j$, and $\partial S_i/\partial z_j = S_i\,\partial\ln S_i/\partial z_j = S_i(\delta_{ij} - S_j)$. For three equal scores $S_i = \tfrac13$: the diagonal is $\tfrac13\cdot\tfrac23 = \tfrac29$, every other entry $-\tfrac19$.

print(softmaxJacobian([5, 5, 5]).map { list($0, 4) })

// :::
//
// :::: {#exr-softmax-temperature level="apply" points="3"}
// Compute the softmax of $(2, 1, 0.5)$ at temperatures 0.1, 0.5, 1, 2 and 10, as a table and a chart. At which temperature is the entropy half of $\ln 3$?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// `TemperatureSweep` makes the table (in NumPy, a loop over the temperatures). For the last question remember that the entropy only rises with $T$ (@eq-entropy-slope): halve an interval.
// :::
// ::::
//
// ::: {#sol-softmax-temperature}

let other = [2, 1, 0.5]
let cooled = try TemperatureSweep(other).run()
show(Table(
  cooled.rows, Column("T") { written($0.temperature) },
  Column("Shares") { list($0.probabilities, 4) },
  Column("Entropy") { fixed($0.entropy, 4) }))
// The entropy rises with T, so halve the interval.
var (cold, hot) = (0.1, 10.0)
for _ in 0..<60 {
  let middle = (cold + hot) / 2
  let tooCold =
    entropy(softmax(other, temperature: middle)) < log(3.0) / 2
  if tooCold { cold = middle } else { hot = middle }
}
print("half of ln 3 at T =", fixed(cold, 4))

Chart {
  for row in cooled.rows {
    for (score, share) in zip(other, row.probabilities) {
      BarMark(
        x: .value("Temperature", written(row.temperature)),
        y: .value("Share", share)
      )
      .foregroundStyle(by: .value("Class", "score \(written(score))"))
      .position(by: .value("Class", "score \(written(score))"))
    }
  }
}

// :::
//
// :::: {#exr-softmax-twice level="analyse" points="4"}
// A network ends with a softmax layer *and* is trained with a cross-entropy that applies softmax again. With $K = 10$ classes, what is the smallest loss it can ever reach on a sample? How would you notice?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// What is the *best* that the first softmax can hand to the second? Put those ten numbers into the cross-entropy.
// :::
// ::::
//
// ::: {#sol-softmax-twice}
// The best the first softmax can give is 1 for the right class and 0 for the others. The second one makes of it $e/(e + 9)$, so the loss cannot fall below $-\ln\frac{e}{e+9} = \ln(1 + 9/e)$.

let leastLoss = crossEntropy([1] + Array(repeating: 0, count: 9), label: 0)
print("least loss:", fixed(leastLoss))
let twice = try Trainer(
  Sequential {
    Linear(784, 128)
    Activation.relu
    Linear(128, 10)
    Softmax()
  }, seed: 0
).fit(.mnist.first(10_000), epochs: 8)
print("loss:", fixed(twice.loss), " test accuracy:", percent(twice.testAccuracy))
claim(
  "Measured, the loss stays above it although the network learns.",
  twice.loss > leastLoss && twice.testAccuracy > 0.5,
  otherwise: "In this short run the loss is \(fixed(twice.loss)) and the test accuracy \(percent(twice.testAccuracy)).")

// One notices a training loss that stays above `{swift} fixed(leastLoss)` (here it is still at `{swift} fixed(twice.loss)` after eight epochs) while the accuracy is good.
// :::
//
// :::: {#exr-softmax-multilabel level="analyse" points="3"}
// Prove: with softmax at most one class can have a share above $\tfrac12$, and at most $k$ classes can have shares above $\tfrac1{k+1}$. What does that mean for @tbl-labels?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Suppose that one class more than allowed were above the threshold, and add up.
// :::
// ::::
//
// ::: {#sol-softmax-multilabel}
// If $k + 1$ classes had shares above $\frac{1}{k+1}$ each, their sum would exceed 1. With $k = 1$ that is the first statement. So a threshold of $\tfrac12$ can name one digit at most, one of $\tfrac14$ up to three; but then a single digit in the image needs every other share to stay below a quarter, which is a different demand for every number of digits.

let named = cake.map { row in row.count { $0 > 0.5 } }.max() ?? 0
print("most digits named with threshold ½:", named)

// :::
//
// :::: {#exr-softmax-trust level="evaluate" points="4"}
// A colleague wants to send every scan on which the network is less than 95% sure to a doctor and to trust the rest. Which two measurements do you ask for first?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// "95% sure" is used as if it meant "right in 95 of 100 cases". For which data is that so? Two tables of this chapter, one measurement from each.
// :::
// ::::
//
// ::: {#sol-softmax-trust}
// First, calibration on scans the network has not seen: of those with more than 95%, how many are right, with an interval? Second, the same on scans of another kind, from another machine or hospital, because confidence outside the data means nothing (@tbl-nothing). Then the question whether the errors among the trusted are of the harmful sort. A temperature can mend the
// first, not the second.
// :::
//
// :::: {#exr-softmax-mask level="create" points="6"}
// Attention often masks scores: a position may not look at some others. Write a masked softmax that (a) gives masked entries exactly 0, (b) does not overflow, (c) gives zeros and not NaN for a row in which everything is masked. Check all three.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Take the maximum over the allowed entries only. And decide what to return when there are none, *before* you divide.
// :::
// ::::
//
// ::: {#sol-softmax-mask}
// Take the maximum over the allowed entries only: a masked score may be the largest of all, and then the allowed ones would underflow.

func masked(_ z: [Double], allowed: [Bool]) -> [Double] {
  let top = zip(z, allowed).filter { $0.1 }.map(\.0).max()
  guard let top else { return z.map { _ in 0 } }
  let powers = zip(z, allowed).map { $1 ? exp($0 - top) : 0 }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}

let scores = [3.0, 1000, 1, 2]
print(list(masked(scores, allowed: [true, false, true, true])))
print(list(softmax([3, 1, 2])))
print(list(masked(scores, allowed: [false, false, false, false])))

// The usual trick of adding $-10^9$ to masked scores satisfies (a) and (b) and fails (c): where *all* scores of a row are lowered alike, the shift is invisible (@thm-shift), and the shares sum to 1 as ever.
// :::
//
// ## Takeaways
//
// - Softmax is the only way to positive shares whose log-odds are differences of scores, and the most undecided distribution with a given mean score.
// - Shifts are invisible. Subtract the row's maximum, and use log-sum-exp for the loss.
// - $\partial S_i/\partial z_j = S_i(\delta_{ij} - S_j)$; with cross-entropy the gradient is $S - e_y$.
// - Temperature changes sharpness, from one winner to equal shares, never the order.
// - Two classes: the sigmoid of the difference. Several labels at once: sigmoids; softmax's threshold depends strongly on how many labels there are. Whether the sigmoids' does is open.
// - Not in hidden layers as it is: its outputs are of size $1/n$. And confidence has to be measured before it is believed.
//
// ## What comes next
//
// The slope of one sigmoid is at most a quarter, and the entries of softmax's Jacobian are no larger. What happens when many such factors stand in a row is the question of @sec-flow-idea.
//
// ## References
//
// - J. Bridle: *Probabilistic interpretation of feedforward classification network outputs, with relationships to statistical pattern recognition.* Neurocomputing, Springer 1990 (the name softmax).
// - I. Goodfellow, Y. Bengio, A. Courville: *Deep Learning.* MIT Press 2016, chapters 4 and 6.
// - C. Guo, G. Pleiss, Y. Sun, K. Weinberger: *On calibration of modern neural networks.* ICML 2017.
// - G. Hinton, O. Vinyals, J. Dean: *Distilling the knowledge in a neural network.* arXiv 1503.02531, 2015.
// - E. T. Jaynes: *Information theory and statistical mechanics.* Physical Review 1957.
// - A. Vaswani et al.: *Attention is all you need.* NeurIPS 2017.
