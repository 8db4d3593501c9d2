import Charts
import Markup
import Site

/// The page around a report: all in one file, no script, nothing from elsewhere.
struct ReportFrame {
  /// The theme's style sheet.
  var style: String

  /// - Parameters:
  ///   - eyebrow: The assignment's title.
  ///   - isWide: Whether tables may be wider than a line of text should be.
  func page(title: String, eyebrow: String, lead: String, isWide: Bool = false, body: [Node]) -> String {
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
      if !eyebrow.isEmpty { Node.element("p", ["class": "eyebrow"], text: eyebrow) }
      Node.element("h1", text: title)
      Node.element("p", ["class": "lead"], text: lead)
    }
    let main = Node.element("main", ["id": "_text", "class": isWide ? "report wide" : "report"]) {
      Node.element("article", children: [opening] + body)
    }
    let page = Node.element("html", ["lang": "en"]) {
      head
      Node.element("body") { main }
    }
    return "<!DOCTYPE html>\n" + page.rendered() + "\n"
  }

  static func section(_ title: String, _ identifier: String, _ children: [Node], aside: Node? = nil) -> Node {
    .element("section", ["aria-labelledby": "_\(identifier)"]) {
      Node.element("h2", ["id": "_\(identifier)"]) {
        title
        if let aside {
          " "
          aside
        }
      }
      children
    }
  }

  static func sentences(_ sentences: [String]) -> Node {
    .element("ul", children: sentences.map { .element("li", text: $0) })
  }

  /// "1 student", "2 students".
  static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  /// What the theme has no words for.
  private static let own = """
    .report h2{margin:calc(1.5*var(--step)) 0 .5rem;font-size:1.3rem}
    .report .opening{margin-bottom:var(--step)}
    .report h2,.report h3{overflow-wrap:anywhere}
    .report.wide article{max-width:72rem}
    .report.wide :is(p,ul,.chart-frame,figcaption){max-width:44rem}
    .report.wide .chart-frame .chart{margin-inline:0}
    .report table.data{min-width:min(24rem,100%)}
    .report .data td{vertical-align:baseline}
    .report .data th:not(:first-child){white-space:normal}
    .report .class :is(td,th){padding-right:.6rem}
    .report .data td.name{white-space:normal;min-width:7.5rem}
    .report .data td{white-space:nowrap}
    .report .data td.words{white-space:normal;min-width:10rem}
    .report tfoot td{border-top:1px solid var(--strong-line);border-bottom:0;font-weight:600}
    .report .open{color:var(--soft)}
    .report .earned{margin-left:.5rem;font-size:1rem;font-weight:400;color:var(--soft);white-space:nowrap}
    .report .parts{display:flex;flex-wrap:wrap;gap:.1rem 1.6rem;margin:0 0 .6rem;padding:0;list-style:none;font-size:.9rem;color:var(--soft)}
    .report .parts b{font-weight:600;color:var(--ink)}
    .report .given{border-left:3px solid var(--link);padding-left:.8rem}
    .report figure{margin:.9rem 0}
    .report .provenance{margin:0 0 1.2rem;font-size:.86rem;line-height:1.4rem;color:var(--soft)}
    .report .rerun{border-top:1px solid var(--line);margin-top:2.5rem}
    .report .rerun .printed{max-height:22rem;overflow-y:auto}
    .report .pair{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1.2rem}
    .report .pair pre{max-width:none;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.78rem;line-height:1.5}
    .report .pair mark{display:block;margin:0 -.4rem;padding:0 .4rem;color:inherit;background:color-mix(in srgb,var(--link) 16%,transparent)}
    @media(max-width:48rem){.report .pair{grid-template-columns:minmax(0,1fr)}}
    .report img.chart{background:var(--paper);max-width:100%;height:auto}
    @media print{.report .rerun .printed{max-height:none}.report.wide article,.report.wide :is(p,ul,.chart-frame,figcaption){max-width:none}.report .data{font-size:8.5pt}.report .data :is(td,th){padding-right:.4rem}}

    """
}
