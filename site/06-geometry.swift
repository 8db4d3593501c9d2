// The geometry of ReLU networks

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
func whole(_ value: Double) -> String { NumberFormat.fixed(value, decimals: 0) }

// **Before this** (words and signs: @sec-nonlinearity-words) you should know ReLU (@sec-atlas-each), matrices and straight lines
// $w\cdot x + b = 0$, binomial coefficients, and what a dead unit is (@sec-dying).
//
// | level | after this chapter you can |
// |---|---|
// | remember | state that ReLU networks are continuous and piecewise linear, and the count for lines in general position |
// | understand | derive how many pieces lines cut a plane into, and how folding multiplies pieces |
// | apply | find the pieces of a small network by hand, and of any network of one input by code |
// | analyse | refute a wrong formula for the number of regions by two counting arguments |
// | evaluate | judge claims about depth, width and regions by what trained networks reach |
// | create | build a network that folds the plane into a given number of pieces |
//
// ## The idea in plain words {#sec-geometry}
//
// Take a sheet of paper, fold it, and cut through the folded stack with a pair of scissors. Unfold it: one cut has become many.
//
// A ReLU unit makes one crease. On one side of a line it is silent, on the other it grows evenly. Between the creases of all units nothing bends: there the whole network is a plain linear function. A second layer creases what the first has folded, so one of its lines appears in many copies. That is the
// promise of depth: **many pieces from few units**. The question of this chapter is how much of the promise networks keep.

func tent(_ x: Double) -> Double { 2 * max(0, x) - 4 * max(0, x - 0.5) }
Chart {
  for layers in 1...4 {
    for step in 0...64 {
      let x = Double(step) / 64
      LineMark(
        x: .value("x", x),
        y: .value("Value", (0..<layers).reduce(x) { y, _ in tent(y) })
      )
      .facet(
        by: .value("Layers", layers == 1 ? "1 layer" : "\(layers) layers"))
    }
  }
}
.chartFacet(x: "Layers", columns: 4)

// One hidden layer cannot do that cheaply. With $n$ units it has at most $n + 1$ pieces, so for the $2^k$ pieces of $k$ layers of two it needs $2^k - 1$ units at least. Twenty layers of two are forty units; a single layer that does the same needs more than a million. There *are* functions for which depth replaces exponentially many units (Telgarsky 2016).
//
// In the plane the same happens: an absolute value folds it along a line and lays one half on the other. Each further layer folds what the layers before it have folded.

func afterFolds(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
  var (x, y) = (x, y)
  for fold in 0..<folds {
    let turn = Double(angle) * .pi / 180 * Double(fold + 1)
    let (across, up) = (cos(turn), sin(turn))
    let side = across * x + up * y + shift
    if side < 0 {
      x -= 2 * side * across
      y -= 2 * side * up
    }
  }
  return (x, y)
}
Chart {
  for ring in 1...5 {
    for step in 0..<90 {
      let turn = Double(step) * .pi / 45
      let radius = Double(ring) / 3
      let place = afterFolds(radius * cos(turn), radius * sin(turn))
      PointMark(x: .value("x", place.x), y: .value("y", place.y))
        .foregroundStyle(by: .value("Ring", "\(ring)"))
        .symbolSize(12)
    }
  }
}
.chartXScale(domain: -2.5...2.5)
.chartYScale(domain: -2.5...2.5)
.frame(width: 480, height: 480)

// ## Pieces of a line {#sec-geometry-line}
//
// **By hand.** One input, three units, the sum $h(x) = r(x) - 2\,r(x-1) + r(x-2)$ with $r(z) = \max(0, z)$. Each unit bends the line at one place: at 0 the slope grows by 1, at 1 it falls by 2, at 2 it grows by 1. So the slopes are $0, 1, -1, 0$: four pieces, a hat over $[0, 2]$. In general $n$ units of one hidden layer
// have at most $n$ bends and give at most $n + 1$ pieces.
//
// With more layers, walk through them with a list of intervals. On each interval every unit of the layer before is an affine function $sx + o$. A unit of the next layer is a sum of such functions, again affine; where it crosses zero inside the interval, cut there.

/// An interval, and the latest layer's values on it as slope · x + offset.
struct Piece: Sendable {
  var from, to: Double
  var maps: [(slope: Double, offset: Double)]
}
/// The intervals of a ReLU network with one input: weights and biases layer by layer, a matrix row by row.
func pieces(_ weights: [[Double]], from: Double, to: Double) -> [Piece] {
  var pieces = [Piece(from: from, to: to, maps: [(1, 0)])]
  for layer in 0..<(weights.count / 2) {
    let (matrix, bias) = (weights[2 * layer], weights[2 * layer + 1])
    let isLast = 2 * layer + 2 == weights.count
    pieces = pieces.flatMap { piece -> [Piece] in
      let inputs = piece.maps.count
      let z = bias.indices.map { unit in
        var (slope, offset) = (0.0, bias[unit])
        for i in 0..<inputs {
          slope += matrix[unit * inputs + i] * piece.maps[i].slope
          offset += matrix[unit * inputs + i] * piece.maps[i].offset
        }
        return (slope: slope, offset: offset)
      }
      if isLast { return [Piece(from: piece.from, to: piece.to, maps: z)] }
      let cuts = z.filter { $0.slope != 0 }.map { -$0.offset / $0.slope }
        .filter { $0 > piece.from && $0 < piece.to }.sorted()
      let ends = [piece.from] + cuts + [piece.to]
      return zip(ends, ends.dropFirst()).filter { $0 < $1 }.map { a, b in
        let middle = (a + b) / 2
        return Piece(
          from: a, to: b,
          maps: z.map {
            $0.slope * middle + $0.offset > 0
              ? $0 : (slope: 0, offset: 0)
          })
      }
    }
  }
  return pieces
}
/// Neighbours with the same output are one piece of the function.
func linearPieces(_ all: [Piece]) -> [Piece] {
  all.reduce(into: []) { merged, piece in
    if let last = merged.last,
      abs(last.maps[0].slope - piece.maps[0].slope) < 1e-9
    {
      merged[merged.count - 1].to = piece.to
    } else {
      merged.append(piece)
    }
  }
}
let hat = linearPieces(
  pieces(
    [[1, 1, 1], [0, -1, -2], [1, -2, 1], [0]], from: -1, to: 3))
print(hat.map { "from \(written($0.from)) slope \(written($0.maps[0].slope))" }.joined(separator: ", "))

// (Two neighbouring intervals may carry the same function, when the unit that switches between them is not heard at the output. The function knows only `linearPieces`; the network has `pieces`, one for each pattern of open and closed units.)

let small = try Network<Float>(
  .perceptron([1, 8, 8, 1], activation: .relu), capacity: 401, seed: 4)
func doubles(_ weights: [[Float]]) -> [[Double]] {
  weights.map { $0.map(Double.init) }
}
let smallPieces = pieces(doubles(small.weights), from: -4, to: 4)

Chart {
  for piece in smallPieces {
    for x in [piece.from, piece.to] {
      LineMark(
        x: .value("x", x),
        y: .value(
          "f(x)", piece.maps[0].slope * x + piece.maps[0].offset)
      )
    }
  }
  for piece in smallPieces.dropFirst() {
    PointMark(
      x: .value("x", piece.from),
      y: .value(
        "f(x)",
        piece.maps[0].slope * piece.from + piece.maps[0].offset)
    )
    .foregroundStyle(.red).symbolSize(24)
  }
}

let gridX = (0...400).map { Float($0) / 50 - 4 }
let networkY = try small(Tensor(gridX, shape: [401, 1])).values
func value(_ pieces: [Piece], at x: Double) -> Double {
  let piece = pieces.first { x <= $0.to } ?? pieces[pieces.count - 1]
  return piece.maps[0].slope * x + piece.maps[0].offset
}
let segmentError = zip(gridX, networkY).map { abs(value(smallPieces, at: Double($0)) - Double($1)) }.max() ?? 0
claim("The segment has \(smallPieces.count) intervals, \(linearPieces(smallPieces).count) of them with different slopes, from 16 units. Pieces and network agree at 401 points within \(written(segmentError, 1)).",
  segmentError < 1e-5)

