import Texts

/// A Markdown hand-in whose prose does not take cells in.
///
/// A fence, a formula, a comment or an element of HTML that was begun and never closed would make text of every cell below,
/// and with them go the points for code that is right. Each is closed in front of the next cell. What was closed
/// somewhere below is meant so, and stays; so does an example inside a longer fence, as examples of cells are written.
/// HTML that goes on to the next blank line, such as `<summary>`, ends in front of a cell right below it.
/// No line is added or removed, so that messages name the lines of the file.
struct ClosedProse {
  private(set) var text: String
  /// Each begins with its line: `12: ...`.
  private(set) var remarks: [String] = []

  private var lines: [Substring]
  private var changed: [Int: String] = [:]
  /// The last line with an end of HTML, looked for once: strangers' files may hold as many beginnings as lines.
  private var lastEnds: [String: Int] = [:]
  private var longestEnds: [[Character: Int]] = []

  init(_ text: String) {
    self.text = text
    lines = text.linesToTheEnd
    closeProse()
    (lastEnds, longestEnds) = ([:], [])
    guard !changed.isEmpty else { return }
    self.text = lines.indices.map { changed[$0] ?? String(lines[$0]) }.joined(separator: "\n")
  }

  private struct Fence {
    var mark: Character
    var count: Int
    var line: Int
    var isCell: Bool
  }

  private mutating func closeProse() {
    var fence: Fence?
    var raw: (end: String, words: String, line: Int)?
    // The line in which HTML begins that ends with a blank line.
    var element: Int?
    for (number, line) in lines.enumerated() {
      let opening = Self.fence(line, number)
      if let open = fence {
        if let opening, opening.isCell, ends(open, before: opening) {
          remarks.append(
            "\(open.line + 1): \(open.isCell ? "This cell" : "This fence") is never closed; it is closed before the next cell, in line \(number + 1)."
          )
          fence = close(open, before: opening)
        } else if Self.closes(line, open) {
          fence = nil
        }
        continue
      }
      if let open = raw {
        if line.lowercased().contains(open.end) {
          raw = nil
        } else if opening?.isCell == true, open.end == "$$" || !isClosed(open.end, from: number) {
          remarks.append(
            "\(open.line + 1): \(open.words) is never closed; it is closed before the next cell, in line \(number + 1)."
          )
          close(open.end, before: number)
          raw = nil
          fence = opening
        }
        continue
      }
      fence = opening
      if let opening {
        if opening.isCell, let element { endElement(begunIn: element, above: number) }
        element = nil
        continue
      }
      raw = Self.rawOpening(line, number)
      if raw != nil || line.allSatisfy(\.isWhitespace) {
        element = nil
      } else if element == nil, beginsElement(number) {
        element = number
      }
    }
  }

  /// Whether a cell in an open fence is one of the hand-in's and not an example: where the cell's own end would end
  /// the fence, or nothing ever does.
  private mutating func ends(_ open: Fence, before cell: Fence) -> Bool {
    if cell.mark == open.mark, cell.count >= open.count { return true }
    guard !open.isCell else { return false }
    if longestEnds.isEmpty { longestEnds = longestEndsBelow() }
    return (longestEnds[cell.line][open.mark] ?? 0) < open.count
  }

  /// For each line the longest run of each mark alone on a line from there on.
  private func longestEndsBelow() -> [[Character: Int]] {
    var below: [Character: Int] = [:]
    var all: [[Character: Int]] = []
    for line in lines.reversed() {
      let body = line.drop { $0 == " " }
      if let mark = body.first, mark == "`" || mark == "~" {
        let count = body.prefix { $0 == mark }.count
        if body.dropFirst(count).allSatisfy(\.isWhitespace) { below[mark] = max(below[mark] ?? 0, count) }
      }
      all.append(below)
    }
    return all.reversed()
  }

  private mutating func isClosed(_ end: String, from number: Int) -> Bool {
    if lastEnds[end] == nil { lastEnds[end] = lines.lastIndex { $0.lowercased().contains(end) } ?? -1 }
    return (lastEnds[end] ?? -1) >= number
  }

