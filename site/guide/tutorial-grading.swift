// Grade your first class

// You make an assignment of two functions and a sentence, hand it out, collect three hand-ins and grade them. You need
// [Lectern installed](install.md), and `lectern doctor` should say that the sandbox is there (`apt-get install bubblewrap`).
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
// limits: { seconds: 60, memory: 2GiB }
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
// `inputs` are what the functions will be asked when you grade, `public-inputs` what students may try themselves. Two criteria
// are judged by checks, the last by you.
//
// Write `mean/assignment.md`, which students read:
//
// ```markdown
// # Mean and median
//
// Write both functions, and say in a sentence when they differ.
// `lectern grade --self starter.md` runs the public checks.
// ```
//
// ## A solution, from which the starter is made
//
// Write `mean/reference.md`. What stands between the marks is taken out for students, and `return 0` put in its place.
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
//   check("the mean of \(input)") {
//     abs(output - input.reduce(0, +) / Double(input.count)) < 1e-9
//   }
// }
// ```
//
// ```{swift}
// //| label: median
// let medians: [(input: [Double], output: Double)] = try answers(of: "median")
// for (input, output) in medians {
//   check("half of \(input) lies below the median") {
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
// hand-out/starter.md
// hand-out/assignment.md
// hand-out/check.yml
// hand-out/check.md
// 3 solutions and 0 hidden checks taken out
// ```
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
//   mean: The check 'the mean of [1.0, 3.0]' does not hold.
// 0 of 1 public checks passed; hidden checks not run
// Data: The assignment needs no data.
// ```
//
// ## Collect
//
// Be three students. `sed` writes what each has made of the starter:
//
// ```bash
// mkdir submissions
// sed 's|return 0  // TODO: your code|numbers.reduce(0, +) / Double(numbers.count)|' \
//   hand-out/starter.md > submissions/bob.md
// sed 's|return 0  // TODO: your code|numbers.sum()|' \
//   hand-out/starter.md > submissions/eve.md
// cp mean/reference.md submissions/ada.md
// ```
//
// Ada has solved it, Bob took the mean for the median, and Eve's notebook does not compile. A roster says who should be there;
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
// Data: The assignment needs no data.
// 1/3 ada: 8 of 10, points by hand missing, 3.1 s left
// 2/3 bob: 4 of 10, points by hand missing, 1.2 s left
// 3/3 eve: 0 of 10, points by hand missing, 0.0 s left
// did not hand in: kay
// 3 graded; 3 need points by hand; the gradebook is reports/gradebook.sqlite
// reports: reports/index.html
// ```
//
// A line before these says how well your machine holds hand-ins back; `lectern doctor` has the rest. Open `reports/index.html`. Each student has a page with the points, a reason for each that is missing, and the notebook as it
// was run. Eve's page says which line does not compile.
//
// ## The sentence that a person reads
//
// ```bash
// lectern grade review reports --who you
// ```
//
// opens a page on which you give points with the keyboard, question by question. Ctrl-C ends it. The same on the command line:
//
// ```bash
// lectern grade override reports --student ada --criterion words \
//   --points 2 --who you --why "clear"
// lectern grade override reports --student bob --criterion words \
//   --points 0 --who you --why "nothing written"
// lectern grade override reports --student eve --criterion words \
//   --points 1 --who you --why "half"
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
// reports/csv.csv
// ```
//
// is a table of totals and criteria. `--to canvas --into exported.csv` fills in one column of a table that your platform
// exported, and leaves every other byte as it was.
//
// Each student's folder, such as `reports/ada`, holds that student's page alone, and can be given back as it is.
//
// ## Where to go on
//
// [From roster to feedback](feedback.md) has the same for a real class, [grading](10-grading.md) assignments that train
// networks, and [how grades are made trustworthy](why-grades.md) says why a hand-in's own numbers are never believed.
