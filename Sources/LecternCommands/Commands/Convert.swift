import ArgumentParser
import Courses
import Notebooks
import Terminals

/// `lectern convert`: a chapter to a Jupyter notebook or Swift, and notebooks to chapters.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Convert chapters to and from Jupyter notebooks, and from Quarto's, R's and MyST's Markdown.",
    discussion: """
      The endings of the two names say what to do: .md to .ipynb or .swift; .ipynb, .qmd, .Rmd or
      MyST's .md to .md. A notebook gets the outputs of the chapter's last run, if nothing has changed since.
      Examples: lectern convert notebooks/04-gradient-flow.md flow.ipynb
                lectern convert lesson.ipynb notebooks/05-lesson.md
      """)

  @Argument(help: "What to read: .md, .qmd, .Rmd or .ipynb.")
  var input: String

  @Argument(help: "What to write: .md, .ipynb or .swift.")
  var output: String

  @Flag(help: "Overwrite the output, and pictures that a notebook brings, if they are there.")
  var force = false

  func run() throws {
    let conversion = try ChapterConversion(
      input, to: output, overwrites: force, day: .today, installation: .current)
    Build.tell(conversion.diagnostics, isQuiet: false)
    if conversion.diagnostics.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
    try conversion.write()
    print("Wrote \(output).")
  }
}
