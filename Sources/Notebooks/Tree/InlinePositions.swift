import Texts

/// The way from a block's running text back to the source, byte by byte.
///
/// cmark's columns count from the start of the block whatever stands before the later lines
/// (quote marks, indentation); the block's own text says where each line really starts, because
/// every line of it is the tail of a source line.
struct InlinePositions {
  let content: [UInt8]
  /// The first line as cmark counts, and the column of its first byte.
  private let firstLine: Int
  private let firstColumn: Int
  /// Where each line of `content` starts.
  private var starts = [0]
  /// The same without the line ends inside math, which cmark did not see.
  private var countedStarts = [0]
  /// The composed line of each line of `content`, and the bytes before it there.
  private var origins: [(line: Int, shift: Int)] = []
  private let composition: Composition

  init(_ node: MarkdownNode, composition: Composition, matches: Matches) {
    self.composition = composition
    content = Array(node.content.utf8)
    firstLine = node.startLine
    let hidden = Self.ranges(of: node, matches: matches)
    for offset in content.offsets(of: UInt8(ascii: "\n")) {
      starts.append(offset + 1)
      if !hidden.contains(where: { $0.contains(offset) }) { countedStarts.append(offset + 1) }
    }
    if content.last == UInt8(ascii: "\n") { starts.removeLast() }

    let line = Array(composition.line(node.startLine).utf8)
    var skip = max(0, node.startColumn - 1)
    var isOneLine = false
    switch node.kind {
    case .heading where skip < line.count && line[skip] == UInt8(ascii: "#"):
      while skip < line.count, line[skip] == UInt8(ascii: "#") { skip += 1 }
      isOneLine = true
    case .tableField: isOneLine = true
    default: break
    }
    guard !isOneLine else {
      while skip < line.count, line[skip].isBlankByte { skip += 1 }
      firstColumn = skip + 1
      origins = [(node.startLine, skip)]
      return
    }
    firstColumn = max(1, node.startColumn)
    let first = firstMatchingLine(node)
    origins = starts.indices.map { index in
      let source = composition.line(first + index)
      let text = lineBytes(index)
      let shift =
        source.hasSuffix(text)
        ? source.utf8.count - text.count : source.utf8.prefix { $0.isBlankByte }.count
      return (first + index, shift)
    }
  }

  /// Link definitions at the start of a paragraph are not in its text; the line where the text
  /// starts is the first one from which it fits.
  private func firstMatchingLine(_ node: MarkdownNode) -> Int {
    for line in node.startLine...max(node.startLine, node.endLine) {
      let fits = starts.indices.prefix(3).allSatisfy { index in
        composition.line(line + index).hasSuffix(lineBytes(index))
      }
      if fits { return line }
    }
    return node.startLine
  }

  private func lineBytes(_ index: Int) -> ArraySlice<UInt8> {
    let end = index + 1 < starts.count ? starts[index + 1] - 1 : content.count
    let slice = content[starts[index]..<end]
    return slice.last == UInt8(ascii: "\n") ? slice.dropLast() : slice
  }

  private static func ranges(of node: MarkdownNode, matches: Matches) -> [Range<Int>] {
    guard !matches.inlines.isEmpty else { return [] }
    return node.children.flatMap { child -> [Range<Int>] in
      if case .matchedInline(let index) = child.kind { return [matches.inlines[index].range] }
      return ranges(of: child, matches: matches)
    }
  }

  /// The offset in `content` of a line and column by cmark's count.
  func offset(line: Int, column: Int) -> Int {
    let index = min(max(0, line - firstLine), countedStarts.count - 1)
    return min(max(0, countedStarts[index] + column - firstColumn), content.count)
  }

  /// The position in the file of a byte of `content`.
  func position(_ offset: Int) -> SourcePosition {
    // The last line that begins at the byte or before it.
    var (index, end) = (0, starts.count)
    while end - index > 1 {
      let middle = (index + end) / 2
      if starts[middle] > offset { end = middle } else { index = middle }
    }
    let origin = origins[min(index, origins.count - 1)]
    return composition.position(line: origin.line, column: origin.shift + offset - starts[index] + 1)
  }

  func range(_ range: Range<Int>) -> SourceRange {
    SourceRange(start: position(range.lowerBound), end: position(range.upperBound))
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: content[range.clamped(to: content.indices)], as: UTF8.self)
  }
}
