// Why nothing is stale

// A notebook that is run cell by cell remembers what nobody sees: a variable of a cell that is gone, an order in which cells ran
// once. Its outputs may be those of another text. Here every result comes from a **clean run from the top**, and speed comes
// from keeping what is provably the same.
//
// ## Four things are kept
//
// | what | found by |
// |---|---|
// | a compiled cell | compiler, kit, flags, its text, and the *interfaces* of the cells that it uses |
// | an experiment | its configuration, its seed, the digest of the data, the engine's sources, the code of functions it was given |
// | a chapter's results | the text and options of its cells, its parameters, `Support`, kit, compiler, and the digest of every file that was read |
// | a formula | its TeX, the course's macros that it uses, and whether it is displayed |
//
// The keys are [digests]{.term of=digest} of all of that. There is no list of what became old: what changed has another key, and simply is not
// there. Line numbers and prose are in no key, so that writing costs nothing.
//
// ## How it is known what a chapter read
//
// Readers of the kit say it, and the worker notices other files of the course that are opened. A data set that was looked for
// and missing counts too: when it appears, the chapter runs. A chapter that reads the clock, starts a program, connects to a
// machine or draws from the system's random numbers cannot be known, so it is marked and runs in every build.
//
// ## Cells among each other
//
// Each cell is a module of its own, and sees the modules of the cells above. An edit inside of a function leaves its interface as
// it was; then only that cell is compiled, and the chapter runs anew from the top, with all other cells as they are. In `lectern
// preview` and in Jupyter the [worker]{.term} keeps its state before each cell and goes back to it, which is the same as a clean run to
// there; from the first cell that uses concurrency on, cells share one state.
//
// ## Failures leave the last good page
//
// A page is written when its whole chapter is sound, and replaced in one step. A chapter with an error keeps its old page, the
// build says so and exits with 1. A build that is killed leaves whole pages only.
//
// ## What is checked from outside
//
// `lectern build --check` compares each page with the sources beside it by digest, and with what the build wrote. `lectern build
// --recompute` does everything again and names what came out differently. `lectern check --reproducible` builds twice and compares
// bytes. The project's own tests change each thing that a page depends on, one after the other, and look that the page follows and
// nothing else runs, and compare random sequences of edits with clean builds.
