// Options at work

let epochs: Int = 3
let name: String = "guide"

// [Options]{.term of=option} of a cell stand at its top, as YAML after `//|`. All of them, with type, default and example, are in [all options
// and keys](settings.md); this page shows what some of them do. An unknown or misspelt option is an error with its line.
//
// ## Limits

Int(8).isMultiple(of: 2)

// ## Compiled, and not run

print("compiled, and never run")

// ## Run, and not shown
//
// The cell that stands here runs and leaves no trace; the one after it uses `unseen`. Its source:
//
// ````markdown
// ```{swift}
// //| include: false
// let unseen = 7
// ```
// ````

let unseen = 7

// ## Text as Markdown, folded code
//
// What the cell prints is read as Markdown. Unfold the line to see its options.

for item in ["one", "two"] { print("- *\(item)* of `\(unseen)`") }

// ## A small figure in the middle

Chart { LinePlot(x: "x", y: "y", domain: 0...1) { $0 } }

// ## For all cells
//
// What most cells should do stands under `execute:` in the chapter's front matter, or in `course.yml` for all chapters; the
// nearest to the cell wins.
//
// ```yaml
// execute: { echo: false, timeout: 60 }
// ```
//
// ## Parameters
//
// The front matter's `params`, its [parameters]{.term of=parameter}, are constants of the chapter:
//
// ::: {.demo}
// Here `epochs` is `{swift} epochs`, and `name` is `{swift} name`.
// :::
//
// This chapter says `params: { epochs: 3, name: "guide" }`. `lectern build -P epochs=10` gives another value for one build,
// and in Jupyter the first cell has them, so that papermill can give others.
