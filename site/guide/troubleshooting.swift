// Troubleshooting

// `lectern doctor` first: it says what the machine lacks. Then look here for what you see; what stands in code is the program's
// own sentence, and its `help:` line says the remedy for your case. On a terminal an error that is in this list ends with `more:`
// and a command, `lectern explain "..."`, which prints the entry; `lectern explain sandbox` looks for a word.
//
// ## The program
//
// The shell says "command not found"
// :   In a clone the program is `.build/release/lectern`. `make install` puts it on the path; see [installing](install.md).
//
// It ends with status 3
// :   The machine lacks something: the sentence names it, and `lectern doctor` says the package.
//
// `there is no Swift compiler on the search path`
// :   The toolchain's `usr/bin` must be on `PATH`. `which swiftc` has to answer in the same shell.
//
// `There is no readable folder 'x'`
// :   The command is run from another folder than you think. A course is a folder with `course.yml` or with chapters.
//
// `name a course's folder or a chapter`
// :   The path given is neither. A chapter ends in `.md`.
//
// `build one course at a time`
// :   The chapters that you named lie in two courses. Run the command once for each.
//
// Messages are hard to read in a log
// :   `--json` gives them as data: file, line, column, sentence, help.
//
// `there is no chapter in 'x'`
// :   A folder without `.md` files, or with such only whose names begin with `_` or `.`. `lectern init x` makes a course.
//
// `has no linker 'ld.lld'`
// :   The toolchain is not the one from swift.org, or not all of it is there. Install it again.
//
// `is neither beside`, said of the library that cells import
// :   The program was copied without the rest. `make install` lays out all of it; a single file `lectern` does not work.
//
// `cannot write in`, or `cannot write the cache`
// :   The disk is full, or the folder belongs to somebody else. In a container the course's folder must be writable.
//
// `raise fs.inotify.max_user_watches`
// :   The preview watches more folders than the system allows a user: `sudo sysctl fs.inotify.max_user_watches=524288`.
//
// `something else listens at port 4180`
// :   Another preview, perhaps. Leave `--port` out, and a free one is taken.
//
// `no chapter has a parameter 'x'`
// :   `-P` gives other values to names that stand under `params:` in a front matter; it makes none.
//
// ## A cell
//
// `cannot find 'x' in scope`
// :   It is declared further down, or misspelt. Cells see what stands above them and nothing else; the help says the line where it is declared.
//
// It works in Xcode and not here
// :   A cell has the kit, Foundation and what stands above it. Types of your own that several chapters share belong into `Support/`.
//
// `the cell trapped` with "Index out of range" or other words
// :   The line that trapped is named. Nothing below it was run, and the page stays as it was.
//
// `the cell ran longer than 600 s`
// :   An endless loop, or too much work. `//| timeout: 1200` gives a cell more; `--quick` runs with fewer epochs while you write.
//
// `There is no cell option 'lable'`
// :   "Did you mean 'label'?" All of them are in [all options](07-options.md).
//
// `There is no front matter key 'x'`
// :   The help names the nearest, or all. Options of cells stand under `execute:`.
//
// `The front matter is never closed`
// :   It ends with three dashes on a line of their own.
//
// `This is not YAML`
// :   The sentence says what YAML expected. Texts with a colon or a `#` need quotes.
//
// `These sliders have 300 states, which is more than 200`
// :   Each is a run of the cell. Take fewer values, or give `vary-limit: 500` above `vary`.
//
// `The range of 'x' is empty`
// :   The lower end of a live control comes first: `0...0.5 = 0.1`.
//
// `which is neither a range, nor a list of choices`
// :   With a step and a start a range is written `0...1 by 0.1 = 0.2`, in this order.
//
// A slider of a live cell is an `Int`
// :   All its numbers are written without a point. `0.0...5 = 1` is a `Double`.
//
// `This option has no effect below the first line of code`
// :   Options stand at the top of the cell, before anything else.
//
// `The options of a cell do not stand in its fence`
// :   Quarto and knitr allow `{swift, echo=FALSE}`. Write `{swift}`, and `//| echo: false` on the next line.
//
// `Cells in 'python' do not run here; the code is shown`
// :   Only Swift and `{dot}` run. Write `python` without braces if showing it is what you want.
//
// `Cells have no standard input`
// :   `readLine()` gives nil, because a build has nobody to ask. Write the value into the cell, or make it a parameter and give `-P name=value`.
//
// A cell that prints nothing shows nothing
// :   The *last expression* is shown. `let x = 3` declares and shows nothing; add a line `x`.
//
// `leave '@main' out and call the type's main function on a line of its own`
// :   A cell is no program of its own; it is a piece of the chapter's.
//
// The compiler cannot type-check an expression in reasonable time
// :   Give the parts types, or split the expression into steps.
//
// The chart is empty
// :   The data were empty when the chart was drawn. Show `data.count` above it.
//
// `A cell has either finished states or runs in the page`
// :   `vary` and `live` are two ways to move a figure. Take one of the two out.
//
// `No control is called 'x'`
// :   `keeps:` of an animation names controls of the line `//| live:` above it.
//
// A live cell says "In the page: ..."
// :   In the browser there is no Foundation and nothing that trains; the help lists what there is. Compute in a cell above, and use the
//     numbers.
//
// `live cells need 'x', which this toolchain lacks`
// :   Live cells are compiled for WebAssembly by the stock toolchain from swift.org; that of a distribution may be without it.
//
// `There is no cell option`, and the option is Quarto's
// :   What only Quarto has is warned of and has no effect; what nobody has is an error. [All options](settings.md) lists ours.
//
// An edit in `Support/` changes nothing
// :   Only chapters that `import Support` depend on it. Is the declaration `public`?
//
// ## Slow
//
// The first build takes minutes
// :   It compiles every cell and trains everything once. Later builds reuse what has not changed; `--timings` says where the time went.
//
// Every build of one chapter takes as long as the first
// :   It reads something that is not the same twice, such as the clock or a file that it writes itself, so its results are not kept. Give random numbers a seed, and times a cell of their own at the end.
//
// One comma in the prose runs the chapter again
// :   It does not: prose is no part of what results depend on. If it does, a cell reads the chapter's own file.
//
// Preview is slow in a long chapter
// :   Put what takes long into a cell high up and what you edit below it: only the cells from the first changed one on run again. `lectern preview --quick` uses fewer epochs.
//
// Memory runs out with several chapters
// :   `--jobs 1` runs one chapter at a time, `//| memory: 2 GB` bounds a cell.
//
// The disk fills up
// :   Caches are bounded, by 1 GB a kind. `lectern clean my-course` removes a course's; finished results in the store stay.
//
// `lectern check` takes as long as a build
// :   It runs the cells. `lectern check --no-execute` looks at the text alone.
//
// The first live cell takes minutes
// :   What it imports is compiled for the browser, once: a minute on a quiet machine, several on a busy one. A program in a folder
//     that you cannot write to, such as `/usr/local`, does so once for each course. Until then the preview shows the figure without its controls.
//
// CI takes long
// :   `lectern store push` and commit `results`; then CI renders without training. `lectern build --quick` does the rest in few epochs.
//
// ## A page
//
// The page is the old one
// :   The build had an error in this chapter, and its last good page was left in place. The end of the build's report says which.
//
// `--check` says that a page was not made from the sources beside it
// :   Somebody edited a chapter without building, or the page by hand. `lectern build` makes it anew.
//
// `There is no label 'fig-x'`
// :   The help names the nearest label. A figure is numbered when its label begins with `fig-` and it has a caption.
//
// `The label 'fig-x' is given twice`
// :   The help names the other place. A label is one thing's in the whole course.
//
// `There is no file 'x' to include`
// :   The path is read from the folder of the file that includes.
//
// `This include goes in a circle`
// :   A file includes itself, by way of those that the message names.
//
// `There is no exercise 'x' for the solution 'y'`
// :   `#sol-softmax` is the solution of `#exr-softmax`; the two names differ.
//
// `No choice of this quiz is right`
// :   Mark the right ones with `[x]`.
//
// `This formula is never closed`
// :   A `$$` is missing. A dollar that is one is written `\$`.
//
// `There is no footnote 'x'`
// :   Write it as `[^x]: the note`, on a line of its own.
//
// `which is no chapter of the course`, said of a link
// :   Chapters are linked by their file, as `[cells](02-cells.md)`; `chapters:` in `course.yml` leaves this one out, or it has another name.
//
// `The work 'x' is cited nowhere`
// :   The rule `unused-works` of `lectern check`. Take the work out, or write `check: { unused-works: "off" }` in `course.yml`.
//
// A reference shows `@fig-x` as it stands
// :   The label is in a code span, or an escape stands before it. A reference is `@fig-x` outside of code.
//
// `The label 'flow' has no known prefix, so nothing is numbered by it`
// :   The prefix says the kind: `fig-` a figure, `tbl-` a table, `sec-` a section, `eq-` an equation, `lst-` a listing, `exr-` an exercise.
//
// `This formula cannot be set`
// :   KaTeX does not know the function, or a brace is missing; the place is named.
//
// Formulas are shown as TeX
// :   KaTeX or node is missing: `apt-get install katex libjs-katex nodejs`.
//
// `Graphviz cannot draw this`
// :   Its own message follows. `apt-get install graphviz` when it is not installed at all.
//
// `This division is never closed`
// :   `:::` opens and closes. Give an outer one more colons than those inside it.
//
// `There is no callout '[!WARNNG]', so this is a quotation`
// :   The kinds are `NOTE`, `TIP`, `IMPORTANT`, `WARNING` and `CAUTION`.
//
// `This row has 5 fields and the table 4; the rest is left out`
// :   A `|` inside a field is written `\|`.
//
// Strange characters
// :   The file is neither UTF-8 nor UTF-16; the message names the line. Save it as UTF-8.
//
// `and has no page yet`, said of a link to a draft
// :   Take `draft: true` out of that chapter, or the link out of this one.
//
// A fallback font
// :   Pages bring their fonts in `assets/fonts`. When a page is copied alone, without the folder, the reader's own fonts are taken.
//
// PDF are missing or old
// :   They are made by `lectern build --pdf`, when Chromium is installed. A build without it removes those that are out of date.
//
// `The macro '\R' ends before`
// :   YAML takes a `#` behind a blank for a comment. Put the macro in single quotes, see [formulas](math.md).
//
// `in the macro`, at the end of a message on a formula
// :   The formula is sound, and the macro in `course.yml` is not; the help names its line.
//
// `There is no callout`
// :   `callout-` is followed by `note`, `tip`, `warning`, `important` or `caution`.
//
// `This fence of colons closes nothing`
// :   There is a `:::` too many, or the division above was closed by a longer fence.
//
// `A demonstration shows its whole source`
// :   A solution, or a part to be released later, stands inside of `::: {.demo}`. Move it out.
//
// `'csl' has no effect`
// :   Works are listed by author and year. Take `csl:` out.
//
// `lies beside the chapters and is not listed among them`
// :   `chapters:` in `course.yml` leaves a file out. Add it, or begin its name with `_`.
//
// `has no page template`, said of a theme
// :   `theme:` names a folder without `page.mustache`. Copy the built-in theme and change that, see [the look](theming.md).
//
// The browser shows an old page
// :   The site is plain files: reload without the cache (Ctrl-Shift-R).
//
// ## Data and results
//
// `This page uses ... drawn digits` and you have MNIST
// :   `lectern data list` says where it looks and what it found. `data: { search: [../data] }` in `course.yml` adds a folder.
//
// Numbers differ from a colleague's
// :   Different data, another kind of processor, or quick mode: each page says at its end what it was made with. `lectern build --recompute` says what differs.
//
// An entry of the store is refused
// :   Its digest or signature does not fit. The build names it, takes it out, and puts what it computed in its place (@sec-store-trust).
//
// `The glossary does not explain 'x'`
// :   Explain it in a `::: {.glossary}` division: the term on a line, `: explanation` below it.
//
// `There is neither a label nor a work 'x'`
// :   `bibliography: works.bib` must be in `course.yml` or in the front matter, and the key in the file. Write `\@` for the character itself.
//
// `there is nothing to verify: the course has no store of results`
// :   `--verify` tries a sample of the store. Make one with `lectern store push`, or leave `--verify` out.
//
// `has no finished run, so nobody knows what it uses`
// :   `lectern store prune` wants a finished build first, since it removes what no chapter uses.
//
// ## Grading
//
// The sandbox is refused
// :   `lectern doctor` says what this machine allows. In a container user namespaces must be allowed; `--unsafe-no-sandbox` is for your own notebooks only.
//
// Jobs are fewer than asked for
// :   Each may use the memory that the assignment allows, and the machine has no more.
//
// `The reference misses the` points of a check
// :   Your own solution would lose them, and so would the class: mend the check, the `inputs`, or the reference. `--unchecked` hands out all the
//     same.
//
// `did not run to its end`, said of cells of a hand-in
// :   A cell that does not compile, throws or crashes is left out, and all others count. After an endless loop the cells below are not run.
//
// A submission has no points at all
// :   Its report says why, in a sentence for each criterion: a cell that did not compile, the time limit, nothing handed in for the criterion.
//
// Somebody "did not hand in" who did
// :   The file's owner was not recognised. The end of the report lists files without an owner, with the remedy. Whose file was there and could
//     not be read is another case: `grades.csv` says "not graded" and why.
//
// The gradebook cannot be opened
// :   The message says whether another process holds it, or whether the file is damaged.
//
// `there is no bubblewrap, without which students' code would run unconfined`
// :   `apt-get install bubblewrap`.
//
// `the sandbox is weaker here than --strict allows`
// :   The sentence says what is missing. Grade as root in a container of its own, or without `--strict`.
//
// `there is no readable roster`
// :   A CSV file with at least a column `id`; the path is from where you stand.
//
// `is of version`, said of the gradebook
// :   A newer Lectern wrote it. Install that one; an older gradebook is brought up to date by itself.
//
// `The secret is the one that stands in Lectern's repository`
// :   Everybody can read it. Put another one in its place, such as from `openssl rand -hex 16`.
//
// `The rules of 'x' add up to`
// :   The points of a criterion's rules must give its `points`; the help names the rules.
//
// ## A cluster
//
// `by which work is handed to Slurm`
// :   `--on slurm` is for a machine that hands in jobs, such as the cluster's login node. `which sbatch` has to answer there.
//
// `Slurm has no partition 'x'`
// :   The help lists those that there are; name one with `--partition`, or under `cluster:` in course.yml.
//
// `the jobs would wait for ever`
// :   Slurm took the jobs and says that they cannot start: mostly they ask for more time than the partition allows.
//
// `does not see the folder 'x'`
// :   The course, or the reports, lie on a disk of the login node alone. Put them where all nodes find them at the same path.
//
// `does not see the program 'x'`
// :   Lectern is installed on the login node alone. `make install PREFIX=$HOME/lectern`, where your home is shared.
//
// `Slurm takes no more jobs`
// :   A limit on how many jobs a user may have. Wait for those that run, or ask whoever runs the cluster.
//
// `other data sets are found here than where the course is built`
// :   The nodes have no data where you have some, or others. Name a shared folder under `data: { search: [...] }`.
//
// ## Jupyter
//
// There is no kernel "Swift" in the list
// :   `lectern kernel install`, and reload the page; see [Lectern in Jupyter](jupyter.md).
//
// "The kernel died"
// :   It should not, also when a cell crashes. `jupyter lab --debug` shows what it said; please report it.
//
// Outputs say that they no longer hold
// :   A cell above was run again. Run those below, or give it `//| rerun: below`.
