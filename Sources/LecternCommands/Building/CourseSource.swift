import Files
import Foundation
import Notebooks
import Site
import Texts

/// A course as read from disk: configuration, chapters in order, and all that is wrong with them.
struct CourseSource: Sendable {
  var location: CourseLocation
  var configuration: CourseConfiguration
  var list: ChapterList
  /// As long as `list.chapters`.
  var notebooks: [Notebook]
  /// What is wrong with each chapter's text, as long as `list.chapters`.
  var diagnostics: [[Diagnostic]]
  /// What is wrong with the course as a whole.
  var courseDiagnostics: [Diagnostic]
  /// Seconds that reading and parsing each chapter took.
  var parseSeconds: [Double]

  /// - Parameters:
  ///   - parameters: Values from the command line, `name=value`.
  /// - Throws: `UsageFault` when there is no chapter, or a parameter is none.
  init(_ location: CourseLocation, parameters: [String] = []) throws {
    self.location = location
    configuration = CourseConfiguration()
    courseDiagnostics = []
    if let file = location.configuration {
      let shown = CourseLocation.shown(file.path)
      do {
        let text = try TextFile(contentsOf: file.path, named: shown).text
        (configuration, courseDiagnostics) = CourseConfiguration.read(file: shown, text: text)
      } catch let fault as TextFault {
        courseDiagnostics = [Diagnostic(fault, in: shown)]
      }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: location.folder.path)
    let listed = (configuration.entries ?? []).flatMap { entry -> [String] in
      switch entry {
      case .chapter(let chapter): [chapter.path]
      case .part(_, let chapters): chapters.map(\.path)
      }
    }
    let present = listed.filter {
      FileManager.default.fileExists(atPath: location.folder.appendingPathComponent($0).path)
    }
    let files = Set(names.filter { $0.hasSuffix(".md") } + present).sorted()
    list = ChapterList(configuration, files: files)
    courseDiagnostics += list.diagnostics
    guard !list.chapters.isEmpty else {
      throw UsageFault(
        "there is no chapter in '\(location.shownFolder.isEmpty ? "." : location.shownFolder)'.",
        help: "a chapter is a file ending in '.md'; 'lectern init' makes a course with one.")
    }

    let parser = NotebookParser(defaults: configuration.execute)
    let chapters = list.chapters
    let parsed = Workers.map(count: chapters.count, atOnce: Machine.defaultJobs) { place in
      Self.parse(chapters[place].path, of: location, parser)
    }
    notebooks = parsed.map(\.notebook)
    diagnostics = parsed.map(\.diagnostics)
    parseSeconds = parsed.map(\.seconds)
    courseDiagnostics += unlisted(names)
    try apply(parameters)
  }

  /// Reads one chapter anew.
  mutating func reread(_ place: Int) {
    let parser = NotebookParser(defaults: configuration.execute)
    let parsed = Self.parse(list.chapters[place].path, of: location, parser)
    notebooks[place] = parsed.notebook
    diagnostics[place] = parsed.diagnostics
    parseSeconds[place] = parsed.seconds
  }

  private static func parse(
    _ chapter: String, of location: CourseLocation, _ parser: NotebookParser
  ) -> Parsed {
    let began = DispatchTime.now().uptimeNanoseconds
    let path = location.shown(chapter)
    let root = location.shownFolder.isEmpty ? "." : location.shownFolder
    var result: Parsed
    do {
      let (notebook, diagnostics) = try parser.parse(file: path, root: root)
      result = Parsed(notebook: notebook, diagnostics: diagnostics)
    } catch {
      let diagnostic = error as? Diagnostic ?? Diagnostic(at: nil, "'\(path)' cannot be read: \(error).")
      result = Parsed(notebook: Notebook(path: path), diagnostics: [diagnostic])
    }
    result.seconds = Double(DispatchTime.now().uptimeNanoseconds - began) * 1e-9
    return result
  }

  private struct Parsed: Sendable {
    var notebook: Notebook
    var diagnostics: [Diagnostic]
    var seconds = 0.0
  }

  /// The chapters' places that the author named, or all.
  func selection() throws -> [Int] {
    guard !location.chapters.isEmpty else { return Array(list.chapters.indices) }
    return try location.chapters.map { path in
      guard let place = list.chapters.firstIndex(where: { $0.path == path }) else {
        throw UsageFault(
          "'\(location.shown(path))' is no chapter of its course.",
          help: "list it under 'chapters:' in \(CourseLocation.configurationName).")
      }
      return place
    }
  }

  /// Leaves out the chapters whose front matter does not qualify, such as drafts; the others keep
  /// their numbers.
  mutating func keep(_ qualifies: (FrontMatter) -> Bool) {
    let kept = notebooks.indices.filter { qualifies(notebooks[$0].frontMatter) }
    list.chapters = kept.map { list.chapters[$0] }
    notebooks = kept.map { notebooks[$0] }
    diagnostics = kept.map { diagnostics[$0] }
    parseSeconds = kept.map { parseSeconds[$0] }
  }

  /// Files that look like chapters, and that nobody lists or includes: their authors wait for a page in vain.
  private func unlisted(_ names: [String]) -> [Diagnostic] {
    guard configuration.entries != nil else { return [] }
    let used = Set(list.chapters.map(\.path) + notebooks.flatMap { $0.sources.map(\.path) })
    let others = names.filter {
      ChapterList.isChapter($0) && !used.contains($0) && !used.contains(location.shown($0))
    }
    return CourseCheck(configuration).unlisted(others.sorted())
  }

  /// Overrides `params:` of the chapters that have them.
  private mutating func apply(_ parameters: [String]) throws {
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw UsageFault("'-P \(parameter)' is no parameter.", help: "write -P name=value.")
      }
      var isKnown = false
      for chapter in notebooks.indices {
        for index in notebooks[chapter].frontMatter.params.indices
        where notebooks[chapter].frontMatter.params[index].name == parts[0] {
          isKnown = true
          let old = notebooks[chapter].frontMatter.params[index].value
          guard let value = ScalarValue(parts[1], like: old) else {
            throw UsageFault(
              "the parameter '\(parts[0])' is a \(old.swiftType), which '\(parts[1])' is not.",
              help: "give a value of the kind that the chapter's front matter has.")
          }
          notebooks[chapter].frontMatter.params[index].value = value
        }
      }
      guard isKnown else {
        let known = Set(notebooks.flatMap { $0.frontMatter.params.map(\.name) }).sorted()
        throw UsageFault(
          "no chapter has a parameter '\(parts[0])'.",
          help: known.isEmpty
            ? "declare it under 'params:' in the front matter." : "known: \(known.joined(separator: ", ")).")
      }
    }
  }
}

extension ScalarValue {
  /// Reads a command line's text as a value of the kind that `other` is.
  init?(_ text: String, like other: ScalarValue) {
    switch other {
    case .boolean:
      guard let value = Bool(text) else { return nil }
      self = .boolean(value)
    case .integer:
      guard let value = Int(text) else { return nil }
      self = .integer(value)
    case .number:
      guard let value = Double(text) else { return nil }
      self = .number(value)
    case .text: self = .text(text)
    }
  }
}
