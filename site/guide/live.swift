// Live cells

// A [live cell]{.term}, one with `live`, runs twice: when the course is built, which gives the figure that everybody sees at first, and in the
// reader's browser whenever a [control]{.term} moves. It is the same Swift, compiled for the page as WebAssembly by the toolchain
// that compiles everything else. The page needs no server and works from the disk.

let other = Activation(named: activation) ?? .tanh
Chart {
  LinePlot(x: "z", y: "f(z)", domain: -4...4) { z in
    z > 0 ? z : alpha * z
  }
  .foregroundStyle(by: .value("Function", "Leaky ReLU"))
  LinePlot(x: "z", y: "f(z)", domain: -4...4) { other($0) }
    .foregroundStyle(by: .value("Function", activation))
}

// ## Controls
//
// | written | is |
// |---|---|
// | `alpha: 0...1 = 0.1` | a `Double`: a slider that starts at 0.1, and without `=` at the lower end |
// | `depth: 1...30 = 20` | an `Int`: a slider over whole numbers, as all its numbers are written without a point; `0.0...5` is a `Double` |
// | `rate: 0.5...2 by 0.5 = 1` | a `Double`: a slider with steps of that size; `by` stands before `=` |
// | `activation: [ReLU, tanh]` | a `String`, or `Int` or `Double`: a menu |
// | `noisy: true` | a `Bool`: a box to tick |
// | `draw: button` | an `Int`: a button, whose presses it counts |
// | `mine: points` | `LabelledPoints`: points that are placed in the figure |
//
// *Copy link* beside the controls of a figure with a label writes the controls into the page's address. Who opens that address
// sees the same state.
//
// ## Points
//
// Points are put into a figure's first chart: a click places one, a pull moves it, a click on it takes it away, and the button
// beside the field chooses the label of the next one. The field itself can be edited, which is the way for those who have
// no pointer. Some that are there at first follow an equals sign, each as x, y and label, with semicolons between them. The
// chart needs two linear axes, with fixed domains, or it would move under the pointer.

var (n, sx, sy, sxx, sxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
for point in mine {
  n += 1
  sx += point.x
  sy += point.y
  sxx += point.x * point.x
  sxy += point.x * point.y
}
let spread = n * sxx - sx * sx
let slope = spread > 0 ? (n * sxy - sx * sy) / spread : 0
let height = n > 0 ? (sy - slope * sx) / n : 0
Chart {
  LinePlot(x: "x", y: "y", domain: -1...1) { height + slope * $0 }
  for point in mine {
    PointMark(x: .value("x", point.x), y: .value("y", point.y))
      .foregroundStyle(.orange)
  }
}
.chartXScale(domain: -1...1)
.chartYScale(domain: -1...1)

// A `LabelledPoints` is a collection of `(x: Double, y: Double, label: Int)`, which is what `SmallNetwork` trains on.
//
// ## Animations
//
// With `animate: true` a live figure is an [animation]{.term}: the cell's last expression is an `Animation`, a state to start from, a function that gives the next
// state, and one that draws. The page gets *Play*, *Step* and *Reset*. Where nothing moves the start is shown.
//
// `animate: { keeps: [rate], rate: 20 }` names controls that may move while it goes on, and how many steps a second it
// takes at most; all other controls begin anew. Readers who have asked for less motion get two steps a second.

Animation(start: 4.0) { x in x - rate * 2 * x } draw: { x in
  Chart {
    LinePlot(x: "x", y: "loss", domain: -5...5) { $0 * $0 }
    PointMark(x: .value("x", x), y: .value("loss", x * x))
      .foregroundStyle(.orange)
  }
  .chartXScale(domain: -5...5)
}

// ## What a live cell may use
//
// Swift itself, charts, activations, `ToyData`, `RandomStream`, `SmallNetwork` (a perceptron that trains in a page), the
// usual functions such as `exp` and `tanh`, and functions, types and values of the cells above as long as those use
// nothing else. There is no Foundation, no `Codable`, no key path, and nothing that trains on the engine: the compiler says so
// at your line, and the build stops. `Int` has 32 bits in the page; a larger number traps there, and the comparison below
// finds it. `Int64` and `UInt64` are the same on both sides.
//
// ## What is checked
//
// The build runs the cell at its first state and at ten others, natively and as WebAssembly, and compares what comes out.
// Numbers may differ by one unit of their last written digit, since two libraries may round an exponential differently;
// anything else that differs is an error at the cell.
//
// A cell that does not end at one of these states is stopped by its `timeout`, as any cell is; until then the preview says that it
// runs. In the page a cell that does not end within two seconds is stopped, and one that traps ends; a sentence under the controls
// says so, and the picture stays as it was until the next change.
//
// The first live cell also has the charts compiled for the page, which takes a minute or several: once for the program, or once for each
// user where the program's folder is not yours to write. The terminal says so; until then its figure stands still and has no controls.
//
// In `lectern preview` the figure goes on with a cell's new text, at the values that you have set: when it is saved, and
// while you type where your editor runs [`lectern lsp`](06-preview.md#sec-preview-typing).
// Notebooks, PDF and EPUB show the first state.
