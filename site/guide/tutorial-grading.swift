// Grade your first class

// You make an assignment of two functions and a sentence, hand it out, collect three hand-ins and grade them. You need
// [Lectern installed](install.md), and `lectern doctor` should say that the sandbox is there (`apt-get install bubblewrap`).
// In
// the end a folder holds this:
//
// ```text
// grading/
//   mean.yml             the points and their rules: yours alone
//   mean/                named as the file beside it
//     assignment.md      what students read
//     reference.md       your solution; the starter is made from it
//     checks.md          what gives the points
//   hand-out/            what students get, written by a command
//   submissions/         what came back
//   roster.csv           who should hand in
//   reports/             points, pages and the gradebook
// ```
//
// Begin in an empty folder:
//
// ```bash
// mkdir grading && cd grading
// mkdir mean
// ```
//
// ## What is asked, and what it is worth
//
// Write `mean.yml`. Its `secret` is yours alone: take another one, such as what `openssl rand -hex 16` prints.
//
// ```yaml
// assignment: mean
// title: Mean and median
// secret: 3f1c9a7be204d856
// data: { set: none }
// limits: { seconds: 300, memory: 2GiB }
// checks: mean/checks.md
// inputs:
//   mean: [[1, 2, 3], [5], [-1, 1]]
//   median: [[3, 1, 2], [4, 1, 2, 30]]
// public-inputs:
//   mean: [[1, 3]]
// public: [mean]
// criteria:
//   - { id: mean, title: The mean, judge: checks, points: 4,
//       rules: { mean: 4 } }
//   - { id: median, title: The median, judge: checks, points: 4,
//       rules: { median: 4 } }
//   - { id: words, title: In your own words, judge: manual, points: 2 }
// ```
//
// `inputs` are what the functions will be asked when you grade, by name: `mean` is a list of three calls, each with a list of numbers.
// `public-inputs` are what students may try themselves, and `public` names the checks that they have. Two criteria are judged by
// checks, the last by you; `rules` say which check gives how many points, and add up to the criterion's. `data: { set: none }`: there
// is nothing to train on. The reports of a failed check name the input, so take other `inputs` next year.
//
// Write `mean/assignment.md`, which students read:
//
// ```markdown
// # Mean and median
//
// Write both functions in `starter.md`, and say in a sentence when they differ.
// `lectern grade --self starter.md` runs the public checks.
// A cell that does not compile costs its own points, and no others.
// ```
//
// ## A solution, from which the starter is made
//
// Write `mean/reference.md`. What stands between `BEGIN SOLUTION` and `END SOLUTION` is taken out of the [starter]{.term}, and `return 0` put in
// its place; a division whose label begins with `sol-` is taken out whole.
//
// ````markdown
// ---
// title: Mean and median
// ---
//
// ```{swift}
// func mean(_ numbers: [Double]) -> Double {
//   // BEGIN SOLUTION: return 0
//   numbers.reduce(0, +) / Double(numbers.count)
//   // END SOLUTION
// }
// try submit(mean, as: "mean")
// ```
//
// ```{swift}
// func median(_ numbers: [Double]) -> Double {
//   // BEGIN SOLUTION: return 0
//   let sorted = numbers.sorted()
//   let middle = sorted.count / 2
//   return sorted.count % 2 == 1
//     ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
//   // END SOLUTION
// }
// try submit(median, as: "median")
// ```
//
// ## In your own words
//
// When do mean and median differ? Write a sentence below this line.
//
// ::: {#sol-words}
// An outlier moves the mean and not the median.
// :::
// ````
//
// ## Checks
//
// Write `mean/checks.md`. A cell with a label is a check, and its label is the rule that gives points in `mean.yml`. It looks at
// what the functions gave, in a process of its own, after the student's has ended.
//
// ````markdown
// ```{swift}
// //| label: mean
// let means: [(input: [Double], output: Double)] = try answers(of: "mean")
// for (input, output) in means {
//   check("\(output) is the mean of \(input)") {
//     abs(output - input.reduce(0, +) / Double(input.count)) < 1e-9
//   }
// }
// ```
//
// ```{swift}
// //| label: median
// let medians: [(input: [Double], output: Double)] = try answers(of: "median")
// for (input, output) in medians {
//   check("\(output) has half of \(input) on either side") {
//     input.filter { $0 < output }.count <= input.count / 2
//       && input.filter { $0 > output }.count <= input.count / 2
//   }
// }
// ```
// ````
//
// ## Hand it out
//
// ```bash
// lectern assignment release mean --output hand-out
// ```
//
// ```text
// the reference has 8 of 10 points; a person gives the rest (graded in the sandbox)
// hand-out/starter.md
// hand-out/assignment.md
// hand-out/check.yml
// hand-out/check.md
// taken out: 2 marked solutions, 1 written one, 0 hidden checks
// ```
//
// Before anything is written your own solution is graded by all checks, at all `inputs`. Where it misses a point, nothing is handed
// out: the message stands at the check, or at the line of the reference that does not compile. `lectern assignment check mean` does
// that alone, as often as you like.
//
// Look into `hand-out/starter.md`: the solutions are gone. A student can see how far it is:
//
// ```bash
// cd hand-out
// lectern grade --self starter.md
// cd ..
// ```
//
// ```text
// missing  The mean: mean
//   mean: The check '0.0 is the mean of [1.0, 3.0]' does not hold.
// 0 of 1 public checks passed; hidden checks not run
// ```
//
// ## Collect
//
// Be three students. `sed` writes what each has made of the starter:
//
// ```bash
// mkdir submissions
// mine='numbers.reduce(0, +) / Double(numbers.count)'
// sed "s|return 0  // TODO: your code|$mine|" \
//   hand-out/starter.md > submissions/bob.md
// sed -e 's|numbers.reduce(0, +)|numbers.sum()|' \
//   -e 's|An outlier moves.*|The median is in the middle.|' \
//   mean/reference.md > submissions/eve.md
// cp mean/reference.md submissions/ada.md
// ```
//
// Ada has solved it, Bob took the mean for the median and wrote no sentence, and Eve's first cell does not compile, since lists of
// numbers have no `sum`. A roster says who should be there;
// write `roster.csv`:
//
// ```csv
// id,name,email
// ada,Ada Lovelace,ada@example.org
// bob,Bob,bob@example.org
// eve,Eve,eve@example.org
// kay,Kay,kay@example.org
// ```
//
// ## Grade
//
// ```bash
// lectern grade submissions --assignment mean.yml \
//   --roster roster.csv --output reports
// ```
//
// ```text
// 1/3 ada: 8 of 10, points by hand missing, 3.1 s left
// 2/3 bob: 4 of 10, points by hand missing, 1.2 s left
// 3/3 eve: 4 of 10, points by hand missing, 0.0 s left
// did not hand in: kay
// 3 graded; 3 need points by hand; the gradebook is reports/gradebook.sqlite
// reports: reports/index.html
// ```
//
// The seconds are other ones on your machine. A line before these says how well it holds hand-ins back; `lectern doctor` has the
// rest. Open `reports/index.html`. Each student has a page with the points, a reason for each that is missing, and the notebook as it
// was run. Eve's page says which line does not compile, and that all other cells were run: her median has its four points. So it is with a
// cell that throws or crashes. A cell that never ends takes the cells below it along, since no time is left for them.
//
// ## The sentence that a person reads
//
// ```bash
// lectern grade review reports --who turing
// ```
//
// opens a page on which you give points with the keyboard, question by question, and read what was written; `o` shows the whole
// notebook. Ctrl-C ends it. Put your own name for `turing`: students read who gave the points, and the reason. The same on the command
// line:
//
// ```bash
// lectern grade override reports --student ada --criterion words \
//   --points 2 --who turing --why "clear"
// lectern grade override reports --student bob --criterion words \
//   --points 0 --who turing --why "nothing written"
// lectern grade override reports --student eve --criterion words \
//   --points 1 --who turing --why "half: when do they differ?"
// ```
//
// Grade again when you like: points by hand stay.
//
// ## Give back
//
// ```bash
// lectern grade export reports --to csv
// ```
//
// ```text
// reports/grades.csv
// ```
//
// is a table of totals and criteria, with Kay, who did not hand in, in a row without points. For a platform, export its own table and
// have one column of it filled in: `--to canvas --into exported.csv`, or `--to moodle --into worksheet.csv`. The file is changed where
// it lies, and every other byte stays as it was. What stood in the column and is replaced is told, and a row that has more fields than
// there are columns is left as it is, with its line.
//
// Each student's folder, such as `reports/ada`, holds that student's page alone, and can be given back as it is.
//
// ## Where to go on
//
// [From roster to feedback](feedback.md) has the same for a real class, [grading](10-grading.md) assignments that train
// networks, and [how grades are made trustworthy](why-grades.md) says why a hand-in's own numbers are never believed.
