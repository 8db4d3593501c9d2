import Texts

/// A Markdown hand-in whose prose does not take cells in.
///
/// A fence, a formula, a comment or an element of HTML that was begun and never closed would make text of every cell below,
/// and with them go the points for code that is right. Each is closed in front of the next cell. What was closed
/// somewhere below is meant so, and stays; so does an example inside a longer fence, as examples of cells are written.
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
      if opening == nil { raw = Self.rawOpening(line, number) }
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
