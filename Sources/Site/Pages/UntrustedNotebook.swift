import Charts
import Foundation
import Markup
import Notebooks
import Results

/// A stranger's notebook as part of a page: nothing in it can run, load, or reach out of its place.
///
/// HTML is shown as text, pictures become images (in which scripts do not run), and links lead to
/// the web or within the page. The page around it should still forbid scripts (`contentPolicy`).
public enum UntrustedNotebook {
  /// What stands in the page's `Content-Security-Policy`: no scripts, nothing from elsewhere.
  public static let contentPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

  /// The notebook's blocks with what running them gave.
  public static func fragment(_ notebook: Notebook, result: ChapterResult?) -> Node {
    var notebook = notebook
    // A page that is no chapter of a course: its sections and figures carry no chapter's number.
    notebook.path = "index.md"
    let configuration = CourseConfiguration()
    let list = ChapterList(configuration, files: [notebook.path])
    let index = CourseIndex(configuration, list: list, outlines: [ChapterOutline(notebook)])
    var context = WriterContext(index: index, chapter: 0, result: result)
    context.isUntrusted = true
    var writer = HTMLWriter(context)
    return .fragment(writer.document(notebook.blocks) + [writer.footnotes(notebook.footnotes)])
  }

  static func mayLead(to address: String) -> Bool {
    let address = address.lowercased()
    return ["https://", "http://", "mailto:", "#"].contains { address.hasPrefix($0) }
  }

  /// SVG as an image. The page's styles do not reach into it, so it brings those of charts along.
  static func picture(_ svg: String, alternative: String?) -> Node {
    var svg = svg
    if let end = svg.firstIndex(of: ">") {
      svg.insert(contentsOf: "<style>\(ChartStyle.css)</style>", at: svg.index(after: end))
    }
    let data = Data(svg.utf8).base64EncodedString()
    return .element(
      "img",
      [
        "src": "data:image/svg+xml;base64,\(data)", "alt": alternative ?? "A picture without a description.",
        "class": "chart",
      ])
  }
}
