public import Dates
import Files
import Foundation
import Importing
import Notebooks
import Site
import Texts

/// A chapter as a Jupyter notebook or Swift, or a notebook of others as a chapter; the endings of the two names say
/// which. Nothing is written before all of it can be.
public struct ChapterConversion {
  /// What was noticed on the way; with an error among it there is nothing to write.
  public private(set) var diagnostics: [Diagnostic] = []
  private(set) var text = ""
  private(set) var pictures: [(file: URL, data: Data)] = []
  private let input: String
  private let target: URL

  /// - Parameters:
  ///   - overwrites: Whether files that are there may be replaced.
  ///   - day: For chapters with a release date.
  /// - Throws: `UsageFault` for what cannot be read, converted or written.
  public init(
    _ input: String, to output: String, overwrites: Bool, day: CivilDate, installation: Installation
  ) throws {
    self.input = input
    target = URL(fileURLWithPath: output)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: input, isDirectory: &isFolder), isFolder.boolValue {
      throw UsageFault(
        "'\(input)' is a folder.", help: "name one file; each chapter or notebook is converted by itself.")
    }
    if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder), isFolder.boolValue {
      let stem = URL(fileURLWithPath: input).deletingPathExtension().lastPathComponent
      let ending = URL(fileURLWithPath: input).pathExtension.lowercased() == "md" ? "ipynb" : "md"
      throw UsageFault(
        "'\(output)' is a folder.",
        help:
          "name the file to write, such as '\(URL(fileURLWithPath: output).appendingPathComponent("\(stem).\(ending)").relativePath)'."
      )
    }
    guard overwrites || !FileManager.default.fileExists(atPath: target.path) else {
      throw UsageFault("there is a file '\(output)' already.", help: "name another, or add '--force'.")
    }
    switch (URL(fileURLWithPath: input).pathExtension.lowercased(), target.pathExtension.lowercased()) {
    case ("ipynb", "md"): try importNotebook(overwrites: overwrites)
    case ("qmd", "md"), ("rmd", "md"): try importMarkdown(.quarto)
    case ("md", "md"): try importMarkdown(.myst)
    case ("md", "ipynb"), ("md", "swift"): try export(day, installation)
    case (let from, let to):
      throw UsageFault(
        "'.\(from)' cannot be converted to '.\(to)'.",
        help: "convert .md to .ipynb or .swift, and .ipynb, .qmd, .Rmd or .md to .md.")
    }
  }

  /// - Throws: When the disk refuses.
  public func write() throws {
    try AtomicFile.makeFolder(target.deletingLastPathComponent())
    if let folder = pictures.first?.file.deletingLastPathComponent() { try AtomicFile.makeFolder(folder) }
    for (file, data) in pictures { try SomebodysFile.write(data, to: file) }
    try SomebodysFile.write(Data(text.utf8), to: target)
  }

  private func data() throws -> Data {
    guard let data = FileManager.default.contents(atPath: input) else {
      throw UsageFault("there is no readable file '\(input)'.", help: "check the name.")
    }
    return data
  }

  private mutating func importMarkdown(_ dialect: MystMarkdown.Dialect) throws {
    let read: String
    do {
      read = try TextFile(try data(), named: input).text
    } catch let fault as TextFault {
      throw UsageFault(fault.message, help: fault.help)
    }
    let converted = MystMarkdown(read, file: CourseLocation.shown(input), dialect: dialect)
    diagnostics = converted.diagnostics
    text = converted.markdown
  }

  private mutating func importNotebook(overwrites: Bool) throws {
    // A folder of their own, as Quarto makes it: a picture's name is the notebook's, and could be any file's.
    let folder = target.deletingPathExtension().lastPathComponent + "_files"
    let address = folder.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? folder
    let reader = try JupyterReader(file: input, data: try data(), attachmentFolder: address + "/")
    diagnostics = reader.diagnostics
    text = reader.markdown
    let pictureFolder = target.deletingLastPathComponent().appendingPathComponent(folder)
    pictures = reader.attachments.sorted { $0.key < $1.key }.map {
      (file: pictureFolder.appendingPathComponent($0.key), data: $0.value)
    }
    for (file, data) in pictures where !overwrites {
      if let old = FileManager.default.contents(atPath: file.path), old != data {
        throw UsageFault(
          "the picture '\(CourseLocation.shown(file.path))' would overwrite another file.",
          help: "name another output, or add '--force'.")
      }
    }
  }

  private mutating func export(_ day: CivilDate, _ installation: Installation) throws {
    let build = try CourseBuild(
      CourseBuild.Request(paths: [input], solutions: .show, includesDrafts: true, day: day),
      installation: installation)
    guard let index = try build.source.selection().first else {
      throw UsageFault("'\(input)' is no chapter.", help: "name a Markdown file.")
    }
    diagnostics = build.chapters[index].diagnostics
    if diagnostics.containsErrors { return }
    // All of it: this is the author's own copy, not what readers get.
    let notebook = build.chapters[index].notebook
    if target.pathExtension.lowercased() == "ipynb", notebook.sources.count > 1 {
      let names = notebook.sources.dropFirst().map { "'\($0.path)'" }.joined(separator: ", ")
      diagnostics.append(
        Diagnostic(
          .note, at: nil, "What \(names) holds stands in the notebook in the place of its include.",
          help: "On the way back it stays there; put the include's line in its place again."))
    }
    text =
      target.pathExtension.lowercased() == "swift"
      ? ChapterDownloads.swift(notebook)
      : JupyterNotebook(
        notebook, build.kernel?.reusableResult(of: notebook), macros: build.source.configuration.macros
      ).json
  }
}
