import Notebooks

/// Quotations and list items, in which fences stand behind marks.
extension MystConverter {
  static func isQuoted(_ line: Substring) -> Bool {
    line.prefix { $0 == " " }.count < 4 && line.drop { $0 == " " }.first == ">"
  }

  /// What a quotation holds is a text in itself.
  mutating func endQuotation() {
    let lines = quotation
    quotation = []
    let first = number - lines.count
    let content = lines.map { line in
      let rest = line.drop { $0 == " " }.dropFirst()
      return rest.first == " " ? rest.dropFirst() : rest
    }
    if dialect == .myst, let first = content.first, let opening = ObsidianText.opening(first) {
      let indentation = lines[0].prefix { $0 == " " }
      self.lines +=
        ([opening] + converted(content.dropFirst(), from: self.number - lines.count + 1) + [":::"]).map {
          $0.isEmpty ? "" : indentation + $0
        }
      return
    }
    guard content.contains(where: { $0.contains(/^[ \t>]*(?:[-*+] +)?(?:`{3}|~{3}|:{3})|\$\$|\\begin\{/) })
    else {
      for (offset, line) in lines.enumerated() {
        number = first + offset
        self.lines.append(inline(line))
      }
      number = first + lines.count
      return
    }
    let indentation = lines[0].prefix { $0 == " " }
    self.lines += converted(content, from: first).map { line in
      line.isEmpty ? "\(indentation)>" : "\(indentation)> \(line)"
    }
  }

  /// Converts a text within this one; its notes are numbered with those of the whole.
  mutating func converted(_ text: some Sequence<Substring>, from line: Int) -> [String] {
    var inner = MystConverter(file: file, dialect: dialect, firstLine: line, labels: labels)
    inner.notes = notes
    inner.cell = cell
    for line in text { inner.take(line) }
    inner.closeAll()
    diagnostics += inner.diagnostics
    notes = inner.notes
    return inner.lines
  }

  /// A fence that begins an item of a list stands behind its mark again.
  mutating func setMarker() {
    guard let marker, lines.count > marker.line else { return }
    self.marker = nil
    if lines[marker.line].prefix(marker.text.count).allSatisfy({ $0 == " " }) {
      lines[marker.line] = marker.text + lines[marker.line].dropFirst(marker.text.count)
    }
  }

  /// A fence right behind the mark of a list's item.
  mutating func takeItem(_ line: Substring) -> Bool {
    guard let match = line.firstMatch(of: /^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)(?:`{3,}|:{3,}|~{3,})/) else {
      return false
    }
    let index = lines.count
    let blanks = String(repeating: " ", count: match.1.count)
    let rest = blanks + line.dropFirst(match.1.count)
    guard takeFence(rest[...], rest.drop { $0 == " " }) else { return false }
    marker = (index, String(match.1))
    return true
  }
}