// ## The mathematics {#sec-geometry-maths}
//
// ### Why networks are piecewise linear {#sec-geometry-theorem}
//
// Write a network as $a_0 = x$, $z_l = W_l a_{l-1} + b_l$, $a_l = \max(0, z_l)$ for $l < L$, and $f(x) = z_L$.
//
// **Theorem.** $f$ is continuous, and the input space is divided into finitely many convex polyhedra on each of which $f$ is affine.
//
// *Proof.* Sums, compositions and maxima of continuous functions are continuous. For the second part fix for every unit whether it is open ($z > 0$) or closed ($z \le 0$): a **pattern** $s$. Suppose that on the set of inputs with the given pattern in layers $1, \dots, l-1$ the vector $a_{l-1}$ is affine in $x$ and that the set is
// convex and bounded by finitely many hyperplanes; for $l = 1$ that is so, with the whole space. Then $z_l$ is affine there. Each condition $z_{l,i} > 0$ or $\le 0$ is a half-space, so together they cut out another such set, and on it $a_l = D_l z_l$ with the diagonal matrix $D_l$ of zeros and ones: again affine. After $L - 1$ steps
//
// $$
// f(x) = W_L D_{L-1} W_{L-1} \cdots D_1 W_1\, x + c_s
// \qquad\text{on the region of pattern } s.
// $$ {#eq-local}
//
// There are finitely many patterns. $\blacksquare$
//
// With $n$ units there are $2^n$ patterns at most, since each unit has two states. Most of them are never seen: [regions]{.term of="linear region"} are pieces of a *low-dimensional* space, and there is no room for more.
//
// ### How many pieces do lines cut? {#sec-geometry-zaslavsky}
//
// One hidden layer on the plane: each of $N$ units contributes one line. Lines in *general position* (no two parallel, no three through a point) cut the plane into
//
// $$
// R(N) = 1 + N + \binom N2
// $$ {#eq-lines}
//
// pieces. *Proof.* Add the lines one by one. The $k$-th line is met by the $k - 1$ earlier ones in $k - 1$ different points, which divide it into $k$ parts. Each part splits one region into two, so $R(k) = R(k-1) + k$ with $R(0) = 1$, and $1 + 1 + 2 + \dots + N = 1 + \tfrac{N(N+1)}2$ is the formula. $\blacksquare$
//
// In $d$ dimensions the $N$-th hyperplane is cut by the others as a space of dimension $d - 1$, so $R(N, d) = R(N-1, d) + R(N-1, d-1)$, which Pascal's rule solves. (Planes in general position were counted by Steiner in 1826, spaces of any dimension by Schläfli; Zaslavsky 1975 counts *any* arrangement, whose name the formula often bears.)
//
// $$
// R(N, d) = \sum_{j=0}^{d} \binom Nj .
// $$ {#eq-zaslavsky}

func zaslavsky(_ n: Int, _ d: Int) -> Double {
  RegionBounds.arrangement(hyperplanes: n, dimension: d)
}
Table(
  [4, 8, 16], Column("Units") { $0 },
  Column("1 input") { whole(zaslavsky($0, 1)) },
  Column("2 inputs") { whole(zaslavsky($0, 2)) },
  Column("3 inputs") { whole(zaslavsky($0, 3)) },
  Column("8 inputs") { whole(zaslavsky($0, 8)) },
  Column("patterns") { whole(pow(2, Double($0))) })

// Does a network reach the count? The engine finds the regions of a network on a square *exactly*: it cuts polygons along the lines of the units, layer by layer, and samples nothing. A square of finite size need not show all crossings, so widen it step by step.

let windows = [0.25, 0.5, 1, 2, 4, 8, 16, 64, 256, 1_024, 4_096]
let windowSeeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]
let seen = try Parallel.map(
  windowSeeds.flatMap { seed in windows.map { (seed, $0) } }
) { seed, size in
  (
    seed: seed, size: size,
    count: try LinearRegions(widths: [16], size: size, seed: seed)
      .run().count
  )
}

Chart {
  for point in seen {
    LineMark(
      x: .value("Half side of the square", point.size),
      y: .value("Regions", point.count),
      series: .value("Seed", "seed \(point.seed)")
    )
    .foregroundStyle(.blue)
  }
  RuleMark(y: .value("Regions", 137)).lineStyle(
    StrokeStyle(dash: [5, 3])
  ).foregroundStyle(.secondary)
}
.chartXScale(type: .log)

let widest = seen.filter { $0.size == windows.last }.map(\.count)
claim("In the widest square every network (of \(widest.count)) shows exactly 137 regions.",
  widest.allSatisfy { $0 == 137 } && zaslavsky(16, 2) == 137,
  otherwise: "In the widest square the networks show \(widest.map(String.init).joined(separator: ", ")) regions; nearly parallel lines meet still farther out.")

// **Three counts for one layer that are copied without their conditions.** *$2^n$*: the number of patterns, and by @eq-zaslavsky the number of regions only when there are at least as many inputs as units, $n \le d$, since then the sum runs over all subsets. *$n + 1$*: right for one input, and for one input only. *$\binom nd$*, or "of order $n^d$": the last term of the sum alone. It counts something too, the points (for $d = 2$) where lines cross; each crossing has one region of which it is the lowest corner, and the regions without a lowest corner, $1 + N$ of them in the plane, are forgotten. For sixteen units and two inputs the three give `{swift} whole(pow(2, 16))`, 17 and `{swift} whole(zaslavsky(16, 2) - zaslavsky(16, 1))`; the count is `{swift} whole(zaslavsky(16, 2))`. The order of growth, $n^d/d!$ for fixed $d$, is right, and it is the number to remember: polynomial in the units, exponential only in the inputs.
//
// ### Folding multiplies pieces {#sec-geometry-folding}
//
// Now depth. The function $t(x) = 2r(x) - 4r(x - \tfrac12)$ is a tent on $[0,1]$: it rises from 0 to 1 and falls back to 0. It lays the right half of the interval over the left one, and stretches both to full length. Apply it again, and the tent stands twice; after $k$ layers of two units each,
//
// $$
// \underbrace{t \circ \dots \circ t}_{k} \text{ has } 2^k \text{ pieces on } [0,1] \text{ from } 2k \text{ units.}
// $$ {#eq-tent}
//
// One hidden layer of $2k$ units has at most $2k + 1$ (Telgarsky 2016 turned this into a theorem about approximation).
//
// ::: {#twin-tents .panel-tabset group="language"}
// ### Swift

func tents(_ k: Int) -> [[Double]] {
  [[1, 1], [0, -0.5]]
    + (1..<max(k, 1)).flatMap { _ in [[2, -4, 2, -4], [0, -0.5]] }
    + [[2, -4], [0]]
}
let tentCounts = (1...10).map {
  linearPieces(pieces(tents($0), from: 0, to: 1)).count
}
print(tentCounts)
claim(
  "Ten folds by twenty units give 1,024 pieces, one layer of twenty at most 21.",
  tentCounts == (1...10).map { 1 << $0 })

// ### NumPy
// ```python
// import numpy as np
//
// def tent(x):
//     return 2 * np.maximum(0, x) - 4 * np.maximum(0, x - 0.5)
//
// x = np.linspace(0, 1, 2**12 + 1)  # every bend lies on this grid
// y, pieces = x, []
// for _ in range(10):
//     y = tent(y)
//     slopes = np.diff(y)
//     pieces.append(1 + int(np.count_nonzero(np.diff(np.sign(slopes)))))
// print(pieces)
// ```
//
// ```text
// [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
// ```
// :::
//
// In the plane fold both coordinates. A layer of $n$ units gives $\lfloor n/2\rfloor$ of them to each coordinate, and $p$ units fold an interval into $p$ pieces, each mapped onto the whole interval. So $\lfloor n/2 \rfloor^2$ squares are laid on top of one another, and whatever the layers above draw is drawn in each of them. With
// $n_0$ inputs and hidden widths $n_1, \dots, n_L \ge n_0$ (from here on $L$ counts the hidden layers only), the largest number of regions is therefore at least (Montúfar et al. 2014)
//
// $$
// \Bigg(\prod_{l=1}^{L-1} \Big\lfloor \frac{n_l}{n_0} \Big\rfloor^{n_0}\Bigg)\; \sum_{j=0}^{n_0}\binom{n_L}{j}.
// $$ {#eq-montufar}
//
// An earlier paper (Pascanu, Montúfar & Bengio 2013) had the same product *without the exponent* $n_0$: true as well, and weaker. From above (Raghu et al. 2017): inside one region of the first $l-1$ layers the units of layer $l$ are affine, so they cut it as at most $n_l$ lines would,
//
// $$
// \text{regions} \;\le\; \prod_{l=1}^{L} R(n_l, n_0) \qquad (n_l \ge n_0),
// $$ {#eq-upper}
//
// because a convex piece is cut into no more parts than the whole plane.
//
// ### A formula that is often copied, and cannot be right {#sec-geometry-copied}
//
// Lecture notes and articles carry the "number of linear regions" of $k$ layers of $n$ units as $\binom{n}{n_0}^{k-1}\, 2^{\,n_0 n}$. Put it beside the others.

