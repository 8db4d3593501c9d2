import Texts

/// A Markdown hand-in whose cells are cells, however their fences are spelt: what is graded is the code in them.
///
/// `{Swift echo=false}`, `{ .swift }` and MyST's `{code-cell}` are read as `{swift}`, options behind `#|` as options, and
/// where no cell is one, code that is said to be Swift is. No line is added or removed, so that messages name the lines
/// of the file.
struct RepairedFences {
  private(set) var text: String
  /// Each begins with its line: `12: ...`.
  private(set) var remarks: [String] = []

  init(_ text: String) {
    self.text = text
    guard text.contains("```") || text.contains("~~~") || text.contains("{") else { return }
    let lines = text.linesToTheEnd.map(String.init)
    var repaired = lines
    plainMarks(&repaired)
    repairCells(&repaired)
    // An expression in the prose, `{swift} x`, is no cell.
    if !repaired.contains(where: { $0.contains("{swift}") && $0.contains(/[`~]{3}\ *\{swift\}/) }) {
      takeShownCode(&repaired)
    } else if let (first, count) = Self.shownCode(repaired) {
      let which = count == 1 ? "This code" : "This code, as in \(count) places,"
      remarks.append(
        "\(first + 1): \(which) is called Swift and stands in no cell, so it is shown and not run; cells begin with '{swift}'."
      )
    }
    if repaired != lines { self.text = repaired.joined(separator: "\n") }
  }

  /// Word processors and other keyboards make other marks of backticks: `“`{swift}`, `´´´{swift}`; MyST's cells may stand
  /// between colons.
  private mutating func plainMarks(_ lines: inout [String]) {
    var open: Character?
    for number in lines.indices {
      guard let first = lines[number].first(where: { $0 != " " }), Self.marks.contains(first),
        let match = lines[number].prefixMatch(of: /\ *(:{3,8}|[“”„‟"‘’‚‛´`′‵']{2,8})(.*)/),
        match.1.contains(where: { $0 != "`" })
      else { continue }
      let rest = match.2.drop(while: \.isWhitespace)
      let word = rest.lowercased()
      let isShown = word.prefixMatch(of: /\{(?:code|code-block|sourcecode)\}\s*swift/) != nil
      if word.hasPrefix("{swift") || word.hasPrefix("{code-cell}") || isShown {
        // Below, MyST's own fence is read as a cell of backticks is.
        if first != ":" || word.hasPrefix("{swift") {
          remarks.append("\(number + 1): This line is read as '```{swift}', as cells are begun.")
        }
        open = first
      } else if open == nil || !rest.isEmpty || (open == ":") != (first == ":") {
        continue
      } else {
        open = nil
      }
      lines[number] = "```" + rest
    }
  }

  private static let marks = Set(":“”„‟\"‘’‚‛´`′‵'")

  private struct Opening {
    /// Marks and what stands before them.
    var start: Substring
    var info: Substring

    init?(_ line: String) {
      // Strangers' files may be long: most lines have no such mark, and no pattern looks at an end twice.
      guard line.utf8.contains(where: { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }),
        let match = line.prefixMatch(
          of: /[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?:`{3,}|~{3,})[ \t]*/)
      else { return nil }
      start = match.0
      info = line[match.range.upperBound...]
      while info.last?.isWhitespace == true { info.removeLast() }
      guard let first = info.first, first != "`" else { return nil }
    }

    enum Kind {
      /// As cells are written.
      case cell
      /// A cell in other words.
      case swift
      /// One of MyST's without a word on its language, or with that of a kernel that a student's editor noted.
      case myst, mystOfPython
      /// Code to be shown.
      case shown
      case other
    }

    var kind: Kind {
      guard info.hasPrefix("{") else {
        return info.wholeMatch(of: /(?i:swift)(?:[\s,:{].*)?/) == nil ? .other : .shown
      }
      guard !info.hasPrefix("{{"), let end = info.firstIndex(of: "}") else { return .other }
      if info.hasPrefix("{swift}") { return .cell }
      let words = info[..<end].dropFirst().split { $0.isWhitespace || $0 == "," }
      let behind = info[end...].dropFirst().drop(while: \.isWhitespace).lowercased()
      switch words.first?.lowercased() {
      case "swift", ".swift": return .swift
      case "code-cell":
        if behind.isEmpty || behind.hasPrefix("swift") { return .myst }
        return behind.contains("python") ? .mystOfPython : .other
      case "code", "code-block", "sourcecode": return behind.hasPrefix("swift") ? .shown : .other
      default: return words.dropFirst().contains { $0.lowercased() == ".swift" } ? .swift : .other
      }
    }
  }

  private mutating func repairCells(_ lines: inout [String]) {
    var isTop = false
    for number in lines.indices {
      if let opening = Opening(lines[number]) {
        let kind = opening.kind
        isTop = kind == .cell || kind == .swift || kind == .myst
        guard kind == .swift || kind == .myst else { continue }
        take(opening, number, &lines)
      } else if isTop {
        guard let match = lines[number].wholeMatch(of: /(\s*)# ?\|(.*)/) else {
          isTop = lines[number].wholeMatch(of: /\s*\/\/ ?\|.*/) != nil
          continue
        }
        lines[number] = match.1 + "//|" + match.2
        remarks.append("\(number + 1): Options of a cell begin with '//|'; this one is read so.")
      }
    }
  }

  private mutating func take(_ opening: Opening, _ number: Int, _ lines: inout [String]) {
    if opening.kind != .shown {
      remarks.append("\(number + 1): This fence is read as '{swift}', as cells are written.")
    }
    // Its directives for shown code have options too.
    let isDirective = opening.kind == .shown && opening.info.hasPrefix("{")
    let isMyst = opening.kind == .myst || opening.kind == .mystOfPython || isDirective
    lines[number] = opening.start + "{swift}"
    if isMyst { Self.readMystOptions(below: number, &lines) }
  }

  /// Lines `:key: value`, or YAML between two lines `---`: the label stays one, the rest is for other programs.
  private static func readMystOptions(below opening: Int, _ lines: inout [String]) {
    var end = opening + 1
    if end < lines.count, lines[end].trimmingPrefix(while: \.isWhitespace).hasPrefix("---") {
      guard
        let last = lines[(end + 1)...].prefix(50).firstIndex(where: {
          $0.wholeMatch(of: /\s*---\s*/) != nil
        })
      else { return }
      end = last + 1
    } else {
      while end < lines.count, lines[end].wholeMatch(of: /\s*:[A-Za-z][\w-]*:.*/) != nil { end += 1 }
    }
    let range = opening + 1..<end
    // A label counts above everything else alone.
    var (labels, others): ([String], [String]) = ([], [])
    for line in lines[range] {
      if let match = line.wholeMatch(of: /(\s*):?(?:label|name):\s*([A-Za-z][\w.:-]*)\s*/) {
        labels.append("\(match.1)//| label: \(match.2.replacing(":", with: "-"))")
      } else {
        others.append("// " + line)
      }
    }
    lines.replaceSubrange(range, with: labels + others)
  }

  private static func shownCode(_ lines: [String]) -> (first: Int, count: Int)? {
    let shown = lines.indices.filter { Opening(lines[$0])?.kind == .shown }
    return shown.first.map { ($0, shown.count) }
  }

  private mutating func takeShownCode(_ lines: inout [String]) {
    var isFirst = true
    for number in lines.indices {
      guard let opening = Opening(lines[number]), opening.kind == .shown || opening.kind == .mystOfPython
      else { continue }
      if isFirst, opening.kind == .shown {
        remarks.append(
          "\(number + 1): No cell is written as '{swift}'; code that is called Swift is read as cells.")
        isFirst = false
      }
      take(opening, number, &lines)
    }
  }
}
