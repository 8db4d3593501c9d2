// Glossary

// ::: {.glossary}
// cell
// :   A piece of Swift in a chapter that runs.
//
// dead unit
// :   A unit whose output is 0 for every input, so that no gradient passes and it never learns again.
//
// front matter
// :   What a chapter says about itself between two lines of dashes.
// :::
//
// A [cell]{.term} and the [front matter]{.term} are what a chapter is made of besides prose.
