/// What a line opens, beyond what cmark knows.
enum BlockOpening {
  /// `::: {.note}` or `::: note`; `nil` attributes when they cannot be read.
  case division(length: Int, attributes: Attributes?)
  /// `:::` alone.
  case divisionEnd(length: Int)
  /// `$$`, with whether it ends on the same line.
  case math(isClosed: Bool)

  /// Reads a line from its first character that is not blank.
  init?(line: UnsafeBufferPointer<UInt8>) {
    if line.starts(with: [UInt8(ascii: ":"), UInt8(ascii: ":"), UInt8(ascii: ":")]) {
      let length = line.prefix { $0 == UInt8(ascii: ":") }.count
      let rest = Self.trimmed(line.dropFirst(length))
      if rest.isEmpty {
        self = .divisionEnd(length: length)
        return
      }
      // Pandoc allows closing colons after the attributes, as decoration.
      let words = Self.trimmed(rest.trimmedSuffix { $0 == UInt8(ascii: ":") })
      if words.first == UInt8(ascii: "{") {
        let read = AttributeScanner(bytes: Array(words)).scan(at: 0)
        self = .division(length: length, attributes: read?.end == words.count ? read?.attributes : nil)
      } else if words.allSatisfy({ $0.isWordByte || $0 == UInt8(ascii: "-") }) {
        self = .division(
          length: length, attributes: Attributes(classes: [String(decoding: words, as: UTF8.self)]))
      } else {
        self = .division(length: length, attributes: nil)
      }
    } else if line.starts(with: [UInt8(ascii: "$"), UInt8(ascii: "$")]) {
      let rest = line.dropFirst(2)
      if !Self.holdsMathEnd(rest) {
        self = .math(isClosed: false)
      } else if Self.mathTail(rest) != nil {
        self = .math(isClosed: true)
      } else {
        return nil
      }
    } else {
      return nil
    }
  }

  /// Whether `$$` occurs in a line, not counting an escaped one.
  static func holdsMathEnd(_ line: some Collection<UInt8>) -> Bool {
    mathEnd(line) != nil
  }

  /// Whether a paragraph so far has a `$$` without its partner.
  static func hasOpenMath(_ text: String) -> Bool {
    var count = 0
    var rest = Array(text.utf8)[...]
    while let end = mathEnd(rest) {
      count += 1
      rest = rest[end...].dropFirst(2)
    }
    return count % 2 == 1
  }

  /// What follows the closing `$$` when it is nothing but blanks or attributes; `nil` otherwise.
  private static func mathTail(_ line: some Collection<UInt8>) -> Attributes? {
    let bytes = Array(line)
    guard let end = mathEnd(bytes) else { return nil }
    let tail = Array(trimmed(bytes[(end + 2)...]))
    if tail.isEmpty { return Attributes() }
    guard let read = AttributeScanner(bytes: tail).scan(at: 0), read.end == tail.count else { return nil }
    return read.attributes
  }

  /// The index of the first `$$` that no backslash escapes.
  static func mathEnd<Line: Collection<UInt8>>(_ line: Line) -> Line.Index? {
    var index = line.startIndex
    while index != line.endIndex {
      let next = line.index(after: index)
      if line[index] == UInt8(ascii: "\\") {
        guard next != line.endIndex else { return nil }
        index = line.index(after: next)
        continue
      }
      if line[index] == UInt8(ascii: "$"), next != line.endIndex, line[next] == UInt8(ascii: "$") {
        return index
      }
      index = next
    }
    return nil
  }

  private static func trimmed<Bytes: BidirectionalCollection<UInt8>>(_ bytes: Bytes) -> Bytes.SubSequence {
    bytes.drop { $0.isBlankByte }.trimmedSuffix { $0.isBlankByte }
  }
}

extension BidirectionalCollection {
  /// The elements without the last ones that satisfy a condition.
  package func trimmedSuffix(_ drops: (Element) -> Bool) -> SubSequence {
    var end = endIndex
    while end != startIndex, drops(self[index(before: end)]) { end = index(before: end) }
    return self[startIndex..<end]
  }
}

extension UInt8 {
  /// A space, a tab or the end of a line.
  var isBlankByte: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  var isDigitByte: Bool { (0x30...0x39).contains(self) }

  /// A letter, a digit, an underscore, or part of a character beyond ASCII.
  var isWordByte: Bool {
    isDigitByte || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == 0x5F
      || self >= 0x80
  }
}
