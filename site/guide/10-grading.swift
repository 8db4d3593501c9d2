// Grading

// An [assignment]{.term} has two sides. Yours is a file with the points, the rules and a secret, and perhaps a
// worked reference. The students' is a folder with a starter and instructions. The course's own bake-off is in
// `notebooks/assignments/`; this page walks through it.
//
// ## Hand it out
//
// ```sh
// lectern assignment release notebooks/assignments/bake-off --output bake-off
// ```
//
// The folder `bake-off` now holds the starter, the instructions, the data, `check.yml` with the public checks, and the pictures and
// tables that the texts show or lead to. Releasing again replaces what an earlier release has written; a file that somebody
// changed there since, or a folder of another assignment, is refused (`--force` replaces it).
//
// What stood between `// BEGIN SOLUTION` and `// END SOLUTION`, or `// BEGIN HIDDEN CHECKS` and `// END HIDDEN
// CHECKS`, or in a division `{#sol-...}`, is gone, and a mark without its partner is an error: half a solution is never
// given away. nbgrader's `HIDDEN TESTS` are hidden checks too; its other marks, Otter's `// SOLUTION` and divisions
// called `solution` are refused with their line. Before anything is written, the folder's `reference.md` is graded as a
// hand-in will be; when it misses points that need no person, nothing is handed out (`lectern assignment check` does that
// alone, `--unchecked` leaves it out). Your own file stays with you. Change the `secret` in it before you grade a class.
//
// Students look for themselves whether they are on the way:
//
// ```sh
// lectern grade --self starter.md
// ```
//
// ```
// passed  Correct implementation: trained
// missing  Convergence comparison plot: legend
//   The convergence chart has no legend.
// 7 of 8 public checks passed; hidden checks not run
// ```
//
// ## Collect and grade
//
// Put every [hand-in]{.term} into a folder, as your platform exports it: `ada.md`, `bob.ipynb`, `eve.zip`, or a folder for each
// student. A roster says who should be there:
//
// ```
// id,name,email,team,extension,submitted,file
// ada,Ada Lovelace,ada@example.org,,,,
// bob,Bob,bob@example.org,red,2,,
// eve,Eve,eve@example.org,red,,2026-12-01 23:14:11 -0800,upload-4711.zip
// ```
//
// Only `id` is needed. A `team` is graded by one hand-in, `extension` counts days, `submitted` counts in place of the
// file's own time, and `file` says whose a file is when its name does not (`group.zip/a.md` names one in an archive). Save the
// roster from any spreadsheet: commas, semicolons or tabs, Unicode or Windows-1252, empty rows below. A fault is told with its
// line, and so is an id that a spreadsheet has spoiled (`1.23E+11`, `123.0`).
//
// **Whose a file is** is read from the names that Canvas (`lovelaceada_LATE_12345_67890_x.md`), Moodle
// (`Ada Lovelace_123_assignsubmission_file_x.md`), Blackboard, Brightspace, Gradescope (`submission_metadata.yml`), Teams, Google
// Classroom, nbgrader and GitHub Classroom give, and from whole addresses, with the time and the [attempt]{.term} where the name has them. A platform's own numbers are nobody's id. What
// could be two students' is graded for neither; a sentence asks you for the roster's `file`. A group's folder at Moodle or Canvas
// is graded for each member when the roster's `team` has the group's name, and a sentence says so when it has not.
//
// **What of it is graded** is chosen by content: the notebook with most of the assignment's labelled cells, where it has no labels
// the one that was begun from the starter, and never the
// starter as it was handed out, the checks, a hidden folder or a Python environment. Where two could be meant the later one
// counts, or with `attempts: best` the better, and you are told. Everything else gets a sentence: a PDF, a web page that a
// browser saved, an archive with a password, a symbolic link. Who handed in such a thing is not among those who did not hand in.
//
// **Cells are Swift, however they are spelt.** `{Swift}`, MyST's `{code-cell}` and code in fences that are called `swift`, where no
// cell is one, are read as `{swift}`; commands to Jupyter (`!pip`, `%time`) and the lines of Colab's forms become comments. A cell
// of another language does not run, and the report says that nothing in it counts.
//
// **A cell costs its own points.** One that does not compile is left out, one that throws or crashes ends there, and all others are run and
// count, also below it; cells that need what it did not make are named with it. (After a crash a new process runs the cells again, up to
// the crash and within the same limits.) A cell that does not end, or ends the process on purpose, takes the cells below along: the page says from which line on.
//
// **Prose costs no points.** Markdown or Jupyter is told by content, not by the name. A fence or a comment that is never closed
// ends with its text, footnotes without a text, pictures that were not handed in and the metadata of editors are noted on the
// page, and the cells are run.
//
// ```sh
// lectern grade submissions --assignment bake-off.yml \
//   --roster roster.csv --output reports
// ```
//
// Each notebook is run anew, in a [sandbox]{.term}, on data whose pixels and classes stand in a secret order. It hands in raw
// numbers; points are computed outside, from them. Stop it when you like: `--resume` goes on where it was. `--only ada`
// grades one student, `--criterion convergence` finds one criterion's points anew, and what has changed is printed.
//
// Open `reports/index.html`: the class, what needs a person, who did not hand in, a ranking in which ties are ties.
// `reports/ada/` is Ada's alone: her points with the reason for each that is missing, her curves beside the ones that the
// grader computed, her notebook as it was run. You can give that folder back as it is.
//
// ## What the evidence proves
//
// Points rest on [evidence]{.term}, not on words. Weights and histories come from the student's process, so by themselves they prove nothing: a network can be written
// down without training it, and a history computed from it. A run therefore states its seed, and **the grader trains it
// again**, which is its [re-enactment]{.term}. Start weights, the order of the images and every step follow from the seed, so training has one outcome, and
// what was handed in is that or is not. Every run is trained again to its end:
//
// ```yaml
// training: { epochs: 20, snapshots: [0, 1, 2, 5, 10, 20],
//             learning-rate: 0.001, batch-sizes: [128],
//             minimum: { sigmoid: 0, others: 0.5 } }
// evidence: { re-enactment: 1, screens: true, seconds: 1800, hand-ins: 5 }
// ```
//
// Proved is: each run that earned points is the training that it says it is, from its seed to its last epoch, on the images
// that this hand-in was given, by the rule that the assignment prescribes; every loss and accuracy in its history is that
// training's. A hand-in is run and trained again by one machine, on which the same training gives the same weights to the
// last bit, so a ten-thousandth of the way from the start is all that is forgiven, which is less than a step. Between two
// kinds of processor it is not so: what is rounded otherwise grows, in networks of ReLU to more than an epoch. So one machine
// takes a hand-in from its run to its points, which is what `lectern grade` does.
//
// A function of a student's own is held to the same. `submit` hands in what the function gives at the places from which the engine
// tabulates it, and in ever smaller pieces around corners and jumps; trained on these numbers, a network takes the steps that it
// took on the function itself. Around corners, jumps and turns as sharp as the soft gate's at zero the engine calls the function at
// other places, too, and there a value can, once in millions, be rounded otherwise, which grows. So what comes out a little
// otherwise for such a function is neither paid nor refused by rule: the report says what differed, and a person gives the
// points.
//
// **Training again costs about what the students' own training costs**: the same epochs once more, without what the notebook
// measures besides. That is the price of a proof, since whatever epochs nobody looks at can be invented. A class takes two
// times as long to grade as its trainings take, and three times with the run on random labels.
//
// Where there is no time for that, `re-enactment` is the share of the epochs that are trained again, such as 0.25: the first
// epochs of every run, and secretly chosen runs further, one of them to its end. Then a run that was not trained at all is
// still found in every case; one that stops early and invents the rest is found when it is among those followed further, and
// then no run of the hand-in is believed. With seven runs of which one is followed to its end, somebody who invents the end of
// one gets away with it six times of seven.
//
// **Screens** look at the weights without training: three snapshots in one straight line, layers that do not move, two
// functions whose weights went the same way, a loss that stays where it was. They explain; what passes them is not proved by
// it. Alone they hold a function of a student's own that is a known one wherever a network goes, and lines and copies where
// a share is trained again.
//
// Not proved is who wrote the notebook, or that whoever handed it in understands it: a notebook that was copied trains as
// well as its model (`lectern grade similarity` looks for those). Points for charts and counts say that the numbers are those
// of the weights. Secret order, secret choice of images and secret last bits of their values make shipped weights and looked-up
// images useless in passing, but someone who recognises an image all the same can order them anew; nothing rests on it,
// because the training is done again. And all of it assumes that the secret is one.
//
// `minimum` is the accuracy on unseen images below which a run has learned nothing, by activation; those of the course's
// assignment stand ten points below those of honest runs of its size.
//
// Who trains otherwise (another optimiser, a schedule, another number of images, more epochs) states it by handing in what `fit`
// returned. Such a run cannot be held against a rule; its criteria wait for points by hand. A training that was interrupted
// goes on with `fit(..., continuing: run)` and is the same to the last bit.
//
// What is looked at is bounded: 2,000 things handed in, charts of 64 series and 4,000 points in each, 60,000 letters of
// analysis, 4,000 blocks of a page. What cannot be judged within `seconds` waits for a person, and the class goes on. With
// `attempts: best`, the last `hand-ins` of a student are graded. `lectern grade --times` says where the time of each went.
// Which attacks were tried, with what was expected and what came out, stands in the repository's `docs/evidence-attacks.md`.
//
// ## Read what a machine cannot
//
// ```sh
// lectern grade review reports --who turing --blind
// ```
//
// The page that opens at the printed address goes through the class question by question. `j` and `k` change the
// student, a digit begins the points, Enter gives them and goes on, `c` writes a comment, and Alt with a digit takes one
// that you wrote before. In the written analysis, percentages that none of the student's verified runs reaches are
// marked. Everything you type is in the [gradebook]{.term} at once; close the browser, or stop the server, and nothing is lost.
// `--blind` hides names.
//
// Points given by hand outlive every regrading. On the command line they are given so:
//
// ```sh
// lectern grade override reports --student ada --criterion written \
//   --points 12 --who turing --why "clear"
// ```
//
// ## Look for copies
//
// ```sh
// lectern grade similarity reports --earlier last-year/
// ```
//
// Names, order, comments and layout do not matter; what the starter gave, or what a quarter of the class has, does not
// count. It gives no points: each pair has a page with the two side by side, and the lines marked that stand in both.
//
// ## Give back
//
// ```sh
// lectern grade export reports --to canvas --into exported.csv
// lectern grade export reports --to moodle --into worksheet.csv
// lectern grade export reports --to gradescope
// lectern grade export reports --to csv
// ```
//
// With `--into`, one column of the table that your platform exported is filled in, and every other byte stays as it was:
// encoding, mark, line ends, quotation marks. It is the column with the assignment's title, with or without the number that
// Canvas adds (`Bake-off (4711)`); where there are two, name one with `--column`. Students are found by one column for the whole
// table: the roster's `id`, or the address where the table has no such column. When another column would say another row,
// nothing is written, and `--by 'SIS User ID'` decides. A row whose name has no word in common with the roster's is left out and
// told; so is one that Canvas excuses (`EX`) or Moodle has locked. Names and notes that a spreadsheet would run as a formula begin with an apostrophe.
//
// ## The assignment file
//
// ```yaml
// assignment: bake-off
// secret: change-this-before-grading-a-class
// due: 2026-12-01T23:59:00Z
// late: { percent-per-day: 10, days: 5 }
// attempts: last            # or best
// public: [trained, series] # rules that students can check for themselves
// criteria:
//   - id: convergence
//     title: Convergence comparison plot
//     judge: convergence
//     points: 20
//     rules: { series: 14, axes: 3, legend: 3 }
//   - { id: written, judge: manual, points: 15 }
// ```
//
// Judges are `implementation`, `convergence`, `gradient-flow`, `dead-units`, `custom-activation`, `checks` for cells of your
// own, and `manual` for what a person judges. A [criterion]{.term}'s rules add up to its points; the message says so when they do not.
//
// ## An assignment of your own
//
// Not every assignment trains networks. `notebooks/assignments/softmax.yml` asks for a function and a few numbers; its points
// come from **[check cells]{.term of="check cell"}**, in a notebook beside it:
//
// ```yaml
// assignment: softmax
// secret: change-this-before-grading-a-class
// data: { set: none }       # it needs no images
// checks: softmax/checks.md
// inputs:                   # what functions are asked when you grade
//   softmax: [[1, 2, 3], [1000, 1000]]
// public-inputs:            # and when students check themselves
//   softmax: [[0, 0]]
// public: [sums]
// criteria:
//   - { id: softmax, judge: checks, points: 6, rules: { sums: 2, stable: 4 } }
// ```
//
// Students hand in what they have made under a name, a function or any value that is `Encodable`:
//
// ```swift
// try submit(softmax, as: "softmax")
// try submit(entropies, as: "entropies")
// ```
//
// In `checks.md` each cell with a label is a check, and its label is the rule that gives the points. It looks at what came
// back with `answers(of:)` and `returned(_:)`, and says what should hold with `check`:
//
// ````markdown
// ```{swift}
// //| label: sums
// typealias Asked = (input: [Double], output: [Double])
// let asked: [Asked] = try answers(of: "softmax")
// for (input, output) in asked {
//   check("the probabilities of \(input) add up to 1") {
//     abs(output.reduce(0, +) - 1) < 1e-9
//   }
// }
// ```
// ````
//
// A check passes when its cell runs to its end and every `check` and `claim` in it holds; cells without a label come first and
// prepare. They run in a process of their own, after the student's has ended: nothing that a student wrote runs beside them,
// and a check that crashes on strange numbers is a check that has not passed, no more. Before anybody is graded, all checks
// are compiled; a mistake in one is told at its line.
//
// Students get the public checks as `check.md`, without the prose around them. In their starter, a solution between
// `// BEGIN SOLUTION: return []` and `// END SOLUTION` has become `return []`, so that it compiles.
//
// ## How safe is it?
//
// `lectern doctor` says what holds on your machine. Grade as root (in a container of its own, say), so that each job runs
// as a user of its own and the kernel holds memory and processes; `--strict` refuses to grade where that is not so.
// Without bubblewrap nothing is graded at all, unless you say `--unsafe-no-sandbox`, which is for your own notebooks and
// is written on every page of the report.
//
// What a notebook reached for and did not get (a file of the machine, another program, the network) stands in the report
// as a hint. It is told by the student's own process, so it is never a verdict.
