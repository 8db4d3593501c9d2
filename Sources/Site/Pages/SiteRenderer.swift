import Markup
import Notebooks
import Results
import Texts

/// Makes the pages of a course: values in, values out.
///
///     let index = CourseIndex(configuration, list: list, outlines: published.map(ChapterOutline.init))
///     let renderer = SiteRenderer(index: index, theme: try Theme(folder: folder))
///     let page = renderer.page(chapter: 0, notebook: published[0], result: result)
public struct SiteRenderer: Sendable {
  public let index: CourseIndex
  public let theme: Theme
  public var math: MathTypesetter?
  public var diagrams: DiagramDrawer?
  public var bibliography: Bibliography
  public var rules: PublishingRules
  /// Whether each page comes with its chapter as files to take along.
  public var offersDownloads = true
  /// The search index, where it is known already; made from the course's outlines otherwise.
  public var searchIndex: SiteFile?
  /// What pages say to visitors from elsewhere; `nil` for a course without an address.
  public var publicSite: PublicSite?
  public var cards: CardDrawer?

  public init(
    index: CourseIndex, theme: Theme, math: MathTypesetter? = nil, diagrams: DiagramDrawer? = nil,
    bibliography: Bibliography = Bibliography(), rules: PublishingRules = PublishingRules()
  ) {
    self.index = index
    self.theme = theme
    self.math = math
    self.diagrams = diagrams
    self.bibliography = bibliography
    self.rules = rules
  }

  /// The same for a course of which a chapter has changed.
  public func with(index: CourseIndex) -> SiteRenderer {
    var renderer = SiteRenderer(
      index: index, theme: theme, math: math, diagrams: diagrams, bibliography: bibliography, rules: rules)
    renderer.offersDownloads = offersDownloads
    (renderer.publicSite, renderer.cards) = (publicSite, cards)
    return renderer
  }

  /// A chapter's page.
  ///
  /// - Parameters:
  ///   - chapter: The chapter's index in `index.list.chapters`.
  ///   - notebook: The chapter as published, from which its outline was made.
  ///   - result: What running it gave; without it the page shows the code and no outputs.
  ///   - live: The cells that run in the page.
  public func page(
    chapter: Int, notebook: Notebook, result: ChapterResult?, live: LivePage? = nil
  ) -> RenderedPage {
    var writer = writer(chapter: chapter, notebook: notebook, result: result, live: live)
    let title = writer.inlines(index.outlines[chapter].title)
    let body = writer.document(notebook.blocks) + ending(chapter: chapter, notebook: notebook, &writer)
    let entry = index.list.chapters[chapter]
    let downloads =
      offersDownloads && entry.number != nil
      ? ChapterDownloads(notebook, result, macros: index.configuration.macros, page: entry.page).files : []
    var identifiers = GivenIdentifiers()
    identifiers.visit(notebook)
    writer.diagnostics += identifiers.repeated
    let card = card(chapter: chapter, body: body)
    let text = text(
      chapter: chapter, notebook: notebook, result: result, title: title, body: body, writer: writer,
      downloads: downloads.map { Download(file: $0) }, card: card?.path)
    return RenderedPage(
      file: SiteFile(path: entry.page, text: text), downloads: downloads,
      stateFiles: writer.stateFiles + [card].compactMap { $0 },
      localFiles: writer.files,
      diagnostics: withSources(writer.diagnostics, of: notebook), usesMath: writer.usesMath,
      citations: writer.citations)
  }

  /// What turns the chapter's blocks into HTML.
  func writer(
    chapter: Int, notebook: Notebook, result: ChapterResult?, live: LivePage? = nil,
    preview: PreviewMarks? = nil
  ) -> HTMLWriter {
    var writer = HTMLWriter(
      WriterContext(
        fragments: .author, index: index, chapter: chapter, result: result, live: live, math: math,
        diagrams: diagrams,
        bibliography: bibliography, solutions: rules.solutions(of: notebook.frontMatter),
        vocabulary: vocabulary(of: notebook), preview: preview, showsErrors: preview != nil))
    let front = notebook.frontMatter
    let isFirst = index.list.chapters[chapter].page == "index.html"
    writer.subtitle = writer.caption(
      front.subtitle ?? (isFirst ? index.configuration.subtitle : nil),
      at: front.positions["subtitle"] ?? SourcePosition(file: notebook.path, line: 1, column: 1))
    return writer
  }

