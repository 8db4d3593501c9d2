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
// last run, and `lectern convert lesson.ipynb lesson.md` reads one, with Quarto's and MyST's conventions
// for cells. Every page offers its chapter as `.md`, `.ipynb` and `.swift`.
//
// **The look** is the theme: `theme: { accent: "#D55E00" }` changes the colour of links, and `theme:
// my-theme` names a folder with `page.mustache`, style sheets and scripts in place of the built-in ones.
