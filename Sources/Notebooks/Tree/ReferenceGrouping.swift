/// Joins `[@a; see @b, p. 3]` into one reference; a key outside brackets stands alone.
enum ReferenceGrouping {
  static func group(_ pieces: [InlineBuilder.Piece]) -> [Inline] {
    var result: [Inline] = []
    var index = pieces.startIndex
    while index < pieces.endIndex {
      switch pieces[index] {
      case .inline(let inline):
        result.append(inline)
        index += 1
      case .attributes(_, let raw, let range):
        result.append(.text(Text(range: range, text: raw)))
        index += 1
      case .reference(let key, let range):
        if let group = bracketed(pieces, from: index, before: result.last) {
          result.removeLast()
          if !group.before.text.isEmpty { result.append(.text(group.before)) }
          result.append(.reference(group.reference))
          if !group.after.text.isEmpty { result.append(.text(group.after)) }
          index = group.next
        } else {
          let isBare = takeDash(&result)
          var item = Reference.Item(range: range, key: key, isBare: isBare, prefix: "", suffix: "")
          index += 1
          var rest: Text?
          if index < pieces.endIndex, case .inline(.text(let text)) = pieces[index],
            let (locator, after) = locator(text)
          {
            item.suffix = locator
            rest = after
            index += 1
          }
          result.append(.reference(Reference(range: range, isBracketed: false, items: [item])))
          if let rest, !rest.text.isEmpty { result.append(.text(rest)) }
        }
      }
    }
    return result
  }

  /// `-@key` without brackets; a dash behind a word or another dash is the sentence's.
  private static func takeDash(_ result: inout [Inline]) -> Bool {
    guard case .text(var text)? = result.last, text.text.hasSuffix("-") else { return false }
    text.text.removeLast()
    if let before = text.text.last, before.isLetter || before.isNumber || "-–—)]}*_`\\".contains(before) {
      return false
    }
    // Behind code, a link or emphasis without a blank it is the sentence's too.
    if text.text.isEmpty, result.count > 1, !result[result.count - 2].isBreak { return false }
    text.range.end.column -= 1
    result.removeLast()
    if !text.text.isEmpty { result.append(.text(text)) }
    return true
  }

  /// `@key [p. 33]`: where in the work, behind the key.
  private static func locator(_ text: Text) -> (locator: String, after: Text)? {
    guard text.text.hasPrefix(" ["),
      let match = text.text.prefixMatch(
        of: /\ \[((?:pp?\.|chaps?\.|secs?\.|[Ff]igs?\.|vol\.|no\.|§|[Ss]\.|\d)[^\[\]]*)\]/)
    else { return nil }
    return (trimmed(match.1), text.split(at: match.range.upperBound).1)
  }

  private struct Group {
    var before: Text
    var reference: Reference
    var after: Text
    /// The index of the first piece after the group.
    var next: Int
  }

  private static func bracketed(
    _ pieces: [InlineBuilder.Piece], from start: Int, before: Inline?
  ) -> Group? {
    guard case .text(let text)? = before, let open = text.text.lastIndex(of: "["),
      !text.text[open...].contains("]")
    else { return nil }
    let (outside, inside) = text.split(at: open)
    var items: [Reference.Item] = []
    var prefix = String(inside.text.dropFirst())
    var index = start
    while index < pieces.endIndex {
      switch pieces[index] {
      case .reference(let key, let range):
        guard items.isEmpty || prefix.contains(";") else { return nil }
        // Before the first key a semicolon is text like any other.
        if !items.isEmpty, let separator = prefix.firstIndex(of: ";") {
          items[items.count - 1].suffix = trimmed(prefix[..<separator])
          prefix = String(prefix[prefix.index(after: separator)...])
        }
        let isBare = prefix.hasSuffix("-")
        items.append(
          Reference.Item(
            range: range, key: key, isBare: isBare, prefix: trimmed(prefix.dropLast(isBare ? 1 : 0)),
            suffix: ""))
        prefix = ""
      case .inline(.text(let piece)):
        if let close = piece.text.firstIndex(of: "]") {
          guard !items.isEmpty else { return nil }
          // Pandoc puts what says where into braces when it cannot be told from words.
          items[items.count - 1].suffix = trimmed(prefix + piece.text[..<close])
            .replacing(/^(,\ ?)\{([^{}]*)\}/) { "\($0.1)\($0.2)" }
          let (closing, after) = piece.split(at: piece.text.index(after: close))
          let range = SourceRange(start: inside.range.start, end: closing.range.end)
          return Group(
            before: outside, reference: Reference(range: range, isBracketed: true, items: items),
            after: after,
            next: index + 1)
        }
        prefix += piece.text
      case .inline(.softBreak): prefix += " "
      case .inline, .attributes: return nil
      }
      index += 1
    }
    return nil
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(text.drop(while: \.isWhitespace).trimmedSuffix(\.isWhitespace))
  }
}
