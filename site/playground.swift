// Playground

// Everything here moves. The figure is made by the Swift under it, compiled twice: once when this page was built, which gave
// the picture that you see at first, and once for your browser, where the controls run it again; the build has held both runs
// against each other. Nothing is loaded from elsewhere, and the page works without a network and from the disk. Without
// scripts the first picture remains.
//
// ## A network that learns while you watch {#sec-play-network}
//
// The first picture shows where the network sees blue (label 1) and where orange (label 0); click into it to place points of
// your own. A press on one of yours takes it away, a pull moves it. The next one shows what each unit of the layer *shown*
// makes of the plane. A *Step* is ten batches. Below are the loss, and the size of the gradient at each layer's weights, both over all points.

/// A piece of the plane on which a network is one linear function, and the
/// values of its newest layer there: each is a + b x₁ + c x₂.
struct Piece {
  var corners: [(x: Double, y: Double)]
  var values: [[Double]] = [[0, 1, 0], [0, 0, 1]]

  func cut(_ line: [Double]) -> [Piece] {
    var heights: [Double] = []
    for corner in corners { heights.append(line[0] + line[1] * corner.x + line[2] * corner.y) }
    guard (heights.max() ?? 0) > 1e-9, (heights.min() ?? 0) < -1e-9 else { return [self] }
    var above = Piece(corners: [], values: values)
    var below = above
    for (index, height) in heights.enumerated() {
      let next = (index + 1) % corners.count
      let (a, b) = (corners[index], corners[next])
      if height >= 0 { above.corners.append(a) }
      if height <= 0 { below.corners.append(a) }
      if height * heights[next] < 0 {
        let share = height / (height - heights[next])
        let between = (x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
        above.corners.append(between)
        below.corners.append(between)
      }
    }
    return [above, below]
  }

  var centre: (x: Double, y: Double) {
    var (x, y) = (0.0, 0.0)
    for corner in corners { (x, y) = (x + corner.x, y + corner.y) }
    return (x / Double(corners.count), y / Double(corners.count))
  }
}

/// The square of the picture, cut along every line at which a unit switches.
func pieces(of network: SmallNetwork, leak: Double, most: Int) -> [Piece] {
  let r = 1.25
  var pieces = [Piece(corners: [(-r, -r), (r, -r), (r, r), (-r, r)])]
  for layer in network.layers.dropLast() {
    var next: [Piece] = []
    for piece in pieces {
      var lines: [[Double]] = []
      for unit in 0..<layer.outputs {
        var line = [layer.biases[unit], 0, 0]
        for input in 0..<layer.inputs {
          let weight = layer.weights[unit * layer.inputs + input]
          for term in 0..<3 { line[term] += weight * piece.values[input][term] }
        }
        lines.append(line)
      }
      var parts = [piece]
      for line in lines { parts = parts.flatMap { $0.cut(line) } }
      for part in parts {
        let (x, y) = part.centre
        let values = lines.map { line in
          line[0] + line[1] * x + line[2] * y > 0 ? line : line.map { leak * $0 }
        }
        next.append(Piece(corners: part.corners, values: values))
      }
      if next.count > most { return [] }
    }
    pieces = next
  }
  return pieces
}

var examples: [(x: Double, y: Double, label: Int)] = []
if let shape = ToyData.Shape(rawValue: data) {
  for point in ToyData(shape, count: 200, noise: noise, seed: UInt64(seed)).points() {
    examples.append((point.x, point.y, point.label))
  }
} else if data == "two clouds" {
  var stream = RandomStream(seed: UInt64(seed))
  for index in 0..<200 {
    let (side, spread) = (index % 2 == 0 ? -0.5 : 0.5, 0.1 + noise)
    examples.append((side + spread * stream.normal(), side + spread * stream.normal(), index % 2))
  }
}
examples += Array(mine)

let f = Activation(named: activation) ?? .tanh
let beginning: SmallNetwork.Start = start == "He" ? .he : start == "Xavier" ? .xavier : start == "small" ? .small : .constant
let untrained = SmallNetwork(
  [2] + [Int](repeating: units, count: layers) + [1], activation: f, start: beginning, seed: UInt64(seed))

/// The loss over all points, how many are on the right side, and how many units of each layer are the same at all of them.
func test(_ network: SmallNetwork) -> (loss: Double, right: Int, dead: [Int]) {
  var (loss, right) = (0.0, 0)
  var first: [[Double]] = []
  var moves = [[Bool]](repeating: [Bool](repeating: false, count: units), count: layers)
  for point in examples {
    let values = network.values(at: [point.x, point.y])
    let logit = values[layers + 1][0]
    loss += Activation.softplus(logit) - Double(point.label) * logit
    right += (logit > 0) == (point.label == 1) ? 1 : 0
    if first.isEmpty { first = values }
    for layer in 0..<layers {
      for unit in 0..<units where abs(values[layer + 1][unit] - first[layer + 1][unit]) > 1e-6 { moves[layer][unit] = true }
    }
  }
  let dead = examples.isEmpty ? [] : moves.map { layer in layer.filter { !$0 }.count }
  return (loss / Double(max(examples.count, 1)), right, dead)
}

/// Ten steps on batches that are drawn anew each time.
func trained(_ before: SmallNetwork) -> SmallNetwork {
  var network = before
  guard !examples.isEmpty else { return network }
  for _ in 0..<10 {
    var stream = RandomStream(seed: UInt64(seed), stream: network.steps)
    network.train(on: (0..<batch).map { _ in examples[stream.whole(below: examples.count)] }, rate: rate)
  }
  return network
}

let span = -1.25...1.25
let fine = 18
let places = (0..<fine).map { -1.25 + 2.5 * Double($0) / Double(fine - 1) }
let across = units < 2 ? 1 : units < 5 ? 2 : 3

Animation(start: (network: untrained, losses: [(step: 0, loss: test(untrained).loss)])) { before in
  let network = trained(before.network)
  var losses = before.losses
  losses.append((network.steps, test(network).loss))
  // Every other one, when the line has more points than the picture has room for.
  if losses.count > 400 { losses = losses.enumerated().filter { $0.offset % 2 == 0 }.map { $0.element } }
  return (network, losses)
} draw: { state in
  let network = state.network
  let now = test(network)
  // The gradient over all points, without a step.
  var still = network
  if !examples.isEmpty { still.train(on: examples, rate: 0) }
  let leak = activation == "ReLU" ? 0 : activation == "Leaky ReLU(0.01)" ? 0.01 : -1
  let parts = regions && leak >= 0 ? pieces(of: network, leak: leak, most: 1500) : []
  print("step \(network.steps): \(now.right) of \(examples.count) points right")
  print("dead units by layer: " + now.dead.map { "\($0)" }.joined(separator: " "))
  if regions {
    print(leak < 0 ? "regions: with ReLU and Leaky ReLU only" : parts.isEmpty ? "too many regions" : "\(parts.count) regions")
  }

  // What each unit of the layer that is shown makes of the plane.
  let layer = min(shown, layers)
  var maps = [[[Double]]](repeating: [], count: units)
  for y in places {
    let row = places.map { network.values(at: [$0, y])[layer] }
    for unit in 0..<units { maps[unit].append(row.map { $0[unit] }) }
  }
  return [
    Chart {
      if parts.isEmpty {
        Heatmap(x: "x₁", y: "x₂", value: "P(blue) − P(orange)", over: span, span, resolution: 32) {
          2 * Activation.sigmoid(network($0, $1)) - 1
        }
      }
      for part in parts {
        PolygonMark(x: "x₁", y: "x₂", corners: part.corners)
          .foregroundStyle(by: .value("P(blue) − P(orange)", 2 * Activation.sigmoid(network(part.centre.x, part.centre.y)) - 1))
      }
      // A rim of paper, so that points stand out from their own colour.
      for point in examples {
        PointMark(x: .value("x₁", point.x), y: .value("x₂", point.y)).foregroundStyle(.white).symbolSize(52)
      }
      for point in examples {
        PointMark(x: .value("x₁", point.x), y: .value("x₂", point.y))
          .foregroundStyle(point.label == 1 ? .blue : .red).symbolSize(24)
      }
    }
    .chartForegroundStyleScale(scheme: .redBlue, domain: -1...1)
    .chartXScale(domain: span)
    .chartYScale(domain: span)
    .frame(width: 440, height: 470),
    Chart {
      for unit in 0..<units {
        Heatmap(
          x: "x₁", y: "x₂", value: "activation", matrix: maps[unit],
          columns: (0..<fine).map { Double(unit % across * (fine + 1) + $0) },
          rows: (0..<fine).map { Double($0 - unit / across * (fine + 1)) })
      }
    }
    .chartForegroundStyleScale(scheme: .redBlue)
    .chartXScale(domain: -0.5...(Double(across * (fine + 1)) - 1.5))
    .chartYScale(domain: (0.5 - Double((across - 1) * (fine + 1)) - 1)...(Double(fine) - 0.5))
    .chartXAxis(.hidden)
    .chartYAxis(.hidden)
    .frame(width: 440, height: 470),
    Chart {
      for (step, loss) in state.losses {
        LineMark(x: .value("Step", step), y: .value("Loss", loss))
      }
      if let now = state.losses.last {
        PointMark(x: .value("Step", now.step), y: .value("Loss", now.loss)).symbolSize(24)
      }
    }
    .chartXScale(domain: 0...Double(max(100, network.steps)))
    .chartYScale(domain: 0...max(0.8, state.losses.map { $0.loss }.max() ?? 0)),
    Chart {
      for (number, size) in still.gradientSizes.enumerated() {
        BarMark(x: .value("Layer", "\(number + 1)"), y: .value("Root mean square", size))
      }
    },
  ]
}

// ### Things to try {#sec-play-try}
//
// - **tanh, one layer of three units, circles.** The smallest network that can close a curve. Two units cannot; try.
// - **ReLU with *regions*.** The plane falls into pieces, on each of which the network is one linear function. They are exact: the square is cut along each line at which a unit switches. Compare one layer of eight with two of four.
// - **sigmoid, six layers.** The gradient of the first layers starves, and nothing is learned. tanh learns with most seeds. ReLU
//   may do either: with four units a layer, whole layers die, and *dead units by layer* says which.
// - **start: *constant*.** All units of a layer stay equal for ever, so that the network is as good as one with one unit a layer.
// - **ReLU, the rate at 3.** Units die; once a whole layer is dead, the picture freezes. *Leaky ReLU* at the same rate has no dead
//   units and goes on, if not always to the goal.
// - **An outlier of yours.** Train on *two clouds*, then place one orange point amid the blue ones and pull it around.
// - **seed.** The same seed gives the same run to the last digit, on this machine and on yours.
//
// *Copy link* puts the controls and your points into the page's address, so that a friend sees what you see.
//
// ## More figures that move {#sec-play-more}
//
// Each stands in the chapter that it belongs to, and runs like this one.
//
// | figure | what moves |
// |---|---|
// | @fig-live-slope | the slope of Leaky ReLU |
// | @fig-live-compare | any two activations, one over the other |
// | @fig-live-zigzag | a path that tacks, and one that does not |
// | @fig-live-temperature | the temperature of softmax |
// | @fig-live-flow | signal and gradient by depth |
// | @fig-live-initialiser | initialiser and activation |
// | @fig-live-meanfield | the map of the variance from layer to layer |
// | @fig-live-dying | one unit that dies, step by step |
// | @fig-live-folding | the plane, folded |
// | @fig-live-regions | the regions of a ReLU network |
// | @fig-live-gelu | GELU as dropout, on average |
