import Markup
import Notebooks
import Results

/// What a preview tells its page of cells.
public struct PreviewMarks: Sendable, Hashable {
  /// The cells whose shown results are those of an earlier text; new ones are on their way.
  public var outdated: Set<Int>

  public init(outdated: Set<Int> = []) { self.outdated = outdated }
}

/// A page as the preview keeps it: in blocks, so that an open page can be brought up to date by
/// replacing those that differ.
public struct PreviewPage: Sendable, Hashable {
  /// The chapter's blocks as HTML, with what is wrong with each below it.
  public var blocks: [String]
  /// The page with a mark where its blocks belong.
  public var shell: String

  /// Stands in the shell for the blocks.
  public static let mark = "<!--blocks-->"

  public init(blocks: [String], shell: String) {
    self.blocks = blocks
    self.shell = shell
  }

  /// The whole page; a comment before each block tells the page's script where it starts.
  public var html: String {
    shell.replacing(
      Self.mark, with: blocks.map { "<!--block-->" + $0 }.joined() + "<!--end of blocks-->",
      maxReplacements: 1)
  }

  /// A diagnostic as it stands in the page, at what it is about.
  static func message(_ diagnostic: Diagnostic) -> Node {
    .element("div", ["class": "message error", "role": "alert"]) {
      Node.element("pre", ["tabindex": "0"], text: diagnostic.rendered(color: false))
    }
  }
}

/// A previewed page with what came up when it was made.
public struct RenderedPreview: Sendable {
  public var page: PreviewPage
  public var diagnostics: [Diagnostic]
  public var localFiles: [LocalFile]
  public var stateFiles: [SiteFile]
}

extension SiteRenderer {
  /// A chapter's page for the preview: the same as `page`, with what is wrong shown in it.
  ///
  /// - Parameters:
  ///   - faults: What is wrong with the chapter's text.
  ///   - marks: How the results shown relate to the text.
  public func preview(
    chapter: Int, notebook: Notebook, result: ChapterResult?, faults: [Diagnostic], marks: PreviewMarks,
    live: LivePage? = nil
  ) -> RenderedPreview {
    var writer = writer(chapter: chapter, notebook: notebook, result: result, live: live, preview: marks)
    let title = writer.inlines(index.outlines[chapter].title)
    let errors = faults.filter { $0.severity == .error }
    var blocks: [String] = []
    for block in notebook.blocks {
      let known = writer.diagnostics.count
      let node = writer.node(block)
      let found = errors.filter { $0.position.map(block.range.holds) ?? false }
      let wrong =
        found + withSources(writer.diagnostics[known...].filter { $0.severity == .error }, of: notebook)
      guard node != nil || !wrong.isEmpty else { continue }
      blocks.append(Node.fragment([node ?? .empty] + wrong.map(PreviewPage.message)).rendered() + "\n")
    }
    blocks += ending(chapter: chapter, notebook: notebook, &writer).filter { !$0.isEmpty }
      .map { $0.rendered() + "\n" }
    let entry = index.list.chapters[chapter]
    let downloads =
      offersDownloads && entry.number != nil
      ? ["md", "ipynb", "swift"].map { Download(file: SiteFile(path: "\(entry.stem).\($0)", bytes: [])) } : []
    let shell = text(
      chapter: chapter, notebook: notebook, result: result, title: title, body: [.raw(PreviewPage.mark)],
      writer: writer, downloads: downloads)
    return RenderedPreview(
      page: PreviewPage(blocks: blocks, shell: shell),
      diagnostics: withSources(writer.diagnostics, of: notebook),
      localFiles: writer.files, stateFiles: writer.stateFiles)
  }
}

extension SourceRange {
  /// Whether a position lies on one of the lines.
  func holds(_ position: SourcePosition) -> Bool {
    position.file == start.file && (start.line...max(start.line, end.line)).contains(position.line)
  }
}