  /// What follows the chapter's blocks: footnotes, works cited, and on the front page the chapters.
  func ending(chapter: Int, notebook: Notebook, _ writer: inout HTMLWriter) -> [Node] {
    var nodes = [
      writer.footnotes(notebook.footnotes), writer.referenceList(),
      writer.claimLegend(vocabulary(of: notebook)),
    ]
    if chapter == 0, index.list.chapters[0].page == "index.html", index.list.chapters.count > 1 {
      nodes.append(CourseMap(index: index, vocabulary: vocabulary(of: notebook)).section)
    }
    return nodes
  }

  /// The whole page around a body.
  func text(
    chapter: Int, notebook: Notebook, result: ChapterResult?, title: [Node], body: [Node], writer: HTMLWriter,
    downloads: [Download], card: String? = nil
  ) -> String {
    // A previewed page may get anything with the next save.
    let isPreview = writer.context.preview != nil
    var model = PageModel(
      index: index, chapter: chapter, title: title, body: body, frontMatter: notebook.frontMatter,
      result: result, usesMath: writer.usesMath, usesCharts: writer.usesCharts || isPreview,
      usesWidgets: writer.usesWidgets || isPreview, usesLive: writer.usesLive || isPreview,
      vocabulary: vocabulary(of: notebook),
      downloads: downloads, readingMinutes: index.outlines[chapter].readingMinutes)
    model.subtitle = writer.subtitle
    if let publicSite, !isPreview {
      (model.publicSite, model.card, model.lessons) = (publicSite, card, Lessons(notebook))
    }
    return theme.page(model)
  }

  private func vocabulary(of notebook: Notebook) -> Vocabulary {
    Vocabulary(language: notebook.frontMatter.lang ?? index.configuration.lang)
  }

  /// A front page with the list of chapters, for a course without an `index.md`.
  public func indexPage() -> SiteFile? {
    guard index.list.chapters.first?.page != "index.html" else { return nil }
    let vocabulary = Vocabulary(language: index.configuration.lang)
    let title = index.configuration.title ?? vocabulary.chapters
    var body: [Node] = []
    if let description = index.configuration.description {
      body.append(.element("p", ["class": "lead"], text: description))
    }
    body.append(CourseMap(index: index, vocabulary: vocabulary).section)
    var model = PageModel(
      index: index, chapter: nil, title: [.text(title)], body: body, frontMatter: FrontMatter(), result: nil,
      usesMath: false, usesCharts: false, usesWidgets: false, usesLive: false, vocabulary: vocabulary,
      downloads: [],
      readingMinutes: nil)
    model.publicSite = publicSite
    return SiteFile(path: "index.html", text: theme.page(model))
  }

  /// The files that all pages share: style sheets, fonts, scripts, the search index.
  public func sharedFiles(usesMath: Bool) -> [SiteFile] {
    theme.assets(accent: index.configuration.accent, usesMath: usesMath)
      + [searchIndex ?? SearchIndex(index).file] + publicFiles
  }

  /// Their paths.
  public func sharedPaths(usesMath: Bool) -> [String] {
    theme.assets(accent: nil, usesMath: usesMath).map(\.path) + [SearchIndex.path]
      + (publicSite?.paths(index) ?? [])
  }

  /// Diagnostics with the text of their lines, for the carets.
  func withSources(_ diagnostics: [Diagnostic], of notebook: Notebook) -> [Diagnostic] {
    if diagnostics.isEmpty { return [] }
    let lines = notebook.sourceLines
    return diagnostics.map { diagnostic in
      var result = diagnostic
      result.sourceLine = result.sourceLine ?? result.position.flatMap(lines.line)
      return result
    }
  }
}

extension ChapterOutline {
  /// How long the prose takes to read, at 200 words a minute; `nil` when it is hardly worth saying.
  var readingMinutes: Int? {
    let words = sections.reduce(Self.wordCount(opening)) { $0 + Self.wordCount($1.text) }
    return words < 150 ? nil : (words + 199) / 200
  }

  private static func wordCount(_ text: String) -> Int {
    text.isEmpty ? 0 : Array(text.utf8).offsets(of: UInt8(ascii: " ")).count + 1
  }
}
