/// A table of comma-separated values (RFC 4180) that writes back every byte it was not told to change.
public struct CSVTable: Sendable, Hashable {
  /// Fields as written, quotes included, by row.
  private(set) var raw: [[String]]
  /// What ended each row: "\n", "\r\n", or nothing at the end of the file.
  private var endings: [String]
  private var mark: String

  /// Reads a text; quotes may hold commas, doubled quotes and line breaks.
  public init(_ text: String) {
    var rest = Substring(text)
    mark = rest.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
    if !mark.isEmpty { rest = Substring(rest.unicodeScalars.dropFirst()) }
    raw = []
    endings = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    // Scalars and not characters: Swift reads "\r\n" as one character.
    var pendingReturn = false
    for scalar in rest.unicodeScalars {
      if pendingReturn {
        pendingReturn = false
        if scalar == "\n" {
          row.append(field)
          raw.append(row)
          endings.append("\r\n")
          (row, field) = ([], "")
          continue
        }
        field.unicodeScalars.append("\r")
      }
      if scalar == "\"" { isQuoted.toggle() }
      switch scalar {
      case "," where !isQuoted:
        row.append(field)
        field = ""
      case "\r" where !isQuoted: pendingReturn = true
      case "\n" where !isQuoted:
        row.append(field)
        raw.append(row)
        endings.append("\n")
        (row, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    if pendingReturn { field.unicodeScalars.append("\r") }
    if !field.isEmpty || !row.isEmpty {
      row.append(field)
      raw.append(row)
      endings.append("")
    }
  }

  /// A table made anew, with lines that end in "\n"; cells are quoted and made harmless where need be.
  public init(rows: [[String]]) {
    raw = rows.map { $0.map(Self.written) }
    endings = rows.map { _ in "\n" }
    mark = ""
  }

  /// The table as text.
  public var text: String {
    mark + zip(raw, endings).map { $0.joined(separator: ",") + $1 }.joined()
  }

  /// Fields as values, by row.
  public var rows: [[String]] { raw.map { $0.map(Self.value) } }

  /// Overwrites one field; a row that is too short grows.
  public mutating func set(row: Int, column: Int, _ value: String) {
    while raw[row].count <= column { raw[row].append("") }
    raw[row][column] = Self.written(value)
  }

  private static func value(_ field: String) -> String {
    guard field.hasPrefix("\""), field.hasSuffix("\""), field.count >= 2 else { return field }
    return String(field.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }

  /// A value as a field. A spreadsheet takes a text that begins with = + - @ for a formula and runs
  /// it, so such a text gets an apostrophe in front; numbers stay numbers.
  static func written(_ value: String) -> String {
    var value = value
    if let first = value.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), Double(value) == nil
    {
      value = "'" + value
    }
    guard value.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else {
      return value
    }
    return "\"" + value.replacing("\"", with: "\"\"") + "\""
  }
}
