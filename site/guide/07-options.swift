// All options

// Options of a cell stand at its top, as YAML after `//|`. Those marked * may also stand under
// `execute:` in the front matter or in `course.yml`, for all cells. An unknown or misspelt option is an
// error with its line.
//
// ## What happens to the cell
//
// | Option | Meaning |
// |---|---|
// | `eval: false` * | shown, not compiled |
// | `run: false` * | compiled, not run |
// | `include: false` * | run, nothing of it shown |
// | `error: true` * | a thrown error is shown, and the chapter goes on |
// | `crash: true` | the trap is shown |
// | `compile-fail: true` | the compiler's refusal is shown |
// | `warning: false` * | the compiler's warnings are not shown |
// | `rerun: below` | in Jupyter, a cell that is run again runs the cells below it too (see [Lectern in Jupyter](11-jupyter.md)) |
// | `cache: false` * | the chapter's results are not kept |
// | `timeout: 60` * | seconds the cell may run |
// | `memory: 2 GB` * | memory it may use |
// | `vary: { a: [0, 1] }` | sliders |
// | `vary-limit: 500` * | how many settings are too many |
// | `live: { a: 0...1 = 0.1 }` | controls that run the cell in the page |
// | `animate: true` | play, step and reset of an `Animation` |

Int(8).isMultiple(of: 2)

print("compiled, and never run")

let unseen = 7

// ## What is shown
//
// | Option | Meaning |
// |---|---|
// | `echo: true, false, fenced` * | the code; `fenced` with its fence and options |
// | `output: true, false, asis` * | the output; `asis` reads text as Markdown |
// | `code-fold: true, show` * | folded, or foldable |
// | `code-summary: "..."` | the words to unfold by |
// | `code-line-numbers: true` * | numbered lines |
// | `classes: [a, b]`, `column: margin` * | classes and the place of the cell |

for item in ["one", "two"] { print("- *\(item)* of `\(unseen)`") }

// ## Figures, tables, listings
//
// | Option | Meaning |
// |---|---|
// | `label: fig-name` | the name for references; its prefix says the kind |
// | `fig-cap`, `tbl-cap`, `lst-cap` | captions |
// | `fig-subcap: [..]`, `layout-ncol: 2` * | panels |
// | `fig-alt` | the description for those who do not see it |
// | `fig-width: 7`, `fig-height: 5` * | inches |
// | `fig-align: left, center, right` * | its place in the column |

Chart { LinePlot(x: "x", y: "y", domain: 0...1) { $0 } }

// ## Front matter
//
// `title subtitle description author lang draft release solutions bibliography params execute reading-time`. Parameters
// are constants of the chapter, here `epochs` is `{swift} epochs` and `name` is `{swift} name`;
// `lectern build -P epochs=10` gives others.
//
// ## course.yml
//
// | Key | Meaning |
// |---|---|
// | `title subtitle description author lang` | of the course |
// | `chapters` | files and parts, `{ part: Practice, chapters: [a.md] }`; by name when left out |
// | `output` | the site's folder |
// | `solutions` | `hide`, `fold` or `show` |
// | `theme` | `{ accent: "#0072B2" }`, or a folder with templates |
// | `data` | `{ search: [../data] }` |
// | `bibliography` | BibTeX files |
// | `store` | `{ folder: results, trust: keys, limit: 5MB }`: where finished work lies, the file of keys whose signatures count, and how much it may hold (@sec-store) |
// | `execute` | options for all cells |
// | `check` | rules and their weight: `{ heavy-images: "off" }` |
