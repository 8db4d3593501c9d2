extension InlineBuilder {
  /// Gives attributes to the link, image, code, formula or bracketed text they follow; what they
  /// cannot be given to stays text, except at the end of the block.
  static func attachAttributes(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    for (index, piece) in pieces.enumerated() {
      guard case .attributes(let attributes, let raw, let range) = piece else {
        result.append(piece)
        continue
      }
      if attach(attributes, to: &result) { continue }
      if makeSpan(attributes, end: range.end, in: &result) { continue }
      let isLast = pieces[(index + 1)...].allSatisfy { piece in
        if case .inline(.text(let text)) = piece { text.text.allSatisfy(\.isWhitespace) } else { false }
      }
      // The span without text stands for attributes that the block takes up, see below.
      result.append(
        isLast
          ? .inline(.span(Span(range: range, attributes: attributes, content: [])))
          : .inline(.text(Text(range: range, text: raw))))
    }
    return result
  }

  /// Takes attributes off the end of a block's text.
  static func splitTrailingAttributes(_ content: [Inline]) -> (content: [Inline], attributes: Attributes) {
    guard case .span(let span)? = content.last, span.content.isEmpty else { return (content, Attributes()) }
    var content = Array(content.dropLast())
    if case .text(var text)? = content.last {
      let trimmed = text.text.trimmedSuffix(\.isWhitespace)
      text.range.end.column -= text.text.utf8.count - trimmed.utf8.count
      text.text = String(trimmed)
      content[content.count - 1] = .text(text)
      if trimmed.isEmpty { content.removeLast() }
    }
    return (content, span.attributes)
  }

  private static func attach(_ attributes: Attributes, to pieces: inout [Piece]) -> Bool {
    var index = pieces.count - 1
    // Blanks may stand between a displayed formula and its attributes.
    var isApart = false
    if index > 0, case .inline(.text(let text)) = pieces[index], text.text.allSatisfy(\.isWhitespace) {
      index -= 1
      isApart = true
    }
    guard pieces.indices.contains(index), case .inline(let inline) = pieces[index] else { return false }
    switch inline {
    case .math(var node) where node.isDisplayed || !isApart:
      node.attributes = node.attributes.adding(attributes)
      pieces[index] = .inline(.math(node))
    case .link(var node) where !isApart:
      node.attributes = node.attributes.adding(attributes)
      pieces[index] = .inline(.link(node))
    case .image(var node) where !isApart:
      node.attributes = node.attributes.adding(attributes)
      pieces[index] = .inline(.image(node))
    case .code(var node) where !isApart:
      node.attributes = node.attributes.adding(attributes)
      pieces[index] = .inline(.code(node))
    default: return false
    }
    pieces.removeSubrange((index + 1)...)
    return true
  }

  /// `[text]{.class}`: cmark leaves the brackets as text.
  private static func makeSpan(_ attributes: Attributes, end: SourcePosition, in pieces: inout [Piece])
    -> Bool
  {
    guard case .inline(.text(let last))? = pieces.last, last.text.hasSuffix("]") else { return false }
    var depth = 0
    for index in pieces.indices.reversed() {
      guard case .inline(.text(let text)) = pieces[index] else { continue }
      for offset in text.text.indices.reversed() {
        if text.text[offset] == "]" { depth += 1 }
        if text.text[offset] == "[" { depth -= 1 }
        guard depth == 0 else { continue }
        let (before, opened) = text.split(at: offset)
        var inner = Array(pieces[index...])
        inner[0] = .inline(.text(opened.trimming(first: 1, last: 0)))
        if case .inline(.text(let closing)) = inner[inner.count - 1] {
          inner[inner.count - 1] = .inline(.text(closing.trimming(first: 0, last: 1)))
        }
        pieces.removeSubrange(index...)
        if !before.text.isEmpty { pieces.append(.inline(.text(before))) }
        let content = ReferenceGrouping.group(inner).filter { inline in
          if case .text(let text) = inline { !text.text.isEmpty } else { true }
        }
        pieces.append(
          .inline(
            .span(
              Span(
                range: SourceRange(start: opened.range.start, end: end), attributes: attributes,
                content: content))))
        return true
      }
    }
    return false
  }
}

extension Text {
  /// The parts before and from an index; exact while no escape stands before it.
  func split(at index: String.Index) -> (Text, Text) {
    var before = self
    var after = self
    before.text = String(text[..<index])
    after.text = String(text[index...])
    let length = before.text.utf8.count
    before.range.end = range.start
    before.range.end.column += length
    after.range.start.column += length
    return (before, after)
  }

  /// Without some characters of one byte at the ends.
  func trimming(first: Int, last: Int) -> Text {
    var result = self
    result.text = String(text.dropFirst(first).dropLast(last))
    result.range.start.column += first
    result.range.end.column -= last
    return result
  }
}
