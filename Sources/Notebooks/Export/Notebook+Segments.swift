import Texts

/// A stretch of a chapter between the starts of two cells.
public enum NotebookSegment: Sendable, Hashable {
  /// Prose as written.
  case markdown(String)
  case cell(CellBlock, CellSurroundings)
}

extension Notebook {
  /// The front matter with its fences, or `nil` when there is none.
  public var frontMatterText: String? {
    let lines = chapterLines
    guard let bounds = FrontMatterBounds(lines: lines) else { return nil }
    return lines[bounds.start...bounds.end].joined(separator: "\n") + "\n"
  }

  /// The chapter's text as readers may have it: includes put in, and nothing that was withheld.
  public var markdown: String {
    let body = composedLines.map { String($0.text) }.joined(separator: "\n")
    return (frontMatterText ?? "") + body + "\n"
  }

  /// Prose and cells in turn, without what was withheld; a cell inside a list, a quotation or a division
  /// stands between the two halves of its prose.
  public var segments: [NotebookSegment] {
    var finder = CellBlockFinder()
    for block in blocks { finder.visit(block) }
    var segments: [NotebookSegment] = []
    var prose: [Substring] = []
    // The last line of a cell's is the line above what follows.
    var above: Substring?
    func flush() {
      let text = prose.drop { $0.allSatisfy(\.isWhitespace) }.trimmedSuffix { $0.allSatisfy(\.isWhitespace) }
      if !text.isEmpty { segments.append(.markdown(text.joined(separator: "\n"))) }
      prose = []
    }
    var skipped: SourceRange?
    for line in composedLines {
      if let range = skipped, line.position.file == range.start.file, line.position.line <= range.end.line {
        continue
      }
      if skipped != nil, case .cell(let cell, var surroundings)? = segments.last {
        surroundings.isJoinedBelow = !line.text.allSatisfy(\.isWhitespace)
        segments[segments.count - 1] = .cell(cell, surroundings)
      }
      skipped = nil
      if let cell = finder.cells[.init(file: line.position.file, line: line.position.line, column: 0)] {
        flush()
        var surroundings = CellSurroundings(opening: line.text, column: cell.range.start.column)
        surroundings.isJoinedAbove = above.map { !$0.allSatisfy(\.isWhitespace) } ?? false
        segments.append(.cell(cell, surroundings))
        skipped = cell.range
      } else {
        prose.append(line.text)
      }
      above = line.text
    }
    flush()
    return segments
  }

  private var chapterLines: [Substring] {
    (sources.first { $0.path == path }?.text ?? "").lines
  }

  /// The lines below the front matter, with where each stands.
  private var composedLines: [(text: Substring, position: SourcePosition)] {
    let texts = Dictionary(sources.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
    var composer = Composer(root: nil) { texts[$0] ?? nil }
    let first = FrontMatterBounds(lines: chapterLines).map { $0.end + 2 } ?? 1
    composer.add(texts[path].flatMap { $0 } ?? "", file: path, from: first)
    let composition = composer.composition
    // What is withheld goes from its first line to its last, whichever files are included between the two.
    var withheldUntil: SourcePosition?
    return zip(composition.lines, composition.origins).compactMap { text, origin in
      let position = SourcePosition(file: origin.file, line: origin.line, column: 1)
      if withheldUntil == nil {
        withheldUntil = withheld.first { $0.start.file == origin.file && $0.start.line == origin.line }?.end
      }
      guard let end = withheldUntil else { return (text, position) }
      if end.file == origin.file && end.line == origin.line { withheldUntil = nil }
      return nil
    }
  }
}

private struct CellBlockFinder: NotebookVisitor {
  /// By file and line, with column 0.
  var cells: [SourcePosition: CellBlock] = [:]

  mutating func visit(_ block: Block) {
    if case .cell(let node) = block {
      cells[SourcePosition(file: node.range.start.file, line: node.range.start.line, column: 0)] = node
    }
    descend(into: block)
  }
}
