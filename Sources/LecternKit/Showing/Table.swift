import Foundation
import Markup
import Wire

/// A table as the page shows it: numbers to the right, everything else to the left.
public struct Table: Displayable, Sendable, Hashable {
  public private(set) var data: TableData

  /// A table of texts.
  ///
  /// - Parameters:
  ///   - columns: The heads.
  ///   - rows: One array of texts per row; short rows are filled up with empty cells, and what is
  ///     beyond the last column is left out.
  public init(columns: [String], rows: [[String]]) {
    let padded = rows.map { row in
      Array((row + Array(repeating: "", count: max(0, columns.count - row.count))).prefix(columns.count))
    }
    let heads = columns.enumerated().map { index, title in
      let texts = padded.map { $0[index] }.filter { !$0.isEmpty }
      let isNumeric = !texts.isEmpty && texts.allSatisfy(\.looksNumeric)
      return TableColumn(title: title, alignment: isNumeric ? .trailing : .leading)
    }
    data = TableData(columns: heads, rows: padded)
  }

  /// A table of records: a column for each property, in the order in which they are declared.
  ///
  /// - Parameters:
  ///   - records: The rows.
  ///   - digits: How many significant digits a `Double` or `Float` gets.
  public init<Record: Encodable>(_ records: [Record], digits: Int = 4) {
    self = Table(describing: records, digits: digits) ?? Table(columns: [], rows: [])
  }

  /// A table with columns of your own: `Table(runs, Column("Loss") { $0.loss })`.
  public init<Record>(_ records: [Record], _ columns: Column<Record>...) {
    self.init(columns: columns.map(\.title), rows: records.map { record in columns.map { $0.text(record) } })
  }

  /// Texts of this column are read as Markdown, for formulas and links.
  public func markdown(_ title: String) -> Table {
    var table = self
    for index in table.data.columns.indices where table.data.columns[index].title == title {
      table.data.columns[index].isMarkdown = true
      table.data.columns[index].alignment = .leading
    }
    return table
  }

  public func mimeBundle(in frame: DisplayFrame) -> MIMEBundle {
    var forms = [MIMERepresentation(.plain, plainText)]
    if let json = try? JSONEncoder.sorted.encode(data) {
      forms.insert(MIMERepresentation(.table, String(decoding: json, as: UTF8.self)), at: 0)
    }
    return MIMEBundle(forms)
  }

  /// Columns as wide as their widest text, two blanks between them.
  private var plainText: String {
    let lines = [data.columns.map(\.title)] + data.rows
    let widths = data.columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      let cells = zip(zip(line, widths), data.columns).map { pair, column in
        let padding = String(repeating: " ", count: pair.1 - pair.0.count)
        return column.alignment == .trailing ? padding + pair.0 : pair.0 + padding
      }
      var text = cells.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }
}

extension Table {
  /// A table of values whose type is a record; `nil` for numbers, texts and the like.
  init?(describing records: [any Encodable], digits: Int = 4) {
    guard let first = records.first else { return nil }
    let mirror = Mirror(reflecting: first)
    guard mirror.displayStyle == .struct, !mirror.children.isEmpty, !(first is any CustomStringConvertible),
      mirror.children.allSatisfy({ $0.label != nil })
    else { return nil }
    let columns = mirror.children.compactMap { $0.label.map(Self.title) }
    let rows = records.map { record in
      Mirror(reflecting: record).children.map { Self.text(of: $0.value, digits: digits) }
    }
    self.init(columns: columns, rows: rows)
  }

  /// `testAccuracy` becomes "Test accuracy".
  private static func title(of property: String) -> String {
    var words = ""
    for character in property {
      if character.isUppercase && words.last?.isLowercase == true {
        words += " " + character.lowercased()
      } else {
        words.append(character)
      }
    }
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  static func text(of value: Any, digits: Int) -> String {
    switch value {
    case let number as Double: return Self.number(number, digits: digits)
    case let number as Float: return Self.number(Double(number), digits: digits)
    case let number as any BinaryInteger: return NumberFormat.count(Int(clamping: number))
    case Optional<Any>.none: return "–"
    case let flag as Bool: return flag ? "yes" : "no"
    default:
      let mirror = Mirror(reflecting: value)
      if mirror.displayStyle == .optional {
        return mirror.children.first.map { text(of: $0.value, digits: digits) } ?? "–"
      }
      if mirror.displayStyle == .collection {
        let shown = mirror.children.prefix(8).map { text(of: $0.value, digits: digits) }
        return (shown + (mirror.children.count > 8 ? ["…"] : [])).joined(separator: ", ")
      }
      return String(describing: value)
    }
  }

  /// Numbers far from one get a power of ten, so that a column of them can be read.
  private static func number(_ value: Double, digits: Int) -> String {
    let size = abs(value)
    if size != 0 && size.isFinite && (size < 1e-4 || size >= 1e7) {
      return NumberFormat.scientific(value, significant: digits)
    }
    return NumberFormat.significant(value, digits: digits)
  }
}

/// A column of a table of records.
public struct Column<Record> {
  var title: String
  var text: (Record) -> String

  /// - Parameter digits: How many significant digits a `Double` or `Float` gets.
  public init<Value>(_ title: String, digits: Int = 4, _ value: @escaping (Record) -> Value) {
    self.title = title
    text = { Table.text(of: value($0), digits: digits) }
  }
}

extension String {
  /// Whether this is a number as tables write it: sign, digits, exponent, unit sign.
  fileprivate var looksNumeric: Bool {
    // Narrow blanks stand around the × of a power of ten. A range is as much of a number as its ends, and so is a count of a count.
    let allowed = Set("0123456789+-−.,eE%×⁰¹²³⁴⁵⁶⁷⁸⁹⁻ \u{202F}\u{A0}∞–…<>≤≥±[]")
    return replacing(" to ", with: "–").replacing(" of ", with: "–").allSatisfy(allowed.contains)
      && (contains(where: \.isNumber) || self == "∞" || self == "–")
  }
}
