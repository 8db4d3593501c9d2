// Exercises and quizzes

// ## Exercises
//
// ::: {#exr-double level="apply" points="2"}
// ## Doubling
// Write a function `double` that gives twice its argument.
// :::
//
// ::: {#sol-double}

func double(_ number: Int) -> Int { 2 * number }
check("double", points: 2) { double(21) == 42 }

// :::
//
// The source of the two:
//
// ```markdown
// ::: {#exr-double level="apply" points="2"}
// ## Doubling
// Write a function `double` that gives twice its argument.
// :::
//
// ::: {#sol-double}
// Cells and prose.
// :::
// ```
//
// A [solution]{.term} carries the number of its exercise. `solutions: hide`, `fold` or `show` in `course.yml`, in
// a chapter's front matter or after `lectern build --solutions` says what readers get. Hidden ones are
// not in the page, not in the search, not in the downloads. `solutions: { show: fold, release:
// 2026-12-01 }` keeps them back until that day, their [release]{.term}.
//
// `lectern check` runs the cells of hidden solutions all the same.
//
// ## Quizzes
//
// A task list, in which `[x]` marks right answers; an indented line under a choice is what a reader is told who chose it. With
// several `[x]` several may be chosen.
//
// :::: {.demo}
// ::: {.quiz}
// Which of these bends at zero?
//
// - [ ] Sigmoid
//   It bends everywhere, gently.
// - [x] ReLU
//   Flat below, straight above.
// - [ ] Identity
//   It does not bend at all.
// :::
// ::::
//
// A number with what it may be off by:
//
// :::: {.demo}
// ::: {.quiz answer="0.25" tolerance="0.01"}
// How steep is the sigmoid at zero?
// :::
// ::::
//
// Quizzes are scored in the page and remembered in the reader's browser only; without scripts the
// answers can be unfolded.