let shapes = [[8], [8, 8], [8, 8, 8], [16, 16]]
func name(_ widths: [Int]) -> String {
  "(" + widths.map(String.init).joined(separator: ", ") + ")"
}
Table(
  shapes, Column("Hidden widths") { name($0) },
  Column("At least, 2013") {
    whole(RegionBounds.earlierLowerBound(widths: $0))
  },
  Column("At least, 2014") {
    whole(RegionBounds.lowerBoundOfMaximum(widths: $0))
  },
  Column("At most") { whole(RegionBounds.upperBound(widths: $0)) },
  Column("Patterns") {
    whole(pow(2, Double($0.reduce(0, +))))
  },
  Column("The copied formula") {
    whole(
      RegionBounds.copiedFormula(width: $0[0], layers: $0.count))
  })

// For (8, 8) by hand: $4^2 \cdot (1 + 8 + 28) = 592$ at least, without the exponent $4 \cdot 37 = 148$, at most $37 \cdot 37 = 1{,}369$. The copied formula gives $28 \cdot 2^{16}$. Two arguments refute it, and neither needs a theorem from a paper:
//
// 1. Sixteen units have $2^{16} = 65{,}536$ patterns, and each region has its own pattern.
// 2. Each of at most 37 regions of the first layer is cut by eight lines, into at most 37 parts.
//
// ## Regions drawn {#sec-geometry-drawn}
//
// Sixteen units, spent in three ways: one layer, two layers of eight, four layers of four.

let drawnShapes = [[16], [8, 8], [4, 4, 4, 4]]
let drawn = try drawnShapes.map {
  try LinearRegions(widths: $0, size: 2, biasDeviation: 0.5, seed: 3)
    .run()
}

Chart {
  for (widths, outcome) in zip(drawnShapes, drawn) {
    for region in outcome.regions {
      PolygonMark(
        x: "x₁", y: "x₂",
        corners: region.corners.map { (x: $0[0], y: $0[1]) }
      )
      .foregroundStyle(
        by: .value(
          "Slope", hypot(region.slope[0], region.slope[1]))
      )
      .facet(
        by: .value(
          "Network", "\(name(widths)): \(outcome.count) regions"))
    }
  }
}
.chartFacet(x: "Network", columns: 3)
.chartForegroundStyleScale(scheme: .viridis)

// Follow a line of a deeper layer with a finger. Within a region it is straight; when it crosses a first-layer line, the function that it is the zero set of changes its slope, and the line bends.
//
// Spend twelve units differently, and draw other weights:

let spent = try LinearRegions(
  widths: Array(repeating: 12 / layers, count: layers), size: 2,
  biasDeviation: 0.5, seed: UInt64(draw)
).run()
Chart {
  for region in spent.regions {
    PolygonMark(
      x: "x₁", y: "x₂",
      corners: region.corners.map { (x: $0[0], y: $0[1]) }
    )
    .foregroundStyle(
      by: .value("Slope", hypot(region.slope[0], region.slope[1])))
  }
}
.chartForegroundStyleScale(scheme: .viridis)

// How many regions there are, and how they lie, you can try for yourself. With one layer every line goes through the whole plane; from the second layer on the lines bend where they cross those of the first.

var stream = RandomStream(seed: UInt64(seed))
var randomLayers: [[[Double]]] = []
for layer in 0..<layers {
  let inputs = layer == 0 ? 2 : units
  randomLayers.append(
    (0..<units).map { _ in
      (0...inputs).map {
        $0 < inputs ? stream.normal() : biasSpread * stream.normal()
      }
    })
}
var numbers: [UInt64: Int] = [:]
/// The number of the region that a point lies in, in order of finding.
func region(_ x: Double, _ y: Double) -> Int {
  var (values, pattern) = ([x, y], UInt64(1))
  for layer in randomLayers {
    values = layer.map { weights in
      var z = weights[values.count]
      for (weight, value) in zip(weights, values) { z += weight * value }
      pattern = pattern &* 2 &+ (z > 0 ? 1 : 0)
      return max(z, 0)
    }
  }
  if numbers[pattern] == nil { numbers[pattern] = numbers.count }
  return numbers[pattern] ?? 0
}
let places = (0..<72).map { -2 + 4 * Double($0) / 71 }
let regions = places.map { y in
  places.map { Double(region($0, y) * 37 % 101) }
}
print("\(numbers.count) regions seen at \(places.count)² points")
Chart {
  Heatmap(
    x: "x₁", y: "x₂", value: "colour of the region", matrix: regions,
    columns: places, rows: places)
}
.chartLegend(.hidden)

// ## What networks reach {#sec-geometry-reached}
//
// Bounds speak of the best of all weights. What do ordinary weights give?
//
// ### At random

let unitCounts = [8, 16, 24, 32, 48]
struct Family: Sendable {
  var title: String
  var layers: Int
  var bias: Double
}
let families = [
  Family(title: "1 layer", layers: 1, bias: 0.5),
  Family(title: "2 layers", layers: 2, bias: 0.5),
  Family(title: "4 layers", layers: 4, bias: 0.5),
  Family(title: "1 layer, no biases", layers: 1, bias: 0),
]
let regionSeeds: [UInt64] = isQuick ? [1] : Array(1...8)
struct RegionCount: Sendable {
  var family: String
  var units: Int
  var counts: [Double]
}
let reached = try Parallel.map(
  families.flatMap { family in unitCounts.map { (family, $0) } }
) { family, units in
  let widths = Array(
    repeating: units / family.layers, count: family.layers)
  return RegionCount(
    family: family.title, units: units,
    counts: try regionSeeds.map { seed in
      Double(
        try LinearRegions(
          widths: widths, size: 64, biasDeviation: family.bias,
          seed: seed
        ).run().count)
    })
}

Chart {
  for row in reached {
    AreaMark(
      x: .value("Units N", row.units),
      yStart: .value("Regions", row.counts.min() ?? 1),
      yEnd: .value("Regions", row.counts.max() ?? 1)
    )
    .foregroundStyle(by: .value("Network", row.family))
    .opacity(0.15)
    LineMark(
      x: .value("Units N", row.units),
      y: .value("Regions", mean(row.counts))
    )
    .foregroundStyle(by: .value("Network", row.family))
    .lineStyle(StrokeStyle(lineWidth: 2, dash: [1, 0]))
  }
  for n in unitCounts {
    LineMark(
      x: .value("Units N", n),
      y: .value("Regions", Double(n * n) / 2),
      series: .value("Line", "N²/2")
    )
    .foregroundStyle(.secondary)
    .lineStyle(StrokeStyle(lineWidth: 1, dash: [4, 3]))
    LineMark(
      x: .value("Units N", n), y: .value("Regions", 2 * n),
      series: .value("Line", "2N")
    )
    .foregroundStyle(.secondary)
    .lineStyle(StrokeStyle(lineWidth: 1, dash: [4, 3]))
  }
}
.chartXScale(domain: 7...52, type: .log)
.chartYScale(type: .log)
.chartXAxis { AxisMarks(values: [8, 16, 24, 32, 48]) }

func widths48(_ family: Family) -> [Int] {
  Array(repeating: 48 / family.layers, count: family.layers)
}
func interval48(_ family: Family) -> Interval {
  Interval(
    reached.first { $0.family == family.title && $0.units == 48 }?
      .counts ?? [])
}
Table(
  families, Column("Network") { $0.title },
  Column("Regions found") { whole(interval48($0).mean) },
  Column("±") {
    interval48($0).count > 1
      ? whole(interval48($0).halfWidth) : "one seed"
  },
  Column("Best weights, at least") {
    $0.bias == 0
      ? "–" : whole(RegionBounds.lowerBoundOfMaximum(widths: widths48($0)))
  },
  Column("At most") {
    $0.bias == 0
      ? "96" : whole(RegionBounds.upperBound(widths: widths48($0)))
  })

