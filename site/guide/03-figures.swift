// Figures and tables

// ## Charts

show(Chart { LinePlot(x: "Input", y: "Output", domain: -4...4) { Activation.sigmoid($0) } })
Chart { LinePlot(x: "Input", y: "Output", domain: -4...4) { Activation.relu($0) } }

// @fig-two has two panels, @fig-two-1 and @fig-two-2. Each chart carries a description for screen
// readers, and its data as a table under it.
//
// ## Tables
//
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

// ## Images
//
// Arrays of pixels are shown by `ImageGrid`, one picture for each array:

let across = (0..<64).map { Double($0 % 8) / 7 }
let down = (0..<64).map { Double($0 / 8) / 7 }
ImageGrid([across, down], width: 8, height: 8, captions: ["across", "down"])

// Images, tables or cells inside of `::: {#fig-pets layout-ncol=2}` are one figure, with the last paragraph as its caption; a
// part with a label of its own, `![A cow](cow.png){#fig-cow}`, is referred to by the figure's number and a letter.
//
// ## Diagrams
//
// ```{dot}
// //| label: fig-flow
// //| fig-cap: From a chapter to a page.
// //| fig-alt: Chapter, cells, outputs, page, one after the other.
// digraph { rankdir=LR; node [shape=box]; chapter -> cells -> outputs -> page }
// ```
//
// ## Code as a figure

func twice(_ number: Int) -> Int {
  2 * number
}

// @lst-twice is referred to like everything else.
