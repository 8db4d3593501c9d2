// Move from Quarto, MyST, Jupyter Book or R Markdown

// `lectern convert` reads Jupyter's `.ipynb` (nbformat 3 and 4), Quarto's `.qmd`, R Markdown's `.Rmd` and the `.md` of MyST,
// Hugo and Obsidian. A course is converted document by document, into a folder of its own:
//
// ```bash
// mkdir -p ../course
// for file in *.qmd; do
//   lectern convert "$file" "../course/${file%.qmd}.md"
// done
// cp -r images works.bib ../course/
// lectern check ../course
// ```
//
// What has no like here is shown as it stands and named with its line; nothing that is there is overwritten without `--force`.
// Then list the chapters in a `course.yml`, and go through what `lectern check` finds.
//
// **Only Swift runs here.** Cells in Python or R are shown, highlighted, and do nothing: whoever moves writes them anew, or
// keeps them as code to read. Such a cell makes no figure any more, so `lectern check` names each reference to one.
//
// ## From Quarto
//
// | Quarto | here |
// |---|---|
// | `_quarto.yml` with `book: chapters:` | `course.yml` with `chapters:`; a part is `{ part: Practice, chapters: [a.md] }` |
// | `output-dir:` | `output:` |
// | `#\| label: fig-flow` | `//\| label: fig-flow`; options have Quarto's names |
// | `{python}`, `{r}` cells | shown; Swift cells are `{swift}` |
// | `` `{python} x` `` | `` `{swift} x` `` |
// | `@fig-flow`, `-@fig-flow`, `@Fig-flow`, `[@he2015]` | the same |
// | `::: {.callout-note}`, `{.panel-tabset}`, `{.column-margin}` | the same |
// | `::: {#thm-line}`, `{#exr-a}`, `{#sol-a}` | the same; a solution carries its exercise's number, and can be held back |
// | `$$ ... $$ {#eq-a}` | the same |
// | `@tip-a`, `@nte-a` of callouts | a link: callouts have no numbers here |
// | `# <1>` at the end of a line of code | `# (1)`; the list below keeps its numbers |
// | `Table: Caption` | `: Caption` |
// | `\cite{he2015}`, also in R Markdown and Jupyter | `[@he2015]` |
// | `{{< include _a.qmd >}}` | `{{< include _a.md >}}`: the loop above converts the file too; write its new name where `convert` names the line |
// | `::: {.notes}` of slides | kept in the text and not shown |
// | `{{< video >}}`, `{{< pagebreak >}}` and others | shown as they stand, with a warning |
// | `{mermaid}` | shown; `{dot}` is drawn |
// | `params:` with `-P name:value` | `params:` with `-P name=value` |
// | `freeze:` and the folder `_freeze` | nothing to say; `lectern store push` for results that travel |
// | `execute: { echo: false }` | the same |
// | `format:`, `toc:`, `number-sections:`, ... | warned of, without effect: the page has one form |
// | `csl:` | warned of: works are by author and year |
// | `quarto preview`, `render`, `publish` | `lectern preview`, `build`, and [publishing](09-publishing.md) |
//
// ## From MyST and Jupyter Book
//
// | MyST, Jupyter Book | here, as `convert` writes it |
// |---|---|
// | `_toc.yml`, `myst.yml` | `course.yml`, by hand |
// | `:::{note}`, ```` ```{tip} ````, `{admonition}` | `::: {.callout-note title="..."}` |
// | `{dropdown}` | `::: {.callout-note collapse="true"}` |
// | `{code-cell} swift` with `:tags: [hide-input]` | `{swift}` with `//\| code-fold: true` |
// | `:tags: [hide-output]` | `//\| output: false`, which leaves the output out of the page; of a cell in a notebook that is told |
// | `remove-input`, `remove-output`, `remove-cell`, `raises-exception` | `echo: false`, `output: false`, `include: false`, `error: true` |
// | `{code-cell} python` | shown |
// | `(name)=` above a heading | `{#sec-name}` |
// | `{figure} a.png` with `:name: fig-a` | `![Caption](a.png){#fig-a}` |
// | `{math}` with `:label: eq-a` | `$$ ... $$ {#eq-a}` |
// | `{list-table}`, `{csv-table}` | a table in Markdown |
// | `` {numref}`fig-a` ``, `` {ref}`...` ``, `` {eq}`eq-a` `` | `@fig-a`, `@sec-...`, `@eq-a` |
// | `` {cite:p}`he2015` ``, `` {cite:t}`he2015` `` | `[@he2015]`, `@he2015` |
// | `` {doc}`other` `` | `[other](other.md)` |
// | `` {term}`cell` ``, `{glossary}` | `[cell]{.term}`, `::: {.glossary}` |
// | `{exercise}`, `{solution}`, `{prf:theorem}` | `::: {#exr-a}`, `::: {#sol-a}`, `::: {#thm-a}`; `{exercise-start}` to `{exercise-end}` too |
// | `{tab-set}`, `{tab-item}` | `::: {.panel-tabset}` with headings |
// | `{margin}`, `{sidebar}` | `::: {.column-margin}` |
// | `{include}` | `{{< include ... >}}` |
// | `math: macros:`, `mathjax3_config` | `macros:` in `course.yml`, by hand (see [formulas](math.md)) |
// | `{tableofcontents}`, `{bibliography}` | left out: the page has both by itself |
// | `{iframe}`, `{mermaid}` and what else is not known | shown as it stands, with its line |
//
// ## From R Markdown and bookdown
//
// | R Markdown | here |
// |---|---|
// | ```` ```{r flow, echo=FALSE, fig.cap="..."} ```` | the code is shown, its options are told; a `{swift}` cell has `//\| label: fig-flow`, `//\| fig-cap: ...` |
// | `` `r x` `` | `` `{swift} x` `` |
// | `\@ref(fig:flow)`, `\@ref(intro)` | `[-@fig-flow]`, `[-@sec-intro]` |
// | `(\#eq:one)` in `\begin{equation}` | `$$ ... $$ {#eq-one}` |
// | `[@he2015]` with `bibliography:` | the same |
// | `_bookdown.yml` with `rmd_files:` | `course.yml` with `chapters:` |
// | `output:` and its formats | warned of, without effect |
// | `knitr::opts_chunk$set(echo = FALSE)` | `execute: { echo: false }` |
// | `cache = TRUE` | nothing to say; all that can be is kept |
// | `# (PART) Basics {-}`, `# (APPENDIX) ...` | told: parts stand in `course.yml` |
// | learnr's quizzes | `::: {.quiz}` with a task list (see [exercises](05-exercises.md)) |
//
// ## From Hugo and Obsidian
//
// | Hugo, Obsidian | here, as `convert` writes it |
// |---|---|
// | `+++` with TOML | front matter between `---` |
// | `weight:`, `layout:`, `cssclasses:` and other keys | warned of, without effect; keys of your own are kept as comments |
// | `{{< figure >}}`, `{{% notice %}}` | shown as they stand, with a warning |
// | `[[page]]`, `[[page\|words]]`, `![[picture.png\|300]]` | links and pictures of Markdown |
// | `> [!info]- Title` | `::: {.callout-note title="Title" collapse="true"}` |
// | `==words==`, `%%comment%%` | `<mark>`, a comment of HTML |
//
// ## From Jupyter
//
// | Jupyter | here |
// |---|---|
// | a notebook in Swift | `lectern convert lesson.ipynb lesson.md`; or stay in Jupyter with [the kernel](jupyter.md) |
// | a notebook in Python | its cells are shown |
// | pictures inside of the notebook | files in the folder `lesson_files` |
// | outputs | made anew by the build; of cells in another language, which do not run, they are left out, and you are told |
// | `%matplotlib`, `!pip install` and other commands | comments, told with their line |
// | Colab's `#@title`, `#@param` | comments |
// | cells of another language in VS Code or Polyglot Notebooks | shown |
// | papermill's parameters | `params` in the front matter; an imported cell of them stays a cell, move them there yourself |
//
// Files may be UTF-8 or UTF-16, with or without a mark, with any line ends. Bytes that are neither are refused, with the line
// where they stand.
