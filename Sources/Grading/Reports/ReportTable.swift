import Markup

/// A table of a report. Its numbers stand to the right and do not break; it scrolls within itself on a
/// narrow screen.
struct ReportTable {
  /// The words above a column, and what stands under them.
  struct Column {
    enum Kind { case name, number, words }

    var title: String
    var kind: Kind

    init(_ title: String, _ kind: Kind = .number) {
      self.title = title
      self.kind = kind
    }

    /// The class that the theme has for it.
    fileprivate var style: String? {
      switch kind {
      case .name: "name"
      case .number: "right"
      case .words: "words"
      }
    }
  }

  /// What it is, for those who hear the page.
  var label: String
  var columns: [Column]
  var rows: [[Node]]
  /// A last row that adds up.
  var total: [Node] = []
  var style = ""

  var node: Node {
    .element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": label]) {
      Node.element("table", ["class": style.isEmpty ? "data" : "data \(style)"]) {
        Node.element("thead") {
          Node.element("tr") {
            for column in columns {
              Node.element(
                "th", ["scope": "col", "class": column.kind == .number ? column.style : nil],
                text: column.title)
            }
          }
        }
        Node.element("tbody") { for row in rows { self.row(row) } }
        if !total.isEmpty { Node.element("tfoot") { row(total) } }
      }
    }
  }

  private func row(_ fields: [Node]) -> Node {
    .element(
      "tr", children: zip(columns, fields).map { .element("td", ["class": $0.style], children: [$1]) })
  }
}
