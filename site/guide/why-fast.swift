// How fast, and why

// ## What an edit costs
//
// | you change | what happens |
// |---|---|
// | prose | the page is written anew; nothing is compiled or run |
// | the last cell | one cell is compiled; the chapter runs, with finished experiments taken from the memo |
// | a function that other cells use, inside | one cell is compiled |
// | its signature | that cell, and those that use it |
// | a training's epochs | that training |
// | a data file | the chapters that read it |
// | a macro of formulas | formulas that use it |
// | nothing | one look at the files' stamps |
//
// `lectern build --timings` prints where the time of a build went.
//
// ## Where it comes from
//
// - **Cells are modules.** The compiler's frontend compiles a cell in about a tenth of a second, and only those whose text or
//   imports changed.
// - **One worker runs a chapter**, and chapters run side by side on the cores there are.
// - **Experiments are values**, so that an answer once computed is found again, on this machine in `.lectern`, on others in the
//   course's store.
// - **Training is compiled, vectorised arithmetic**: matrices by oneDNN, everything else in loops for the processor's own vector units. Many
//   small trainings run one per core; a large one shares out each step, in pieces cut by shapes alone, so that the bits are the same for
//   any number of threads.
// - **Formulas and diagrams** are set once and kept.
// - **Pages are finished when they are written.** Reading one asks nobody for anything.
//
// ## While you write
//
// `lectern preview` keeps the chapter's worker before every cell, and goes on from the first one that changed. `--quick` trains with at
// most two epochs, one seed and less data.
//
// ## What is slow, honestly
//
// - The first build of the program compiles the Swift packages that it is made of: minutes.
// - The first build of a course trains everything, unless its store came along.
// - A chapter that reads the clock or the network runs each time.
// - PDFs take a browser's start for each page.
