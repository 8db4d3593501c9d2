import Notebooks

/// Footnotes within the line, as Pandoc has them.
extension MystRoles {
  /// `^[a note]` becomes a footnote of its own. Code in it, and around it, is code.
  mutating func inlineNotes(_ text: String) -> String {
    guard text.contains("^[") else { return text }
    var result = ""
    var (kept, index) = (text.startIndex, text.startIndex)
    while index != text.endIndex {
      if text[index...].hasPrefix("^["), let end = Self.noteEnd(text[text.index(index, offsetBy: 2)...]) {
        notes.append(String(text[text.index(index, offsetBy: 2)..<end]))
        result += text[kept..<index] + "[^note-\(noteCount + notes.count)]"
        index = text.index(after: end)
        kept = index
      } else {
        index = Self.next(index, in: text[...])
      }
    }
    return result + text[kept...]
  }

  /// Where the bracket closes that was opened before the text.
  private static func noteEnd(_ text: Substring) -> Substring.Index? {
    var depth = 1
    var index = text.startIndex
    while index != text.endIndex {
      if text[index] == "[" { depth += 1 }
      if text[index] == "]" { depth -= 1 }
      if depth == 0 { return index }
      index = next(index, in: text)
    }
    return nil
  }

  /// Behind a character, an escaped one, or a whole span of code.
  private static func next(_ index: Substring.Index, in text: Substring) -> Substring.Index {
    if text[index] == "`" {
      let run = text[index...].prefix { $0 == "`" }
      return closing(run, in: text[run.endIndex...]).map { text.index($0, offsetBy: run.count) }
        ?? run.endIndex
    }
    return text.index(index, offsetBy: text[index] == "\\" ? 2 : 1, limitedBy: text.endIndex) ?? text.endIndex
  }
}
