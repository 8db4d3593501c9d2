import ArgumentParser
import Foundation
import Kernel
import Notebooks

import Site

/// `lectern check`: everything that a build checks, without writing.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check everything that a build checks, and write nothing.",
    discussion: """
      Options, includes, references, labels, citations, formulas, files that pages show, and, unless
      --no-execute is given, every cell.
      Examples: lectern check notebooks
                lectern check notebooks --reproducible
                lectern check notebooks --no-execute --external
      """)

  @Argument(help: "A course's folder, or chapters of a course.")
  var paths: [String] = []

  @Flag(help: "Run no cell: check the text alone.")
  var noExecute = false

  @Flag(help: "Ask after the links that lead out of the course, a few at a time.")
  var external = false

  @Flag(help: "Build twice into temporary folders and compare byte by byte.")
  var reproducible = false

  @Flag(help: "Fewer epochs and one seed.")
  var quick = false

  @Flag(help: "Print the result as JSON.")
  var json = false

  func run() throws {
    if reproducible { return try compareBuilds() }
    let build = try CourseBuild(
      CourseBuild.Request(
        paths: paths, quick: quick, runsNothing: noExecute, writesNothing: true,
        // What readers do not see yet must be right as well: solutions, and what has its day to come.
        solutions: .show, includesDrafts: true, today: "9999-12-31"),
      board: ProgressBoard(isQuiet: true))
    let rules = CourseCheck(build.source.configuration) { path in
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue
    }
    let course =
      build.courseDiagnostics
      + rules.findings(in: build.published, bibliography: build.renderer.bibliography)
      + (external ? ExternalLinks.findings(in: build.published, rules) : [])
    let reports = try build.run(build.source.selection())
    let found = course + reports.flatMap(\.diagnostics)
    if json {
      try Build.print(course, reports)
    } else {
      Build.tell(found, isQuiet: false)
      let errors = found.count { $0.severity == .error }
      let warnings = found.count { $0.severity == .warning }
      print("\(reports.count) chapters checked: \(errors) errors, \(warnings) warnings.")
    }
    if found.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
  }

  /// Builds from scratch twice, each with a cache of its own, and compares the sites.
  /// Numbers that cells mark as `measured` have a stand-in in both.
  private func compareBuilds() throws {
    setenv("LECTERN_MASK_MEASURED", "1", 1)
    let base = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-reproducible-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: base) }
    var trees: [[String: Data]] = []
    for name in ["first", "second"] {
      let site = base.appendingPathComponent(name)
      var build = try CourseBuild(
        CourseBuild.Request(paths: paths, output: site.path, force: true, quick: quick),
        board: ProgressBoard(isQuiet: true))
      build.kernel?.settings.cacheDirectory = base.appendingPathComponent("cache-\(name)")
      let reports = try build.run(build.source.selection())
      let found = build.courseDiagnostics + reports.flatMap(\.diagnostics)
      Build.tell(found.filter { $0.severity == .error }, isQuiet: json)
      if found.containsErrors { throw ExitStatus.Silent(status: .notebookErrors) }
      trees.append(try Self.tree(site))
    }
    let names = Set(trees[0].keys).union(trees[1].keys).sorted()
    let different = names.filter { trees[0][$0] != trees[1][$0] }
    for name in different { print("\(name) is not the same in two builds.") }
    guard different.isEmpty else {
      print(
        "help: look for the clock, for randomness without a seed, and for the order of sets and dictionaries."
      )
      throw ExitStatus.Silent(status: .notebookErrors)
    }
    print("\(names.count) files are the same in two builds from scratch.")
  }

  private static func tree(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var isFolder: ObjCBool = false
      let path = folder.appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder), !isFolder.boolValue
      else { continue }
      files[name] = try Data(contentsOf: path)
    }
    return files
  }
}
