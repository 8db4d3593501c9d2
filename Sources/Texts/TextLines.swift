extension StringProtocol {
  /// The lines without their ends, whichever way the text ends them: `\n`, `\r\n` or `\r`.
  ///
  /// The end of the last line may be there or not; it begins no further line.
  public var lines: [SubSequence] {
    let bytes = utf8
    // Where bytes lie side by side they are read there: an index for each of them takes ten times as long.
    let spans =
      bytes.withContiguousStorageIfAvailable(LineSpan.all)
      ?? Array(bytes).withUnsafeBufferPointer(LineSpan.all)
    var start = bytes.startIndex
    return spans.map { span in
      let end = bytes.index(start, offsetBy: span.length)
      defer { start = bytes.index(end, offsetBy: span.endLength) }
      return self[start..<end]
    }
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

/// How many bytes a line has, and how many its end.
private struct LineSpan {
  var length: Int
  var endLength: Int

  static func all(_ bytes: UnsafeBufferPointer<UInt8>) -> [LineSpan] {
    var spans: [LineSpan] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
      var next = min(end + 1, bytes.count)
      if end < bytes.count, bytes[end] == UInt8(ascii: "\r"), next < bytes.count,
        bytes[next] == UInt8(ascii: "\n")
      {
        next += 1
      }
      spans.append(LineSpan(length: end - start, endLength: next - end))
      start = next
    }
    return spans
  }
}