let of48 = families.map { interval48($0).mean }
func counts48(_ index: Int) -> [Double] {
  reached.first { $0.family == families[index].title && $0.units == 48 }?.counts ?? []
}
claim("With 48 units and random biases, one layer has \(whole(of48[0])) regions on average, two layers \(whole(of48[1])), four layers \(whole(of48[2])). At the start depth does not multiply pieces: four layers and one are within a factor of two.",
  measured: regionSeeds.count > 1 ? try PairedComparison(counts48(2).map { log2($0) }, counts48(0).map { log2($0) }) : nil, within: Smallest.doublings, unit: "doublings",
  otherwise: "With 48 units and random biases: one layer \(whole(of48[0])) regions, two \(whole(of48[1])), four \(whole(of48[2])).")
claim("Four layers could have \(whole(RegionBounds.lowerBoundOfMaximum(widths: [12, 12, 12, 12]))) at least. Random ones have \(written(of48[2] / RegionBounds.lowerBoundOfMaximum(widths: [12, 12, 12, 12]), 1)) of that.",
  of48[2] < 0.01 * RegionBounds.lowerBoundOfMaximum(widths: [12, 12, 12, 12]))

// Without biases all lines pass through the origin, and $N$ of them make $2N$ sectors, in the table 96. Hanin and Rolnick (2019) proved what the figure shows: at random start the number of regions on a plane grows at most like the square of the number of *units*, whatever the depth. (With few units deep networks lie below that, see the left end of the figure.) The reason is in the fold: copies need a layer that maps many regions onto the *same* place, and random weights hardly ever do that.
//
// ### After training
//
// Two layers of 16 units learn two interleaved spirals. We count the regions on $[-1, 1]^2$ as training goes on.

let trainingEpochs = isQuick ? [0, 5, 10] : [0, 10, 30, 100, 300]
let spiralSeeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]
func spiralRegions(_ epochs: Int, _ seed: UInt64) throws
  -> LinearRegions.Outcome
{
  try LinearRegions(
    widths: [16, 16], size: 1, initializer: .standard, seed: seed,
    trainedOn: .spirals, epochs: epochs
  ).run()
}
let spiralCounts = try Parallel.map(
  trainingEpochs.flatMap { epochs in
    spiralSeeds.map { (epochs, $0) }
  }
) { epochs, seed in
  (epochs, Double(try spiralRegions(epochs, seed).count))
}
func counted(_ epochs: Int) -> [Double] {
  spiralCounts.filter { $0.0 == epochs }.map(\.1)
}

Table(
  trainingEpochs, Column("Epochs") { $0 },
  Column("Each seed") {
    counted($0).map(whole).joined(separator: ", ")
  },
  Column("Mean") { whole(Interval(counted($0)).mean) },
  Column("±") {
    spiralSeeds.count > 1
      ? whole(Interval(counted($0)).halfWidth) : "one seed"
  })

let finalEpochs = trainingEpochs[trainingEpochs.count - 1]
let trainedPanels = [
  ("before training", try spiralRegions(0, 1).regions),
  (
    "after \(finalEpochs) epochs",
    try spiralRegions(finalEpochs, 1).regions
  ),
]
Chart {
  for (title, regions) in trainedPanels {
    for region in regions {
      PolygonMark(
        x: "x₁", y: "x₂",
        corners: region.corners.map { (x: $0[0], y: $0[1]) }
      )
      .foregroundStyle(
        by: .value(
          "log₁₀(1 + s)",
          log10(1 + hypot(region.slope[0], region.slope[1])))
      )
      .facet(by: .value("When", title))
    }
    for point in ToyData.spirals.points().prefix(300)
    where abs(point.x) < 1 && abs(point.y) < 1 {
      PointMark(x: .value("x₁", point.x), y: .value("x₂", point.y))
        .foregroundStyle(point.label == 0 ? .green : .red)
        .symbolSize(9)
        .facet(by: .value("When", title))
    }
  }
}
.chartFacet(x: "When", columns: 2)
.chartForegroundStyleScale(scheme: .blues)

let (beforeTraining, afterTraining) = (Interval(counted(0)), Interval(counted(finalEpochs)))
let grown = zip(counted(finalEpochs), counted(0)).map { $0 / $1 }
claim("Training at least doubles the count, from \(whole(beforeTraining.mean)) to \(whole(afterTraining.mean)) on average.",
  measured: spiralSeeds.count > 1 ? try PairedComparison(counted(finalEpochs).map { log2($0) }, counted(0).map { log2($0) }) : nil,
  above: Smallest.doublings, unit: "doublings",
  otherwise: "From \(whole(beforeTraining.mean)) to \(whole(afterTraining.mean)) on average, in \(grown.count { $0 > 1 }) of \(grown.count) runs more than before; that training at least *doubles* the count is not shown.")
claim("The best weights would have \(whole(RegionBounds.lowerBoundOfMaximum(widths: [16, 16]))) regions at least, more than ten times what these runs have at the end.",
  RegionBounds.lowerBoundOfMaximum(widths: [16, 16]) > 10 * (counted(finalEpochs).max() ?? 0),
  otherwise: "The best weights would have \(whole(RegionBounds.lowerBoundOfMaximum(widths: [16, 16]))) regions at least, these runs end with at most \(whole(counted(finalEpochs).max() ?? 0)).")

// Training moves the lines to where they are needed, and bends them: the square ends with `{swift} written(afterTraining.mean / beforeTraining.mean, 2)` times the pieces it began with. It does not build the folding machine of @sec-geometry-folding.
//
// ## Depth against width at equal parameters {#sec-geometry-depth}
//
// What does depth buy, then, when the number of *parameters* is held fixed? Four networks with about 300 parameters each fit the chirp $\sin\bigl(2\pi x(1 + 2|x|)\bigr)$ on $[-1, 1]$, which swings faster the farther out it goes.

let chirpShapes = [
  [1, 100, 1], [1, 16, 16, 1], [1, 11, 11, 11, 1],
  [1, 8, 8, 8, 8, 8, 1],
]
func label(_ sizes: [Int]) -> String {
  "\(sizes.count - 2) × \(sizes[1])"
}
func fitChirp(_ shapes: [[Int]], rate: Double, seeds: [UInt64])
  throws -> FunctionFit.Outcome
{
  try FunctionFit(
    .chirp,
    shapes.map {
      FunctionFit.NamedNetwork(
        label($0), .perceptron($0, activation: .relu))
    }, epochs: 1_000, learningRate: rate, seeds: seeds
  ).run()
}
// The rate of each shape, from two seeds that take no part in the comparison.
let chirpRates = [0.003, 0.01, 0.03]
let pilots = try chirpRates.map {
  try fitChirp(chirpShapes, rate: $0, seeds: [101, 102])
}
let chosenRates = chirpShapes.indices.map { shape in
  chirpRates.indices.min {
    pilots[$0].fits[shape].error.mean < pilots[$1].fits[shape].error.mean
  }.map { chirpRates[$0] } ?? 0.01
}
let chirpOutcomes = try zip(chirpShapes, chosenRates).map { shape, rate in
  try fitChirp([shape], rate: rate, seeds: [1, 2, 3, 4, 5, 6, 7, 8])
}
let chirp = (
  x: chirpOutcomes[0].x, target: chirpOutcomes[0].target,
  fits: chirpOutcomes.flatMap(\.fits)
)

Chart {
  for fit in chirp.fits {
    let title = "\(fit.label), \(fit.parameterCount) parameters"
    for (x, y) in zip(chirp.x, chirp.target) {
      LineMark(
        x: .value("x", x), y: .value("y", y),
        series: .value("Line", "target")
      )
      .foregroundStyle(.secondary)
      .facet(by: .value("Network", title))
    }
    for (x, y) in zip(chirp.x, fit.values) {
      LineMark(
        x: .value("x", x), y: .value("y", y),
        series: .value("Line", "fit")
      )
      .foregroundStyle(.blue)
      .facet(by: .value("Network", title))
    }
  }
}
.chartFacet(x: "Network", columns: 2)

Table(
  chirp.fits.indices.map { $0 },
  Column("Layers × units") { chirp.fits[$0].label },
  Column("Parameters") { chirp.fits[$0].parameterCount },
  Column("Pieces, at most") {
    whole(
      RegionBounds.upperBound(
        widths: Array(chirpShapes[$0].dropFirst().dropLast()),
        inputs: 1))
  },
  Column("Rate") { written(chosenRates[$0]) },
  Column("Median error") {
    let errors = chirp.fits[$0].errors.sorted()
    return written(errors[errors.count / 2], 2)
  },
  Column("Runs below 0.1") { shape in
    let errors = chirp.fits[shape].errors
    return "\(errors.count { $0 < 0.1 }) of \(errors.count)"
  })

