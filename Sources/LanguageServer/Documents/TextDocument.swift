import Editing

/// The text of an open file, as its editor has it.
struct TextDocument: Sendable {
  private(set) var bytes: [UInt8]
  /// Where each line begins.
  private(set) var lineStarts: [Int] = [0]
  var version: Int

  init(_ text: String, version: Int) {
    bytes = Array(text.utf8)
    self.version = version
    countLines()
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Applies one of a notification's `contentChanges`.
  mutating func apply(_ change: JSON) {
    let text = Array((change["text"]?.string ?? "").utf8)
    if let start = TextPosition(change["range"]?["start"]), let end = TextPosition(change["range"]?["end"]) {
      let from = offset(start)
      bytes.replaceSubrange(from..<max(from, offset(end)), with: text)
    } else {
      bytes = text
    }
    countLines()
  }

  private mutating func countLines() {
    lineStarts = [0]
    for (index, byte) in bytes.enumerated() {
      let isEnd =
        byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A))
      if isEnd { lineStarts.append(index + 1) }
    }
  }

  /// The bytes of a line without what ends it.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    guard lineStarts.indices.contains(number) else { return [] }
    var end = number + 1 < lineStarts.count ? lineStarts[number + 1] : bytes.count
    while end > lineStarts[number], bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[lineStarts[number]..<end]
  }

  func lineText(_ number: Int) -> String { String(decoding: line(number), as: UTF8.self) }

  /// The offset of a position in the bytes; one behind a line's end is its end, as the protocol wants it.
  func offset(_ position: TextPosition) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineStarts.count else { return bytes.count }
    let line = line(position.line)
    var units = 0
    var index = line.startIndex
    while index < line.endIndex, units < position.character {
      let (length, width) = Self.size(line[index])
      guard units + width <= position.character else { break }
      units += width
      index = min(index + length, line.endIndex)
    }
    return index
  }

  func position(_ offset: Int) -> TextPosition {
    let offset = min(max(0, offset), bytes.count)
    var (low, high) = (0, lineStarts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    var units = 0
    var index = lineStarts[low]
    while index < offset {
      let (length, width) = Self.size(bytes[index])
      units += width
      index += length
    }
    return TextPosition(line: low, character: units)
  }

  /// The offset of a line and a column, both from 1, the column in bytes.
  func offset(line: Int, column: Int) -> Int {
    guard lineStarts.indices.contains(line - 1) else { return bytes.count }
    return min(lineStarts[line - 1] + max(0, column - 1), self.line(line - 1).endIndex)
  }

  func range(_ range: Range<Int>) -> JSON {
    ["start": position(range.lowerBound).json, "end": position(range.upperBound).json]
  }

  /// How many bytes a character has, by its first, and how many units of UTF-16.
  private static func size(_ byte: UInt8) -> (length: Int, width: Int) {
    byte >= 0xF0 ? (4, 2) : byte >= 0xE0 ? (3, 1) : byte >= 0xC0 ? (2, 1) : (1, 1)
  }
}
