import Texts

/// A stretch of a text, in UTF-8 bytes.
public typealias TextRange = Range<Int>

extension String {
  /// The UTF-8 offset of so many Unicode characters, as Jupyter counts a cursor.
  public func utf8Offset(ofScalars count: Int) -> Int {
    unicodeScalars.prefix(max(0, count)).reduce(0) { $0 + UTF8.width($1) }
  }

  /// How many Unicode characters stand before a UTF-8 offset.
  public func scalars(beforeUTF8 offset: Int) -> Int {
    String(decoding: utf8.prefix(max(0, offset)), as: UTF8.self).unicodeScalars.count
  }

  /// The UTF-8 offset of a line and a column, both from 1, the column in UTF-8 bytes.
  public func utf8Offset(line: Int, column: Int) -> Int {
    let lines = linesToTheEnd
    guard line >= 1, line <= lines.count else { return utf8.count }
    let text = lines[line - 1]
    return utf8.distance(from: startIndex, to: text.startIndex) + min(max(0, column - 1), text.utf8.count)
  }

  /// The identifier that ends at, or goes around, a UTF-8 offset.
  public func identifierRange(around offset: Int) -> TextRange {
    let bytes = Array(utf8)
    func belongs(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
        || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    var start = min(max(0, offset), bytes.count)
    var end = start
    while start > 0, belongs(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, belongs(bytes[end]) { end += 1 }
    return start..<end
  }
}
