import Notebooks

/// Directives that are written when all their content is there: figures, tables, glossaries.
struct MystContent {
  var directive: MystDirective
  var labels: MystLabels

  /// - Parameter convert: Converts running text.
  func lines(_ content: [Substring], convert: ([Substring]) -> [String]) -> [String] {
    let body = Self.dedented(content)
    let written: [String]
    switch directive.name {
    case "figure", "image": written = figure(convert(body))
    case "list-table": written = table(rows(convert(body)), convert)
    case "csv-table": written = table(body.filter { !$0.isEmpty }.map(Self.fields), convert)
    case "table": written = convert(body) + caption(convert)
    case "glossary": written = ["::: {.glossary}", ""] + glossary(convert(body)) + ["", ":::"]
    default: written = ["```\(directive.name)"] + body.map(String.init) + ["```"]
    }
    return written.map { $0.isEmpty ? "" : directive.indentation + $0 }
  }

  private static func dedented(_ lines: [Substring]) -> [Substring] {
    let full = lines.filter { !$0.allSatisfy(\.isWhitespace) }
    let depth = full.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { $0.dropFirst(min(depth, $0.prefix { $0 == " " }.count)) }
  }

  /// The first paragraph is the caption, the rest the legend.
  private func figure(_ body: [String]) -> [String] {
    let text = body.drop { $0.allSatisfy(\.isWhitespace) }
    let caption = text.prefix { !$0.allSatisfy(\.isWhitespace) }
    let legend = text.dropFirst(caption.count).drop { $0.allSatisfy(\.isWhitespace) }
    let alt = directive.option("alt") ?? ""
    let isFigure = directive.name == "figure"
    if isFigure, directive.argument.isEmpty { return parts(body) }
    var attributes: [String] = []
    if let name = directive.option("name", "label") {
      attributes.append("#" + labels.name(name, else: "fig"))
    }
    if isFigure, !caption.isEmpty, !alt.isEmpty {
      attributes.append("fig-alt=\"\(alt.replacing("\"", with: "'"))\"")
    }
    if let width = directive.option("width", "figwidth") { attributes.append("width=\"\(width)\"") }
    let words = isFigure && !caption.isEmpty ? caption.joined(separator: " ") : alt
    let path = directive.argument.contains(" ") ? "<\(directive.argument)>" : directive.argument
    let set = attributes.isEmpty ? "" : "{\(attributes.joined(separator: " "))}"
    let below = isFigure ? Array(legend) : Array(text)
    return ["![\(words)](\(path))\(set)"] + (below.contains { !$0.isEmpty } ? [""] + below : [])
  }

  /// A figure without a picture of its own holds several, with its caption below them.
  private func parts(_ body: [String]) -> [String] {
    let label = directive.option("name", "label").map { "#" + labels.name($0, else: "fig") }
    let columns = directive.options.first { $0.key == "class" }?.value.firstMatch(of: /grid-(\d)/)?.1
    let attributes = [label, columns.map { "layout-ncol=\"\($0)\"" }].compactMap { $0 }
    let opening = attributes.isEmpty ? "::: {.figure}" : "::: {\(attributes.joined(separator: " "))}"
    return [opening] + body + [":::"]
  }

  private func caption(_ convert: ([Substring]) -> [String]) -> [String] {
    let label = directive.option("name", "label").map { " {#\(labels.name($0, else: "tbl"))}" } ?? ""
    let words = convert([Substring(directive.argument)]).joined(separator: " ")
    return words.isEmpty && label.isEmpty ? [] : ["", ": \(words)\(label)"]
  }

  private func table(_ rows: [[String]], _ convert: ([Substring]) -> [String]) -> [String] {
    var rows = rows
    if let header = directive.option("header") { rows.insert(Self.fields(Substring(header)), at: 0) }
    let count = rows.map(\.count).max() ?? 0
    guard count > 0 else { return caption(convert) }
    let written = rows.map { row in
      "| "
        + (row + Array(repeating: "", count: count - row.count)).map { $0.replacing("|", with: "\\|") }
        .joined(separator: " | ") + " |"
    }
    let rule = "|" + String(repeating: "---|", count: count)
    return [written[0], rule] + written.dropFirst() + caption(convert)
  }

  /// `* - first` begins a row, `  - next` a further cell.
  private func rows(_ body: [String]) -> [[String]] {
    var rows: [[String]] = []
    var column = 0
    for line in body {
      let margin = line.prefix { $0 == " " }.count
      if margin == 0, let match = line.firstMatch(of: /^([*-]\s+)[*-](?:\s+(.*))?$/) {
        rows.append([String(match.2 ?? "")])
        column = match.1.count
      } else if margin <= column, margin > 0, let match = line.firstMatch(of: /^\s+[*-](?:\s+(.*))?$/),
        !rows.isEmpty
      {
        rows[rows.count - 1].append(String(match.1 ?? ""))
      } else if let last = rows.last, !line.allSatisfy(\.isWhitespace) {
        let more = line.drop { $0 == " " }
        rows[rows.count - 1][last.count - 1] += " " + more
      }
    }
    return rows
  }

  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields.map { String($0.drop { $0 == " " }.trimmedSuffix { $0 == " " }) }
  }

  /// Terms stand at the margin, what they mean indented below.
  private func glossary(_ body: [String]) -> [String] {
    body.map { line in
      line.first == " " ? ": " + line.drop { $0 == " " } : line
    }
  }
}
