extension UnsafeBufferPointer<UInt8> {
  /// Where a byte stands, first to last.
  public func offsets(of byte: UInt8) -> [Int] {
    var offsets: [Int] = []
    for offset in 0..<count where self[offset] == byte { offsets.append(offset) }
    return offsets
  }
}

extension [UInt8] {
  /// Where a byte stands, first to last.
  public func offsets(of byte: UInt8) -> [Int] { withUnsafeBufferPointer { $0.offsets(of: byte) } }

  /// Adds a text as it stands in JSON within a script, without its marks: no tag begins in it, and controls are blanks.
  public mutating func append(inScript text: String) {
    var text = text
    text.withUTF8 { bytes in
      for byte in bytes {
        switch byte {
        case 0..<0x20: append(UInt8(ascii: " "))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
          append(UInt8(ascii: "\\"))
          append(byte)
        case UInt8(ascii: "<"): append(contentsOf: #"\u003c"#.utf8)
        default: append(byte)
        }
      }
    }
  }

  /// Adds a text in which every run of blanks is one space; none stands at the beginning, or behind a space.
  public mutating func append(withSingleBlanks text: String) {
    var text = text
    text.withUTF8 { bytes in
      for byte in bytes {
        let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
        if !isBlank { append(byte) } else if let last, last != 0x20 { append(0x20) }
      }
    }
  }
}

extension Substring {
  /// The parts between a byte of ASCII's, empty ones too.
  public func parts(separatedBy byte: UInt8) -> [Substring] {
    utf8.split(separator: byte, omittingEmptySubsequences: false).map { Substring($0) }
  }

  /// Whether the text ends in these bytes.
  public func hasSuffix(_ bytes: ArraySlice<UInt8>) -> Bool {
    utf8.count >= bytes.count && utf8.suffix(bytes.count).elementsEqual(bytes)
  }
}

extension String {
  /// The runs of letters and digits, as a search tells words apart.
  public var words: [Substring] {
    let spans = utf8.withContiguousStorageIfAvailable(WordSpan.all) ?? nil
    guard let spans else { return split { !$0.isLetter && !$0.isNumber } }
    return spans.map { span in
      let start = utf8.index(utf8.startIndex, offsetBy: span.start)
      return self[start..<utf8.index(start, offsetBy: span.length)]
    }
  }

  /// The words of further texts that neither this one nor one before has, whatever their case.
  public func words(newIn texts: [String]) -> [String] {
    var known = Set(words.map { $0.lowercased() })
    return texts.flatMap(\.words).filter { known.insert($0.lowercased()).inserted }.map(String.init)
  }
}

/// Where a word stands in a text that is ASCII throughout.
private struct WordSpan {
  var start: Int
  var length: Int

  /// `nil` when a text has other characters, whose properties have to be looked up.
  static func all(_ bytes: UnsafeBufferPointer<UInt8>) -> [WordSpan]? {
    var spans: [WordSpan] = []
    var start: Int?
    for offset in 0..<bytes.count {
      let byte = bytes[offset]
      guard byte < 0x80 else { return nil }
      let isOfAWord = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      if isOfAWord, start == nil { start = offset }
      if !isOfAWord, let first = start {
        spans.append(WordSpan(start: first, length: offset - first))
        start = nil
      }
    }
    if let start { spans.append(WordSpan(start: start, length: bytes.count - start)) }
    return spans
  }
}
