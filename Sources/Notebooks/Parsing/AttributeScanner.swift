/// Reads `{#identifier .class key=value key="value"}`.
struct AttributeScanner {
  /// Attributes and the offset after their closing brace.
  struct Reading {
    var attributes: Attributes
    var end: Int
  }

  /// The byte at an offset, 0 beyond the end.
  var byte: (Int) -> UInt8

  init(byte: @escaping (Int) -> UInt8) { self.byte = byte }

  init(bytes: [UInt8]) { byte = { bytes.indices.contains($0) ? bytes[$0] : 0 } }

  /// Reads attributes whose opening brace is at an offset; `nil` when it is not well-formed or
  /// empty.
  func scan(at start: Int) -> Reading? {
    guard byte(start) == UInt8(ascii: "{") else { return nil }
    var attributes = Attributes()
    var offset = start + 1
    while true {
      while byte(offset).isBlankByte { offset += 1 }
      switch byte(offset) {
      case UInt8(ascii: "}"):
        return attributes.isEmpty ? nil : Reading(attributes: attributes, end: offset + 1)
      case UInt8(ascii: "#"):
        guard let name = name(at: offset + 1) else { return nil }
        attributes.identifier = name.text
        offset = name.end
      case UInt8(ascii: "."):
        guard let name = name(at: offset + 1) else { return nil }
        attributes.classes.append(name.text)
        offset = name.end
      case UInt8(ascii: "-") where byte(offset + 1) == UInt8(ascii: "}") || byte(offset + 1).isBlankByte:
        attributes.classes.append("unnumbered")
        offset += 1
      default:
        guard let key = name(at: offset), byte(key.end) == UInt8(ascii: "="),
          let value = value(at: key.end + 1)
        else { return nil }
        attributes.pairs.append(.init(key: key.text, value: value.text))
        offset = value.end
      }
    }
  }

  private func name(at start: Int) -> (text: String, end: Int)? {
    var offset = start
    while byte(offset).isWordByte
      || [UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ".")].contains(byte(offset))
    {
      offset += 1
    }
    return offset > start ? (text(start..<offset), offset) : nil
  }

  /// Quotation marks as word processors make them of straight ones, by the mark that begins; each has three bytes.
  private static let typographic: [(opening: [UInt8], closing: [[UInt8]])] = [
    (Array("“".utf8), [Array("”".utf8)]), (Array("‘".utf8), [Array("’".utf8)]),
    (Array("”".utf8), [Array("”".utf8)]), (Array("„".utf8), [Array("“".utf8), Array("”".utf8)]),
  ]

  private func typographicValue(at start: Int) -> (text: String, end: Int)? {
    func bytes(_ offset: Int) -> [UInt8] { [byte(offset), byte(offset + 1), byte(offset + 2)] }
    guard let marks = Self.typographic.first(where: { $0.opening == bytes(start) }) else { return nil }
    var offset = start + 3
    while !marks.closing.contains(bytes(offset)) {
      if byte(offset) == 0 { return nil }
      offset += 1
    }
    return (text(start + 3..<offset), offset + 3)
  }

  private func value(at start: Int) -> (text: String, end: Int)? {
    if let value = typographicValue(at: start) { return value }
    let quote = byte(start)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      var offset = start
      while byte(offset) != 0, !byte(offset).isBlankByte, byte(offset) != UInt8(ascii: "}") { offset += 1 }
      return offset > start ? (text(start..<offset), offset) : nil
    }
    var bytes: [UInt8] = []
    var offset = start + 1
    while byte(offset) != quote {
      if byte(offset) == 0 { return nil }
      if byte(offset) == UInt8(ascii: "\\"), byte(offset + 1) == quote { offset += 1 }
      bytes.append(byte(offset))
      offset += 1
    }
    return (String(decoding: bytes, as: UTF8.self), offset + 1)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: range.map(byte), as: UTF8.self)
  }
}