  /// Ends a fence before a cell without a further line.
  ///
  /// - Returns: What is open then.
  private mutating func close(_ open: Fence, before next: Fence) -> Fence {
    let index = next.line - 1
    if index > open.line, lines[index].allSatisfy(\.isWhitespace) {
      changed[index] = String(repeating: open.mark, count: open.count)
      return next
    }
    if open.isCell {
      // The two cells become one.
      changed[next.line] = ""
      return open
    }
    // What stood in the fence becomes prose.
    changed[open.line] = ""
    return next
  }

  /// Puts the end of HTML onto the last line above a cell.
  private mutating func close(_ end: String, before number: Int) {
    changed[number - 1] = lines[number - 1].isEmpty ? end : lines[number - 1] + " " + end
  }

  /// Makes the line above a cell a blank one, which ends the HTML there: what stood in it goes one line up.
  private mutating func endElement(begunIn element: Int, above cell: Int) {
    remarks.append(
      "\(element + 1): This HTML goes on into the cell in line \(cell + 1); it ends above it now.")
    let html = String(lines[cell - 1])
    changed[cell - 1] = ""
    guard cell > 1, changed[cell - 2] == nil else { return }
    let above = lines[cell - 2]
    if cell - 2 >= element {
      changed[cell - 2] = "\(above) \(html)"
    } else if above.allSatisfy(\.isWhitespace) {
      changed[cell - 2] = html
    }
    // Below a heading or a fence's end there is no room, and one tag less is no loss.
  }

  /// Whether HTML begins here that goes on to the next blank line: blocks 6 and 7 of CommonMark 0.29.
  private func beginsElement(_ number: Int) -> Bool {
    let body = lines[number].drop { $0 == " " }
    guard body.first == "<", lines[number].prefix(4).contains("<") else { return false }
    let tag = body.dropFirst().drop { $0 == "/" }
    let name = tag.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let next = tag.dropFirst(name.count).first
    guard !name.isEmpty, next == nil || next == ">" || next == "/" || next?.isWhitespace == true else {
      return false
    }
    if Self.blockElements.contains(name.lowercased()) { return true }
    // Any other tag, alone on its line, where no paragraph goes on.
    guard number == 0 || lines[number - 1].allSatisfy(\.isWhitespace), let end = body.firstIndex(of: ">")
    else { return false }
    return body[end...].dropFirst().allSatisfy(\.isWhitespace)
  }

  private static let blockElements: Set = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
    "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
    "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol",
    "optgroup", "option", "p", "param", "section", "source", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "title", "tr", "track", "ul",
  ]

  private static func fence(_ line: Substring, _ number: Int) -> Fence? {
    let body = line.drop { $0 == " " }
    guard line.count - body.count < 4, let mark = body.first, mark == "`" || mark == "~" else { return nil }
    let count = body.prefix { $0 == mark }.count
    let info = body.dropFirst(count)
    guard count >= 3, mark == "~" || !info.contains("`") else { return nil }
    return Fence(mark: mark, count: count, line: number, isCell: info.drop { $0 == " " }.hasPrefix("{swift"))
  }

  private static func closes(_ line: Substring, _ fence: Fence) -> Bool {
    let body = line.drop { $0 == " " }
    let count = body.prefix { $0 == fence.mark }.count
    return count >= fence.count && body.dropFirst(count).allSatisfy(\.isWhitespace)
  }

  /// What goes on over blank lines until its end: formulas, and HTML blocks 1 and 2 of CommonMark 0.29, which cmark-gfm
  /// reads.
  private static func rawOpening(_ line: Substring, _ number: Int) -> (end: String, words: String, line: Int)?
  {
    let body = line.drop { $0 == " " }.lowercased()
    // No cell stands in a formula, whatever is closed below.
    if body.hasPrefix("$$") { return body.dropFirst(2).contains("$$") ? nil : ("$$", "This formula", number) }
    guard body.hasPrefix("<") else { return nil }
    if body.hasPrefix("<!--") {
      return body.dropFirst(4).contains("-->") ? nil : ("-->", "This comment", number)
    }
    for name in ["script", "pre", "style"] where body.hasPrefix("<\(name)") {
      let next = body.dropFirst(name.count + 1).first
      guard next == nil || next == ">" || next?.isWhitespace == true else { continue }
      return body.contains("</\(name)>") ? nil : ("</\(name)>", "This <\(name)>", number)
    }
    return nil
  }
}
