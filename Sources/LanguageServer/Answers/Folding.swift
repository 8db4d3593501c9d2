import Editing
import Notebooks

// What can be folded: front matter, sections, and blocks of more than one line.
extension OpenChapter {
  func folding() -> JSON {
    guard let index, let notebook else { return [] }
    var folds: [(first: Int, last: Int)] = []
    if let front = frontMatter {
      folds.append((0, document.position(front.upperBound).line))
    }
    var finder = FoldFinder(file: shownPath)
    finder.visit(notebook)
    folds += finder.folds
    let sections = course.build.index.outlines[index].sections.filter { $0.position.file == shownPath }
    for (number, section) in sections.enumerated() {
      let next = sections[(number + 1)...].first { $0.level <= section.level }
      var last = next.map { $0.position.line - 2 } ?? document.lineStarts.count - 1
      while last > section.position.line - 1, document.line(last).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        last -= 1
      }
      folds.append((section.position.line - 1, last))
    }
    let lines = 0..<document.lineStarts.count
    let sound = folds.filter { $0.first < $0.last && lines.contains($0.first) && lines.contains($0.last) }
    return .array(
      sound.sorted { ($0.first, $1.last) < ($1.first, $0.last) }.map {
        ["startLine": .int($0.first), "endLine": .int($0.last), "kind": "region"]
      })
  }
}

private struct FoldFinder: NotebookVisitor {
  let file: String
  private(set) var folds: [(first: Int, last: Int)] = []

  mutating func visit(_ block: Block) {
    switch block {
    case .cell(let node): note(node.range)
    case .code(let node): note(node.range)
    case .diagram(let node): note(node.range)
    case .division(let node): note(node.range)
    case .callout(let node): note(node.range)
    case .blockQuote(let node): note(node.range)
    case .math(let node): note(node.range)
    case .table(let node): note(node.range)
    case .html(let node): note(node.range)
    default: break
    }
    descend(into: block)
  }

  mutating func visit(_ inline: Inline) {}

  private mutating func note(_ range: SourceRange) {
    guard range.start.file == file, range.end.file == file else { return }
    // A block that ends at the start of a line ends with the line before it.
    folds.append((range.start.line - 1, range.end.column == 1 ? range.end.line - 2 : range.end.line - 1))
  }
}

extension Notebook {
  /// The cells between fences, with where the fences stand.
  var cellBlocks: [CellBlock] {
    var finder = CellBlockFinder()
    finder.visit(self)
    return finder.blocks.sorted { $0.cell.index < $1.cell.index }
  }
}

private struct CellBlockFinder: NotebookVisitor {
  private(set) var blocks: [CellBlock] = []

  mutating func visit(_ block: Block) {
    if case .cell(let node) = block { blocks.append(node) }
    descend(into: block)
  }

  mutating func visit(_ inline: Inline) {}
}
