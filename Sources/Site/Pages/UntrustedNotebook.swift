import Markup
import Notebooks
import Results

/// A stranger's notebook as part of a page: nothing in it can run, load, or reach out of its place.
///
/// The writer gets a notebook and results that are harmless already, and knows nothing of strangers but how to
/// read their words. The page around it should still forbid scripts (`contentPolicy`).
public enum UntrustedNotebook {
  /// What stands in the page's `Content-Security-Policy`: no scripts, nothing from elsewhere.
  public static let contentPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

  /// The notebook's blocks with what running them gave.
  public static func fragment(_ notebook: Notebook, result: ChapterResult?) -> Node {
    var notebook = notebook.disarmed()
    // A page that is no chapter of a course: its sections and figures carry no chapter's number.
    notebook.path = "index.md"
    let configuration = CourseConfiguration()
    let list = ChapterList(configuration, files: [notebook.path])
    let index = CourseIndex(configuration, list: list, outlines: [ChapterOutline(notebook)])
    var writer = HTMLWriter(
      WriterContext(
        fragments: .stranger, index: index, chapter: 0, result: result?.disarmed(), showsErrors: true))
    return .fragment(writer.document(notebook.blocks) + [writer.footnotes(notebook.footnotes)])
  }
}
