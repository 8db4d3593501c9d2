import Courses
import Dates
import Editing
import Foundation
import Kernel
import Notebooks
import Site

/// The course that open files belong to, read as a build reads it, with what editors have in place of files.
final class OpenCourse {
  let folder: URL
  private(set) var build: CourseBuild
  private let installation: Installation
  /// What editors have open: their own addresses and texts, by absolute paths.
  var open: [String: (uri: String, text: String)] = [:]
  /// Open files whose texts were not read since they changed.
  var hasNews: Set<String> = []
  private var indices: [String: Int] = [:]

  init(containing file: String, installation: Installation) throws {
    self.installation = installation
    build = try Self.read(file, installation)
    folder = build.source.location.folder
    findChapters()
  }

  private static func read(_ file: String, _ installation: Installation) throws -> CourseBuild {
    let named = URL(fileURLWithPath: file)
    // A file of settings is no chapter: its folder is meant, or that of the chapters below it.
    let start = file.hasSuffix(".md") ? file : named.deletingLastPathComponent().path
    let location = try CourseLocation(paths: [start])
    return try CourseBuild(
      CourseBuild.Request(
        paths: [location.folder.path], runsNothing: true, writesNothing: true, solutions: .show,
        includesDrafts: true, day: .endOfDays), installation: installation)
  }

  /// Reads everything anew, after a save.
  func reload() {
    guard let build = try? Self.read(folder.appendingPathComponent("any.yml").path, installation) else {
      return
    }
    self.build = build
    findChapters()
    for file in open.keys { take(file) }
  }

  private func findChapters() {
    indices = Dictionary(
      build.chapters.enumerated().map { (CourseBuild.absolute($1.notebook.path), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a file lies in the course's folder, or beside it as its settings do.
  func holds(_ file: String) -> Bool {
    let path = CourseBuild.absolute(file)
    return path.hasPrefix(folder.resolvingSymlinksInPath().path + "/")
      || build.source.location.configuration.map { CourseBuild.absolute($0.path) } == path
  }

  /// The index of the chapter that a file is, or the first that includes it; `nil` for a file that is no part of any.
  func chapter(_ file: String) -> Int? {
    let path = CourseBuild.absolute(file)
    return indices[path] ?? build.chapters(with: [path]).first
  }

  /// Whether a file is a chapter itself.
  func isChapter(_ file: String) -> Bool { indices[CourseBuild.absolute(file)] != nil }

  /// Reads what was typed since.
  func catchUp() {
    for file in hasNews { take(file) }
    hasNews = []
  }

  /// Hands a preview that runs what an editor has of a file.
  func handOver(_ file: String) {
    let path = CourseBuild.absolute(file)
    TypedTexts(build.source.location).put(open[path]?.text, of: path)
  }

  /// What compiles and runs cells; `nil` where the machine lacks it.
  lazy var kernel: Kernel? = {
    try? build.makeKernel()
    return build.kernel
  }()

  /// Reads the chapters that a file is part of again, with the texts that editors have.
  func take(_ file: String) {
    let texts = open.mapValues(\.text)
    for index in build.chapters(with: [CourseBuild.absolute(file)]) {
      build.reread(index) { path in
        if let text = texts[CourseBuild.absolute(path)] { return text }
        return try NotebookParser.readFromDisk(path)
      }
    }
  }

  /// All that `lectern check` says about a chapter's text, without running its cells.
  func diagnostics(_ index: Int) -> [Diagnostic] { build.textDiagnostics(index) }

  /// What is wrong with the course as its settings have it.
  func settingsDiagnostics(_ file: String) -> [Diagnostic] {
    let path = CourseBuild.absolute(file)
    return build.courseDiagnostics.filter { $0.position.map { CourseBuild.absolute($0.file) } == path }
  }

  /// The rule's word on a file that lies beside the chapters and is not listed.
  func unlisted(_ file: String) -> Diagnostic? {
    guard build.source.configuration.entries != nil else { return nil }
    let path = CourseBuild.absolute(file)
    let folder = folder.resolvingSymlinksInPath().path + "/"
    guard path.hasPrefix(folder) else { return nil }
    let name = String(path.dropFirst(folder.count))
    return build.courseDiagnostics.first {
      $0.isFound(by: .unlistedChapters) && $0.wanted == name
    }
  }

  // MARK: Files as editors see them

  func text(of file: String) -> String? {
    let path = CourseBuild.absolute(file)
    return open[path]?.text ?? (try? NotebookParser.readFromDisk(path)) ?? nil
  }

  /// The address of a file as its editor writes it.
  func uri(of file: String) -> String {
    let path = CourseBuild.absolute(file)
    return open[path]?.uri ?? FileAddress.uri(path)
  }

  /// The protocol's location of a stretch of a line.
  func location(_ start: SourcePosition, length: Int) -> JSON? {
    guard let text = text(of: start.file) else { return nil }
    let document = TextDocument(text, version: 0)
    let offset = document.offset(line: start.line, column: start.column)
    return ["uri": .string(uri(of: start.file)), "range": document.range(offset..<(offset + length))]
  }

  /// The protocol's form of changes in several files.
  func edit(_ changes: [TextChange]) -> JSON {
    var documents: [String: TextDocument] = [:]
    var edits: [String: [JSON]] = [:]
    for change in changes {
      let path = change.start.file
      guard let text = text(of: path) else { continue }
      let document = documents[path] ?? TextDocument(text, version: 0)
      documents[path] = document
      let offset = document.offset(line: change.start.line, column: change.start.column)
      edits[uri(of: path), default: []].append([
        "range": document.range(offset..<(offset + change.length)), "newText": .string(change.text),
      ])
    }
    return ["changes": .object(edits.mapValues { .array($0) })]
  }
}
