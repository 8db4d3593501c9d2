import Courses
import Foundation
import Results
import Wire

@testable import Notebooks
@testable import Site

/// A course held in memory, with outputs that its cells name themselves: a cell whose first line is
/// `// out: text` puts that text out.
struct SmallCourse {
  var files: [String: String]
  var rules = PublishingRules()
  var math: MathTypesetter?
  var diagrams: DiagramDrawer?
  /// What each cell that names no output of its own puts out.
  var outputs: [CellOutput] = []

  /// When chapters were changed, by their pages.
  var dates: [String: String] = [:]

  init(files: [String: String]) { self.files = files }

  struct Built {
    var pages: [SiteFile]
    var stateFiles: [SiteFile] = []
    /// What all pages share, but for the theme's files.
    var shared: [SiteFile] = []
    var diagnostics: [Diagnostic]
    var index: CourseIndex
  }

  func build() throws -> Built {
    var (configuration, diagnostics) = CourseConfiguration.read(
      file: "course.yml", text: files["course.yml"] ?? "")
    let list = ChapterList(configuration, files: files.keys.filter { $0.hasSuffix(".md") })
    diagnostics += list.diagnostics
    let contents = files
    var notebooks: [Notebook] = []
    for chapter in list.chapters {
      let (notebook, found) = try NotebookParser(defaults: configuration.execute, read: { contents[$0] })
        .parse(file: chapter.path, root: "")
      notebooks.append(notebook.published(rules))
      diagnostics += found
    }
    let index = CourseIndex(configuration, list: list, outlines: notebooks.map(ChapterOutline.init))
    diagnostics += index.diagnostics
    var bibliography = Bibliography()
    for file in configuration.bibliography { bibliography.add(file: file, text: files[file] ?? "") }
    diagnostics += bibliography.diagnostics
    guard let folder = Theme.builtInFolder else { throw Diagnostic(at: nil, "There is no built-in theme.") }
    var renderer = SiteRenderer(
      index: index, theme: try Theme(folder: folder), math: math, diagrams: diagrams,
      bibliography: bibliography, rules: rules)
    renderer.publicSite = configuration.siteAddress.map { PublicSite(address: $0, dates: dates) }
    var pages: [SiteFile] = []
    var stateFiles: [SiteFile] = []
    for (index, notebook) in notebooks.enumerated() {
      let page = renderer.page(chapter: index, notebook: notebook, result: result(of: notebook))
      pages.append(page.file)
      stateFiles += page.stateFiles
      diagnostics += page.diagnostics
    }
    if let front = renderer.indexPage() { pages.append(front) }
    let shared = renderer.sharedFiles(usesMath: false).filter { !$0.path.hasPrefix("assets/") }
    return Built(
      pages: pages, stateFiles: stateFiles, shared: shared, diagnostics: diagnostics, index: index)
  }

  private func result(of notebook: Notebook) -> ChapterResult {
    var result = ChapterResult(toolchain: "Swift 6.3.1", quick: false)
    result.dataUsed = ["drawn digits, seed 1"]
    for cell in notebook.cells {
      var output = CellResult()
      output.isComplete = true
      output.outputs = outputs
      let first = cell.code.split(separator: "\n").first ?? ""
      if first.hasPrefix("// out: ") {
        output.outputs = [.bundle(MIMEBundle(text: String(first.dropFirst(8))))]
      } else if first.hasPrefix("// svg") {
        output.outputs = [
          .bundle(
            MIMEBundle([
              .init(.svg, "<svg role=\"img\" viewBox=\"0 0 1 1\"></svg>"), .init(.plain, "a chart"),
            ]))
        ]
      } else if cell.kind == .inline {
        output.outputs = [.bundle(MIMEBundle(text: "‹\(cell.code)›"))]
      }
      if !cell.options.run.vary.isEmpty {
        output.states = cell.options.run.states.map { state in
          [.bundle(MIMEBundle(text: "at " + state.map(\.plainText).joined(separator: ", ")))]
        }
        output.outputs = output.states[0]
      }
      result.cells[cell.index] = output
    }
    return result
  }
}
