// Preview

// ```sh
// lectern preview notebooks
// ```
//
// This serves the course at an address of your machine and opens the browser. From then on each save
// brings the open page up to date **in place**: what is unfolded stays unfolded, the page stays where it
// is scrolled to, a half-answered quiz stays half answered.
//
// - An edit to **prose** is on the page at once; nothing runs.
// - An edit to a **cell** compiles that cell, and runs it and those below it. Those above do not run
//   again: the worker keeps its state before every cell. From the first cell that uses concurrency
//   (`await`, `Task`, `DispatchQueue`) on, cells share one state, and an edit runs all of them.
// - **Outputs** appear as each cell ends. Until then the old ones stand there, dimmed.
// - A long **training** shows how far it is, and its loss as a curve that grows.
// - An **error** stands at its cell, with its line, and is gone when it is mended.
// - Includes, data files, `course.yml`, the bibliography and the theme are watched too, and so are new,
//   renamed and deleted chapters.
//
// ## While you type {#sec-preview-typing}
//
// Where the editor runs `lectern lsp`, the page does not wait for the save. Prose follows when you pause for a tenth of a
// second, and so do [live cells](live.md), whose figures go on with the new text at the values that you have set; they run in
// the browser alone. A line that is half typed leaves the figure as it is, with a word at the window's foot. Every other cell
// waits for the save, dimmed: half a line is not what you want to run.
//
// ## What is shown
//
// [Drafts]{.term of=draft} (`draft: true`) and chapters with a release date to come are shown; nothing is written into the
// site. Only this machine can see the preview. Ctrl-C ends it.
//
// `--port 4200` chooses the port, `--no-browser` opens none, `--quick` trains less, and `-P epochs=2`
// sets a parameter of the front matter.
