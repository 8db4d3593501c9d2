// Your first live figure

// You need the course of [the first tutorial](tutorial-course.md), or a new one: `lectern init my-course`. Leave the preview
// running while you write:
//
// ```bash
// lectern preview my-course
// ```
//
// ## A figure that stands still
//
// Make a file `my-course/02-leaks.md` (it may stand beside the first tutorial's `02-bends.md`):
//
// ````markdown
// ---
// title: Leaks
// description: What a small slope below zero changes.
// ---
//
// A ReLU is zero for negative inputs, and so is its slope. A leak keeps some.
//
// ```{swift}
// //| label: fig-leak
// //| fig-cap: A leak of one tenth.
// //| fig-height: 3.5
// Chart {
//   LinePlot(x: "z", y: "f(z)", domain: -4...4) { z in z > 0 ? z : 0.1 * z }
// }
// ```
// ````
//
// Save. The chapter is in the list of the page in your browser, with one line in its figure.
//
// ## Let the reader move it
//
// Three changes: an option says what may move and where it starts, the name stands in the code in place of the number, and the
// caption says what to do. The cell becomes:
//
// :::: {.demo}

Chart {
  LinePlot(x: "z", y: "f(z)", domain: -4...4) { z in z > 0 ? z : slope * z }
}

// ::::
//
// Save again, and wait: the very first live cell has Swift's charts compiled for the page, a minute on a quiet machine and
// several on a busy one; the terminal and the foot of the page say so, and the figure stands still until then. Every later save takes about a second. Then there is a slider
// above the figure, and moving it draws the line anew. The cell was compiled a second time, for the
// browser, by the same compiler; no server draws anything.
//
// ## Make a mistake
//
// Write `slop` for `slope` in the cell, and save. The page shows, at the cell:
//
// ```text
// my-course/02-leaks.md:14:66: error: cannot find 'slop' in scope.
//   LinePlot(x: "z", y: "f(z)", domain: -4...4) { z in z > 0 ? z : slop * z }
//                                                                  ^
// ```
//
// Mend it. What runs in the page has no Foundation, so `print(Date())` in this cell is an error too, at its line, and the help says
// what there is; the figure then stands still, without its slider, until that is mended.
//
// ## Something that goes on
//
// An **animation** has a start, a step, and a drawing. Make `my-course/03-descent.md`, with
// this at the top and the cell below it:
//
// ```markdown
// ---
// title: Descent
// description: Steps down a parabola.
// ---
// ```
//
// :::: {.demo}

Animation(start: 4.0) { x in x - rate * 2 * x } draw: { x in
  Chart {
    LinePlot(x: "x", y: "loss", domain: -5...5) { $0 * $0 }
    PointMark(x: .value("x", x), y: .value("loss", x * x))
      .foregroundStyle(.orange)
  }
  .chartXScale(domain: -5...5)
}

// ::::
//
// *Play*, *Step* and *Reset* are in the page. The first braces give the next `x` from the last one, those behind `draw:` the picture of
// an `x`; `{ x in ... }` is a function of `x` without a name, and `$0` is its argument where it was given none. `keeps: [rate]` lets the slider of that name move while the point goes down; `rate: 4` is another rate, that of four steps a
// second at most.
//
// ## Write the site
//
// End the preview with Ctrl-C, and
//
// ```bash
// lectern build my-course
// ```
//
// The figures work from the disk: open `my-course/site/02-leaks.html`, and unplug the network if you like. Before a page was
// written, by the preview already, the cell ran at eleven settings, here and as the browser will, and both gave the same.
//
// [Live cells](live.md) has all controls, and what such a cell may use.
