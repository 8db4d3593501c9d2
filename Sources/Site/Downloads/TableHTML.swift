import Foundation
import Markup
import Wire

/// A table as HTML that stands for itself, for programs that know nothing of Lectern's own form.
enum TableHTML {
  /// - Parameter json: A `TableData`.
  /// - Returns: `nil` when it is none.
  static func of(_ json: String) -> String? {
    guard let table = try? JSONDecoder().decode(TableData.self, from: Data(json.utf8)) else { return nil }
    let head = table.columns.map { "<th\(style($0))>\(escaped($0.title))</th>" }.joined()
    let rows = table.rows.map { row in
      let cells = zip(row, table.columns).map { "<td\(style($1))>\(escaped($0))</td>" }
      return "<tr>\(cells.joined())</tr>\n"
    }
    return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>\n"
  }

  private static func style(_ column: TableColumn) -> String {
    switch column.alignment {
    case .leading: " style=\"text-align: left\""
    case .center: " style=\"text-align: center\""
    case .trailing: " style=\"text-align: right\""
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
