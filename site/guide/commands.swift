// All commands

// Made from the program by `Scripts/reference`: `lectern help COMMAND` and `man lectern` say the same.
// Every command knows `--help`, and `--version` too.
//
// | Exit status | Meaning |
// |---|---|
// | 0 | All is well. |
// | 1 | The notebooks have errors; each is told with file, line and column. |
// | 2 | The command line is wrong. |
// | 3 | The machine lacks something; `lectern doctor` says what, and how to get it. |
// | 128 + N | Signal N stopped it; what was finished before is kept. |
//
// ## lectern init {#sec-lectern-init}
//
// Make a course with one running chapter.
//
// Writes course.yml, index.md and a first chapter; nothing that is there is overwritten. With `--ci` it also writes the file by which GitHub or GitLab check, build and publish the course on every change; where there is a course already, that alone.
//
// ```text
// lectern init [<options>] [<directory>]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<directory>` | The course's folder, made if need be. Default: `.`. |
// | `--title <title>` | The course's title. Default: `My course`. |
// | `--ci <ci>` | Write the file for a service that builds and publishes: github or gitlab. |
// | `--lectern <address>` | Where that service gets Lectern from, a repository or a .deb; its variable LECTERN when left out. |
//
// For example:
//
// ```bash
// lectern init my-course && lectern build my-course
// lectern init my-course --ci github
// ```
//
// ## lectern build {#sec-lectern-build}
//
// Render a course, or the chapters named, into its site.
//
// Chapters whose text, data, includes, kit and toolchain are what they were are not run again. A chapter with an error leaves its last good page in place.
//
// ```text
// lectern build [<options>] [<paths> ...]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<paths> ...` | A course's folder, or chapters of a course. The working directory when left out. |
// | `--output <output>` | The site's folder; the course's own 'output' when left out. |
// | `--jobs <jobs>` | How many chapters to compile and run at once. |
// | `--force` | Run every chapter, changed or not; compiled cells and finished experiments are reused. |
// | `--recompute` | Compute every experiment again, whatever is kept, and say what differs. |
// | `--verify <share>` | Do a sample of the stored work again and compare, such as 5%: every bit on the same kind of processor, else the numbers of a kind together. |
// | `--verify-within <seconds>` | How long the sample's work took whoever stored it, at most: entries that took longer are left out. |
// | `--no-execute` | Run nothing: pages show the results of an earlier run, or none. |
// | `--quick` | Run every cell with fewer epochs and one seed; each page says so. With `--verify` only chapters that are not in the store. |
// | `--solutions <solutions>` | What becomes of solutions: hide, fold or show. |
// | `--check` | Check that each page of the site was made from the sources beside it; build nothing. |
// | `--pdf` | Write each page as PDF too, beside it, with headless Chromium. |
// | `--timings` | Print where the time went; `--json` says so in any case. |
// | `--json` | Print the result as JSON. |
// | `-P <P>` | Override a parameter of the front matter: -P name=value. May be given several times. |
// | `--on <cluster>` | Hand the work to a cluster: 'slurm'. Folders and program have to be on file systems that its nodes share. |
// | `--partition <partition>` | With `--on`: the partition. |
// | `--time <time>` | With `--on`: how long a task may take, as Slurm writes it: 30 (minutes), 2:00:00, 1-12. |
// | `--memory <memory>` | With `--on`: the memory of a task, such as 4G. |
// | `--account <account>` | With `--on`: the account that pays. |
// | `--cores <cores>` | With `--on`: the cores of a task. |
// | `--setup <setup>` | With `--on`: shell that runs on the node before Lectern does, such as 'module load swift'. |
// | `--retries <retries>` | With `--on`: how often a task that did not come to its end is handed in again. |
// | `--as-of <as-of>` | Build as on this day (2026-12-01), for chapters and solutions with a release date. |
//
// For example:
//
// ```bash
// lectern build notebooks
// lectern build notebooks/04-gradient-flow.md --timings
// lectern build notebooks --quick --output /tmp/site
// lectern build notebooks --on slurm --partition teaching --time 30
// ```
//
// ## lectern preview {#sec-lectern-preview}
//
// Show a course in the browser and keep it up to date while you write.
//
// Serves the course on this machine. Each save brings the open page up to date in place: prose at once, outputs as the cells end; only the cells from the first changed one on run again. Drafts and chapters to be released later are shown too. Nothing is written into the site. Ctrl-C ends it.
//
// ```text
// lectern preview [<options>] [<paths> ...]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<paths> ...` | A course's folder. The working directory when left out. |
// | `--port <port>` | The port; the next free one from 4180 on when left out. |
// | `--no-browser` | Open no browser. |
// | `--quick` | Run every cell with fewer epochs and one seed. |
// | `--solutions <solutions>` | What becomes of solutions: hide, fold or show. |
// | `-P <P>` | Override a parameter of the front matter: -P name=value. May be given several times. |
//
// For example:
//
// ```bash
// lectern preview notebooks
// ```
//
// ## lectern run {#sec-lectern-run}
//
// Run one notebook and print its outputs.
//
// ```text
// lectern run [<options>] <chapter>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<chapter>` | The chapter to run. |
// | `--quick` | Fewer epochs and one seed. |
// | `--force` | Run although nothing has changed since the last run. |
// | `--json` | Print the results as JSON. |
// | `-P <P>` | Override a parameter of the front matter: -P name=value. May be given several times. |
//
// For example:
//
// ```bash
// lectern run notebooks/04-gradient-flow.md --quick
// ```
//
// ## lectern check {#sec-lectern-check}
//
// Check everything that a build checks, and write nothing.
//
// Options, includes, references, labels, citations, formulas, files that pages show, and, unless `--no-execute` is given, every cell.
//
// ```text
// lectern check [<options>] [<paths> ...]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<paths> ...` | A course's folder, or chapters of a course. |
// | `--no-execute` | Run no cell: check the text alone. |
// | `--external` | Ask after the links that lead out of the course, a few at a time. |
// | `--reproducible` | Build twice into temporary folders and compare byte by byte. |
// | `--quick` | Fewer epochs and one seed. |
// | `--json` | Print the result as JSON. |
//
// For example:
//
// ```bash
// lectern check notebooks
// lectern check notebooks --reproducible
// lectern check notebooks --no-execute --external
// ```
//
// ## lectern grade {#sec-lectern-grade}
//
// Grade submissions in a sandbox, and export the grades.
//
// ```text
// lectern grade <subcommand>
// ```
//
// For example:
//
// ```bash
// lectern grade submissions/ --assignment bake-off.yml --output reports/
// ```
//
// ### lectern grade run {#sec-lectern-grade-run}
//
// Run and grade a folder of submissions.
//
// ```text
// lectern grade run [<options>] <submissions>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<submissions>` | The folder of submissions: .md, .ipynb or .zip files, or one folder for each student. |
// | `--assignment <assignment>` | The instructor's assignment file; with `--self` the public checks, by default check.yml. |
// | `--output <output>` | Where the gradebook and the reports go. Default: `reports`. |
// | `--jobs <jobs>` | How many submissions at once; half as many as there are cores when left out. |
// | `--roster <roster>` | A CSV file of who should hand in, with at least a column 'id'. |
// | `--resume` | Keep what was graded before from the same file by the same rules. |
// | `--only <only>` | Grade this student alone. |
// | `--criterion <criterion>` | Find the points of this criterion anew, and leave the others; may be given several times. |
// | `--strict` | Refuse to run where memory is not held by control groups, or jobs share a user. |
// | `--self` | Run the public checks on your own notebook. |
// | `--unsafe-no-sandbox` | Run without a sandbox: for a teacher's own notebooks, never for a stranger's. |
// | `--on <cluster>` | Hand the work to a cluster: 'slurm'. Folders and program have to be on file systems that its nodes share. |
// | `--partition <partition>` | With `--on`: the partition. |
// | `--time <time>` | With `--on`: how long a task may take, as Slurm writes it: 30 (minutes), 2:00:00, 1-12. |
// | `--memory <memory>` | With `--on`: the memory of a task, such as 4G. |
// | `--account <account>` | With `--on`: the account that pays. |
// | `--cores <cores>` | With `--on`: the cores of a task. |
// | `--setup <setup>` | With `--on`: shell that runs on the node before Lectern does, such as 'module load swift'. |
// | `--retries <retries>` | With `--on`: how often a task that did not come to its end is handed in again. |
// | `--times` | Say for each submission where its time went. |
// | `--json` | Print the grades as JSON. |
//
// For example:
//
// ```bash
// lectern grade submissions/ --assignment bake-off.yml --resume
// lectern grade submissions/ --assignment bake-off.yml --on slurm --time 30
// lectern grade --self my-notebook.md
// ```
//
// ### lectern grade review {#sec-lectern-grade-review}
//
// Give points by hand on a local page, question by question across students.
//
// ```text
// lectern grade review [<options>] <reports>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<reports>` | The folder with the gradebook. |
// | `--who <who>` | Who gives the points; by default your user's name. |
// | `--blind` | Hide names. |
// | `--port <port>` | The port on this machine. Default: `4300`. |
//
// For example:
//
// ```bash
// lectern grade review reports/ --who turing --blind
// ```
//
// The page answers on this machine only, to whoever has the address that is printed. Points, comments and what is being typed go into the gradebook at once. Ctrl-C ends it.
//
// ### lectern grade override {#sec-lectern-grade-override}
//
// Give points by hand, with the reason.
//
// ```text
// lectern grade override --student <student> --criterion <criterion> --points
//   <points> --who <who> --why <why> <reports>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<reports>` | The folder with the gradebook. |
// | `--student <student>` | Whose points. Must be given. |
// | `--criterion <criterion>` | Which criterion, by its id. Must be given. |
// | `--points <points>` | How many points. Must be given. |
// | `--who <who>` | Who gives them. Must be given. |
// | `--why <why>` | Why, in words for the student. Must be given. |
//
// For example:
//
// ```bash
// lectern grade override reports/ --student ada --criterion written \
//   --points 12 --who turing --why "clear"
// ```
//
// ### lectern grade export {#sec-lectern-grade-export}
//
// Write the grades for a learning platform.
//
// ```text
// lectern grade export [<options>] --to <to> <reports>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<reports>` | The folder with the gradebook. |
// | `--to <to>` | canvas, moodle, gradescope or csv. Must be given. |
// | `--into <into>` | A table that the platform exported; one column of it is filled in, the rest stays as it is. |
// | `--by <by>` | With `--into`: the column by which students are found, where it cannot be told by itself. |
// | `--column <column>` | With `--into`: the column to fill, where it is not the one with the assignment's title. |
// | `--partial` | Export grades to which points by hand are still missing too. |
//
// For example:
//
// ```bash
// lectern grade export reports/ --to canvas --into exported.csv
// ```
//
// ### lectern grade similarity {#sec-lectern-grade-similarity}
//
// List pairs of submissions that share more than chance would have it.
//
// ```text
// lectern grade similarity [<options>] <reports>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<reports>` | The folder with the gradebook. |
// | `--starter <starter>` | What everybody was given; by default the assignment's own starter, if it lies beside it. |
// | `--earlier <earlier>` | A folder of earlier submissions, compared too. |
// | `--threshold <threshold>` | The least share of common code or prose that is listed, 0 to 1. Default: `0.3`. |
// | `--json` | Print the pairs as JSON. |
//
// For example:
//
// ```bash
// lectern grade similarity reports/ --starter starter.md --earlier last-year/
// ```
//
// ## lectern assignment {#sec-lectern-assignment}
//
// Make what students get of an assignment.
//
// ```text
// lectern assignment <subcommand>
// ```
//
// ### lectern assignment release {#sec-lectern-assignment-release}
//
// Write the student's folder: starter, instructions, public checks, data; no solutions, no secrets.
//
// ```text
// lectern assignment release [<options>] <folder>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<folder>` | The assignment's folder; its rubric lies beside it under the same name. |
// | `--assignment <assignment>` | The instructor's file, where it does not lie beside the folder. |
// | `--output <output>` | Where the student's folder goes. Default: `release`. |
// | `--no-data` | Leave out the data; students then use what `lectern data` finds. |
// | `--unchecked` | Do not grade the reference first; hand out although it misses points. |
// | `--force` | Replace files there that were changed since they were written, or that are not of this command. |
//
// For example:
//
// ```bash
// lectern assignment release notebooks/assignments/bake-off --output bake-off/
// ```
//
// ### lectern assignment check {#sec-lectern-assignment-check}
//
// Grade your own reference.md by the hidden checks and inputs, as students will be graded.
//
// ```text
// lectern assignment check [<options>] <folder>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<folder>` | The assignment's folder; its rubric lies beside it under the same name. |
// | `--assignment <assignment>` | The instructor's file, where it does not lie beside the folder. |
//
// For example:
//
// ```bash
// lectern assignment check notebooks/assignments/softmax
// ```
//
// ## lectern convert {#sec-lectern-convert}
//
// Convert chapters to and from Jupyter notebooks, and from Quarto's, R's and MyST's Markdown.
//
// The endings of the two names say what to do: .md to .ipynb or .swift; .ipynb, .qmd, .Rmd or MyST's .md to .md. A notebook gets the outputs of the chapter's last run, if nothing has changed since.
//
// ```text
// lectern convert [<options>] <input> <output>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<input>` | What to read: .md, .qmd, .Rmd or .ipynb. |
// | `<output>` | What to write: .md, .ipynb or .swift. |
// | `--force` | Overwrite the output, and pictures that a notebook brings, if they are there. |
//
// For example:
//
// ```bash
// lectern convert notebooks/04-gradient-flow.md flow.ipynb
// lectern convert lesson.ipynb notebooks/05-lesson.md
// ```
//
// ## lectern kernel {#sec-lectern-kernel}
//
// Run Swift cells for Jupyter.
//
// `lectern kernel install` tells Jupyter of the kernel "Swift"; Jupyter then starts it by itself.
//
// ```text
// lectern kernel <subcommand>
// ```
//
// For example:
//
// ```bash
// lectern kernel install --user && jupyter lab
// ```
//
// ### lectern kernel install {#sec-lectern-kernel-install}
//
// Tell Jupyter of the kernel.
//
// ```text
// lectern kernel install [<options>]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `--user` | For yourself; this is what happens when nothing is said. |
// | `--prefix <prefix>` | Into an environment, such as the folder of a virtual environment. |
//
// ## lectern lsp {#sec-lectern-lsp}
//
// Serve an editor that knows the Language Server Protocol.
//
// The editor starts this and talks to it on standard input and output. The guide has the lines for each editor, at 'Chapters in your editor'.
//
// ```text
// lectern lsp
// ```
//
// ## lectern data {#sec-lectern-data}
//
// Fetch data sets, say which are there, and whether they are sound.
//
// ```text
// lectern data <subcommand>
// ```
//
// ### lectern data list {#sec-lectern-data-list}
//
// List the data sets with what a chapter would use now.
//
// ```text
// lectern data list [<options>]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `--json` | Print the list as JSON. |
//
// For example:
//
// ```bash
// lectern data list --json
// ```
//
// ### lectern data fetch {#sec-lectern-data-fetch}
//
// Fetch a data set from its mirrors, and check every byte of it.
//
// Goes on where an earlier try stopped, and leaves files alone that are there and right.
//
// ```text
// lectern data fetch [<options>] <name>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<name>` | mnist or fashion-mnist. |
// | `--into <into>` | The folder for it; without this the user's cache, where every course finds it. |
// | `--mirror <mirror>` | A mirror to ask first, such as one of your own network; may be given several times. |
//
// For example:
//
// ```bash
// lectern data fetch mnist
// lectern data fetch fashion-mnist --into data
// ```
//
// ### lectern data verify {#sec-lectern-data-verify}
//
// Read the data sets that are there from beginning to end.
//
// ```text
// lectern data verify
// ```
//
// For example:
//
// ```bash
// lectern data verify
// ```
//
// ## lectern store {#sec-lectern-store}
//
// Keep finished experiments and chapters with the course, and share them.
//
// A store is a folder with a line for each finished experiment and chapter, addressed by everything it depends on. The course's own is 'results/' beside course.yml; builds look there before they compute.
//
// ```text
// lectern store <subcommand>
// ```
//
// ### lectern store list {#sec-lectern-store-list}
//
// List what the course's store holds.
//
// ```text
// lectern store list [<options>]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `--course <course>` | The course's folder; the working directory when left out. |
//
// For example:
//
// ```bash
// lectern store list --course notebooks
// ```
//
// ### lectern store push {#sec-lectern-store-push}
//
// Put the finished work of the last build into the course's store, or into a shared one.
//
// Build first: what is pushed is what the chapters, as they stand, took from the last build.
//
// ```text
// lectern store push [<options>] [<place>]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<place>` | A folder, or ssh://host/folder; the course's own store when left out. |
// | `--sign <sign>` | Sign the new entries with this private key of OpenSSH. |
// | `--course <course>` | The course's folder; the working directory when left out. |
//
// For example:
//
// ```bash
// lectern store push --course notebooks
// lectern store push ssh://host/folder --sign ~/.ssh/id_ed25519
// ```
//
// ### lectern store pull {#sec-lectern-store-pull}
//
// Take a shared store's entries into the course's.
//
// ```text
// lectern store pull [<options>] <place>
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<place>` | A folder, ssh://host/folder or https://host/folder. |
// | `--course <course>` | The course's folder; the working directory when left out. |
//
// For example:
//
// ```bash
// lectern store pull https://host/folder --course notebooks
// ```
//
// ### lectern store prune {#sec-lectern-store-prune}
//
// Remove what the chapters, as they stand, do not use.
//
// Build first.
//
// ```text
// lectern store prune [<options>]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `--course <course>` | The course's folder; the working directory when left out. |
//
// For example:
//
// ```bash
// lectern store prune --course notebooks
// ```
//
// ## lectern publish {#sec-lectern-publish}
//
// Put the site where readers find it: a folder, a git branch, another machine.
//
// Builds and checks the course, shows what would be added, changed and removed there, and asks. Readers see the old site or the new one, whole. Drafts and hidden solutions are refused. Where: `publish:` in course.yml.
//
// ```text
// lectern publish [<options>] [<course>]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<course>` | The course's folder; the working directory when left out. |
// | `--to <place>` | A place instead of the course's own: a folder, branch:NAME, branch:NAME\@REMOTE, or ssh://host/folder. |
// | `--as <edition>` | Keep a frozen copy in a folder of this name, such as 2026-autumn; pages of older ones say that there is a newer. |
// | `--back` | Return to what was published before; once more returns again. |
// | `--yes` | Publish without asking. |
// | `--dry-run` | Show what would change, and change nothing. |
// | `--as-of <as-of>` | Publish as on this day (2026-12-01), for chapters and solutions with a release date. |
//
// For example:
//
// ```bash
// lectern publish notebooks
// lectern publish notebooks --to ssh://host/srv/www/course --yes
// lectern publish notebooks --back
// ```
//
// ## lectern clean {#sec-lectern-clean}
//
// Remove a course's caches.
//
// Everything in '.lectern' can be made again: compiled cells, finished experiments, chapters. It does not grow without end: each of these may take 1 GB, and once a day a build removes what was not used for longest.
//
// ```text
// lectern clean [<course>]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<course>` | The course's folder. Default: `.`. |
//
// For example:
//
// ```bash
// lectern clean notebooks
// ```
//
// ## lectern doctor {#sec-lectern-doctor}
//
// Say what is installed, what is missing, and how to get it.
//
// ```text
// lectern doctor [<options>]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `--json` | Print the findings as JSON. |
//
// For example:
//
// ```bash
// lectern doctor --json
// ```
//
// ## lectern explain {#sec-lectern-explain}
//
// Say what to do about an error or another symptom.
//
// What the guide's page on troubleshooting says. Without words, all symptoms are listed.
//
// ```text
// lectern explain [<words> ...]
// ```
//
// | Argument | Meaning |
// |---|---|
// | `<words> ...` | An error as the program told it, or words to look for. |
//
// For example:
//
// ```bash
// lectern explain "There is no label 'fig-x'"
// lectern explain sandbox
// ```
