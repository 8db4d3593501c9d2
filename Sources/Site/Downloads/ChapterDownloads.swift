import Notebooks
import Results
import Texts

/// A chapter as files to take along. They are made from the published chapter, so what is withheld
/// from the page is not in them.
public struct ChapterDownloads {
  let files: [SiteFile]

  init(_ notebook: Notebook, _ result: ChapterResult?, macros: [MathMacro] = [], page: String) {
    let stem = ChapterEntry.stem(ofPage: page)
    let segments = notebook.segments
    files = [
      SiteFile(path: stem + ".md", text: notebook.markdown),
      SiteFile(path: stem + ".ipynb", text: JupyterNotebook(notebook, segments, result, macros: macros).json),
      SiteFile(path: stem + ".swift", text: Self.swift(notebook, segments)),
    ]
  }

  /// The cells as one Swift file, with the prose as comments.
  public static func swift(_ notebook: Notebook) -> String { swift(notebook, notebook.segments) }

  private static func swift(_ notebook: Notebook, _ segments: [NotebookSegment]) -> String {
    let parts = segments.map { segment in
      switch segment {
      case .markdown(let text):
        text.linesToTheEnd
          .map { $0.isEmpty ? "//" : "// \($0)" }.joined(separator: "\n")
      case .cell(let block, _):
        block.cell.code.hasSuffix("\n") ? String(block.cell.code.dropLast()) : block.cell.code
      }
    }
    let title = notebook.frontMatter.title.map { "// \($0)" } ?? ""
    let parameters = notebook.frontMatter.params.map(\.swiftDeclaration).joined(separator: "\n")
    return ([title, parameters] + parts).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }
}
