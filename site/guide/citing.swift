// Cite works

// 1. Put the works into a BibTeX file beside the chapters. Zotero, Google Scholar and publishers export it.
// 2. Name it in `course.yml`, or in the front matter of the chapter that needs it:
//
//    ```yaml
//    bibliography: works.bib
//    ```
//
// 3. Cite by the work's key:
//
// ::: {.demo}
// ReLU needs another spread of the first weights [@he2015]. That one hidden layer is enough, in principle, is an
// old result of @cybenko1989; see also [@he2015; @cybenko1989].
// :::
//
// Say where in the work behind its key: `[@he2015, p. 3]`, or `@he2015 [p. 3]` in the sentence; `-@he2015` gives the year
// alone. A key that holds what would end it, such as `2015ApJ...799...42E`, stands in braces: `@{2015ApJ...799...42E}`. Works of the same people and year are told apart by letters, 2015a and 2015b, in all chapters alike.
//
// The works that a chapter cites stand at its end. They are named by author and year; other styles are not offered, and `csl:`
// is warned of.
//
// ## What is checked
//
// A key that no file has is an error at its line. A work that no chapter cites is an error of `check` and `build`, by the rule
// `unused-works`; where one file serves several courses turn it off:
//
// ```yaml
// check: { unused-works: "off" }
// ```
//
// ## What is read
//
// BibTeX as BibTeX reads it: `@string` and `#`, parentheses, `crossref`, `xdata`, TeX's accents and symbols, names with particles and
// biblatex's `family=..., given=...`, "and others", ranges of dates; publishers' `<sub>` and `&amp;` become characters. Entries behind a `%` are commented out. CSL JSON and RIS are told apart and refused with a sentence; export them as BibTeX.