// What a broken line of 100 equal pieces could do.
let brokenLine = mean((0..<4_000).map { step in
  let x = (Double(step) + 0.5) / 2_000 - 1
  let left = ((x + 1) * 50).rounded(.down) / 50 - 1
  let (a, b) = (
    FunctionFit.Target.chirp(left), FunctionFit.Target.chirp(left + 0.02)
  )
  return pow(
    a + (b - a) * (x - left) / 0.02 - FunctionFit.Target.chirp(x), 2)
})
Chart {
  for fit in chirp.fits {
    for error in fit.errors {
      PointMark(x: .value("Shape", fit.label), y: .value("Error", error))
        .foregroundStyle(.blue)
    }
  }
  RuleMark(y: .value("Error", mean(chirp.target.map { $0 * $0 })))
    .lineStyle(StrokeStyle(dash: [5, 3])).foregroundStyle(.secondary)
    .annotation(position: .topTrailing) { Text("saying zero") }
  RuleMark(y: .value("Error", brokenLine))
    .lineStyle(StrokeStyle(dash: [5, 3])).foregroundStyle(.secondary)
    .annotation(position: .topTrailing) { Text("100 equal pieces") }
}
.chartYScale(type: .log)

let depthOrder = chirp.fits.indices.sorted { a, b in
  mean(chirp.fits[a].errors.map { log10($0) }) < mean(chirp.fits[b].errors.map { log10($0) })
}
let bestDepth = depthOrder[0]
// Errors differ by factors, so their logarithms are compared.
let depths = chirp.fits[0].errors.count > 1
  ? try BlockedComparison(chirp.fits.map { (label: $0.label, values: $0.errors.map { log10($0) }) }) : nil
let oneLayer = chirp.fits[0].label
claim("Of the four shapes \(chirp.fits[bestDepth].label) has the smallest error; against the single layer it is smaller by at least a factor of two.",
  measured: depths?.pair(oneLayer, chirp.fits[bestDepth].label), above: Smallest.powersOfTen, unit: "powers of ten",
  otherwise: "Of the four shapes \(chirp.fits[bestDepth].label) has the smallest error, but that a single layer errs twice as much is not shown.")
claim("Between the two best, \(chirp.fits[depthOrder[0]].label) and \(chirp.fits[depthOrder[1]].label), there is a factor of two as well.",
  measured: depths?.pair(chirp.fits[depthOrder[1]].label, chirp.fits[depthOrder[0]].label), above: Smallest.powersOfTen, unit: "powers of ten",
  otherwise: "The two best, \(chirp.fits[depthOrder[0]].label) and \(chirp.fits[depthOrder[1]].label), are not told apart by a factor of two.")
claim("A broken line of 100 equal pieces between points of the chirp errs by \(written(brokenLine, 2)). A single layer with 100 units can be that line; the best of its eight runs errs by \(written(chirp.fits[0].errors.min() ?? .nan, 2)): it has not found it.",
  (chirp.fits[0].errors.min() ?? 0) > 2 * brokenLine,
  otherwise: "A broken line of 100 equal pieces errs by \(written(brokenLine, 2)), the best single layer by \(written(chirp.fits[0].errors.min() ?? .nan, 2)).")

// Possible pieces are not used pieces. A single layer places its bends directly, but all of them must be placed one by one, and far from the middle there are few to begin with. It *could* be a good broken line and did not become one. A second layer *can* reuse the bends of the first. With still more layers and still narrower ones, units may die (@sec-dying-born), seeds scatter, and the
// bound grows without being any nearer. What depth buys in this task eight seeds do not settle. All four shapes are far from done after 1,000 epochs, so what is compared is how *fast* they learn, and with it the choice of the rate: for `{swift} chosenRates.count { $0 == chirpRates.first || $0 == chirpRates.last }` of the four the pilot chose a rate at the edge of its three. (The figure of the fits shows one seed, and not every shape's typical one.)
//
// ## A ReLU network is not periodic {#sec-geometry-periodic}
//
// The theorem has a consequence for data that repeat. A ReLU network of one input has finitely many pieces. So beyond the outermost bend on either side it is *one straight line for ever*. A periodic function that is not constant cannot be that; whatever a ReLU network learns of a wave ends at the edge of the data.
//
// A network with sines as activation has no such obstacle. Does it find the wave? Train both, and tanh as a third, on $\sin 4\pi x$ for $|x| \le 1$, and look at $1 < |x| \le 2$ as well. The sine network appears twice, with first-layer weights as PyTorch draws them and with larger ones (the remedy of Sitzmann et al. 2020), because a sine unit can only make frequencies that its weights come near.

func wave(_ count: Int, stream: Int) -> Samples {
  var dice = RandomStream(seed: 3, stream: stream, purpose: .data)
  let x = (0..<count).map { _ in dice.uniform(-1, 1) }
  return Samples(
    count: count, shape: [1], inputs: .numbers(x.map { Float($0) }),
    answers: .values(x.map { Float(sin(4 * .pi * $0)) }, size: 1))
}
let waves = Dataset.samples(
  "wave", train: wave(256, stream: 0), test: wave(64, stream: 1))
let waveNetworks: [(String, Sequential)] = [
  ("ReLU", .perceptron([1, 32, 32, 1], activation: .relu)),
  ("tanh", .perceptron([1, 32, 32, 1], activation: .tanh)),
  ("sine", .perceptron([1, 32, 32, 1], activation: .sine)),
  (
    "sine, wide start",
    Sequential {
      Linear(1, 32, initializer: .normal(deviation: 10))
      Activation.sine
      Linear(32, 32)
      Activation.sine
      Linear(32, 1)
    }
  ),
]
let waveSeeds: [UInt64] = isQuick ? [1] : [1, 2, 3, 4, 5]
let waveX = (0...400).map { Double($0) / 100 - 2 }
struct WaveFit: Sendable {
  var title: String
  var y: [Double]
  var inside, outside: Double
}
let waveFits = try Parallel.map(
  waveNetworks.flatMap { net in waveSeeds.map { (net, $0) } }
) { net, seed in
  let epochs = isQuick ? 2 : 300
  let run = try Trainer(
    net.1, loss: .meanSquaredError,
    optimizer: .adam(learningRate: 0.005),
    schedule: .cosine(floor: 0.01), seed: seed
  ).fit(
    waves, epochs: epochs, batchSize: 32,
    probes: [.weights(afterEpochs: [epochs])])
  let model = try net.1.initialized()
  try model.load(run.snapshots.last?.weights ?? [])
  let y = try model(
    Tensor(waveX.map { Float($0) }, shape: [waveX.count, 1])
  ).values.map(Double.init)
  func error(_ range: (Double) -> Bool) -> Double {
    mean(
      zip(waveX, y).filter { range($0.0) }.map {
        pow($1 - sin(4 * .pi * $0), 2)
      })
  }
  return WaveFit(
    title: net.0, y: y, inside: error { abs($0) <= 1 },
    outside: error { abs($0) > 1 })
}

Chart {
  for net in waveNetworks {
    let fit = waveFits.first { $0.title == net.0 }
    for (index, x) in waveX.enumerated() {
      LineMark(
        x: .value("x", x), y: .value("y", sin(4 * .pi * x)),
        series: .value("Line", "wave")
      )
      .foregroundStyle(.secondary)
      .facet(by: .value("Network", net.0))
      LineMark(
        x: .value("x", x),
        y: .value("y", min(max(fit?.y[index] ?? .nan, -3), 3)),
        series: .value("Line", "fit")
      )
      .foregroundStyle(.blue)
      .facet(by: .value("Network", net.0))
    }
    for edge in [-1.0, 1] {
      RuleMark(x: .value("x", edge))
        .lineStyle(StrokeStyle(dash: [4, 3]))
        .foregroundStyle(.secondary)
        .facet(by: .value("Network", net.0))
    }
  }
}
.chartFacet(x: "Network", columns: 2)
.chartYScale(domain: -3...3)

func spread(_ title: String, _ value: (WaveFit) -> Double) -> String {
  let values = waveFits.filter { $0.title == title }.map(value)
    .sorted()
  let middle = written(values[values.count / 2], 2)
  return values.count > 1
    ? "\(middle) (\(written(values[0], 2)), \(written(values[values.count - 1], 2)))"
    : middle
}
Table(
  waveNetworks, Column("Network") { $0.0 },
  Column("Inside, |x| ≤ 1") { spread($0.0, \.inside) },
  Column("Outside, 1 < |x| ≤ 2") { spread($0.0, \.outside) })

