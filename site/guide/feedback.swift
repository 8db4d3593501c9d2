// From roster to returned feedback

// You have an assignment file and its checks; [the tutorial](tutorial-grading.md) makes a small one.
//
// ## Once, before the assignment goes out
//
// ```bash
// # Your own solution has all points that checks give.
// lectern assignment check mean
// # What students get; the check comes first here, too.
// lectern assignment release mean --output hand-out
// ```
//
// The check grades `mean/reference.md` as a hand-in is graded: all checks, all `inputs`, in the sandbox. A point that it misses is a
// mistake of the assignment, told at its line, and nothing is handed out. Where the reference is meant to miss points, `--unchecked`
// hands out all the same. A check that the starter passes as it is handed out is named, too.
//
// Change the `secret`, keep `mean.yml` out of what is public, and let `lectern doctor` say that hand-ins can be confined.
//
// ## The roster
//
// The [roster]{.term} says who should hand in. Export the list of the class from the platform and give it the columns that Lectern knows; only `id` is needed:
//
// | column | is |
// |---|---|
// | `id` | the student's name in reports and in the gradebook |
// | `name`, `email` | by which files and tables are recognised too |
// | `team` | those of one team are graded by one hand-in; for a platform's groups it is the group's name |
// | `extension` | days |
// | `submitted` | when it was handed in, in place of the file's own time; a day alone is its beginning |
// | `file` | whose a file is, where its name does not say it |
// | `username` | what the platform calls the student in names of files, where that is not the `id` |
//
// Platforms' own names of these columns are understood where there is no plain one: `ID number`, `Username`, `Email address`, `First name`
// with `Last name` or `Surname`. Other columns are passed over.
//
// ## Collect
//
// Unpack what the platform exported into one folder. The names that Canvas, Moodle, Blackboard, Brightspace, Gradescope, nbgrader
// and GitHub Classroom give are understood.
//
// ## Grade
//
// ```bash
// lectern grade submissions --assignment mean.yml \
//   --roster roster.csv --output reports
// ```
//
// | you want to | add |
// |---|---|
// | go on after an interruption, grade what came in later, or take up an extension that the roster has now | `--resume` |
// | grade one student again | `--only ada` |
// | find one criterion's points anew | `--criterion median` |
// | grade several at once | `--jobs 4`; the machine's memory bounds it |
// | be sure that memory and users are held apart | `--strict` |
// | know where the time went | `--times` |
//
// Read the end of the output: who did not hand in, which files have no owner, what was passed over and why. The folder
// `reports` is this assignment's; the next one gets a folder of its own, as points by hand are kept with it.
//
// ## Points by hand
//
// ```bash
// lectern grade review reports --who turing --blind
// ```
//
// serves a page on your machine. `j` and `k` change the student, a digit begins the points, Enter gives them, `c` writes a
// comment. What was given outlives every regrading; where somebody has handed in another file since, the end of the output
// says so.
//
// ## Mistakes in the checks
//
// Correct the assignment file or the checks, and grade again with `--resume`: hand-ins whose rules have changed are graded anew,
// and points by hand stay. One student's case is settled by hand:
//
// ```bash
// lectern grade override reports --student bob --criterion median \
//   --points 2 --who turing --why "the right idea"
// ```
//
// ## Copies
//
// ```bash
// lectern grade similarity reports --earlier last-year/
// ```
//
// gives no points; each pair has a page with the two side by side.
//
// ## Back to the platform
//
// Export the platform's own table, and let one column be filled in:
//
// ```bash
// lectern grade export reports --to canvas --into canvas.csv
// ```
//
// ```text
// canvas.csv
// left out, points by hand are missing: eve
// ```
//
// Whoever still lacks points by hand is left out, unless `--partial` says otherwise. When students or the column cannot be told,
// nothing is written, and `--by 'SIS User ID'` or `--column 'Bake-off (4711)'` decides.
//
// ## Feedback
//
// `reports/ada/` is Ada's page, with nobody else's data in it. Put each folder where only its student sees it, or pack them for the
// platform:
//
// ```bash
// cd reports
// for student in */; do zip -qr "../feedback-${student%/}.zip" "$student"; done
// ```
