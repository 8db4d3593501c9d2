// A cluster

// Many universities have machines that run Slurm. `--on slurm` hands the work to them: each chapter that has to run, or each
// hand-in that is to be graded, becomes a [job]{.term}; the pages and the gradebook are made where you are, and are those that one
// machine makes.
//
// ## What has to be there
//
// - Slurm's commands (`sbatch`, `squeue`, `scancel`, `scontrol`) where you start Lectern: usually the cluster's login node.
// - One file system that the nodes share, at the same path everywhere, for the course, the hand-ins, the reports, Lectern itself and
//   the Swift toolchain. A home folder often is just that: `make install PREFIX=$HOME/lectern` in a clone puts Lectern there.
// - For grading bubblewrap on the nodes. `srun lectern doctor` says what a node has and what it lacks.
//
// Try it by hand first; this has to print a version:
//
// ```bash
// srun $HOME/lectern/bin/lectern --version
// ```
//
// ## Build a course
//
// ```bash
// lectern build notebooks --on slurm
// ```
//
// ```text
// Slurm: 12 chapters handed in as job 4711.
// notebooks/01-why-nonlinearity.md: written, 41 s
// ...
// 12 pages in site, 3:10 min
// ```
//
// Chapters that are known already are not handed in, so after an edit it is one job, and with nothing changed none. On a
// terminal the lines below say how many jobs run and wait, why they wait in Slurm's own word, how far each running chapter is, and
// how long the rest will take at this pace.
//
// What the jobs ask for stands in `course.yml`:
//
// ```yaml
// cluster:
//   partition: teaching
//   time: 2:00:00       # of a task, as Slurm writes times
//   memory: 4G
//   account: course-2026
//   cores: 4
//   retries: 2          # how often a lost task is tried again
//   setup: |            # shell, on the node, before Lectern starts
//     module load swift
// ```
//
// All of it may be left out; then the cluster's defaults hold. The command line is above the course:
//
// ```bash
// lectern build notebooks --on slurm --partition long --time 8:00:00 --jobs 20
// ```
//
// `--jobs` says how many tasks may run at the same time.
//
// ## Grade a class
//
// ```bash
// lectern grade submissions --assignment bake-off.yml \
//   --output reports --on slurm --time 30 --resume
// ```
//
// Each hand-in is a job. It asks for the memory that the assignment allows a notebook, unless you say otherwise. Before anything of
// a student's runs the job tries out **the node's own sandbox**, as `lectern doctor` does, and where that does not hold nobody is
// graded: the sentence names the node. `--strict` asks for a sandbox without weaknesses there. Grades come back as they are
// finished and enter the gradebook one by one; the gradebook itself stays with you, and no node opens it.
//
// ## What can happen
//
// | when | then |
// |---|---|
// | a task fails, is preempted, loses its node, or runs out of time or memory | it is named, with the node and its last words, and handed in again, `retries` times |
// | a job that helps with a sweep is lost | the chapter's own job does that setting |
// | it does not come to its end all the same | the others are finished; then the exit status is 3, and the next build, or `--resume`, hands in that one alone |
// | somebody cancels a task with `scancel` | it is named and not handed in again |
// | you press Ctrl-C, the terminal closes, or Lectern is killed | its jobs are cancelled; what was finished is kept |
// | the machine that you are on dies | the next run cancels what is left, and takes what came back |
// | the cluster keeps no accounts, or there is no `sacct` | nothing is missing: Slurm's controller is asked instead |
// | Slurm's controller does not answer | Lectern waits for half an hour; jobs that run go on |
// | the cell of a chapter has an error | that is a result like any other: it is told with its line, and not tried again |
//
// A chapter whose job was lost in the middle does not begin at its first epoch: experiments that it had finished are kept beside
// the chapters, as in every build.
//
// ## The same results {#sec-cluster-same}
//
// A job runs just what a build runs, so what comes back is the same to the last bit *on the same kind of processor*: vector units of
// another width round in another order, as the page on [results that travel](store.md) says. Where a cluster has several kinds, ask
// for one of them by its partition. A node that finds other data sets than you have refuses, and so does one on
// which the assignment is another.
//
// ## A sweep on many nodes {#sec-cluster-sweep}
//
// A cell that puts one question to many settings says so with `Sweep`. Everywhere else it is a loop; on a cluster the settings are
// done at the same time:
//
// ```swift
// let rates = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1]
// let losses = try Sweep(rates) { rate in
//   let network = Sequential.perceptron([784, 64, 10], activation: .relu)
//   let trainer = Trainer(network, optimizer: .sgd(learningRate: rate))
//   return try trainer.fit(.mnist, epochs: 5).loss
// }.run()
// ```
//
// When the chapter's job comes to this cell, one more job for each setting but the first is handed in. Such a job runs the chapter up to
// here, for which it finds the experiments above in the cache, and begins with the last settings; the chapter's own job begins with the
// first, and finds what the others have done. The answers come in the order of the settings, and are those of the loop. Where the cluster
// is full, the chapter's job does all of it, as it does what a lost helper leaves. `--jobs` counts these jobs too.
//
// What travels is the answers of **experiments**, which Lectern keeps: `fit` is one, and so is all that has a `run()`. Other things that a cell
// computes between the braces are computed by the chapter's own job again.
//
// ## How long will it take? {#sec-cluster-plan}
//
// Hand-ins times the minutes of one, divided by how many run at the same time, and a few seconds for each on its way to a node. As
// **a planning figure**, 2,000 hand-ins on 50 nodes with two jobs at a time on each:
//
// | each trains for | the class takes |
// |---|---|
// | nothing | 1.6 min |
// | 1 min | 22 min |
// | 10 min | 3.4 h |
// | 30 min | 10 h |
//
// No such class was graded: the figure is a simulation. `Benchmarks/cluster` in a clone had 200 tiny hand-ins really graded by a Slurm of one
// node (2.4 s each), and 2,000 tasks that only wait taken by fifty of Slurm's node daemons, handed out by the code that hands out a
// class (2.4 s between two jobs on a core, all on one machine of two cores). The figure assumes nodes as fast as that machine, nobody else in
// the queue, and a file system as fast as its disk; the README beside it has the numbers. Run it on your own machine for yours.
