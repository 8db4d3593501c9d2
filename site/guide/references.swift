// Refer to things

// A thing has a **[label]{.term}**, and `@label` in the text becomes its name and number, as a link. Numbers are those of the chapter,
// and nobody writes them. A [reference]{.term} that leads nowhere fails the build, with the nearest label as a suggestion.
//
// ## Labels
//
// | what | where the label stands | prefix |
// |---|---|---|
// | a cell's figure, table or code | `//\| label: fig-flow` with `fig-cap`, `tbl-cap` or `lst-cap` | `fig-` `tbl-` `lst-` |
// | a picture | `![Caption](flow.png){#fig-flow}` | `fig-` |
// | a table in Markdown | `: Caption. {#tbl-slopes}` below it | `tbl-` |
// | a formula | `$$ ... $$ {#eq-product}` | `eq-` |
// | a section | `## Title {#sec-why}` | `sec-` |
// | a theorem and its like | `::: {#thm-bend}` | `thm-` `lem-` `cor-` `prp-` `def-` `exm-` `rem-` |
// | an exercise, a solution | `::: {#exr-double}`, `::: {#sol-double}` | `exr-` `sol-` |
//
// A label has letters, digits and dashes, and is given once in the whole course.
//
// ## References
//
// ::: {.demo}
// ### Why it fades {#sec-fading}
//
// $$ g_n = 0.25^n $$ {#eq-fading}
//
// By @eq-fading little is left, as @sec-fading says. Number only: [-@eq-fading]. Two at once: [@eq-fading; @eq-product].
// :::
//
// `@eq-product` stands in [another chapter](math.md): labels are known in the whole course, and files need not be named.
//
// ## Links to chapters and their parts
//
// ::: {.demo}
// [The page on cells](02-cells.md), [its part on names](02-cells.md#names), and
// [a part with a label](02-cells.md#sec-hidden).
// :::
//
// A heading without a label can be linked to by its words, in small letters with dashes. Links to chapters name the `.md`, and
// lead to the page; `lectern check` follows all of them, with `--external` also those that leave the course.
//
// ## An `@` that is none
//
// In code nothing is a reference, and elsewhere `\@` is the character: write to ada\@example.org.
