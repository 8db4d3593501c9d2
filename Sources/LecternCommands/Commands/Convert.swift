import ArgumentParser
import Courses
import Dates
import Files
import Foundation
import Notebooks
import Site
import Texts

/// `lectern convert`: a chapter to a Jupyter notebook or Swift, and notebooks to chapters.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Convert chapters to and from Jupyter notebooks, and from Quarto's and MyST's Markdown.",
    discussion: """
      The endings of the two names say what to do: .md to .ipynb or .swift; .ipynb, .qmd or MyST's .md
      to .md. A notebook gets the outputs of the chapter's last run, if nothing has changed since.
      Examples: lectern convert notebooks/04-gradient-flow.md flow.ipynb
                lectern convert lesson.ipynb notebooks/05-lesson.md
      """)

  @Argument(help: "What to read: .md, .qmd or .ipynb.")
  var input: String

  @Argument(help: "What to write: .md, .ipynb or .swift.")
  var output: String

  @Flag(help: "Overwrite the output, and pictures that a notebook brings, if they are there.")
  var force = false

  func run() throws {
    let target = URL(fileURLWithPath: output)
    guard force || !FileManager.default.fileExists(atPath: target.path) else {
      throw UsageFault("there is a file '\(output)' already.", help: "name another, or add '--force'.")
    }
    let ends = (
      URL(fileURLWithPath: input).pathExtension.lowercased(), target.pathExtension.lowercased()
    )
    let text: String
    switch ends {
    case ("ipynb", "md"): text = try importNotebook(beside: target)
    case ("qmd", "md"), ("md", "md"):
      let converted = MystMarkdown(
        try read(), file: CourseLocation.shown(input), dialect: ends.0 == "qmd" ? .quarto : .myst)
      Build.tell(converted.diagnostics, isQuiet: false)
      text = converted.markdown
    case ("md", "ipynb"), ("md", "swift"): text = try export(ends.1)
    default:
      throw UsageFault(
        "'.\(ends.0)' cannot be converted to '.\(ends.1)'.",
        help: "convert .md to .ipynb or .swift, and .ipynb, .qmd or .md to .md.")
    }
    try AtomicFile.makeFolder(target.deletingLastPathComponent())
    try AtomicFile.write(Data(text.utf8), to: target)
    print("Wrote \(output).")
  }

  private func data() throws -> Data {
    guard let data = FileManager.default.contents(atPath: input) else {
      throw UsageFault("there is no readable file '\(input)'.", help: "check the name.")
    }
    return data
  }

  private func read() throws -> String {
    do {
      return try TextFile(try data(), named: input).text
    } catch let fault as TextFault {
      throw UsageFault(fault.message, help: fault.help)
    }
  }

  private func importNotebook(beside target: URL) throws -> String {
    // A folder of their own, as Quarto makes it: a picture's name is the notebook's, and could be any file's.
    let folder = target.deletingPathExtension().lastPathComponent + "_files"
    let address = folder.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? folder
    let reader = try JupyterReader(file: input, data: try data(), attachmentFolder: address + "/")
    Build.tell(reader.diagnostics, isQuiet: false)
    let place = target.deletingLastPathComponent().appendingPathComponent(folder)
    let pictures = reader.attachments.sorted { $0.key < $1.key }.map {
      (file: place.appendingPathComponent($0.key), data: $0.value)
    }
    // All are looked at before the first is written.
    for (file, data) in pictures where !force {
      if let old = FileManager.default.contents(atPath: file.path), old != data {
        throw UsageFault(
          "the picture '\(CourseLocation.shown(file.path))' would overwrite another file.",
          help: "name another output, or add '--force'.")
      }
    }
    if !pictures.isEmpty { try AtomicFile.makeFolder(place) }
    for (file, data) in pictures { try AtomicFile.write(data, to: file) }
    return reader.markdown
  }

  private func export(_ format: String) throws -> String {
    let build = try CourseBuild(
      CourseBuild.Request(paths: [input], solutions: .show, includesDrafts: true, day: .today),
      installation: .current)
    guard let index = try build.source.selection().first else {
      throw UsageFault("'\(input)' is no chapter.", help: "name a Markdown file.")
    }
    let found = build.chapters[index].diagnostics
    Build.tell(found, isQuiet: false)
    if found.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
    // All of it: this is the author's own copy, not what readers get.
    let notebook = build.chapters[index].notebook
    return format == "swift"
      ? ChapterDownloads.swift(notebook)
      : JupyterNotebook(notebook, build.kernel?.reusableResult(of: notebook)).json
  }
}
