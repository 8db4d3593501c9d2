import Notebooks

/// Finds the rows and fields of a table in its bytes.
struct RecordReader {
  let separator: UInt8
  private let bytes: [UInt8]
  /// Behind a line `sep=;`.
  private let start: Int

  private static let (newline, carriage, quote) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\""))

  /// - Parameter separator: `nil` to find it out.
  init(_ bytes: [UInt8], separator: UInt8? = nil) {
    self.bytes = bytes
    let first = bytes.prefix { $0 != Self.newline && $0 != Self.carriage }
    if separator == nil, first.count == 5, first.starts(with: "sep=".utf8), let named = first.last {
      self.separator = named
      start = first.count
      return
    }
    start = 0
    guard separator == nil else {
      self.separator = separator ?? 0
      return
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    // Of equal ones the first, which is the comma.
    var best = (separator: candidates[0], count: 0)
    for candidate in candidates {
      let count = Self.firstRecord(bytes, candidate)
      if count > best.count { best = (candidate, count) }
    }
    self.separator = best.separator
  }

  private static func firstRecord(_ bytes: [UInt8], _ separator: UInt8) -> Int {
    var offset = bytes.firstIndex { $0 != newline && $0 != carriage } ?? bytes.count
    var line = 1
    return record(bytes, separator, from: &offset, line: &line).record.fields.count
  }

  /// All rows, and where a quotation mark stands that is never closed.
  func records() -> (records: [CSVTable.Record], unclosed: Int?) {
    var records: [CSVTable.Record] = []
    var offset = start
    var line = 1
    if start > 0 { Self.skipLineEnd(bytes, &offset, &line) }
    while offset < bytes.count {
      let read = Self.record(bytes, separator, from: &offset, line: &line)
      if let open = read.unclosed { return (records, open) }
      records.append(read.record)
    }
    return (records, nil)
  }

  private static func record(
    _ bytes: [UInt8], _ separator: UInt8, from offset: inout Int, line: inout Int
  ) -> (record: CSVTable.Record, unclosed: Int?) {
    var record = CSVTable.Record(fields: [], line: line)
    var begin = offset
    while true {
      if offset == begin, offset < bytes.count, bytes[offset] == quote {
        offset += 1
        guard passQuoted(bytes, &offset, &line) else { return (record, begin) }
      }
      while offset < bytes.count, bytes[offset] != separator, bytes[offset] != newline,
        bytes[offset] != carriage
      {
        offset += 1
      }
      record.fields.append(begin..<offset)
      guard offset < bytes.count, bytes[offset] == separator else { break }
      offset += 1
      begin = offset
    }
    skipLineEnd(bytes, &offset, &line)
    return (record, nil)
  }

  /// Goes behind the closing quotation mark; `false` when there is none.
  private static func passQuoted(_ bytes: [UInt8], _ offset: inout Int, _ line: inout Int) -> Bool {
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == quote {
        guard offset < bytes.count, bytes[offset] == quote else { return true }
        offset += 1
      } else if byte == newline || (byte == carriage && (offset == bytes.count || bytes[offset] != newline)) {
        line += 1
      }
    }
    return false
  }

  private static func skipLineEnd(_ bytes: [UInt8], _ offset: inout Int, _ line: inout Int) {
    guard offset < bytes.count else { return }
    let byte = bytes[offset]
    guard byte == newline || byte == carriage else { return }
    offset += 1
    if byte == carriage, offset < bytes.count, bytes[offset] == newline { offset += 1 }
    line += 1
  }

  /// Line and column (in bytes) of an offset, from 1.
  func position(of offset: Int, in file: String) -> SourcePosition {
    var (line, begin) = (1, 0)
    for index in 0..<min(offset, bytes.count) {
      let byte = bytes[index]
      let isLast = index + 1 == bytes.count
      if byte == Self.newline || (byte == Self.carriage && (isLast || bytes[index + 1] != Self.newline)) {
        line += 1
        begin = index + 1
      }
    }
    return SourcePosition(file: file, line: line, column: offset - begin + 1)
  }
}
