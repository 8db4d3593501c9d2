extension OptionReader {
  /// All options with what they say, in the order of `names`.
  public static let keys: [SettingsKey] = [
    SettingsKey(
      "label", "The cell's name, for references; its prefix (`fig-`, `tbl-`, `lst-`) says what is numbered.",
      kind: "name", example: "fig-flow"),
    .boolean("eval", standard: true, "`false`: the cell is shown and not compiled."),
    .words(
      "echo", standard: PageOptions.Echo.shown,
      "Whether the code is on the page; `fenced` with its fence and options."),
    .words(
      "output", standard: PageOptions.Output.shown, example: .asis,
      "Whether the output is on the page; `asis` reads text as Markdown."),
    .boolean("include", standard: true, "`false`: the cell runs, and nothing of it is shown."),
    .boolean(
      "error", standard: false,
      "`true`: an error is shown and the chapter goes on; otherwise it fails the build."
    ),
    .boolean("warning", standard: true, "`false`: the compiler's warnings are not shown."),
    .boolean("cache", standard: true, "`false`: the chapter's results are not kept."),
    .boolean("run", standard: true, "`false`: the cell is compiled and not run."),
    .words(
      "rerun", standard: CellOptions.Rerun.alone,
      "`below`: in Jupyter, the cells below run again with this one."),
    .boolean(
      "compile-fail", standard: false,
      "`true`: the page shows the compiler's refusal; it is an error if the cell compiles."),
    .boolean("crash", standard: false, "`true`: the cell's trap is shown."),
    SettingsKey(
      "timeout", "Seconds that the cell may run.", kind: "seconds", standard: "600", example: "1200"),
    SettingsKey(
      "memory", "What the cell may use, with its unit; what the machine has when nothing is said.",
      kind: "bytes", example: "2 GB"),
    SettingsKey(
      "vary-limit", "How many states sliders may make.", kind: "whole number", standard: "200",
      example: "500"),
    SettingsKey(
      "vary",
      "Sliders between finished states: the cell runs once for each combination, and the page switches between what they gave.",
      kind: "names with lists or ranges", example: "{ alpha: [0, 0.1, 0.3], depth: 1...3 }"),
    SettingsKey(
      "live", "Controls with which the cell runs in the reader's browser too.", kind: "names with controls",
      example: "{ alpha: 0...1 = 0.1, f: [ReLU, tanh], on: true, draw: button }"),
    SettingsKey(
      "animate",
      "Play, step and reset for a cell that gives an `Animation`; `keeps` names controls that do not begin it anew, `rate` is steps a second.",
      kind: "true, or keeps and rate", standard: "false", example: "{ rate: 20 }"),
    .words(
      "code-fold", standard: PageOptions.Folding.never, example: .closed,
      "Whether the code is folded, and how it stands at first."),
    SettingsKey(
      "code-summary", "The words by which folded code is unfolded.", example: "How the data were made"),
    .boolean("code-line-numbers", standard: false, "`true`: the code has numbered lines."),
    SettingsKey(
      "lst-cap", "The caption of the code as a numbered listing; the label begins with `lst-`.",
      kind: "Markdown", example: "A function that doubles."),
    SettingsKey(
      "fig-cap", "The caption of the figure that the cell gives; the label begins with `fig-`.",
      kind: "Markdown", example: "Gradient size by layer."),
    SettingsKey(
      "fig-subcap", "The captions of a figure's parts.", kind: "list of Markdown",
      example: "[Sigmoid, ReLU]"),
    SettingsKey(
      "fig-alt", "A description for those who do not see the figure; charts make one of themselves.",
      example: "Six curves over twenty layers."),
    SettingsKey("fig-width", "The figure's width.", kind: "inches", standard: "7", example: "5"),
    SettingsKey("fig-height", "The figure's height.", kind: "inches", standard: "5", example: "3.5"),
    .words(
      "fig-align", standard: PageOptions.Alignment.default, example: .center,
      "Where a figure narrower than the column stands."),
    SettingsKey(
      "tbl-cap", "The caption of the table that the cell gives; the label begins with `tbl-`.",
      kind: "Markdown", example: "Squares."),
    SettingsKey(
      "layout-ncol", "How many columns the cell's outputs stand in.", kind: "whole number", example: "2"),
    SettingsKey(
      "column",
      "Where the cell stands: the column of text when nothing is said, or `margin`, or `page`, which is wider.",
      kind: "name", example: "margin"),
    SettingsKey(
      "classes", "Classes for a style sheet of your own.", kind: "list of names", example: "[wide, exam]"),
  ]

  /// Those that may stand under `execute:`.
  public static let defaultKeys = keys.filter { !cellOnly.contains($0.name) }
}
