import Texts

/// Bars within the code and the formulas of a table's row. Pandoc lets them separate nothing; cmark ends a field at
/// each, and drops what is then too much, unless a backslash stands before them.
///
/// A row is changed only where it has more fields than its table with these bars, and fits without them.
struct TableBars {
  /// The text with a backslash before each such bar.
  private(set) var text: String
  /// For each line with some, the bytes of the line that have been given a backslash.
  private var escapes: [Int: [Int]] = [:]

  private static let bar = ByteSet("|")
  private static let hyphen = ByteSet("-")

  /// - Parameters:
  ///   - tree: How the text is read as it stands.
  /// - Returns: `nil` when there is nothing to change.
  init?(_ text: String, _ tree: MarkdownNode) {
    guard Self.bar.meets(text) else { return nil }
    self.text = text
    let lines = text.linesToTheEnd
    find(tree, lines)
    guard !escapes.isEmpty else { return nil }
    self.text = zip(1..., lines).map { number, line in
      guard let offsets = escapes[number] else { return String(line) }
      var bytes = Array(line.utf8)
      for offset in offsets.reversed() { bytes.insert(UInt8(ascii: "\\"), at: offset) }
      return String(decoding: bytes, as: UTF8.self)
    }.joined(separator: "\n")
  }

  private mutating func find(_ node: MarkdownNode, _ lines: [Substring]) {
    switch node.kind {
    case .table(let alignments):
      for row in node.children {
        escape(row.startLine, from: row.startColumn - 1, lines, count: alignments.count)
      }
    case .paragraph:
      // Below a header with such bars stands no table yet.
      guard node.startLine >= 1, node.endLine <= lines.count, node.startLine < node.endLine else { return }
      for number in node.startLine..<node.endLine {
        guard let count = Self.columns(lines[number]) else { continue }
        let first = number == node.startLine ? node.startColumn - 1 : Self.margin(lines[number - 1])
        guard escape(number, from: first, lines, count: count) else { return }
        for row in (number + 2)..<max(number + 2, node.endLine + 1) {
          escape(row, from: Self.margin(lines[row - 1]), lines, count: count)
        }
        return
      }
    default: for child in node.children { find(child, lines) }
    }
  }

  @discardableResult
  private mutating func escape(_ number: Int, from start: Int, _ lines: [Substring], count: Int) -> Bool {
    guard lines.indices.contains(number - 1) else { return false }
    let row = Row(lines[number - 1].utf8.dropFirst(max(0, start)))
    guard row.fields > count, row.outerFields <= count else { return false }
    escapes[number] = row.inner.map { $0 + max(0, start) }
    return true
  }

  /// The bytes in front of a line's text: blanks and marks of quotations.
  private static func margin(_ line: Substring) -> Int {
    line.utf8.prefix { $0.isBlankByte || $0 == UInt8(ascii: ">") }.count
  }

  /// How many columns the line below a table's header announces; `nil` for another line.
  private static func columns(_ line: Substring) -> Int? {
    guard bar.meets(line), hyphen.meets(line),
      line.utf8.dropFirst(margin(line)).allSatisfy({ "|:- \t".utf8.contains($0) })
    else { return nil }
    return line.split { "|: \t>".contains($0) }.count
  }

  /// Gives a tree of the changed text the columns of the text as it stands.
  func restore(_ node: inout MarkdownNode) {
    if case .tableField = node.kind {
      let shift = shift(node.startLine, node.startColumn)
      node.endColumn -= self.shift(node.endLine, node.endColumn)
      node.startColumn -= shift
      for index in node.children.indices { Self.move(&node.children[index], by: shift) }
      return
    }
    node.endColumn -= shift(node.endLine, node.endColumn)
    for index in node.children.indices { restore(&node.children[index]) }
  }

  private func shift(_ line: Int, _ column: Int) -> Int {
    (escapes[line] ?? []).enumerated().count { $0 + $1 + 1 < column }
  }

  /// Within a field cmark counts from where the field begins.
  private static func move(_ node: inout MarkdownNode, by shift: Int) {
    node.startColumn -= shift
    node.endColumn -= shift
    for index in node.children.indices { move(&node.children[index], by: shift) }
  }

  /// The bars of one row.
  struct Row {
    /// Those within code and formulas, by their byte.
    private(set) var inner: [Int] = []
    /// How many fields the others make, and how many all make.
    private(set) var outerFields = 0
    private(set) var fields = 0

    init(_ line: some Sequence<UInt8>) {
      var bytes = Array(line)
      while bytes.last?.isBlankByte == true { bytes.removeLast() }
      let bar = UInt8(ascii: "|")
      var outer: [Int] = []
      var offset = 0
      while offset < bytes.count {
        if bytes[offset] == UInt8(ascii: "\\") {
          offset += 2
          continue
        }
        if let end = Self.end(of: bytes, at: offset) {
          var isEscaped = false
          for inside in offset..<end {
            if bytes[inside] == bar, !isEscaped { inner.append(inside) }
            isEscaped = bytes[inside] == UInt8(ascii: "\\") && !isEscaped
          }
          offset = end
          continue
        }
        if bytes[offset] == bar { outer.append(offset) }
        offset += 1
      }
      let first = bytes.firstIndex { !$0.isBlankByte }
      let ends =
        (outer.first.map { $0 == first } == true ? 1 : 0)
        + (outer.count > 1 && outer.last == bytes.count - 1 ? 1 : 0)
      outerFields = outer.count - ends + 1
      fields = outerFields + inner.count
    }

    /// Where code or a formula that begins at a byte ends.
    private static func end(of bytes: [UInt8], at start: Int) -> Int? {
      let mark = bytes[start]
      guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "$") else { return nil }
      let length = bytes[start...].prefix { $0 == mark }.count
      let isCode = mark == UInt8(ascii: "`")
      guard isCode || length <= 2, start + length < bytes.count else { return nil }
      if !isCode, length == 1, bytes[start + 1].isBlankByte { return nil }
      var offset = start + length
      while offset < bytes.count {
        if !isCode, bytes[offset] == UInt8(ascii: "\\") {
          offset += 2
          continue
        }
        guard bytes[offset] == mark else {
          offset += 1
          continue
        }
        let end = offset + bytes[offset...].prefix { $0 == mark }.count
        let isSingle = !isCode && length == 1
        if isSingle, bytes[offset - 1].isBlankByte { return nil }
        if end - offset == length, !isSingle || end == bytes.count || !bytes[end].isDigitByte { return end }
        offset = end
      }
      return nil
    }
  }
}