func outsideErrors(_ title: String) -> [Double] { waveFits.filter { $0.title == title }.map(\.outside) }
claim("In these runs every ReLU network is, outside its data, at least as wrong as saying zero.",
  outsideErrors("ReLU").allSatisfy { $0 > 0.5 },
  otherwise: "Outside its data the ReLU network's errors are \(outsideErrors("ReLU").map { written($0, 2) }.joined(separator: ", ")).")
let extrapolates = waveNetworks.map(\.0).filter { title in outsideErrors(title).contains { $0 < 0.1 } }
claim("A network that goes on with the wave (error below 0.1 outside) is among those of: \(extrapolates.joined(separator: ", ")).",
  !extrapolates.isEmpty,
  otherwise: "None of these networks goes on with the wave (error below 0.1 outside). Sines keep swinging; that does not yet make them swing at the right frequency.")

// (Ziyin et al. 2020 propose $x + \sin^2(ax)/a$, called Snake: the straight line keeps gradients alive, the wave repeats.) So "use sines for periodic data" is half a piece of advice. A sine network *can* be periodic, a ReLU network cannot; which frequency it settles on is decided by its first weights as much as by the data.
//
// ## "Fewer pieces generalise better", tested {#sec-geometry-fewer}
//
// A sentence from lecture notes: *networks with fewer linear regions are simpler and generalise better.* It can be tested. Twenty-four noisy samples of $\sin \pi x$ (noise of deviation 0.3), networks with two hidden layers of 4 to 64 units, eight runs each. Run $s$ of every width has the same sample $s$ and the same start $s$: eight samples, which the five widths share, not forty. After training, count the pieces on $[-1, 1]$ exactly with the function from
// @sec-geometry-line and compute the error against the true curve.

func noisy(_ count: Int, stream: Int) -> Samples {
  var dice = RandomStream(seed: 8, stream: stream, purpose: .data)
  let x = (0..<count).map { _ in dice.uniform(-1, 1) }
  return Samples(
    count: count, shape: [1], inputs: .numbers(x.map { Float($0) }),
    answers: .values(
      x.map { Float(sin(.pi * $0) + 0.3 * dice.normal()) }, size: 1))
}
struct Student: Sendable {
  var width: Int
  var seed: UInt64
  var pieces, error, trainingLoss: Double
}
let students = try Parallel.map(
  [4, 8, 16, 32, 64].flatMap { width in
    (isQuick ? [1, 2, 3] : Array(1...8)).map { (width, UInt64($0)) }
  }
) { width, seed in
  let epochs = isQuick ? 2 : 500
  let few = Dataset.samples(
    "few \(seed)", train: noisy(24, stream: Int(seed)),
    test: noisy(8, stream: 100 + Int(seed)))
  let run = try Trainer(
    .perceptron([1, width, width, 1], activation: .relu),
    loss: .meanSquaredError, optimizer: .adam(learningRate: 0.01),
    seed: seed
  ).fit(
    few, epochs: epochs, batchSize: 8,
    probes: [.weights(afterEpochs: [epochs])])
  let found = linearPieces(
    pieces(
      doubles(run.snapshots.last?.weights ?? []), from: -1, to: 1))
  let error = mean(
    (0...400).map { step in
      let x = Double(step) / 200 - 1
      return pow(value(found, at: x) - sin(.pi * x), 2)
    })
  return Student(
    width: width, seed: seed, pieces: Double(found.count),
    error: error, trainingLoss: run.loss)
}

Chart(students) { student in
  PointMark(
    x: .value("Pieces on [−1, 1]", student.pieces),
    y: .value("Error against the true curve", student.error)
  )
  .foregroundStyle(by: .value("Width", "width \(student.width)"))
  .symbol(by: .value("Width", "width \(student.width)"))
}
.chartXScale(type: .log)
.chartYScale(type: .log)
.chartLegend(position: .trailing)

// The relation need not go one way: too few pieces cannot follow the curve, too many follow the noise. So first look for a *bend*: fit error against pieces, both as logarithms, by a parabola, and ask whether its square term is above zero. Then, for the networks that can follow the curve at all (width 8 and more), ask for a trend.
//
// A rank correlation (Spearman's) says how far "more pieces" goes with "more error": $+1$ if always, $-1$ if always the other way round, near $0$ if neither. To see how far it gets by luck, deal the errors out anew ten thousand times and look how often the dealt ones are as far from zero. But not across all forty networks: the widths share their samples, an easy sample is easy for all of them, and a deal across samples would take that for scatter. So errors change places *within* a sample only, from width to width. For the trend among networks of *one* width it is the other way round: there whole samples change places, for all five widths at once.

/// Ranks from 1; equal values share the mean of their ranks.
func ranks(_ values: [Double]) -> [Double] {
  values.map { v in
    Double(values.count { $0 < v })
      + Double(values.count { $0 == v } + 1) / 2
  }
}
func correlation(_ a: [Double], _ b: [Double]) -> Double {
  let (ma, mb) = (mean(a), mean(b))
  let covariance = zip(a, b).reduce(0) { $0 + ($1.0 - ma) * ($1.1 - mb) }
  let va = a.reduce(0) { $0 + ($1 - ma) * ($1 - ma) }
  let vb = b.reduce(0) { $0 + ($1 - mb) * ($1 - mb) }
  return va * vb > 0 ? covariance / (va * vb).squareRoot() : 0
}
/// The mean over groups of the rank correlation of pieces and error.
func spearman(
  _ students: [Student], _ errors: [Double], by group: (Student) -> Int
) -> Double {
  let groups = Dictionary(grouping: students.indices) {
    group(students[$0])
  }
  return mean(
    groups.sorted { $0.key < $1.key }.map { _, members in
      correlation(
        ranks(members.map { students[$0].pieces }),
        ranks(members.map { errors[$0] }))
    })
}
/// The square term of the parabola through the logarithms (about their mean).
func squareTerm(_ students: [Student], _ errors: [Double]) -> Double {
  let logs = students.map { log10($0.pieces) }
  let x = logs.map { $0 - mean(logs) }
  let cubes = mean(x.map { $0 * $0 * $0 }), squares = mean(x.map { $0 * $0 })
  // What of x² neither a constant nor a line explains.
  let rest = x.map { $0 * $0 - $0 * cubes / squares - squares }
  let size = rest.reduce(0) { $0 + $1 * $1 }
  return zip(rest, errors).reduce(0) { $0 + $1.0 * $1.1 } / max(size, 1e-12)
}
func samples(of students: [Student]) -> [Int] { students.map { Int($0.seed) } }
/// How often errors that change places within their sample bend as much.
func bend(_ students: [Student]) throws -> PermutationTest {
  try PermutationTest(
    students.map { log10($0.error) }, blocks: samples(of: students)
  ) { squareTerm(students, $0) }
}
let able = students.filter { $0.width > 4 }
let alive = students.filter { $0.pieces > 1 }
let valley = try bend(students), valleyAlive = try bend(alive)
let acrossWidths = try PermutationTest(
  able.map(\.error), blocks: samples(of: able)
) { spearman(able, $0) { Int($0.seed) } }
let sameWidth = try PermutationTest(
  students.map(\.error), blocks: samples(of: students),
  exchange: .wholeBlocks
) { spearman(students, $0, by: \.width) }
/// What a trend among networks of one width must exceed to be told from zero, about: 1.96 deviations of the deals.
let hiddenTrend: Double = {
  var dealt: [Double] = []
  _ = try? PermutationTest(
    students.map(\.error), blocks: samples(of: students),
    exchange: .wholeBlocks, deals: 2_000, seed: 2
  ) { errors in
    dealt.append(spearman(students, errors, by: \.width))
    return 0
  }
  return 1.96 * mean(dealt.map { $0 * $0 }).squareRoot()
}()

func ofWidth(_ w: Int) -> [Student] {
  students.filter { $0.width == w }
}
Table(
  [4, 8, 16, 32, 64], Column("Width") { $0 },
  Column("Pieces") { whole(mean(ofWidth($0).map(\.pieces))) },
  Column("Training loss") {
    fixed(mean(ofWidth($0).map(\.trainingLoss)), 3)
  },
  Column("Error, median") { width in
    let errors = ofWidth(width).map(\.error).sorted()
    return fixed(errors[errors.count / 2], 3)
  },
  Column("Lowest") { fixed(ofWidth($0).map(\.error).min() ?? .nan, 3) },
  Column("Highest") { fixed(ofWidth($0).map(\.error).max() ?? .nan, 3) })

