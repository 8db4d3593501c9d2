import Notebooks
import Texts

/// MyST's Markdown, Quarto's and that of Jupyter's text cells, in the words of this format.
///
/// Line by line: what is inside fenced code stays as it is, save for the fences of cells and
/// directives themselves. What has no like here is shown as it stands, and named with its line.
public struct MystMarkdown: Sendable {
  /// Whose Markdown it is.
  public enum Dialect: Sendable {
    case myst, quarto, jupyter
  }

  /// The text in our words.
  public private(set) var markdown: String
  /// What could not be taken over as it was.
  public private(set) var diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - text: A file, or a cell of a notebook.
  ///   - file: Its name, as messages give it.
  ///   - firstLine: Where the text begins in its file.
  ///   - labels: What labels name in the rest of the notebook, for a cell.
  ///   - cell: The cell's number.
  public init(
    _ text: String, file: String = "", dialect: Dialect = .myst, firstLine: Int = 1,
    labels: MystLabels? = nil,
    cell: Int? = nil
  ) {
    var converter = MystConverter(
      file: file, dialect: dialect, firstLine: firstLine, labels: labels ?? MystLabels(text.linesToTheEnd))
    converter.cell = cell
    var lines = text.linesToTheEnd
    var front: [String] = []
    if firstLine == 1, FrontMatterText.isFrontMatter(text), let bounds = FrontMatterBounds(lines: lines) {
      front = lines[...bounds.end].map(String.init)
      converter.skip(front.count)
      lines.removeFirst(front.count)
    } else if firstLine == 1, dialect != .jupyter,
      let other = TOMLFrontMatter.yaml(lines) ?? (dialect == .quarto ? PandocTitleBlock.yaml(lines) : nil)
    {
      front = other.lines
      converter.skip(other.count)
      lines.removeFirst(other.count)
    } else if dialect != .jupyter, let first = lines.first, FrontMatterBounds.isRule(first, "---") {
      // At the top of a chapter this rule would begin its front matter.
      lines[0] = "***"
    }
    if let language = FrontMatterText.kernelLanguage(front) { converter.language = language }
    let own = OwnKeys.commented(front)
    front = own.lines
    for key in own.keys { converter.note(key.line, OwnKeys.message(key.name)) }
    converter.isJupytext = front.contains { $0.contains(/^\s+format_name:\s*r?markdown\s*$/) }
    if dialect == .quarto { PandocCaptions.mark(&lines) }
    let hidden = dialect == .myst ? ObsidianText.comments(lines) : []
    for (index, line) in lines.enumerated() {
      if hidden.contains(index) {
        converter.takeComment(line, isFirst: !hidden.contains(index - 1), isLast: !hidden.contains(index + 1))
      } else {
        converter.take(line)
      }
    }
    converter.finish()
    markdown = (front + converter.lines).joined(separator: "\n")
    diagnostics = converter.diagnostics
  }

  /// The text alone.
  public static func converted(_ text: String) -> String { MystMarkdown(text).markdown }
}
