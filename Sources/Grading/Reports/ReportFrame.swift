import Charts
import Markup
import Site

/// The page around a report: all in one file, no script, nothing from elsewhere.
struct ReportFrame {
  /// The theme's style sheet.
  var style: String

  /// - Parameters:
  ///   - eyebrow: The assignment's title.
  ///   - back: Address and words of a link to the page above, if there is one.
  func page(title: String, eyebrow: String, lead: String, back: (String, String)? = nil, body: [Node])
    -> String
  {
    let head = Node.element("head") {
      Node.element("meta", ["charset": "utf-8"])
      Node.element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      Node.element(
        "meta", ["http-equiv": "Content-Security-Policy", "content": UntrustedNotebook.contentPolicy])
      Node.element("meta", ["name": "color-scheme", "content": "light dark"])
      Node.element("meta", ["name": "robots", "content": "noindex"])
      Node.element("title", text: eyebrow.isEmpty ? title : "\(title) · \(eyebrow)")
      Node.element("style", children: [.raw(style + ChartStyle.css + Self.own)])
    }
    let opening = Node.element("header", ["class": "opening"]) {
      if let back {
        Node.element("p", ["class": "eyebrow"]) { Node.element("a", ["href": back.0], text: back.1) }
      } else if !eyebrow.isEmpty {
        Node.element("p", ["class": "eyebrow"], text: eyebrow)
      }
      Node.element("h1", text: title)
      Node.element("p", ["class": "lead"], text: lead)
    }
    let main = Node.element("main", ["id": "_text", "class": "report"]) {
      Node.element("article", children: [opening] + body)
    }
    let page = Node.element("html", ["lang": "en"]) {
      head
      Node.element("body") { main }
    }
    return "<!DOCTYPE html>\n" + page.rendered() + "\n"
  }

  /// A table that scrolls within itself on a narrow screen.
  static func table(_ label: String, head: [String], rows: [[Node]]) -> Node {
    .element("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": label]) {
      Node.element("table", ["class": "data"]) {
        Node.element("thead") {
          Node.element("tr", children: head.map { .element("th", ["scope": "col"], text: $0) })
        }
        Node.element("tbody") {
          for row in rows { Node.element("tr", children: row.map { .element("td", children: [$0]) }) }
        }
      }
    }
  }

  static func section(_ title: String, _ identifier: String, _ children: [Node]) -> Node {
    .element("section", ["aria-labelledby": "_\(identifier)"]) {
      Node.element("h2", ["id": "_\(identifier)"], text: title)
      children
    }
  }

  static func sentences(_ sentences: [String]) -> Node {
    .element("ul", children: sentences.map { .element("li", text: $0) })
  }

  /// What the theme has no words for.
  private static let own = """
    .report .scroll{overflow-x:auto}
    .report td,.report th{vertical-align:top}
    .report td.number{text-align:right}
    .report .given{border-left:3px solid var(--link);padding-left:.8rem}
    .report .rerun{border-top:1px solid var(--line);margin-top:2.5rem}
    .report img.chart{background:var(--paper);max-width:100%;height:auto}
    .report pre{overflow-x:auto;max-width:100%}
    .report h2,.report h3{overflow-wrap:anywhere}

    """
}