let threeQuestions = [valley.pValue, acrossWidths.pValue, sameWidth.pValue]
claim("Error against pieces is a valley.",
  measured: valley, statistic: "square term", counted: "samples", among: threeQuestions,
  otherwise: "That error against pieces is a valley is not shown.")
claim("From width 8 on more pieces go with more error.",
  measured: acrossWidths, statistic: "rank correlation", counted: "samples", among: threeQuestions,
  otherwise: "That from width 8 on more pieces go with more error is not shown.")
claim("Among networks of the same width more pieces go with more error.",
  measured: sameWidth, statistic: "rank correlation", counted: "samples", among: threeQuestions,
  otherwise: "That among networks of the same width more pieces go with more error is not shown.")
func errors(_ width: Int) -> [Double] { students.filter { $0.width == width }.map(\.error) }
claim("From width 4 to width 8 the error falls.",
  measured: try McNemarComparison(signsOf: errors(4), errors(8)), above: Smallest.runs, counted: "samples",
  otherwise: "That the error falls from width 4 to width 8 is not shown.")
claim("From width 8 to width 64 it stays level, within a factor of two.",
  measured: errors(8).count > 1 ? try PairedComparison(errors(64).map { log10($0) }, errors(8).map { log10($0) }) : nil,
  within: Smallest.powersOfTen, unit: "powers of ten", counted: "samples",
  otherwise: "That the error stays level from width 8 to width 64, within a factor of two, is not shown.")

// Two traps lie here, and lecture notes fall into both. **Forty dots are not forty.** A deal that mixes the samples makes the first square term look rare: nearly all scatter of the wider networks is from sample to sample. **One dot can make a curve.** Look for the dot with a single piece in @fig-fewer: a network that is dead. With it the square term is `{swift} fixed(valley.value)`, without it `{swift} fixed(valleyAlive.value)`, which luck reaches in `{swift} percent(valleyAlive.pValue, 0)` of the deals. And a curve that falls and then is flat has a positive square term as well. That is what is shown: a fall from width 4 to width 8, and then a level.
//
// Now read the sentences together. Across widths, pieces, width, number of parameters and time to overfit all change at once; even if there were a correlation it could not say which of them acts. Within a width only the pieces (and what hangs together with them) differ. A *strong* cause should be visible there, and none is; a correlation of up to about `{swift} fixed(hiddenTrend, 1)` in favour of the sentence would have escaped these eight samples. And a function with few pieces can be bad as well: the narrowest networks have the fewest, and a mean error of `{swift} fixed(mean(ofWidth(4).map(\.error)), 3)`; the widest have the most, and a mean error of `{swift} fixed(mean(ofWidth(64).map(\.error)), 3)`.
//
// ## Misconceptions {#sec-geometry-myths}
//
// ::: {.callout-warning title="Myth: a network with n units has 2ⁿ regions"}
// **What is true:** it has at most that many patterns, and far fewer regions as long as there are fewer inputs than units (@tbl-patterns). Sixteen units on the plane have 137 in one layer. **Why it matters:** arguments that start with "exponentially many regions" often start here.
// :::
//
// ::: {.callout-warning title="Myth: deep networks use exponentially many regions"}
// **What is true:** they *could*. Random ones have about $N^2/2$ for many units, whatever their depth, and with few units deep ones have fewer (@fig-reached), and training on spirals ended at `{swift} whole(afterTraining.mean)` of a possible `{swift} whole(RegionBounds.lowerBoundOfMaximum(widths: [16, 16]))` or more.
// **Why it matters:** in these networks the count does not show the benefit of depth; it may lie elsewhere, as in the reuse of features. (Nor is the count settled by the bounds: Serra, Tjandraatmadja and Ramalingam (2018) sharpen the upper one and count trained networks exactly.)
// :::
//
// ::: {.callout-warning title="Myth: the number of regions is C(n, n₀) to the k − 1, times 2 to the n₀n"}
// **What is true:** that exceeds the number of patterns (@tbl-bounds). The valid bounds are @eq-montufar from below and @eq-upper from above, statements about the *best* weights. **Why it matters:** a formula should survive the smallest example. For one layer of two units on the plane it gives
// `{swift} whole(RegionBounds.copiedFormula(width: 2, layers: 1))`; two lines make four pieces.
// :::
//
// ::: {.callout-warning title="Myth: universal approximation means that a network continues a pattern"}
// **What is true:** the theorem speaks of a bounded set. Outside it nothing is promised, and far enough out a ReLU network is straight (@fig-wave). **Why it matters:** forecasts are extrapolation.
// :::
//
// ## Quiz {#sec-geometry-quiz}
//
// ::: {.quiz answer="137" tolerance="0"}
// Into how many regions do 16 lines in general position cut the plane?
// :::
//
// ::: {.quiz}
// Which are true of every ReLU network? (Several.)
//
// - [x] It is continuous.
//   Sums and maxima of continuous functions are.
// - [x] It is affine on each activation region.
//   That is @eq-local.
// - [ ] Its slope is continuous.
//   It jumps at the borders of the regions.
// - [x] Far out along any ray it is affine.
//   Finitely many borders; beyond the last one nothing changes.
// - [ ] Different regions have different slopes.
//   Neighbours may carry the same function.
// :::
//
// ::: {.quiz answer="9472" tolerance="0"}
// What does @eq-montufar give for two inputs and hidden widths (8, 8, 8)?
// :::
//
// ::: {.quiz}
// A tent map is applied five times, by five layers of two units. How many pieces does the function have on $[0, 1]$?
//
// - [ ] 10
//   That is the number of units.
// - [ ] 11
//   That is the most that *one* layer of ten units reaches.
// - [x] 32
//   Each fold doubles the pieces: $2^5$.
// - [ ] 1,024
//   $2^{10}$ is the number of patterns.
// :::
//
// ## Exercises {#sec-geometry-exercises}
//
// :::: {#exr-geometry-hat level="apply" points="3"}
// Give the pieces and slopes of $f(x) = r(x) + r(-x) - 2\,r(x - 1)$ by hand, and check with `pieces` (or by a plot).
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Write the slope on each side of 0 and of 1. Which unit speaks on the far left?
// :::
// ::::
//
// ::: {#sol-geometry-hat}
// For $x < 0$ only $r(-x) = -x$ speaks: slope $-1$. For $0 < x < 1$: slope $1$. For $x > 1$: $1 - 2 = -1$. Three pieces, from three units: $|x|$ with its right arm folded down.

let folded = linearPieces(
  pieces([[1, -1, 1], [0, 0, -1], [1, 1, -2], [0]], from: -3, to: 3))
print(folded.map { written($0.maps[0].slope) })

// (The unit $r(-x)$ closes where $r(x)$ opens, so two units share the place 0 and there are only two bends.)
// :::
//
// :::: {#exr-geometry-space level="apply" points="3"}
// Into how many pieces do ten planes in general position cut three-dimensional space? And how many of the $2^{10}$ patterns does a layer of ten units with three inputs show?
//
// ::: {.callout-tip title="Hint" collapse="true"}
// @eq-zaslavsky with $N = 10$ and $d = 3$. And how many patterns does one region show?
// :::
// ::::
//
// ::: {#sol-geometry-space}
// By @eq-zaslavsky $1 + 10 + 45 + 120 = 176$, and as each region has its own pattern, 176 of 1,024.

print(whole(zaslavsky(10, 3)))

