// Glossary

// A word that is underlined with dots, anywhere in the guide, leads here; each sentence leads on to the page where the word is at work.
//
// ::: {.glossary}
// animation
// :   A live figure that goes on by itself: a state to start from, a step, and a drawing ([live cells](live.md#animations)).
//
// assignment
// :   A file with points, rules and a secret, and beside it what students get and what is checked ([grading](10-grading.md#the-assignment-file)).
//
// attempt
// :   One of several hand-ins of the same student, of which the last counts, or the best ([grading](10-grading.md#collect-and-grade)).
//
// box
// :   A frame that shows source and result of one text, `::: {.demo}` ([prose](04-prose.md#sec-demo)).
//
// cell
// :   A piece of Swift in a chapter that runs: a block between fences, or a value in a sentence ([cells](02-cells.md)).
//
// chapter
// :   One Markdown file of a course, which becomes a page ([a first chapter](01-first-chapter.md)).
//
// check cell
// :   A cell with a label, in an assignment's own notebook, that looks at what a hand-in gave and earns it points ([grading](10-grading.md#an-assignment-of-your-own)).
//
// claim
// :   A sentence that the build checks, and that stands on the page only where it is true ([claims](claims.md)).
//
// control
// :   What a reader moves, chooses, ticks or places in a live figure ([live cells](live.md#controls)).
//
// course
// :   A folder of chapters with its `course.yml`, built into one site ([the first tutorial](tutorial-course.md#make-a-course)).
//
// criterion
// :   A part of an assignment that has points of its own, and a judge who gives them ([grading](10-grading.md#the-assignment-file)).
//
// data set
// :   Samples to train on and samples to test with, named on each page that used them ([your own data](own-data.md)).
//
// dead unit
// :   A unit whose output is 0 for every input, so that no gradient passes and it never learns again ([networks](vocabulary-networks.md)).
//
// digest
// :   SHA-256 of some bytes: equal digests mean equal bytes, so that nothing has to be believed ([why nothing is stale](why-fresh.md#four-things-are-kept)).
//
// draft
// :   A chapter that `lectern preview` shows and a build leaves out ([preview](06-preview.md#what-is-shown)).
//
// edition
// :   A frozen copy of the published site, kept beside it under a name of its own ([publishing](09-publishing.md#editions)).
//
// engine
// :   The part of Lectern that trains networks, and whose sources stored results depend on ([training](training.md)).
//
// entry
// :   A finished experiment or chapter in the store, found by all that it depends on ([results that travel](store.md#sec-store-entry)).
//
// evidence
// :   What the grader computes for itself from a hand-in, in place of what the hand-in says ([grading](10-grading.md#what-the-evidence-proves)).
//
// experiment
// :   A value that says everything about a computation, and one call that answers it, once ([training](training.md)).
//
// front matter
// :   What a chapter says about itself, between two lines of dashes at its top ([all keys](settings.md#sec-keys-chapter)).
//
// gradebook
// :   All that is known of a class's hand-ins, with every step from each version to the next ([grading](10-grading.md#read-what-a-machine-cannot)).
//
// hand-in
// :   The file that a student gave, which is a notebook and no chapter ([grading](10-grading.md#collect-and-grade)).
//
// include
// :   A piece of Markdown in a file of its own, which stands in several chapters ([prose](04-prose.md#includes)).
//
// job
// :   What a cluster is asked to run: a chapter, a hand-in, or a setting of a sweep ([a cluster](cluster.md)).
//
// kernel
// :   What compiles and runs the cells of one notebook, in Jupyter as in a build ([Lectern in Jupyter](jupyter.md)).
//
// kit
// :   The library that every cell imports by itself ([the vocabulary](vocabulary.md)).
//
// label
// :   The name of a figure, a table, a section or another thing that can be referred to ([references](references.md#labels)).
//
// live cell
// :   A cell that runs in the reader's browser too, as the same Swift ([live cells](live.md)).
//
// macro
// :   A command of your own in formulas ([formulas](math.md#commands-of-your-own)).
//
// measured
// :   Said of a claim that rests on several runs, with number, effect and test beside it ([claims](claims.md#measured-what-several-runs-show)).
//
// notebook
// :   A Markdown text with cells, in a course or not; Jupyter's files become one and are made from one ([Lectern in Jupyter](jupyter.md#take-a-chapter-along)).
//
// option
// :   A line of YAML behind `//|` at the top of a cell, or a word with two dashes on the command line ([options](07-options.md), [commands](commands.md)).
//
// parameter
// :   A named constant of a chapter, to which one build may give another value ([options](07-options.md#parameters)).
//
// place
// :   Where a course is published to, or where a store is shared: a branch, a folder, or a machine behind ssh ([publishing](09-publishing.md#say-where-it-goes)).
//
// quick mode
// :   Every cell runs with fewer epochs and one seed, and each page says so ([training](training.md#while-you-write)).
//
// re-enactment
// :   The grader trains a hand-in's run again, from its seed, and compares ([grades](why-grades.md#why-a-training-is-done-again)).
//
// reference
// :   A label behind an `@` in the text, which becomes a name with a number, as a link; of an assignment, your own solution ([references](references.md#references)).
//
// release
// :   To give students what they are to work on; as a date, the day from which readers get a chapter or its solutions ([exercises](05-exercises.md#exercises)).
//
// roster
// :   The table of who should hand in ([feedback](feedback.md#the-roster)).
//
// rule
// :   One thing that `lectern check` looks for; of a criterion, one thing that earns some of its points ([errors](08-errors.md)).
//
// sandbox
// :   What confines a stranger's process: no network, no file of the machine, bounded time and memory ([grading](10-grading.md#how-safe-is-it)).
//
// secret
// :   The assignment's own number, from which come the order of pixels and classes and what nobody else shall foresee ([grades](why-grades.md#secrets)).
//
// seed
// :   The number from which all chance of a run follows, so that the run can be done again ([training](training.md#seeds)).
//
// site
// :   The folder of plain files that a build writes, and that readers get ([publishing](09-publishing.md)).
//
// solution
// :   What answers an exercise, and is hidden, folded or shown ([exercises](05-exercises.md#exercises)).
//
// starter
// :   What students begin with: your own solution without the marked lines ([the grading tutorial](tutorial-grading.md#hand-it-out)).
//
// state
// :   What a figure with sliders shows for one choice of their values; of a chapter that runs, all that its cells have left behind ([cells](02-cells.md#sliders)).
//
// store
// :   The course's folder `results`, with finished work that a clone need not do again ([results that travel](store.md)).
//
// sweep
// :   One question put to many settings ([a cluster](cluster.md#sec-cluster-sweep)).
//
// theme
// :   The template, the style sheet and the scripts of all pages ([the look](theming.md)).
//
// toolchain
// :   Swift's compiler with all that belongs to it ([installing](install.md)).
//
// trap
// :   The sudden end of a cell that did what may not be, such as reading behind the end of a list ([cells](02-cells.md#mistakes-that-teach)).
//
// withheld
// :   Said of what a chapter holds and readers do not get (yet): drafts, hidden solutions, what waits for its day ([publishing](09-publishing.md#what-is-refused)).
//
// worker
// :   The process that runs a chapter's cells, one for each chapter ([why nothing is stale](why-fresh.md#cells-among-each-other)).
// :::
