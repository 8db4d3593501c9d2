public import Foundation
public import Notebooks
import Texts

/// A table of separated values (RFC 4180, and what spreadsheets make of it) that writes back every byte it was not
/// told to change.
///
/// Fields are separated by commas, semicolons or tabs, whichever gives the first row the most fields; a first line
/// `sep=;`, as spreadsheets write it, decides. Rows end in `\n`, `\r\n` or `\r`. A quotation mark at the start of
/// a field quotes it; anywhere else it is a character like others.
public struct CSVTable: Sendable {
  /// A row's fields and where it begins.
  struct Record: Sendable {
    /// In bytes of the text.
    var fields: [Range<Int>]
    /// From 1; quoted line breaks count.
    var line: Int
  }

  /// The file's name, as messages give it.
  public let name: String
  public let separator: UInt8
  private let file: TextFile
  private let bytes: [UInt8]
  private let records: [Record]
  /// Fields as they shall be written, by row and column.
  private var changes: [Int: [Int: String]] = [:]

  /// Reads a file in any of the encodings that spreadsheets save.
  ///
  /// - Throws: A `Diagnostic` for bytes that are no text, and for a quotation mark without its partner.
  public init(_ data: Data, named name: String) throws {
    if Self.spreadsheetMarks.contains(where: data.starts) {
      throw Diagnostic(
        at: SourcePosition(file: name, line: 1, column: 1), "'\(name)' is a spreadsheet's own file, not CSV.",
        help: "Save it as CSV from the spreadsheet.")
    }
    let file: TextFile
    do {
      file = try TextFile(data, named: name, allowsWindows1252: true)
    } catch let fault as TextFault {
      throw Diagnostic(
        at: SourcePosition(file: name, line: fault.line, column: fault.column), fault.message,
        help: fault.help)
    }
    try self.init(file, named: name)
  }

  /// Reads a text.
  ///
  /// - Throws: A `Diagnostic`, as `init(_:named:)`.
  public init(_ text: String, named name: String = "table.csv") throws {
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    let body = hasMark ? String(text.unicodeScalars.dropFirst()) : text
    try self.init(TextFile(body, hasMark: hasMark), named: name)
  }

  private init(_ file: TextFile, named name: String) throws {
    let bytes = Array(file.text.utf8)
    let reader = RecordReader(bytes)
    let read = reader.records()
    if let open = read.unclosed {
      throw Diagnostic(
        at: reader.position(of: open, in: name),
        "This quotation mark is never closed, so the rest of the table would be one field.",
        help: "Close it, or double it inside of a quoted field.")
    }
    (self.file, self.name, self.bytes) = (file, name, bytes)
    (separator, records) = (reader.separator, read.records)
  }

  /// A table made anew, with lines that end in "\n"; cells are quoted and made harmless where need be.
  public init(rows: [[String]]) {
    name = "table.csv"
    let text = rows.map { $0.map { Self.written($0) }.joined(separator: ",") + "\n" }.joined()
    file = TextFile(text)
    bytes = Array(text.utf8)
    separator = UInt8(ascii: ",")
    records = RecordReader(bytes, separator: separator).records().records
  }

  /// How Excel's and LibreOffice's own files begin: the archives of today, and the containers of before 2007.
  private static let spreadsheetMarks: [[UInt8]] = [[0x50, 0x4B, 3, 4], [0xD0, 0xCF, 0x11, 0xE0]]

  // MARK: - Reading

  public var rowCount: Int { records.count }

  /// How many fields a row has.
  public func columnCount(ofRow row: Int) -> Int { records[row].fields.count }

  /// A field's value as it was read, without its quotes; empty beyond the row's end.
  public func value(row: Int, column: Int) -> String {
    guard records[row].fields.indices.contains(column) else { return "" }
    let field = bytes[records[row].fields[column]]
    guard field.first == UInt8(ascii: "\"") else { return String(decoding: field, as: UTF8.self) }
    var value: [UInt8] = []
    var rest = field.dropFirst()
    while let mark = rest.firstIndex(of: UInt8(ascii: "\"")) {
      value += rest[..<mark]
      rest = rest[(mark + 1)...]
      // What stands behind the closing quotation mark, if anything, belongs to the value, as spreadsheets read it.
      guard rest.first == UInt8(ascii: "\"") else { break }
      value.append(UInt8(ascii: "\""))
      rest = rest.dropFirst()
    }
    return String(decoding: value + rest, as: UTF8.self)
  }

