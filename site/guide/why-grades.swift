// How grades are made trustworthy

// A hand-in is a program that somebody wrote to get points. So nothing that it says about itself counts.
//
// ## Three processes
//
// | process | does | knows |
// |---|---|---|
// | the student's, in a sandbox | runs the notebook on data in a secret order, hands in raw values | its own notebook and the images |
// | the checks', in a sandbox | looks at these values with your check cells, after the first has ended | your checks, and values without code |
// | the grader | computes points from artefacts: weights, histories, charts, values | rubric and secret |
//
// The student's process cannot write a score: there is no place for one. It has no network, sees no file of the machine but what it needs, and
// its time, memory and processes are bounded. What it reached for and did not get stands in the report as a hint, never as a
// verdict, since that process tells it.
//
// ## Why a training is done again
//
// A history is a list of numbers, and anybody can write one. But a training has **one outcome**: start weights, the order of the
// images and every step follow from the seed. The grader therefore trains every run again, on the same machine, and what was handed
// in is that or is not. [Grading](10-grading.md) says what exactly is proved, what not, and what it costs.
//
// ## Secrets
//
// From the assignment's [secret]{.term} come the order of pixels and classes, the images that nobody sees and the inputs that functions are
// asked. It is yours: it stands in no file that students get, and a warning says when it is the one from the repository. Weights that
// were trained elsewhere, or answers that were looked up, do not fit an order that nobody knows.
//
// ## A fault of the machine is no fault of the student
//
// Ends are told apart: a cell that does not compile costs its own points, and each point that is missing has its reason; a sandbox
// that cannot start, a full disk or a grader's own mistake stops the class with a sentence, and nobody gets 0 for it. Prose, odd file
// names, metadata and unclosed fences cost nothing. A mistake of the assignment's own is found before a class pays for it: the author's
// solution is graded first, by the same checks.
//
// ## What is explained, and what is left to people
//
// Each missing point has a sentence. Points by hand stay through every regrading; the gradebook remembers who gave what, when and why.
// Written answers are read by a person, with those numbers marked that none of the student's runs reaches. Similarity shows pairs and
// gives no points.
//
// ## What is not proved
//
// Who wrote the notebook, and whether they understand it. And all of it rests on the secret being one, and on the machine being
// yours. Which attacks were tried, and what came of each, stands in the repository's `docs/evidence-attacks.md`.
