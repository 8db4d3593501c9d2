import Files
import Foundation
import Notebooks
import Sandboxes
import Site
import Texts

/// A course as read from disk: configuration, chapters in order, and all that is wrong with them.
public struct CourseSource: Sendable {
  public var location: CourseLocation
  public var configuration: CourseConfiguration
  public private(set) var chapters: [Chapter] = []
  /// What is wrong with the course as a whole.
  public var courseDiagnostics: [Diagnostic]
  private var order: ChapterList

  /// The chapters' indices in the course.
  public var list: ChapterList {
    var list = order
    list.chapters = chapters.map(\.entry)
    return list
  }

  /// - Parameters:
  ///   - parameters: Values from the command line, `name=value`.
  ///   - reading: The chapters to read, by their paths from the course's folder, where the others are known; all
  ///     when `nil`.
  /// - Throws: `UsageFault` when there is no chapter, or a parameter is none.
  public init(_ location: CourseLocation, parameters: [String] = [], reading: Set<String>? = nil) throws {
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
    order = ChapterList(configuration, files: files)
    courseDiagnostics += order.diagnostics
    guard !order.chapters.isEmpty else {
      // What is listed and not there says more than that there is nothing.
      if let fault = courseDiagnostics.first(where: { $0.severity == .error }) {
        let position = fault.position.map { "\($0): " } ?? ""
        throw UsageFault("\(position)\(fault.message)", help: fault.help ?? "correct the list of chapters.")
      }
      throw UsageFault(
        "there is no chapter in '\(location.shownFolder.isEmpty ? "." : location.shownFolder)'.",
        help: names.sorted().first { $0.hasSuffix(".qmd") || $0.hasSuffix(".ipynb") }.map { foreign in
          let stem = foreign.prefix(upTo: foreign.lastIndex(of: ".") ?? foreign.endIndex)
          return "'lectern convert \(foreign) \(stem).md' makes a chapter of what is there."
        } ?? "a chapter is a file ending in '.md'; 'lectern init' makes a course with one.")
    }

    let parser = NotebookParser(defaults: configuration.execute)
    let entries = order.chapters
    chapters = Workers.map(count: entries.count, atOnce: Workers.defaultCount) { index in
      let entry = entries[index]
      guard reading?.contains(entry.path) != false else {
        let unread = Notebook(path: location.shown(entry.path))
        return Chapter(entry: entry, notebook: unread, published: unread, diagnostics: [], parseSeconds: 0)
      }
      return Self.read(entry, of: location, parser)
    }
    // Which files are included is known only when all are read.
    if reading == nil { courseDiagnostics += unlisted(names) + otherwiseNamed(names) }
    try apply(parameters)
  }

  /// Reads one chapter anew.
  mutating func reread(
    _ index: Int, _ rules: PublishingRules, read: @escaping @Sendable (String) throws -> String?
  ) {
    let parser = NotebookParser(defaults: configuration.execute, read: read)
    chapters[index] = Self.read(chapters[index].entry, of: location, parser)
    chapters[index].published = chapters[index].notebook.published(rules)
  }

  private static func read(
    _ entry: ChapterEntry, of location: CourseLocation, _ parser: NotebookParser
  ) -> Chapter {
    let began = monotonicSeconds()
    let path = location.shown(entry.path)
    let root = location.shownFolder.isEmpty ? "." : location.shownFolder
    var notebook = Notebook(path: path)
    var diagnostics: [Diagnostic] = []
    do {
      (notebook, diagnostics) = try parser.parse(file: path, root: root)
    } catch {
      diagnostics = [error as? Diagnostic ?? Diagnostic(at: nil, "'\(path)' cannot be read: \(error).")]
    }
    return Chapter(
      entry: entry, notebook: notebook, published: notebook, diagnostics: diagnostics,
      parseSeconds: monotonicSeconds() - began)
  }

  /// The indices of the chapters that the author named, or of all.
  public func selection() throws -> [Int] {
    guard !location.chapters.isEmpty else { return Array(chapters.indices) }
    return try location.chapters.map { path in
      guard let index = chapters.firstIndex(where: { $0.entry.path == path }) else {
        throw UsageFault(
          "'\(location.shown(path))' is no chapter of its course.",
          help: "list it under 'chapters:' in \(CourseLocation.configurationName).")
      }
      return index
    }
  }

  /// Leaves out the chapters whose front matter does not qualify, such as drafts, and takes from the others
  /// what readers must not see yet. The others keep their numbers.
  mutating func publish(_ rules: PublishingRules, where qualifies: (FrontMatter) -> Bool) {
    chapters = chapters.filter { qualifies($0.notebook.frontMatter) }.map { chapter in
      var chapter = chapter
      chapter.published = chapter.notebook.published(rules)
      return chapter
    }
  }

  /// Files that look like chapters, and that nobody lists or includes: their authors wait for a page in vain.
  private func unlisted(_ names: [String]) -> [Diagnostic] {
    guard configuration.entries != nil else { return [] }
    let used = Set(chapters.flatMap { [$0.entry.path] + $0.notebook.sources.map(\.path) })
    let others = names.filter {
      ChapterList.isChapter($0) && !used.contains($0) && !used.contains(location.shown($0))
    }
    return CourseCheck(configuration).unlisted(others.sorted())
  }

  /// Files that other programs read as Markdown, and that are passed over here.
  private func otherwiseNamed(_ names: [String]) -> [Diagnostic] {
    names.filter { name in
      !name.hasPrefix("_") && (name.lowercased().hasSuffix(".markdown") || name.hasSuffix(".MD"))
    }.sorted().map { name in
      Diagnostic(
        .warning, "'\(location.shown(name))' is passed over: a chapter's name ends in '.md'.",
        help: "Rename it, or begin its name with '_' if it is none.")
    }
  }

  /// Overrides `params:` of the chapters that have them.
  private mutating func apply(_ parameters: [String]) throws {
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw UsageFault("'-P \(parameter)' is no parameter.", help: "write -P name=value.")
      }
      var isKnown = false
      for chapter in chapters.indices {
        let known = chapters[chapter].notebook.frontMatter.params
        for index in known.indices where known[index].name == parts[0] {
          isKnown = true
          let old = known[index].value
          guard let value = ScalarValue(parts[1], like: old) else {
            throw UsageFault(
              "the parameter '\(parts[0])' is a \(old.swiftType), which '\(parts[1])' is not.",
              help: "give a value of the kind that the chapter's front matter has.")
          }
          chapters[chapter].notebook.frontMatter.params[index].value = value
        }
      }
      // Parameters that cannot be read are told with their line by the build.
      let isFaulty = chapters.contains {
        $0.notebook.frontMatter.params.isEmpty && $0.notebook.frontMatter.positions["params"] != nil
      }
      guard isKnown || isFaulty else {
        let known = Set(chapters.flatMap { $0.notebook.frontMatter.params.map(\.name) }).sorted()
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
    case .points: self = .points(text)
    }
  }
}
