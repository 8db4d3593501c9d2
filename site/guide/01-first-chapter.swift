// A first chapter

// ## Make a course
//
// ```bash
// lectern init second-course
// lectern preview second-course
// ```
//
// Who has followed [the tutorial](tutorial-course.md) has a course already and can go on with that one; this page begins anew, to say
// of each step what else there is. The first command writes `course.yml` with the course's title, `index.md` for the front
// page, and a chapter. Every other `.md` file that you put beside them becomes a [chapter]{.term} too, in the
// order of their names. The second command shows the course in your browser; leave it running, and open
// `01-first-chapter.md` in your editor.
//
// A chapter is Markdown. At its top stands the **[front matter]{.term}**, between two lines of dashes:
//
// ```yaml
// ---
// title: Flat ends
// description: Where an activation stops to learn.
// ---
// ```
//
// Without a title the first heading is taken for one, and without that the file's name stands in the list. Below it comes prose, in [CommonMark](https://commonmark.org) with GitHub's tables, task lists and
// footnotes.
//
// ## Let something run
//
// A fence that says `{swift}` is a **cell**. It runs, and the value of its last line is shown:

let numbers = [3, 1, 4, 1, 5]
numbers.max()

// Cells follow one another like the lines of one program: what one declares, the next one can use.

let sum = numbers.reduce(0, +)

// A value can stand in the prose as well. The text `` `{swift} sum` `` in the source gives this: the sum
// is `{swift} sum`.
//
// ## Draw something

Chart {
  LinePlot(x: "Input", y: "Output", domain: -6...6) {
    Activation.sigmoid($0)
  }
}

// The label makes it a numbered figure, and `@fig-bend` in the text leads to @fig-bend.
//
// ## Say what you see, and have it checked

let inputs = stride(from: -50.0, through: 50, by: 0.5)
claim(
  "The sigmoid never leaves the space between 0 and 1.",
  inputs.allSatisfy { (0...1).contains(Activation.sigmoid($0)) })

// A claim's sentence is Markdown: *emphasis*, `code`, formulas and links are set as in prose, and HTML stays text.
// When a claim does not hold, the build fails at its line. Prose about numbers stays true that way, on
// other data and in other years.
//
// ## Write the site
//
// ```bash
// lectern build second-course
// ```
//
// The pages are in `second-course/site`. Open `index.html`: it needs no server and nothing from the
// network. The next build runs only what has changed; [publishing](09-publishing.md) says where the
// folder can go.
