// Figures and tables

// ## Charts
//
// Charts are written as with Apple's Swift Charts. A label that begins with `fig-` and a caption make a numbered figure.
//
// :::: {.demo}

func curve(of f: Activation) -> Chart {
  Chart { LinePlot(x: "Input", y: "Output", domain: -4...4) { f($0) } }
}
show(curve(of: .sigmoid))
curve(of: .relu)

// @fig-two has two panels, @fig-two-1 and @fig-two-2.
// ::::
//
// Each chart carries a description for screen readers, and its data as a table under it.
//
// ## Tables
//
// :::: {.demo}
// | Activation | Slope at 0 |
// |---|---:|
// | Sigmoid | 0.25 |
// | Tanh | 1 |
//
// : Slopes where they are largest. {#tbl-slopes}
//
// @tbl-slopes was written by hand; a cell with `tbl-cap` gives one that was computed:

struct Square: Codable { var number: Int; var square: Int }
(1...4).map { Square(number: $0, square: $0 * $0) }

// ::::
//
// Columns of your own, with titles and digits, are a `Table`:
//
// ::: {.demo}

Table(
  Activation.standard,
  Column("Activation") { $0.name },
  Column("Slope at 1", digits: 3) { $0.derivative(1) })

// :::
//
// ## Images
//
// Arrays of pixels are shown by `ImageGrid`, one picture for each array:
//
// ::: {.demo}

let across = (0..<64).map { Double($0 % 8) / 7 }
let down = (0..<64).map { Double($0 / 8) / 7 }
ImageGrid([across, down], width: 8, height: 8, captions: ["across", "down"])

// :::
//
// A file beside the chapter is shown as Markdown has it, `![What is to be seen](picture.png){#fig-picture}`, and goes into
// the site with the page.
//
// ## Figures of several parts
//
// Images, tables or cells between the fences are one figure, with the last paragraph as its caption. A part with a label of
// its own is referred to by the figure's number and a letter.
//
// :::: {.demo}
// ::: {#fig-bends layout-ncol=2}

curve(of: .tanh)

curve(of: .relu)

// Two kinds of bends.
// :::
//
// @fig-bends-smooth never stops bending.
// ::::
//
// ## Diagrams
//
// ::: {.demo}
// ```{dot}
// //| label: fig-flow
// //| fig-cap: From a chapter to a page.
// //| fig-alt: Chapter, cells, outputs, page, one after the other.
// digraph { rankdir=LR; node [shape=box]; chapter -> cells -> outputs -> page }
// ```
// :::
//
// Graphviz draws them when the page is built.
//
// ## Code as a figure
//
// ::: {.demo}

func twice(_ number: Int) -> Int {
  2 * number
}

// @lst-twice is referred to like everything else.
// :::
