// Lectern in Jupyter

// A chapter is text, and many people like to write it in JupyterLab. Lectern brings a [kernel]{.term} for that: Swift cells run
// there as they run in a build, with the same library, the same data and the same caches.
//
// ## Install it once
//
// You need Lectern, the Swift toolchain that it uses, and Python 3. JupyterLab wants an environment of its own; tell it of
// the kernel there:
//
// ```bash
// python3 -m venv .venv
// source .venv/bin/activate
// pip install jupyterlab
// lectern kernel install --prefix .venv
// jupyter lab
// ```
//
// `lectern kernel install` writes one file, `kernels/swift/kernel.json`, where Jupyter looks for kernels; with `--user`
// instead of `--prefix .venv` every JupyterLab of yours finds it. In JupyterLab's launcher choose **Swift**. A notebook that lies in a
// course's folder (one with a `course.yml` in it or above it) uses that course's `Support/`, data and cache.
//
// ## Take a chapter along
//
// Every page of a course offers its chapter as a Jupyter [notebook]{.term}. From the command line it is the same:
//
// ```bash
// lectern convert 01-first-chapter.md 01-first-chapter.ipynb
// jupyter lab 01-first-chapter.ipynb
// ```
//
// and when you are done, the way back:
//
// ```bash
// lectern convert 01-first-chapter.ipynb 01-first-chapter.md
// ```
//
// Prose, options (`//| fig-cap: ...`) and cells come back as you wrote them; only outputs stay behind, because a build
// makes them anew. The front matter's `params` are the notebook's first cell; as long as you do not change that cell, it
// goes on the way back, and the front matter says it. What an include brings stands in the notebook itself, and stays there.
//
// ## Type, complete, run
//
// Write a cell and press **Shift-Enter**. The value of the last expression is the cell's output; a semicolon at its end
// keeps it away. **Tab** completes, with the names of the cells above and everything in Lectern's library. **Shift-Tab**
// shows what a name is and what is said of it; so does a cell that is only `?Chart`.
//
// Charts are pictures, tables are tables, and a training that takes longer shows a bar. `clearOutput()` takes back what
// the cell has shown so far. Cells have no keyboard: give a value in the cell instead of reading it with `readLine()`.
//
// An error says the cell and the line:
//
// ```text
// In [4]:3:1: error: the cell trapped: Index out of range.
// list[place]
// ^
// ```
//
// A trap, a thrown error or an interrupted loop ends the cell, not the session: **everything is as it was before the
// cell**. Press the square (or `I` `I`) to stop a cell that does not end.
//
// ## Nothing on the screen is stale
//
// In most notebooks you can run the first cell again with another number, and everything below still shows what came of
// the old one. Here a cell that is run again **goes back to the state before it**. The cells that ran below it are then
// out of date, and the kernel says so, in the cell that you ran and beside each output that no longer holds:
//
// ```text
// Out of date now, because they ran on another state: In [2], In [3].
// Run them again, or give this cell '//| rerun: below'.
// ```
//
// With the option `rerun: below` the kernel runs them itself, and their outputs change where they stand:
//
// ```swift
// //| rerun: below
// let learningRate = 0.05
// ```
//
// A file that a cell has read may change too, when it lies in the notebook's folder or in its course. A moment later the
// cell's output says so, and the next cell that you run below it gets the new content: the kernel first runs the cells
// again that read the file, and those after them.
//
// So the outputs that are not marked are always those of a clean run from the top. Four things to know:
//
// - Where a cell stands is taken from the saved notebook, or from the order in which cells were first run. Save
//   (**Ctrl-S**) after you have moved or inserted cells.
// - A cell that declares a name again hides the older one from there on, as in a chapter.
// - From a cell that uses tasks, `await` or queues on, there is no checkpoint to go back to. The kernel then runs the
//   cells above once more to get their state, and says that it did.
// - If the process that runs the cells is ended from outside, the next cell gets another one, with the cells above run
//   again.
//
// ## A page that you closed
//
// A cell goes on when you close the page or lose the connection. JupyterLab's server throws away what arrives while no page
// is open, but the kernel keeps it: open the notebook, put the cursor into the cell, and press **Shift-Enter** once. Its
// outputs are there at once, and the kernel says that the cell was not run again. Save a notebook before you leave it,
// because JupyterLab loads what was saved.
//
// ## Without a browser
//
// The kernel works with the tools that know Jupyter:
//
// ```bash
// pip install jupyter-console papermill      # nbconvert comes with JupyterLab
// jupyter console --kernel swift
// jupyter nbconvert --to notebook --execute --inplace chapter.ipynb
// papermill chapter.ipynb result.ipynb
// papermill chapter.ipynb result.ipynb --language python -p epochs 5
// ```
//
// The last line gives a chapter other `params`. Papermill writes them in a language that it knows, and the kernel reads
// that cell as Swift. With `LECTERN_QUICK=1` in the environment cells run as in `lectern build --quick`. At the console,
// `exit` ends the session.
//
// Papermill ends with a failure when a cell shows an error, also one that is part of the lesson (`//| error: true`); the
// result has all outputs all the same.
//
// ## When something does not work
//
// | You see | Do this |
// |---|---|
// | JupyterLab offers no Swift | run `jupyter kernelspec list`; if `swift` is missing, install it with the `--prefix` of the environment that JupyterLab runs in |
// | The kernel dies at its start | run `lectern doctor`; after Lectern or the toolchain has moved, run `lectern kernel install` again |
// | **Tab** right after opening shows nothing | the compiler's service reads the library in the first seconds; press it again |
// | `cannot find 'x' in scope` after going back | the cell that declares `x` is out of date; run it again |
