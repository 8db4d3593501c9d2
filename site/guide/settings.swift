// All options and keys

// Made from the program by `Scripts/reference`. Without a default nothing holds when the key
// is left out. The tests read the examples, and write each default out to see that it changes nothing.
//
// ## Options of a cell {#sec-keys-cell}
//
// YAML after `//|` at the top of the cell. Those marked * may also stand under `execute:`, in the front matter or in `course.yml`; the nearest to the cell wins. An unknown or misspelt option is an error with its line.
//
// | Option | Type and default, meaning, example |
// |---|---|
// | `label` | *Name.* The cell's name, for references; its prefix (`fig-`, `tbl-`, `lst-`) says what is numbered. `label: fig-flow` |
// | `eval` * | *True or false; `true` when left out.* `false`: the cell is shown and not compiled. `eval: false` |
// | `echo` * | *`true`, `false`, `fenced`; `true` when left out.* Whether the code is on the page; `fenced` with its fence and options. `echo: false` |
// | `output` * | *`true`, `false`, `asis`; `true` when left out.* Whether the output is on the page; `asis` reads text as Markdown. `output: asis` |
// | `include` * | *True or false; `true` when left out.* `false`: the cell runs, and nothing of it is shown. `include: false` |
// | `error` * | *True or false; `false` when left out.* `true`: an error is shown and the chapter goes on; otherwise it fails the build. `error: true` |
// | `warning` * | *True or false; `true` when left out.* `false`: the compiler's warnings are not shown. `warning: false` |
// | `cache` * | *True or false; `true` when left out.* `false`: the chapter's results are not kept. `cache: false` |
// | `run` * | *True or false; `true` when left out.* `false`: the cell is compiled and not run. `run: false` |
// | `rerun` * | *`false`, `below`; `false` when left out.* `below`: in Jupyter, the cells below run again with this one. `rerun: below` |
// | `compile-fail` * | *True or false; `false` when left out.* `true`: the page shows the compiler's refusal; it is an error if the cell compiles. `compile-fail: true` |
// | `crash` * | *True or false; `false` when left out.* `true`: the cell's trap is shown. `crash: true` |
// | `timeout` * | *Seconds; `600` when left out.* Seconds that the cell may run. `timeout: 1200` |
// | `memory` * | *Bytes.* What the cell may use, with its unit; what the machine has when nothing is said. `memory: 2 GB` |
// | `vary-limit` * | *Whole number; `200` when left out.* How many states sliders may make. `vary-limit: 500` |
// | `vary` | *Names with lists or ranges.* Sliders between finished states: the cell runs once for each combination, and the page switches between what they gave. `vary: { alpha: [0, 0.1, 0.3], depth: 1...3 }` |
// | `live` | *Names with controls.* Controls with which the cell runs in the reader's browser too. `live: { alpha: 0...1 = 0.1, f: [ReLU, tanh], on: true, draw: button }` |
// | `animate` | *True, or keeps and rate; `false` when left out.* Play, step and reset for a cell that gives an `Animation`; `keeps` names controls that do not begin it anew, `rate` is steps a second. `animate: { rate: 20 }` |
// | `code-fold` * | *`false`, `true`, `show`; `false` when left out.* Whether the code is folded, and how it stands at first. `code-fold: true` |
// | `code-summary` | *Text.* The words by which folded code is unfolded. `code-summary: How the data were made` |
// | `code-line-numbers` * | *True or false; `false` when left out.* `true`: the code has numbered lines. `code-line-numbers: true` |
// | `lst-cap` | *Markdown.* The caption of the code as a numbered listing; the label begins with `lst-`. `lst-cap: A function that doubles.` |
// | `fig-cap` | *Markdown.* The caption of the figure that the cell gives; the label begins with `fig-`. `fig-cap: Gradient size by layer.` |
// | `fig-subcap` | *List of Markdown.* The captions of a figure's parts. `fig-subcap: [Sigmoid, ReLU]` |
// | `fig-alt` | *Text.* A description for those who do not see the figure; charts make one of themselves. `fig-alt: Six curves over twenty layers.` |
// | `fig-width` * | *Inches; `7` when left out.* The figure's width. `fig-width: 5` |
// | `fig-height` * | *Inches; `5` when left out.* The figure's height. `fig-height: 3.5` |
// | `fig-align` * | *`default`, `left`, `center`, `right`; `default` when left out.* Where a figure narrower than the column stands. `fig-align: center` |
// | `tbl-cap` | *Markdown.* The caption of the table that the cell gives; the label begins with `tbl-`. `tbl-cap: Squares.` |
// | `layout-ncol` * | *Whole number.* How many columns the cell's outputs stand in. `layout-ncol: 2` |
// | `column` * | *Name.* Where the cell stands: the column of text when nothing is said, or `margin`, or `page`, which is wider. `column: margin` |
// | `classes` * | *List of names.* Classes for a style sheet of your own. `classes: [wide, exam]` |
//
// ## Front matter {#sec-keys-chapter}
//
// Between two lines of dashes at the top of a chapter.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `title` | *Markdown.* The chapter's title; its first heading when left out. `title: Gradient flow` |
// | `subtitle` | *Text.* A line below the title. `subtitle: Why deep networks forget` |
// | `description` | *Text.* One sentence on what the chapter is about, for lists and search. `description: Where the gradient goes.` |
// | `author` | *Name, or list of names.* Who wrote the chapter; `authors` is the same. `author: [Ada Lovelace, Alan Turing]` |
// | `execute` | *Options of cells.* Options for the chapter's cells. `execute: { echo: false }` |
// | `params` | *Names with values.* Named values, constants of the chapter; `-P name=value` gives others. `params: { epochs: 3, name: guide }` |
// | `draft` | *True or false; `false` when left out.* `true`: the chapter is built by `lectern preview` only. `draft: true` |
// | `lang` | *Language tag.* The chapter's language; the course's when left out. `lang: de-CH` |
// | `solutions` | *Hide, fold, show, or show and release.* What readers get of the solutions, and from when on; as the course has it when left out. `solutions: { show: fold, release: 2026-12-01 }` |
// | `release` | *Day.* The day from which the chapter is built. `release: 2026-12-01` |
// | `bibliography` | *File, or list of files.* BibTeX files, from the chapter's folder. `bibliography: works.bib` |
// | `reading-time` | *Minutes, text, or false.* How long it takes to read; counted from the words when left out. `reading-time: 45 min with pencil` |
//
// ### solutions {#sec-keys-chapter-solutions}
//
// Under `solutions:`, or one of its three words alone.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `show` | *`hide`, `fold`, `show`; `fold` when left out.* What readers get of the solutions. `show: hide` |
// | `release` | *Day.* The day from which the solutions are published. `release: 2026-12-01` |
//
// ## course.yml {#sec-keys-course}
//
// Beside the chapters. Without it every chapter of the folder is built, by file name. Files whose names begin with `_` or `.` are no chapters.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `title` | *Text.* The course's title. `title: Deep learning` |
// | `subtitle` | *Text.* A line below the title. `subtitle: Spring 2027` |
// | `description` | *Text.* One sentence on what the course is about. `description: How networks learn.` |
// | `author` | *Name, or list of names.* Who wrote the course; `authors` is the same. `author: Ada Lovelace` |
// | `lang` | *Language tag; `en` when left out.* The course's language. `lang: de-CH` |
// | `chapters` | *List of files and parts.* Files and parts, in their order; all of the folder by name when left out. `chapters: [index.md, { part: Practice, chapters: [a.md] }]` |
// | `output` | *Folder.* The site's folder; `site` in the course's folder when left out. `output: ../site` |
// | `solutions` | *`hide`, `fold`, `show`; `fold` when left out.* What readers get of the solutions. `solutions: hide` |
// | `theme` | *Folder, or keys.* The look: a colour, or a folder with templates and styles. `theme: { accent: "#0072B2" }` |
// | `data` | *Keys.* Where data sets are. `data: { search: [../data] }` |
// | `execute` | *Options of cells.* Options for all cells. `execute: { timeout: 60 }` |
// | `bibliography` | *File, or list of files.* BibTeX files. `bibliography: works.bib` |
// | `macros` | *Names of TeX with TeX.* Commands of the course's own in formulas; `#1` is what the first braces hold. `macros: { \R: '\mathbb{R}', \norm: '\lVert #1 \rVert' }` |
// | `check` | *Keys.* Rules of `lectern check` and what becomes of them. `check: { heavy-images: "off" }` |
// | `store` | *Keys.* Where finished work lies, whose signatures count, how much it may hold. `store: { limit: 20MB }` |
// | `cluster` | *Keys.* What `--on slurm` asks of the cluster for each job. `cluster: { partition: teaching, time: "30", memory: 4G }` |
// | `publish` | *Keys.* Where `lectern publish` puts the site: a folder, a git branch or another machine. `publish: { branch: gh-pages }` |
// | `site-url` | *Address.* The address of the site, for canonical addresses, feed, sitemap and cards. `site-url: https://example.org/course` |
// | `repo-url` | *Address.* The address below which readers edit a chapter's source. `repo-url: https://github.com/me/course/edit/main` |
//
// ### chapters {#sec-keys-course-chapters}
//
// In an entry of `chapters:` that is no file.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `part` | *Text.* The title of a part of the course. `part: Practice` |
// | `chapters` | *List of files.* The part's chapters. `chapters: [a.md, b.md]` |
//
// ### theme {#sec-keys-course-theme}
//
// Under `theme:`, or the folder alone.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `accent` | *Colour.* The colour of links and marks. `accent: "#0072B2"` |
// | `directory` | *Folder.* A folder with templates and styles of one's own. `directory: theme` |
//
// ### data {#sec-keys-course-data}
//
// Under `data:`.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `search` | *List of folders.* Folders in which data sets are looked for. `search: [../data]` |
//
// ### store {#sec-keys-course-store}
//
// Under `store:`; [results that travel](store.md) says what it is for.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `folder` | *Folder; `results` when left out.* Where finished work lies. `folder: finished` |
// | `trust` | *File.* The file of the keys whose signatures count; every entry counts when left out. `trust: keys/allowed` |
// | `limit` | *Bytes; `5MB` when left out.* How much the store may hold. `limit: 20MB` |
//
// ### publish {#sec-keys-course-publish}
//
// Under `publish:`, one of folder, branch and ssh; [publishing](09-publishing.md) says how.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `folder` | *Folder.* A folder of this machine. `folder: ../public` |
// | `branch` | *Branch.* A branch of the course's own repository. `branch: gh-pages` |
// | `remote` | *Remote of git.* Where `branch` is pushed to; `origin` when left out and there is one. `remote: origin` |
// | `ssh` | *Address.* A folder of another machine. `ssh: ssh://host/srv/www/course` |
// | `files` | *List of files.* Files and folders that go to the site's root as they are. `files: [CNAME]` |
//
// ### check {#sec-keys-course-check}
//
// Under `check:`, the rules of `lectern check`.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `alternative-text` | *`off`, `warning`, `error`; `warning` when left out.* Images without a description. `alternative-text: error` |
// | `heading-levels` | *`off`, `warning`, `error`; `warning` when left out.* Headings that leave out a level. `heading-levels: error` |
// | `unused-works` | *`off`, `warning`, `error`; `error` when left out.* Works of a bibliography that are cited nowhere. `unused-works: warning` |
// | `label-prefix` | *`off`, `warning`, `error`; `warning` when left out.* Labels by which nothing is numbered. `label-prefix: error` |
// | `heavy-images` | *`off`, `warning`, `error`; `warning` when left out.* Images of more than 500 kB. `heavy-images: error` |
// | `unused-terms` | *`off`, `warning`, `error`; `warning` when left out.* Terms of a glossary that no chapter refers to. `unused-terms: error` |
// | `external-links` | *`off`, `warning`, `error`; `error` when left out.* Links out of the course that lead nowhere, with `--external`. `external-links: warning` |
// | `unlisted-chapters` | *`off`, `warning`, `error`; `warning` when left out.* Chapters that `chapters:` does not list. `unlisted-chapters: error` |
//
// ## An assignment's file {#sec-keys-assignment}
//
// What [grading](10-grading.md) goes by. A key that is not there is an error with its line.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `assignment` | *Name.* The assignment's name, for files and reports. `assignment: bake-off` |
// | `title` | *Text.* Its title in reports; the name when left out. `title: The activation bake-off` |
// | `secret` | *Text.* At least 12 characters that students must not know; from them come pixel orders and hidden inputs. `secret: b0a1f7c2d9e84635` |
// | `due` | *Day or time.* The last moment to hand in; no limit when left out. `due: 2026-12-01T23:59:00Z` |
// | `late` | *Keys.* What lateness costs. `late: { percent-per-day: 10, days: 5 }` |
// | `attempts` | *`last`, `best`; `last` when left out.* Which of several hand-ins counts. `attempts: best` |
// | `data` | *Keys.* The data set and how it is divided. `data: { set: mnist, train: 5000 }` |
// | `training` | *Keys.* How students have to train. `training: { epochs: 10 }` |
// | `limits` | *Keys.* What one run of a notebook may use. `limits: { seconds: 1800 }` |
// | `control` | *Keys.* Runs that have to come out badly. `control: { shuffled-labels: false }` |
// | `tolerances` | *Keys.* How far what is reported may lie from what is computed again. `tolerances: { chart: 0.02 }` |
// | `evidence` | *Keys.* How the grader convinces itself that a run was trained. `evidence: { re-enactment: 0.25 }` |
// | `checks` | *File.* A notebook beside this file whose labelled cells are the checks. `checks: checks.md` |
// | `inputs` | *Names with lists.* Hidden inputs by the name of a function. `inputs: { softmax: [[1, 2, 3], [1000, 1000]] }` |
// | `public-inputs` | *Names with lists.* Inputs that students see, by the name of a function. `public-inputs: { softmax: [[0, 0]] }` |
// | `criteria` | *List of criteria.* What is judged and for how many points. `criteria: [{ id: written, judge: manual, points: 15 }]` |
// | `public` | *List of rules.* Rules that students may try out themselves. `public: [trained, series]` |
//
// ### criteria {#sec-keys-assignment-criteria}
//
// In each entry of `criteria:`.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `id` | *Name.* The criterion's name. `id: convergence` |
// | `title` | *Text.* Its title in reports; the `id` when left out. `title: Convergence comparison plot` |
// | `judge` | *`implementation`, `convergence`, `gradient-flow`, `dead-units`, `custom-activation`, `checks`, `manual`; `manual` when left out.* Who gives the points. `judge: convergence` |
// | `points` | *Number.* How many there are. `points: 20` |
// | `bonus` | *True or false; `false` when left out.* Whether they come on top. `bonus: true` |
// | `rules` | *Rules with points.* Points by rule of the judge; they add up to `points`. `rules: { series: 14, axes: 3, legend: 3 }` |
//
// ### rules {#sec-keys-assignment-criteria-rules}
//
// In `rules:` of a criterion, by its judge. Those of `checks` are the labels of your check cells, and `manual` has none.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `trained` | *Points.* A rule of the judge `implementation`. `trained: 10` |
// | `probed` | *Points.* A rule of the judge `implementation`. `probed: 10` |
// | `series` | *Points.* A rule of the judge `convergence`. `series: 10` |
// | `axes` | *Points.* A rule of the judge `convergence`. `axes: 10` |
// | `legend` | *Points.* A rule of the judge `convergence`. `legend: 10` |
// | `norms` | *Points.* A rule of the judge `gradient-flow`. `norms: 10` |
// | `chart` | *Points.* A rule of the judge `gradient-flow`. `chart: 10` |
// | `counts` | *Points.* A rule of the judge `dead-units`. `counts: 10` |
// | `picture` | *Points.* A rule of the judge `dead-units`. `picture: 10` |
// | `differs` | *Points.* A rule of the judge `custom-activation`. `differs: 10` |
// | `derivative` | *Points.* A rule of the judge `custom-activation`. `derivative: 10` |
// | `trains` | *Points.* A rule of the judge `custom-activation`. `trains: 10` |
//
// ### late {#sec-keys-assignment-late}
//
// Under `late:`.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `percent-per-day` | *Number, 0 to 100; `0` when left out.* Per cent of the points found automatically that each day begun costs. `percent-per-day: 10` |
// | `days` | *Whole number.* After so many days nothing is left; no end when left out. `days: 5` |
//
// ### data {#sec-keys-assignment-data}
//
// Under `data:`.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `set` | *`bake-off`, `mnist`, `fashion-mnist`, `drawn-digits`, `none`; `bake-off` when left out.* The data set; `bake-off` is Fashion-MNIST where it is installed, `none` needs no images. `set: mnist` |
// | `train` | *Whole number; `10000` when left out.* How many images a notebook trains on, at least 1000. `train: 5000` |
// | `validation` | *Whole number; `1000` when left out.* How many it may validate on, at least 100. `validation: 500` |
// | `held-out` | *Whole number; `5000` when left out.* How many it never sees, at least 200. `held-out: 2000` |
//
// ### training {#sec-keys-assignment-training}
//
// Under `training:`.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `epochs` | *Whole number; `20` when left out.* How many epochs a run has at least. `epochs: 10` |
// | `snapshots` | *List of whole numbers; `[0, 1, 2, 5, 10, 20]` when left out.* The epochs after which weights are handed in; 0 is before training. `snapshots: [0, 1, 2, 5, 10]` |
// | `bar` | *Number, 0 to 1; `0.5` when left out.* The held-out accuracy above which a function of one's own has trained. `bar: 0.7` |
// | `minimum` | *Number, or names with numbers; `0.2` when left out.* The held-out accuracy below which a run has learned nothing: one number, or one by activation with `others` for the rest. `minimum: { sigmoid: 0, others: 0.5 }` |
// | `learning-rate` | *Number; `0.001` when left out.* Adam's step size; a run with another waits for a person. `learning-rate: 0.002` |
// | `batch-sizes` | *List of whole numbers; `[128]` when left out.* The sizes that a student may choose from. `batch-sizes: [64, 128]` |
//
// ### limits {#sec-keys-assignment-limits}
//
// Under `limits:`, for one run of one notebook.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `seconds` | *Seconds; `900` when left out.* How long one run of a notebook may take. `seconds: 1800` |
// | `memory` | *Bytes; `4GiB` when left out.* What it may use. `memory: 3GiB` |
// | `processes` | *Whole number; `128` when left out.* How many processes at once, at least 16. `processes: 64` |
// | `output` | *Bytes; `600MiB` when left out.* How large its results may be. `output: 100MiB` |
//
// ### control {#sec-keys-assignment-control}
//
// Under `control:`.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `shuffled-labels` | *True or false; `true` when left out.* Whether each notebook is run once more on random labels, where nothing can be learned. `shuffled-labels: false` |
//
// ### evidence {#sec-keys-assignment-evidence}
//
// Under `evidence:`.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `re-enactment` | *Number, 0 to 1; `1` when left out.* The share of the epochs that the grader trains again. `re-enactment: 0.25` |
// | `screens` | *True or false; `true` when left out.* Whether weights are looked at for what training never gives. `screens: false` |
// | `seconds` | *Seconds; `1800` when left out.* After which a hand-in is left for a person, and the class goes on. `seconds: 3600` |
// | `hand-ins` | *Whole number; `5` when left out.* How many hand-ins of a student are graded where the best counts. `hand-ins: 3` |
//
// ### tolerances {#sec-keys-assignment-tolerances}
//
// Under `tolerances:`: how far what is reported may lie from what is computed again.
//
// | Key | Type and default, meaning, example |
// |---|---|
// | `loss` | *Number; `0.35` when left out.* Relative: an epoch's mean loss against the losses before and after it. `loss: 0.2` |
// | `accuracy` | *Number; `0.1` when left out.* Absolute: training accuracy; on random labels, twice of it above chance. `accuracy: 0.2` |
// | `chart` | *Number; `0.01` when left out.* Relative: what a chart shows against the history. `chart: 0.2` |
// | `gradient` | *Number; `0.05` when left out.* Relative: gradient norms. `gradient: 0.2` |
// | `probe` | *Number; `0.0001` when left out.* Absolute: an activation's values and slopes. `probe: 0.2` |
// | `seed` | *Number; `0.02` when left out.* Absolute: accuracies of honest runs that differ in the seed alone. `seed: 0.2` |
// | `training` | *Number; `0.0001` when left out.* Relative: weights trained again, against the way from the start. `training: 0.2` |
