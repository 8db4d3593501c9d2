/// Recognises math, attributes and references where cmark meets `$`, `{` or `@` in running text.
struct InlineScanner {
  /// The byte at an offset of the block's content, 0 beyond its ends.
  var byte: (Int) -> UInt8

  func match(at start: Int) -> Matches.InlineMatch? {
    switch byte(start) {
    case UInt8(ascii: "$"): byte(start + 1) == UInt8(ascii: "$") ? displayedMath(start) : math(start)
    case UInt8(ascii: "{"): attributes(start)
    case UInt8(ascii: "@"): reference(start)
    default: nil
    }
  }

  /// `$...$` by Pandoc's rules: something that is not blank right after the first dollar and right
  /// before the second, and no digit right after the second.
  ///
  /// Dollars within braces are a formula's own, `\text{if $x$}`, unless those are never closed.
  private func math(_ start: Int) -> Matches.InlineMatch? {
    guard byte(start + 1) != 0, !byte(start + 1).isBlankByte else { return nil }
    var offset = start + 1
    var depth = 0
    var inBraces: (first: Int, end: Int?)?
    search: while byte(offset) != 0, offset < (inBraces?.first ?? offset) + Self.longestInBraces {
      switch byte(offset) {
      case UInt8(ascii: "\\") where byte(offset + 1) != 0: offset += 1
      // Code is code, whatever stands in it.
      case UInt8(ascii: "`"): offset = endOfCode(offset) - 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "$"):
        let closes = !byte(offset - 1).isBlankByte && !byte(offset + 1).isDigitByte
        guard depth == 0 else {
          // What would be the end, should the braces have none.
          inBraces = (inBraces?.first ?? offset, inBraces?.end ?? (closes ? offset : nil))
          break
        }
        guard !byte(offset - 1).isBlankByte else { break search }
        guard closes else { break }
        return formula(start, offset)
      default: break
      }
      offset += 1
    }
    return inBraces?.end.flatMap { formula(start, $0) }
  }

  /// So far beyond a dollar in braces their end is looked for, lest a text of such takes the square of its time.
  private static let longestInBraces = 2_000

  private func formula(_ start: Int, _ end: Int) -> Matches.InlineMatch? {
    // GitHub's way to keep Markdown out of a formula: $`a_1`$.
    let tick = UInt8(ascii: "`")
    let isGitHubs = byte(start + 1) == tick && byte(end - 1) == tick && end > start + 3
    let inside = isGitHubs ? start + 2..<end - 1 : start + 1..<end
    return found(.math(tex: text(inside), isDisplayed: false), start..<end + 1)
  }

  /// Where code that begins with a run of backticks ends; the end of the run when it is no code.
  private func endOfCode(_ start: Int) -> Int {
    let tick = UInt8(ascii: "`")
    func run(_ offset: Int) -> Int {
      var end = offset
      while byte(end) == tick { end += 1 }
      return end
    }
    let opening = run(start)
    var offset = opening
    while byte(offset) != 0 {
      guard byte(offset) == tick else {
        offset += 1
        continue
      }
      let end = run(offset)
      if end - offset == opening - start { return end }
      offset = end
    }
    return opening
  }

  private func displayedMath(_ start: Int) -> Matches.InlineMatch? {
    var offset = start + 2
    while byte(offset) != 0 {
      switch byte(offset) {
      case UInt8(ascii: "\\") where byte(offset + 1) != 0: offset += 1
      case UInt8(ascii: "$") where byte(offset + 1) == UInt8(ascii: "$"):
        guard offset > start + 2 else { return nil }
        return found(.math(tex: text(start + 2..<offset), isDisplayed: true), start..<offset + 2)
      default: break
      }
      offset += 1
    }
    return nil
  }

  /// Attributes directly after a link, image, span, code or formula, or at the end of the block.
  private func attributes(_ start: Int) -> Matches.InlineMatch? {
    guard let reading = AttributeScanner(byte: byte).scan(at: start) else { return nil }
    let closers = [UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "`"), UInt8(ascii: "$")]
    let isAttached = closers.contains(byte(start - 1))
    var end = reading.end
    while byte(end).isBlankByte || byte(end) == UInt8(ascii: "#") { end += 1 }
    var before = start - 1
    while byte(before).isBlankByte { before -= 1 }
    guard isAttached || byte(end) == 0 || byte(before) == UInt8(ascii: "$") else { return nil }
    return found(
      .attributes(reading.attributes, raw: text(start..<reading.end)), start..<reading.end)
  }

  /// `@key`, where no word stands right before it; a key does not end in punctuation. Any other key stands in braces,
  /// as for Pandoc: `@{2015ApJ...799...42E}`.
  private func reference(_ start: Int) -> Matches.InlineMatch? {
    var before = start - 1
    // `_@key says_`: what opens emphasis is no word's.
    while byte(before) == UInt8(ascii: "_") { before -= 1 }
    var lead = before
    while byte(lead) & 0xC0 == 0x80 { lead -= 1 }
    guard !byte(before).isWordByte || Self.isForeignMark(lead, byte) else { return nil }
    if byte(start + 1) == UInt8(ascii: "{") {
      var end = start + 2
      while byte(end) > 0x20, byte(end) != UInt8(ascii: "{"), byte(end) != UInt8(ascii: "}") { end += 1 }
      guard byte(end) == UInt8(ascii: "}"), end > start + 2 else { return nil }
      return found(.reference(key: text(start + 2..<end)), start..<end + 1)
    }
    guard byte(start + 1).isWordByte else { return nil }
    let end = Self.keyEnd(start + 1, byte)
    guard end > start + 1 else { return nil }
    return found(.reference(key: text(start + 1..<end)), start..<end)
  }

  /// Where a key without braces ends; what closes emphasis is not its own.
  private static func keyEnd(_ start: Int, _ byte: (Int) -> UInt8) -> Int {
    let inner = Array("-:.#%&+?<>~/".utf8)
    var end = start
    func isOfAWord(_ offset: Int) -> Bool { byte(offset).isWordByte && !isForeignMark(offset, byte) }
    while isOfAWord(end) || (inner.contains(byte(end)) && isOfAWord(end + 1)) { end += 1 }
    guard end > start, byte(end - 1) == UInt8(ascii: "_") else { return end }
    while end > start, byte(end - 1) == UInt8(ascii: "_") || inner.contains(byte(end - 1)) { end -= 1 }
    return end
  }

  /// Whether a sign of punctuation that is not ASCII's begins here: curly marks and dashes, Arabic, Chinese and Japanese
  /// ones, behind which no writer puts a blank.
  private static func isForeignMark(_ offset: Int, _ byte: (Int) -> UInt8) -> Bool {
    let (second, third) = (byte(offset + 1), byte(offset + 2))
    switch byte(offset) {
    // U+00A0 to U+00BF without ª, µ and º.
    case 0xC2: return ![0xAA, 0xB5, 0xBA].contains(second)
    case 0xD8: return [0x8C, 0x9B, 0x9F].contains(second)
    // U+2000 to U+206F.
    case 0xE2: return second == 0x80 || (second == 0x81 && third <= 0xAF)
    // U+3000 to U+3020 without 々, 〆 and 〇.
    case 0xE3: return second == 0x80 && third <= 0xA0 && !(0x85...0x87).contains(third)
    // The wide forms of ASCII's signs.
    case 0xEF:
      switch second {
      case 0xBC: return (0x81...0x8F).contains(third) || (0x9A...0xA0).contains(third) || third >= 0xBB
      case 0xBD: return third == 0x80 || (0x9B...0xA5).contains(third)
      default: return false
      }
    default: return false
    }
  }

  /// How a key is written behind `@`.
  static func written(_ key: String) -> String {
    let bytes = Array(key.utf8)
    let end = keyEnd(0) { bytes.indices.contains($0) ? bytes[$0] : 0 }
    return end == bytes.count && bytes.first?.isWordByte == true ? key : "{\(key)}"
  }

  private func found(_ kind: Matches.InlineMatch.Kind, _ range: Range<Int>) -> Matches.InlineMatch {
    Matches.InlineMatch(kind: kind, range: range)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: range.map(byte), as: UTF8.self)
  }
}