// :::
//
// :::: {#exr-geometry-smallest level="analyse" points="4"}
// Refute the copied formula with the smallest network you can find.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// What does the formula say for a single layer, and into how many pieces do two points cut a line?
// :::
// ::::
//
// ::: {#sol-geometry-smallest}
// One unit, one input, one layer: $n = n_0 = k = 1$ gives $2^{1} = 2$, which is right. Two units, one input: $2^{2} = 4$, but two points cut a line into three pieces. So $n = 2$, $n_0 = 1$, $k = 1$ will do. For one layer the formula is $2^{n_0 n}$, and already $n_0 = 2$ exceeds the number of patterns $2^n$ for every $n$.
// :::
//
// :::: {#exr-geometry-leaky level="analyse" points="4"}
// Does replacing ReLU by Leaky ReLU, with the same weights, change the number of regions? Think of one layer, then of two.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// Where does a first-layer unit switch, and does that place depend on what the function does on either side of it? Then ask the same of a second-layer unit.
// :::
// ::::
//
// ::: {#sol-geometry-leaky}
// In one layer the borders are the lines $w\cdot x + b = 0$, whatever happens on their sides: nothing changes. In the second layer the lines are zero sets of functions of the first layer's *outputs*, which differ on the closed sides, so they move, and the number may change either way. The bounds @eq-upper and @eq-zaslavsky hold for both. One difference is certain: where *all* units of a
// ReLU layer are closed, nothing above can cut any more; with a leak it can.
// :::
//
// :::: {#exr-geometry-fold level="create" points="8"}
// Build a network with two inputs and hidden layers of 8 and 8 units that has 592 regions on the unit square. Prove the number, by showing that the second layer's eight lines cross in 28 different points inside the folded square. (The solution counts by program as well; that takes some eighty lines.)
//
// ::: {.callout-tip title="Hint" collapse="true"}
// First layer: a zigzag with four units per coordinate lays 16 squares on one another. Second layer: eight lines that cross pairwise *inside* the folded square.
// :::
// ::::
//
// ::: {#sol-geometry-fold}
// First layer: four units for each coordinate, with kinks at $0, \tfrac14, \tfrac12, \tfrac34$. The zigzag $s(x) = 4r(x) - 8r(x - \tfrac14) + 8r(x - \tfrac12) - 8r(x - \tfrac34)$ runs from 0 to 1 and back, twice: four pieces, each onto $[0, 1]$. Second layer: eight lines in the folded square that cross pairwise *inside* it, in 28 different points; then each of the 16 squares shows
// $1 + 8 + 28 = 37$ regions. Lines that nearly pass through the middle, at eight different angles and with small offsets, do that. To count, cut convex polygons line by line.

struct Patch {
  var corners: [(x: Double, y: Double)]
  /// Each unit of the latest layer as (coefficient of x, of y, of 1).
  var maps: [(Double, Double, Double)]
}
func cut(_ patch: Patch, by line: (Double, Double, Double))
  -> (on: Patch?, off: Patch?)
{
  var sides: [[(x: Double, y: Double)]] = [[], []]
  let values = patch.corners.map {
    line.0 * $0.x + line.1 * $0.y + line.2
  }
  for (i, corner) in patch.corners.enumerated() {
    let j = (i + 1) % patch.corners.count
    if values[i] >= -1e-12 { sides[0].append(corner) }
    if values[i] <= 1e-12 { sides[1].append(corner) }
    if values[i] * values[j] < -1e-24 {
      let t = values[i] / (values[i] - values[j])
      let next = patch.corners[j]
      let crossing = (
        x: corner.x + t * (next.x - corner.x),
        y: corner.y + t * (next.y - corner.y)
      )
      sides[0].append(crossing)
      sides[1].append(crossing)
    }
  }
  func area(_ c: [(x: Double, y: Double)]) -> Double {
    abs(
      c.indices.reduce(0) { sum, i in
        let j = (i + 1) % c.count
        return sum + c[i].x * c[j].y - c[j].x * c[i].y
      }) / 2
  }
  return (
    area(sides[0]) > 1e-12
      ? Patch(corners: sides[0], maps: patch.maps) : nil,
    area(sides[1]) > 1e-12
      ? Patch(corners: sides[1], maps: patch.maps) : nil
  )
}
func countRegions(_ layers: [[(weights: [Double], bias: Double)]])
  -> Int
{
  var patches = [
    Patch(
      corners: [(0, 0), (1, 0), (1, 1), (0, 1)],
      maps: [(1, 0, 0), (0, 1, 0)])
  ]
  for layer in layers {
    patches = patches.flatMap { patch -> [Patch] in
      let z = layer.map { unit in
        zip(unit.weights, patch.maps).reduce(
          into: (0.0, 0.0, unit.bias)
        ) {
          $0.0 += $1.0 * $1.1.0
          $0.1 += $1.0 * $1.1.1
          $0.2 += $1.0 * $1.1.2
        }
      }
      var parts = [Patch(corners: patch.corners, maps: z)]
      for unit in z.indices {
        parts = parts.flatMap { part -> [Patch] in
          let halves = cut(part, by: z[unit])
          var off = halves.off
          off?.maps[unit] = (0, 0, 0)
          return [halves.on, off].compactMap { $0 }
        }
      }
      return parts
    }
  }
  return patches.count
}
let kinks = [0, 0.25, 0.5, 0.75]
let zigzag = [4.0, -8, 8, -8]
let first =
  kinks.map { (weights: [1.0, 0], bias: -$0) }
  + kinks.map { (weights: [0, 1.0], bias: -$0) }
let offsets = [0.03, -0.05, 0.06, -0.02, 0.05, -0.06, 0.02, -0.04]
let second = (0..<8).map { k -> (weights: [Double], bias: Double) in
  let angle = Double.pi * (Double(k) + 0.3) / 8
  let (c, s) = (cos(angle), sin(angle))
  return (
    weights: zigzag.map { c * $0 } + zigzag.map { s * $0 },
    bias: -0.5 * (c + s) + offsets[k]
  )
}
let foldedCount = countRegions([first, second])
claim(
  "The folding network has \(foldedCount) regions on the unit square, as many as the bound promises.",
  foldedCount == 592,
  otherwise: "This network has \(foldedCount) regions on the unit square."
)

// :::
//
// :::: {#exr-geometry-depth-claim level="evaluate" points="4"}
// "Deep networks are better because they have exponentially more linear regions than shallow ones." Judge the sentence with three numbers from this page.
//
// ::: {.callout-tip title="Hint" collapse="true"}
// The premise speaks of the best weights. Find a number for the best, one for random and one for trained weights.
// :::
// ::::
//
// ::: {#sol-geometry-depth-claim}
// The premise is a statement about the best weights: (12, 12, 12, 12) *can* have `{swift} whole(RegionBounds.lowerBoundOfMaximum(widths: [12, 12, 12, 12]))` regions or more. Random weights have `{swift} whole(of48[2])` on average, and one layer with as many units `{swift} whole(of48[0])`. Trained ones stay of that order
// (@tbl-trained). So the count does not distinguish the deep networks that we *have* from shallow ones, and cannot be the reason for whatever makes them better. Whether depth helps at all in @tbl-chirp is not settled by it: the claims under that table say what is shown and what is not.
// :::
//
// ## Takeaways
//
// - A ReLU network is continuous and affine on each activation region: @eq-local.
// - $N$ lines cut the plane into $1 + N + \binom N2$ pieces; patterns are $2^N$, and most are never seen.
// - Folding multiplies pieces: @eq-montufar is what the best weights reach at least. The copied formula exceeds the number of patterns.
// - Random networks reach the order of $N^2/2$ on a plane, whatever their depth (with few units deep ones have fewer); trained ones stay far below what the best weights reach.
// - Far outside the data a ReLU network is straight along every ray.
// - A correlation between pieces and error across networks of different width, where there is one, says nothing about cause.
//
// ## What comes next
//
// ReLU's pieces have sharp edges, and its closed side is blank. The next family (@sec-gated) rounds the edge and uses the closed side: ELU, SELU, GELU, Swish, and gates. What they gain, and what they cost, is again a question for measurements with seeds; @sec-bake-off has the method.
//
// ## References
//
// - B. Hanin, D. Rolnick: *Deep ReLU networks have surprisingly few activation patterns.* NeurIPS 2019.
// - G. Montúfar, R. Pascanu, K. Cho, Y. Bengio: *On the number of linear regions of deep neural networks.* NeurIPS 2014.
// - R. Pascanu, G. Montúfar, Y. Bengio: *On the number of response regions of deep feed forward networks with piece-wise linear activations.* arXiv 1312.6098, 2013.
// - M. Raghu, B. Poole, J. Kleinberg, S. Ganguli, J. Sohl-Dickstein: *On the expressive power of deep neural networks.* ICML 2017.
// - V. Sitzmann, J. Martel, A. Bergman, D. Lindell, G. Wetzstein: *Implicit neural representations with periodic activation functions.* NeurIPS 2020.
// - T. Serra, C. Tjandraatmadja, S. Ramalingam: *Bounding and counting linear regions of deep neural networks.* ICML 2018.
// - M. Telgarsky: *Benefits of depth in neural networks.* COLT 2016.
// - L. Ziyin, T. Hartwig, M. Ueda: *Neural networks fail to learn periodic functions and how to fix it.* NeurIPS 2020.
// - T. Zaslavsky: *Facing up to arrangements: face-count formulas for partitions of space by hyperplanes.* Memoirs of the American Mathematical Society 1975.
