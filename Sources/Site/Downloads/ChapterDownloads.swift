import Notebooks
import Results
import Texts

/// A chapter as files to take along. They are made from the published chapter, so what is withheld
/// from the page is not in them.
public struct ChapterDownloads {
  let files: [SiteFile]

  init(_ notebook: Notebook, _ result: ChapterResult?, macros: [MathMacro] = [], page: String) {
    let stem = ChapterEntry.stem(ofPage: page)
    files = [
      SiteFile(path: stem + ".md", text: notebook.markdown),
      SiteFile(path: stem + ".ipynb", text: JupyterNotebook(notebook, result, macros: macros).json),
      SiteFile(path: stem + ".swift", text: Self.swift(notebook)),
    ]
  }

  /// The cells as one Swift file, with the prose as comments.
  public static func swift(_ notebook: Notebook) -> String {
    let parts = notebook.segments.map { segment in
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
