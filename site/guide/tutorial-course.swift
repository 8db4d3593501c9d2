// From nothing to a published course

// ## Install
//
// You need Debian 12 (or a system with the same packages) and Swift 6.3. Get Swift from
// [swift.org](https://www.swift.org/install/), put its `usr/bin` on `PATH`, and see that `swift --version` answers. Then, in a clone of
// Lectern's repository:
//
// ```bash
// make build         # installs what is missing (with sudo), builds
// sudo make install  # the program goes into /usr/local
// lectern doctor     # says what is there, and what is missing
// ```
//
// [Installing](install.md) says what each package is for. The clone is not needed any more.
//
// Measured with an installed program, in an empty folder on two busy cores: all commands below take seven seconds together. The rest of
// the twenty minutes is the build above, once, and your reading and typing.
//
// ## Make a course
//
// ```bash
// lectern init my-course
// lectern preview my-course
// ```
//
// The first command writes `course.yml`, `index.md` and a chapter; the second shows the course in your browser, or, where none opens,
// at the address that it prints. Leave it running, and open a second terminal.
//
// ## Write a chapter
//
// Make a file `my-course/02-bends.md` in your editor. It begins with the front matter, which names it in the list of chapters:
//
// ```markdown
// ---
// title: Bends
// description: Why a network needs something that is not a straight line.
// ---
// ```
//
// Below the last dashes comes the chapter. The box that follows has two halves: above its line stands what you type, below it what
// the page makes of that.
//
// :::: {.demo}
// A layer without an activation is a straight line, and a straight line of a straight line is a straight line again.

let slopes = [2.0, -0.5, 3.0]
let whole = slopes.reduce(1, *)

// Three layers with the slopes 2, −0.5 and 3 are one with the slope `{swift} whole`.
// ::::
//
// Save it. The page has the chapter in its list, and the sentence ends with −3: the cell ran.
//
// ## Draw
//
// Add below:
//
// :::: {.demo}
// An activation bends the line, see @fig-relu-gelu.

Chart {
  for activation in [Activation.relu, .gelu] {
    LinePlot(x: "Input", y: "Output", domain: -3...3) { activation($0) }
      .foregroundStyle(by: .value("Activation", activation.name))
  }
}

// ::::
//
// The figure has a number, and the reference leads to it. The number is the chapter's and the figure's own: in your course it is
// Figure 2.1.
//
// ## Say what you see, and have it checked
//
// Add below:
//
// :::: {.demo}

claim(
  "GELU goes below zero, and ReLU never does.",
  Activation.gelu(-1) < 0 && Activation.relu(-1) == 0)

// ::::
//
// The sentence stands on the page with a mark. Change `<` to `>` and save: the page says that the claim does not hold, at its line.
// Change it back.
//
// ## Ask the readers
//
// Add below:
//
// :::: {.demo}
// ::: {.quiz}
// What is three straight lines after one another?
//
// - [x] A straight line
//   Their slopes multiply.
// - [ ] A parabola
//   For that you would have to multiply the input with itself.
// :::
// ::::
//
// ## Check, and write the site
//
// End the preview with Ctrl-C.
//
// ```bash
// lectern check my-course
// lectern build my-course
// ```
//
// `my-course/site` now has the pages. Open `my-course/site/index.html`: it needs no server and nothing from the network.
//
// ## Publish
//
// To publish is to put the site where a web server finds it. Try it with a folder:
//
// ```bash
// lectern publish my-course --to public --yes
// ```
//
// It says what is added, changed and removed there; without `--yes` it asks first. See it as others will, at `http://localhost:8000`:
//
// ```bash
// python3 -m http.server --directory public
// ```
//
// To put it on the web for nothing, keep the course in git, let a branch hold the site, and say so in `course.yml`. `lectern init`
// has written a `.gitignore` that keeps the cache and the site out of git: both are made anew whenever they are wanted.
//
// ```bash
// cd my-course
// echo 'publish: { branch: gh-pages }' >> course.yml
// git init -b main
// git add .
// git commit -m "The first two chapters"
// lectern publish --yes
// ```
//
// ```text
// To branch gh-pages:
// Published.
// ```
//
// Between these two lines stands what is added. Where git has never been used before, `git commit` refuses and says how to introduce
// yourself to it, with two lines of `git config`; do that, commit, and publish again, or the branch `main` is missing below.
//
// Your files and your branch stay as they are; the branch `gh-pages` has the site and nothing else. Make an empty repository at
// GitHub, `git remote add origin` with its address, push both branches, and choose `gh-pages` in the repository's settings below
// "Pages". From then on `lectern publish` pushes that branch for you. [Publishing](09-publishing.md) has other places, and workflow files that do it
// on every change.
//
// ## Where to go on
//
// [A first chapter](01-first-chapter.md) has the same at more leisure, and what else a chapter can hold. [Your first live figure](tutorial-live.md) lets readers move what you drew; [cells](02-cells.md), [figures](03-figures.md) and
// [prose](04-prose.md) show what else there is, each with its source beside it.
