import Markup

/// The data behind a chart. Numbers are formatted when they are shown.
public struct ChartTable: Sendable, Hashable {
  public enum Cell: Sendable, Hashable {
    case number(Double)
    case text(String)
    case empty

    public var text: String {
      switch self {
      case .number(let number): NumberFormat.readable(number, significant: 5)
      case .text(let text): text
      case .empty: ""
      }
    }
  }

  /// A longer table lists some of its rows, spread evenly over all.
  public static let mostRows = 500

  public var columns: [String]
  public var rows: [[Cell]]
  /// How many of the chart's values the rows list, of how many there are.
  var listed = 0
  var total = 0

  public init(columns: [String], rows: [[Cell]]) {
    self.columns = columns
    self.rows = rows
  }

  /// What a reader must know of a table that does not list everything.
  public var note: String? {
    listed < total
      ? "The table lists \(NumberFormat.count(listed)) of \(NumberFormat.count(total)) values, evenly spread."
      : nil
  }

  /// As an HTML table. A long one is cut, and says how many rows it leaves out.
  public func node(maximumRows: Int = 100) -> Node {
    .element("table", ["class": "chart-table"]) {
      Node.element("thead") {
        Node.element("tr") { for column in columns { Node.element("th", ["scope": "col"], text: column) } }
      }
      Node.element("tbody") {
        for row in rows.prefix(maximumRows) {
          Node.element("tr") { for cell in row { Node.element("td", text: cell.text) } }
        }
        if rows.count > maximumRows {
          Node.element("tr") {
            Node.element(
              "td", ["colspan": String(columns.count)],
              text: "and \(NumberFormat.count(rows.count - maximumRows)) more rows")
          }
        }
      }
    }
  }

  /// In aligned columns.
  public func plainText(maximumRows: Int = 20) -> String {
    let shown = [columns] + rows.prefix(maximumRows).map { $0.map({ $0.text }) }
    let widths = columns.indices.map { column in
      shown.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    var lines = shown.map { row in
      zip(row, widths).map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }.joined(
        separator: "  ")
    }
    if rows.count > maximumRows {
      lines.append("and \(NumberFormat.count(rows.count - maximumRows)) more rows")
    }
    return lines.joined(separator: "\n")
  }
}
