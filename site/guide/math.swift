// Write formulas

// ## In a sentence, and displayed
//
// ::: {.demo}
// The sigmoid $\sigma(x) = 1 / (1 + e^{-x})$ has the slope
//
// $$
// \sigma'(x) = \sigma(x)\,\bigl(1 - \sigma(x)\bigr) \le \tfrac14.
// $$
// :::
//
// Two dollars, as in "it costs $5 and $10", stay dollars. `\$` is one in any case.
//
// ## Numbered
//
// A label behind the closing dollars numbers a formula, and `@eq-...` refers to it, from other chapters too.
//
// ::: {.demo}
// $$
// \frac{\partial L}{\partial x} = \prod_{k=1}^{n} \sigma'(x_k)
// $$ {#eq-product}
//
// @eq-product is why deep sigmoid networks do not learn.
// :::
//
// Numbers come from labels alone, so `align` and its like do not count a second time. A string of `Markdown` that a cell makes
// may hold formulas too.
//
// ## Commands of your own
//
// `macros:` in `course.yml` names what you write often. This guide's course file has
//
// ```yaml
// macros:
//   \R: \mathbb{R}
//   \norm: '\left\lVert #1 \right\rVert'
// ```
//
// and so its chapters may say
//
// ::: {.demo}
// For all $x \in \R^n$ there is a $c$ with $\norm{f(x)} \le c \norm{x}$.
// :::
//
// `#1` to `#9` stand for what follows in braces. **Put what holds a `#` in single quotes**: YAML takes a `#` behind a blank for
// a comment. Lectern tells you where that happened, and likewise an open brace, a number that is left out, a [macro]{.term} that stands
// for itself:
//
// ```text
// course.yml:4:10: error: The macro '\norm' ends before `#1 \rVert`, since YAML takes ` #` for a comment.
//   \norm: \lVert #1 \rVert
//          ^
// help: Put what stands for it in single quotes, such as `\norm: '\lVert #1 \rVert'`.
// ```
//
// A notebook that is downloaded from a page begins with the definitions that its formulas need, since Jupyter does not read
// `course.yml`.
//
// ## What can be set
//
// What [KaTeX](https://katex.org/docs/supported.html) sets: HTML for the eye and MathML for screen readers, made when the
// page is built. A mistake in the TeX is an error with its line; the reader's browser runs nothing for it.
