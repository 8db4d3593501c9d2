extension FrontMatter {
  /// The keys of front matter with what they say; `execute` has those of `OptionReader.defaultKeys` below it.
  public static let keys: [SettingsKey] = [
    SettingsKey(
      "title", "The chapter's title; its first heading when left out.", kind: "Markdown",
      example: "Gradient flow"),
    SettingsKey("subtitle", "A line below the title.", example: "Why deep networks forget"),
    SettingsKey(
      "description", "One sentence on what the chapter is about, for lists and search.",
      example: "Where the gradient goes."),
    SettingsKey(
      "author", "Who wrote the chapter; `authors` is the same.", kind: "name, or list of names",
      example: "[Ada Lovelace, Alan Turing]"),
    SettingsKey(
      "execute", "Options for the chapter's cells.", kind: "options of cells", example: "{ echo: false }"),
    SettingsKey(
      "params", "Named values, constants of the chapter; `-P name=value` gives others.",
      kind: "names with values", example: "{ epochs: 3, name: guide }"),
    .boolean("draft", standard: false, "`true`: the chapter is built by `lectern preview` only."),
    SettingsKey(
      "lang", "The chapter's language; the course's when left out.", kind: "language tag", example: "de-CH"),
    SettingsKey(
      "solutions", "What readers get of the solutions, and from when on; as the course has it when left out.",
      kind: "hide, fold, show, or show and release", values: Solutions.allCases.map(\.rawValue),
      example: "{ show: fold, release: 2026-12-01 }"),
    SettingsKey("release", "The day from which the chapter is built.", kind: "day", example: "2026-12-01"),
    SettingsKey(
      "bibliography", "BibTeX files, from the chapter's folder.", kind: "file, or list of files",
      example: "works.bib"),
    SettingsKey(
      "reading-time", "How long it takes to read; counted from the words when left out.",
      kind: "minutes, text, or false", example: "45 min with pencil"),
  ]

  /// The keys of the mapping below some keys of front matter.
  public static func keys(below path: [String]) -> [SettingsKey] {
    switch path {
    case []: keys
    case ["execute"]: OptionReader.defaultKeys
    case ["solutions"]:
      [
        .words("show", standard: Solutions.fold, "What readers get of the solutions."),
        SettingsKey(
          "release", "The day from which the solutions are published.", kind: "day", example: "2026-12-01"),
      ]
    default: []
    }
  }
}
