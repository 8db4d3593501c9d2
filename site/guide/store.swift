// Results that travel

// Training takes minutes, and it gives the same numbers every time. So what one machine has computed the next need not compute
// again. This page says where finished work lies, how a build finds it, and what stands between you and a wrong number.
//
// ## Who computes what {#sec-store}
//
// There are three places where a number on a page can come from.
//
// | place | holds | who sees it |
// |---|---|---|
// | the cells, run now | everything, if you ask for `lectern build --recompute` | you |
// | `.lectern` beside the chapters | what this machine has finished: compiled cells, experiments, chapters | you |
// | `results` beside `course.yml` | what somebody finished and committed: experiments and whole chapters | everybody who clones the course |
//
// A build looks into `.lectern` first, then into `results`, and computes what it finds in neither. The foot of each page says how
// many of its experiments came with the course, from what processor, and how many were computed when it was built.
//
// `lectern store push` fills `results`, the course's [store]{.term}, from the last build:
//
// ```bash
// lectern build
// lectern store push
// git add results
// ```
//
// In a clone with equal sources a whole course is then rendered in seconds: finished chapters bring all that their cells gave, so
// nothing is compiled, run or trained. Times that a cell measured (`measured(...)`) come along too, with the name of the machine
// that they were measured on.
//
// ## What an entry is {#sec-store-entry}
//
// The folder holds two files, `experiments.jsonl` and `chapters.jsonl`, with one [entry]{.term} on each line. An entry is found by what its
// work depends on, all of it, and by nothing else:
//
// - of an experiment: its configuration, its seed, the data's digest, the sources of the engine, and the code of functions that it
//   was given;
// - of a chapter: the text and options of its cells, its parameters, the course's `Support` module, the sources of the kit, the
//   version of the compiler; and it holds only while every file that its cells read is what it was, and data that was missing is
//   still missing.
//
// The engine counts by its *sources*, not by the program that was made of them, so that equal sources agree on every machine. Change
// any of these, and there is simply no such entry: the work is done. Prose is not among them, so you may mend a comma for free.
// A chapter that reads the clock, starts programs or connects to machines is never an entry.
//
// Programs of [live figures](live.md) travel with the site: `lectern.json` there notes what each was made of and which answers it was
// compared with. Where that is what a build would do again, and the file is the one that was written, it is taken; so a clone need not
// compile the charts for pages, which takes most of a minute. A build into another folder compiles and compares them all.
//
// Besides, an entry says what made it: processor, machine, toolchain, day and seconds. `lectern store list` prints that.
//
// ## Why one can believe it {#sec-store-trust}
//
// - **Damage shows.** Each line carries a digest of itself. One that was cut short, edited, or is no entry at all is named, not used,
//   taken out of the store by the build that meets it, and replaced by what that build computed.
// - **Claims are tried.** `lectern build --verify 5%` takes a random twentieth of the entries, does their work again and compares.
//   What was made on the same kind of processor (its model and vector units, as `lectern store list` shows them) with the same compiler
//   must be the same to the last bit. Otherwise vector units round in another order, and training enlarges that: one number may be
//   anything, such as the epoch at which a loss was smallest. So all numbers of a kind are held against each other together, and may
//   differ by a quarter of their size; what does is told in a line. Words must be equal. Whatever differs by more is named, replaced, and
//   fails the build. So a forged line, which has a right digest, does not live long where CI does this on every change. `--verify-within 40`
//   draws only what took whoever made it less than 40 s together. Chapters that measure times are compared too, and the build says how
//   many cells differ, but no two runs agree about times, so that alone is no fault; neither is a chapter's text from another processor.
// - **What is not in it runs.** `lectern build --quick --verify 5%` takes finished chapters from the store, tries the sample in full,
//   and runs all other chapters with fewer epochs: every cell of every chapter has run, here or where the store was filled. This is
//   the line for CI.
// - **Everything can be done again.** `lectern build --recompute` uses nothing that was kept, and says what came out differently.
// - **Signatures**, if you want to trust people and not machines: `lectern store push --sign ~/.ssh/id_ed25519` signs new entries, and
//   `store: { trust: keys }` in `course.yml` accepts only those signed by a key in the file `keys` (OpenSSH's allowed signers: a name
//   and a public key on each line). Others are named and taken out.
// - **Cells never see it.** The process that runs cells knows nothing of the store; what it may use was checked before it started. And
//   grading never looks into one: what a student hands in is computed.
//
// ## How much it may hold
//
// A store that is committed should stay small: 5 MB unless `store: { limit: 20 MB }` says otherwise. Finished chapters come first, then
// the experiments that took longest for their bytes. What does not fit, such as trainings that keep all weights, is computed when
// somebody needs it, and `push` says how much that is. Shared places have no limit.
//
// ## Sharing more than a clone
//
// | command | does |
// |---|---|
// | `lectern store list` | lists the entries and what made them |
// | `lectern store push [PLACE]` | adds the last build's work to the course's store, or to a folder or `ssh://user@host:port/folder` |
// | `lectern store pull PLACE` | takes entries from a folder, `ssh://host/folder` or `https://host/folder` |
// | `lectern store prune` | removes what the chapters no longer use |
//
// A place is nothing but the two files: a folder on a file server, a folder behind ssh, or any web server that hands out files. ssh and
// curl reach them with your own keys and settings. `pull` takes in only what the course would use: sound entries, signed ones where keys are
// named.
