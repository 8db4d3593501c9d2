extension OptionReader {
  /// All options with what they say, in the order of `names`.
  public static let keys: [SettingsKey] = [
    SettingsKey(
      "label", "The cell's name, for references; its prefix (`fig-`, `tbl-`, `lst-`) says what is numbered."),
    .boolean("eval", "`false`: the cell is shown and not compiled."),
    .words(
      "echo", of: PageOptions.Echo.self,
      "Whether the code is on the page; `fenced` with its fence and options."),
    .words(
      "output", of: PageOptions.Output.self,
      "Whether the output is on the page; `asis` reads text as Markdown."),
    .boolean("include", "`false`: the cell runs, and nothing of it is shown."),
    .boolean("error", "`true`: an error is shown and the chapter goes on; otherwise it fails the build."),
    .boolean("warning", "`false`: the compiler's warnings are not shown."),
    .boolean("cache", "`false`: the chapter's results are not kept."),
    .boolean("run", "`false`: the cell is compiled and not run."),
    .words(
      "rerun", of: CellOptions.Rerun.self, "`below`: in Jupyter, the cells below run again with this one."),
    .boolean(
      "compile-fail", "`true`: the page shows the compiler's refusal; it is an error if the cell compiles."),
    .boolean("crash", "`true`: the cell's trap is shown."),
    SettingsKey("timeout", "Seconds that the cell may run; 600 when nothing is said."),
    SettingsKey("memory", "What the cell may use, with its unit, such as `2 GB`."),
    SettingsKey("vary-limit", "How many states sliders may make; 200 when nothing is said."),
    SettingsKey(
      "vary", "Sliders: `{ alpha: [0, 0.1], depth: 1...20 }` runs the cell once for each combination."),
    SettingsKey(
      "live", "Controls with which the cell runs in the page too, such as `{ alpha: 0...1 = 0.1 }`."),
    SettingsKey(
      "animate", "Play, step and reset for a cell that gives an `Animation`, which runs in the page."),
    .words(
      "code-fold", of: PageOptions.Folding.self, "Whether the code is folded, and how it stands at first."),
    SettingsKey("code-summary", "The words by which folded code is unfolded."),
    .boolean("code-line-numbers", "`true`: the code has numbered lines."),
    SettingsKey("lst-cap", "The caption of the code as a numbered listing."),
    SettingsKey("fig-cap", "The caption of the figure that the cell gives."),
    SettingsKey("fig-subcap", "The captions of a figure's parts, as a list."),
    SettingsKey("fig-alt", "A description for those who do not see the figure."),
    SettingsKey("fig-width", "The figure's width in inches; 7 when nothing is said."),
    SettingsKey("fig-height", "The figure's height in inches; 5 when nothing is said."),
    .words("fig-align", of: PageOptions.Alignment.self, "Where a figure narrower than the column stands."),
    SettingsKey("tbl-cap", "The caption of the table that the cell gives."),
    SettingsKey("layout-ncol", "How many columns the cell's outputs stand in."),
    SettingsKey("column", "Where the output stands, such as `margin` or `page`."),
    SettingsKey("classes", "Classes for a style sheet."),
  ]

  /// Those that may stand under `execute:`.
  public static let defaultKeys = keys.filter { !cellOnly.contains($0.name) }
}

extension FrontMatter {
  /// The keys of front matter with what they say; `execute` has those of `OptionReader.defaultKeys` below it.
  public static let keys: [SettingsKey] = [
    SettingsKey("title", "The chapter's title."),
    SettingsKey("subtitle", "A line below the title."),
    SettingsKey("description", "One sentence on what the chapter is about, for lists and search."),
    SettingsKey("author", "Who wrote the chapter: a name, or a list of names."),
    SettingsKey("execute", "Options for the chapter's cells."),
    SettingsKey("params", "Named values, constants of the chapter; `-P name=value` gives others."),
    .boolean("draft", "`true`: the chapter is built by `lectern preview` only."),
    SettingsKey("lang", "The chapter's language, such as `en` or `de-CH`."),
    .words("solutions", of: Solutions.self, "What readers get of the solutions."),
    SettingsKey("release", "The day from which the chapter is built, such as `2026-12-01`."),
    SettingsKey("bibliography", "BibTeX files, from the chapter's folder."),
    SettingsKey("reading-time", "Minutes, a text, or `false`; counted from the words when left out."),
  ]
}
