// Cells

// [Boxes]{.term of=box} on these pages show both sides of one text: above the line what stands in the chapter, below it what the page
// makes of it. They are written `::: {.demo}`, and you may use that in your own chapters.
//
// ## What is shown
//
// The value of a [cell]{.term}'s **last expression** is shown; `show` shows more, in between. A semicolon keeps the
// last value off the page.
//
// ::: {.demo}

show("first")
print("printed")
[1, 2, 3].map { $0 * $0 }

// :::
//
// An array of records becomes a table, a chart a picture, an activation a card with its formulas, a string
// of `Markdown` is set as such:
//
// ::: {.demo}

struct Layer: Codable { var name: String; var size: Int }
show([Layer(name: "input", size: 784), Layer(name: "hidden", size: 128)])
show(Activation.elu)
Markdown("With *emphasis* and $x^2$.")

// :::
//
// The code of a cell stands above its output, which the boxes leave out because it stands in the source already.
//
// ## A value in a sentence
//
// ::: {.demo}
// Twelve factorial is `{swift} (1...12).reduce(1, *)`.
// :::
//
// ## Names
//
// A later cell may declare a name again; from there on it means the new one.
//
// ::: {.demo}

let rate = 0.1
let steps = 10

let rate = 0.01
rate * Double(steps)

// :::
//
// ## Hidden lines {#sec-hidden}
//
// A line that ends in `// hide` runs and is not shown. Of the two lines in this source, the page has one:
//
// ::: {.demo}

let secret = 42 // hide
secret / 2

// :::
//
// ## Mistakes that teach
//
// What does not compile, what throws, what [traps]{.term of=trap}: each can be on the page with the message that a reader would get. It is an
// error if the cell then does none of it.
//
// ::: {.demo}

let count: Int = "three"

// :::
//
// ::: {.demo}

struct NoSuchFile: Error { var name: String }
throw NoSuchFile(name: "weights.bin")

// :::
//
// ::: {.demo}

let values = [1, 2, 3]
print(values[values.count])

// :::
//
// A cell with `eval: false` is shown only, and not even compiled:

train(forever: true)

// ## Sliders
//
// A cell with `vary` runs once for each combination of values, and the page switches between what they
// gave, one [state]{.term} for each. Names and values are bound in the cell. More than 200 combinations are refused, since each is a run
// of the cell and a part of the page; `vary-limit: 500` above `vary` allows more.
//
// ::: {.demo}

Chart {
  LinePlot(x: "Input", y: "Output", domain: -3...3) { $0 < 0 ? slope * $0 : $0 }
}

// :::
//
// Where a reader should move freely and not between a few finished states, the cell can run in the page itself: [live
// cells](live.md).
//
// ## What runs again
//
// Nothing that need not. A compiled cell is kept as long as its text and what it uses stay the same; a
// finished training run is kept with its configuration, data and seed; a whole chapter with everything
// it read. An edit to prose runs nothing. `lectern build --force` runs all cells; `lectern clean`
// forgets everything. [Why nothing is stale](why-fresh.md) says what this rests on.
//
// What is kept lies in the folder `.lectern` beside the chapters, and all of it can be made again. Compiled
// cells, results and trainings may take 1 GB each; once a day a build removes what was not used for longest.
//
// What one machine has computed need not be computed by the next: it can travel with the course, see @sec-store.
