extension StringProtocol {
  /// The lines without their ends, whichever way the text ends them: `\n`, `\r\n` or `\r`.
  ///
  /// The end of the last line may be there or not; it begins no further line.
  public var lines: [SubSequence] {
    var lines: [SubSequence] = []
    let bytes = utf8
    var start = bytes.startIndex
    // Bytes, not characters: "\r\n" is one character, and looking for characters takes ten times as long.
    while start != bytes.endIndex {
      guard
        let end = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
      else {
        lines.append(self[start...])
        break
      }
      lines.append(self[start..<end])
      let isReturn = bytes[end] == UInt8(ascii: "\r")
      start = bytes.index(after: end)
      if isReturn, start != bytes.endIndex, bytes[start] == UInt8(ascii: "\n") {
        start = bytes.index(after: start)
      }
    }
    return lines
  }

  /// The lines, and an empty one after an end at the end: joined with `\n` they are the text again.
  public var linesToTheEnd: [SubSequence] {
    let isEnded = hasSuffix("\n") || hasSuffix("\r\n") || hasSuffix("\r") || isEmpty
    return lines + (isEnded ? [self[endIndex...]] : [])
  }

  /// The text with `\n` at the end of each line.
  public var withPlainLineEnds: String {
    utf8.contains(UInt8(ascii: "\r")) ? linesToTheEnd.joined(separator: "\n") : String(self)
  }
}
