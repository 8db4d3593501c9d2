// Prose, math and references

// ## Math
//
// Between dollar signs stands TeX: $\sigma(x) = 1 / (1 + e^{-x})$. On lines of its own and numbered:
//
// $$
// \frac{\partial L}{\partial x} = \prod_{k=1}^{n} \sigma'(x_k)
// $$ {#eq-product}
//
// @eq-product is why deep sigmoid networks do not learn. A mistake in the TeX stops the build at its
// line. Two dollars, as in "it costs $5 and $10", stay dollars.
//
// ## Blocks
//
// ::: {.callout-note title="Callouts"}
// `::: {.callout-note}` or `> [!NOTE]`; there are `note`, `tip`, `warning`, `important` and `caution`.
// With `collapse="true"` they are folded.
// :::
//
// ::: {.panel-tabset}
// ### Swift
// Cells may stand in tabs, too:

1 + 1

// ### In words
// One and one are two.
// :::
//
// ::: {.column-margin}
// A note in the margin: `::: {.column-margin}`.
// :::
//
// ::: {#thm-bend}
// ## Bends
// A network of straight lines is a straight line.
// :::
//
// @thm-bend is a theorem; `lem- cor- prp- def- exm- rem-` make lemmas, corollaries, propositions,
// definitions, examples and remarks.
//
// ## Lists of definitions
//
// Learning rate
// :   How far one step goes.
//
//     A second paragraph belongs to it when it is indented.
//
// Epoch
// :   One pass over the data.
//
// ## Glossary
//
// A term is explained once, in a list of definitions inside `::: {.glossary}`, as in [this
// glossary](glossary.md), and linked from every chapter:
// `[dead unit]{.term}` gives [dead unit]{.term}, and `[died]{.term of="dead unit"}` shows another word:
// a unit that [died]{.term of="dead unit"}.
//
// ## Includes
//
// Includes stand on a line of their own:
//
// ```markdown
// {{< include _part.md >}}
// ```
//
// Errors inside name the included file.
//
// This sentence comes from `_part.md`. Files whose names start with `_` are no chapters.
//
// ## Footnotes and more
//
// Footnotes[^one], ~~deleted~~ words, [spans with classes]{.mark}, links to [other chapters](02-cells.md)
// and to [their parts](02-cells.md#sec-hidden).
//
// [^one]: At the end of the page, with the way back.
