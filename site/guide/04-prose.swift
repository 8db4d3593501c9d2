// Prose

// Prose is [CommonMark](https://commonmark.org) with GitHub's tables, task lists, strikethrough and footnotes. What comes on
// top is here; [formulas](math.md), [references](references.md) and [works](citing.md) have pages of their own.
//
// ## Callouts
//
// :::: {.demo}
// ::: {.callout-note title="Callouts"}
// There are `note`, `tip`, `warning`, `important` and `caution`.
// :::
//
// ::: {.callout-tip title="Folded" collapse="true"}
// With `collapse="true"` they are folded.
// :::
//
// > [!WARNING]
// > GitHub's way to write them works too.
// ::::
//
// ## Tabs
//
// :::: {.demo}
// ::: {.panel-tabset}
// ### Swift
// Cells may stand in tabs, too:

1 + 1

// ### In words
// One and one are two.
// :::
// ::::
//
// ## Margin
//
// :::: {.demo}
// ::: {.column-margin}
// A note in the margin, or below the text where there is none.
// :::
//
// A sentence with a note beside it.
// ::::
//
// ## Theorems
//
// :::: {.demo}
// ::: {#thm-bend}
// ## Bends
// A network of straight lines is a straight line.
// :::
//
// @thm-bend is a theorem.
// ::::
//
// `lem-` `cor-` `prp-` `def-` `exm-` `rem-` make lemmas, corollaries, propositions, definitions, examples and remarks.
//
// ## Lists of definitions
//
// ::: {.demo}
// Learning rate
// :   How far one step goes.
//
//     A second paragraph belongs to it when it is indented.
//
// Epoch
// :   One pass over the data.
// :::
//
// ## Glossary
//
// A term is explained once, in a list of definitions inside `::: {.glossary}`, as in [this
// glossary](glossary.md), and linked from every chapter:
//
// ::: {.demo}
// A [dead unit]{.term}, or a unit that [died]{.term of="dead unit"}.
// :::
//
// ## Includes
//
// An [include]{.term} stands on a line of its own, and errors inside name the included file.
//
// ```markdown
// {{< include _part.md >}}
// ```
//
// This sentence comes from `_part.md`. Files whose names start with `_` are no chapters.
//
// ## For one format only
//
// `::: {.content-visible when-format="html"}` and `.content-hidden` are understood as in Quarto. Pages are `html`, so what is
// for another format only is left out of them.
//
// ## Footnotes and more
//
// ::: {.demo}
// Footnotes[^one], ~~deleted~~ words, [spans with classes]{.mark}, links to [other chapters](02-cells.md)
// and to [their parts](02-cells.md#sec-hidden).
//
// [^one]: At the end of the page, with the way back.
// :::
//
// ## Source beside result {#sec-demo}
//
// The boxes of this guide come from one text each, so that what they show and what they say cannot differ:
//
// ```markdown
// ::: {.demo}
// Some *Markdown*, formulas, cells.
// :::
// ```
//
// The page shows the text between the fences as code, and below it what it gives. The code of cells is not repeated below,
// unless they say `echo: true`. With divisions inside, give the outer fence a colon more. A box cannot hold solutions or parts
// to be released later: its source would give them away.
