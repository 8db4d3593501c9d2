// Print, and make PDFs

// Every page prints as it is: without navigation, with everything unfolded but the data of charts, in light colours, and
// without the answers to quizzes.
//
// ```bash
// lectern build my-course --pdf
// ```
//
// writes `01-first-chapter.pdf` beside `01-first-chapter.html`, with numbered pages and bookmarks. It needs Chromium
// (`apt-get install chromium`), which prints what the page shows.
//
// - Sliders and live cells show their first state, and say at which settings that is. From the browser they print as you have set them.
// - A later build without `--pdf` removes the PDF of each page that has changed, so that none is out of date.
// - Solutions are as on the page: `lectern build --solutions show --output /tmp/with-solutions --pdf` makes yours.
//
// For one text of all chapters, print the PDFs into one:
//
// ```bash
// pdfunite my-course/site/0*.pdf course.pdf   # from poppler-utils
// ```