  /// Fields as values, by row.
  public var rows: [[String]] {
    records.indices.map { row in records[row].fields.indices.map { value(row: row, column: $0) } }
  }

  /// Whether nothing but blanks stands in a row, as spreadsheets leave below a table.
  public func isBlank(row: Int) -> Bool {
    records[row].fields.indices.allSatisfy { column in
      value(row: row, column: column).allSatisfy(\.isWhitespace)
    }
  }

  /// The row that names the columns: the first that is not blank.
  public var headRow: Int? { records.indices.first { !isBlank(row: $0) } }

  /// The names of the columns, without blanks around them.
  public var head: [String] {
    guard let row = headRow else { return [] }
    return records[row].fields.indices.map {
      value(row: row, column: $0).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  /// The rows below the head that are not blank.
  public var body: [Int] {
    guard let head = headRow else { return [] }
    return records.indices.dropFirst(head + 1).filter { !isBlank(row: $0) }
  }

  /// Where a row begins, or one of its fields.
  public func position(row: Int, column: Int? = nil) -> SourcePosition {
    guard records.indices.contains(row) else { return SourcePosition(file: name, line: 1, column: 1) }
    guard let column, records[row].fields.indices.contains(column) else {
      return SourcePosition(file: name, line: records[row].line, column: 1)
    }
    return RecordReader(bytes, separator: separator).position(
      of: records[row].fields[column].lowerBound, in: name)
  }

  // MARK: - Writing

  /// Overwrites one field; a row that is too short grows. What was quoted stays quoted.
  public mutating func set(row: Int, column: Int, _ value: String) {
    let isQuoted =
      records[row].fields.indices.contains(column)
      && bytes[records[row].fields[column]].first == UInt8(ascii: "\"")
    changes[row, default: [:]][column] = Self.written(value, separator: separator, isQuoted: isQuoted)
  }

  /// The table as text.
  public var text: String {
    (file.hasMark ? "\u{FEFF}" : "") + changedText
  }

  /// The table in the file's own encoding.
  ///
  /// - Throws: `TextFault` for a character that the encoding does not have.
  public func data() throws -> Data {
    var changed = file
    changed.text = changedText
    return try changed.data()
  }

  private var changedText: String {
    guard !changes.isEmpty else { return file.text }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + changes.count * 8)
    var done = 0
    for (row, columns) in changes.sorted(by: { $0.key < $1.key }) {
      let fields = records[row].fields
      var last = fields.count
      for (column, written) in columns.sorted(by: { $0.key < $1.key }) {
        let range =
          column < fields.count ? fields[column] : fields.last.map { $0.upperBound..<$0.upperBound } ?? 0..<0
        result += bytes[done..<range.lowerBound]
        if column >= last {
          result += Array(repeating: separator, count: column - last + 1)
          last = column + 1
        }
        result += written.utf8
        done = range.upperBound
      }
    }
    result += bytes[done...]
    return String(decoding: result, as: UTF8.self)
  }

  /// A value as a field, without a formula in it.
  static func written(
    _ value: String, separator: UInt8 = UInt8(ascii: ","), isQuoted: Bool = false
  ) -> String {
    let value = harmless(value)
    guard isQuoted || value.utf8.contains(where: { $0 == separator || ";\t\"\n\r".utf8.contains($0) }) else {
      return value
    }
    return "\"" + value.replacing("\"", with: "\"\"") + "\""
  }

  /// A spreadsheet takes a text that begins with one of these for a formula and runs it; the wide ones are read as
  /// the narrow ones in East Asian versions.
  private static let formulaSigns = Set("=+-@\t\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars)
  /// Behind these another spreadsheet's setting may begin a new field (OWASP, "CSV Injection").
  private static let fieldSigns = Set(",;\t\n\r\"".unicodeScalars)

  /// The value with an apostrophe in front of what a spreadsheet would run; numbers stay numbers.
  private static func harmless(_ value: String) -> String {
    guard Double(value) == nil, value.unicodeScalars.contains(where: formulaSigns.contains) else {
      return value
    }
    var result = String.UnicodeScalarView()
    var begins = true
    for scalar in value.unicodeScalars {
      if begins, formulaSigns.contains(scalar) { result.append("'") }
      result.append(scalar)
      begins = fieldSigns.contains(scalar)
    }
    return String(result)
  }
}
