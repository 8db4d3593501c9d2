// Write in another language

// ```yaml
// lang: de
// ```
//
// In `course.yml` it is the language of the course, in a chapter's front matter that of the chapter. It takes a language tag,
// such as `en`, `de-CH` or `ar`, and does three things:
//
// - The browser hyphenates and reads aloud by it.
// - The words that Lectern writes ("Figure 3.2", "On this page", "Solution") are English, German or Arabic; other languages have
//   English words until somebody adds them, in `Sources/Site/Index/Vocabulary.swift`.
// - Languages that are written from right to left turn the page around: `ar` `he` `fa` `ur` and others, and any with `-Arab` or
//   `-Hebr`.
//
// Code, formulas and numbers are the same in all languages, and so are option names and messages of the program.
//
// ## One course in two languages
//
// Two folders, each with its `course.yml`. Data that both use lie beside them, with `data: { search: [../data] }` in each.
