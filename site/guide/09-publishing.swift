// Publishing

// `lectern build` writes a folder of plain files. Nothing in it asks the network for anything, and it
// works when it is opened from the disk.
//
// **GitHub Pages, Netlify, a university's server**: copy the folder `site` there. There is nothing to
// configure; all links are relative, so it may stand at any address.
//
// **In CI**, let `lectern build --check` make sure that the committed pages were made from the sources
// beside them, and `lectern build --quick` that every cell still runs:
//
// ```yaml
// steps:
//   - run: lectern build notebooks --check
//   - run: lectern build notebooks --quick --output /tmp/site
// ```
//
// **For print**, `lectern build --pdf` writes each chapter as PDF beside its page, when Chromium is installed:
// numbered pages, bookmarks, everything unfolded but the data of charts. When a page changes in a later
// build without `--pdf`, its PDF goes, so that none is out of date.
//
// **For Jupyter**, `lectern convert chapter.md chapter.ipynb` writes a notebook with the outputs of the
// last run. Every page offers its chapter as `.md`, `.ipynb` and `.swift`.
//
// **From elsewhere**, `lectern convert` reads Jupyter's notebooks (`lesson.ipynb lesson.md`, nbformat 3 and 4), Quarto's
// `.qmd` and MyST's `.md`. Cells in Swift stay cells, those in other languages are shown. Admonitions, figures, tables,
// tabs, theorems, labels, roles and citations of MyST become what they are called here; keys and options that only Quarto
// has are warned of and may stay. Cells in lists and quotations stay in them, figures of several parts keep theirs, links to
// other notebooks lead to the chapters they become, and footnotes of two text cells stay two. Pictures inside a notebook go into
// a folder `lesson_files`. What has no like here is
// shown as it stands and named with its line. Nothing that is there already is overwritten without `--force`.
//
// A course is converted document by document, into a folder of its own; pictures and bibliographies are copied beside. List
// the chapters in a `course.yml`, and let `lectern check` say what is left to do:
//
// ```sh
// for file in *.ipynb; do lectern convert "$file" "../course/${file%.ipynb}.md"; done
// cp -r images works.bib ../course/
// lectern check ../course
// ```
//
// Files may be UTF-8 or UTF-16, with or without a mark, with any line ends. Bytes that are neither are refused, with the
// line where they stand.
//
// **Citing**: `bibliography: works.bib` in `course.yml` or in a chapter's front matter, `[@he2015]` in the text. BibTeX is
// read as BibTeX reads it: `@string` and `#`, parentheses, `crossref`, TeX's accents and symbols, names with particles,
// "and others". Works are cited by author and year and listed below the chapter; other styles are not
// offered: `csl:`, in `course.yml` or a chapter, is warned of and has no effect. A file in another format, such as CSL JSON
// or RIS, is an error that says so; export it as BibTeX.
//
// **The look** is the theme: `theme: { accent: "#D55E00" }` changes the colour of links, and `theme:
// my-theme` names a folder with `page.mustache`, style sheets and scripts in place of the built-in ones.
