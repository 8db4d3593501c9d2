import Foundation
import Notebooks

extension HTMLWriter {
  /// HTML as the author wrote it; pictures and links in it lead where those of Markdown lead.
  ///
  /// - Parameter start: Where it stands in its file.
  mutating func rawHTML(_ html: String, at start: SourcePosition) -> String {
    noteFiltered(html, at: start)
    guard context.isPage,
      html.contains("src") || html.contains("href") || html.contains("poster") || html.contains("<object")
    else {
      return TagFilter.filtered(html, context)
    }
    // Comments are read by nobody.
    let led = html.replacing(/<!--[\s\S]*?-->|<(?i:img|a|source|video|audio|embed|object|track)\b[^>]*>/) {
      match -> String in
      guard !match.0.hasPrefix("<!--") else { return String(match.0) }
      let before = html[..<match.range.lowerBound]
      var position = start
      position.line += before.count { $0.isNewline }
      position.column =
        before.lastIndex { $0.isNewline }.map { before[$0...].dropFirst().utf8.count + 1 }
        ?? start.column + before.utf8.count
      return self.led(match.0, at: position)
    }
    return TagFilter.filtered(led, context)
  }

  /// What stands on the page as text would be waited for in vain.
  private mutating func noteFiltered(_ html: String, at start: SourcePosition) {
    if context.isPage, html.contains("markdown="), html.firstMatch(of: /<[a-z]+[^>]*\smarkdown=/) != nil {
      diagnostics.append(
        Diagnostic(
          .warning, at: start, "'markdown=' has no effect: what stands in an element is HTML.",
          help: "Put empty lines around the Markdown in it, or write a division, `::: {.class}`."))
    }
    guard context.isPage, let name = TagFilter.filteredName(in: html, context) else { return }
    diagnostics.append(
      Diagnostic(
        .warning, at: start,
        "'<\(name)>' is shown as text: a page holds no frames, scripts and styles of its own.",
        help: name == "iframe"
          ? "Lead to it with a link, `[words](address)`."
          : "Put scripts and styles into the course's theme, or take it out."))
  }

  /// One opening tag with its addresses.
  private mutating func led(_ tag: Substring, at position: SourcePosition) -> String {
    let isLink = tag.dropFirst().prefix { $0.isLetter }.lowercased() == "a"
    var result = ""
    var rest = tag.startIndex
    for match in tag.matches(of: /(\s(?i:src|href|poster|data)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/) {
      let written = String(match.2 ?? match.3 ?? match.4 ?? "").replacing("&amp;", with: "&")
      noteMachine(written, at: position)
      guard !written.isEmpty, !Address.isExternal(written) else { continue }
      let found = isLink ? resolved(written, at: position) : file(written, at: position)
      guard found != written else { continue }
      result += tag[rest..<match.range.lowerBound] + match.1
      result += "\"\(Address.escaped(found).replacing("&", with: "&amp;"))\""
      rest = match.range.upperBound
    }
    return result + tag[rest...]
  }
}
