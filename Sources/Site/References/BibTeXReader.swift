import Notebooks

/// Reads BibTeX's entries: `@type{key, field = {value}, ...}`.
struct BibTeXReader {
  private let characters: [Character]
  private var index = 0
  private let file: String
  private var works: [Bibliography.Work] = []
  private var diagnostics: [Diagnostic] = []

  static func read(file: String, text: String) -> ([Bibliography.Work], [Diagnostic]) {
    var reader = BibTeXReader(file: file, text: text)
    reader.readEntries()
    return (reader.works, reader.diagnostics)
  }

  private init(file: String, text: String) {
    self.file = file
    characters = Array(text.replacing("\r\n", with: "\n"))
  }

  private mutating func readEntries() {
    while let at = characters[index...].firstIndex(of: "@") {
      index = at + 1
      let type = word().lowercased()
      skipBlanks()
      guard index < characters.count, characters[index] == "{" else { continue }
      index += 1
      if ["comment", "string", "preamble"].contains(type) {
        _ = balanced()
        continue
      }
      let position = position(at)
      skipBlanks()
      let key = String(take { $0 != "," && $0 != "}" && $0 != "\n" })
      guard index < characters.count, characters[index] == ",", !key.isEmpty else {
        diagnostics.append(
          Diagnostic(
            at: position, "This entry has no key.", help: "Write `@\(type){key, title = {...}, ...}`."))
        continue
      }
      let fields = readFields()
      works.append(
        .init(key: key.filter { !$0.isWhitespace }, type: type, fields: fields, position: position))
    }
  }

  private mutating func readFields() -> [String: String] {
    var fields: [String: String] = [:]
    while index < characters.count, characters[index] != "}" {
      index += 1
      skipBlanks()
      let name = word().lowercased()
      skipBlanks()
      guard !name.isEmpty, index < characters.count, characters[index] == "=" else { continue }
      index += 1
      skipBlanks()
      fields[name] = Self.cleaned(value())
      skipBlanks()
    }
    if index < characters.count { index += 1 }
    return fields
  }

  private mutating func value() -> String {
    guard index < characters.count else { return "" }
    if characters[index] == "{" {
      index += 1
      return balanced()
    }
    if characters[index] == "\"" {
      index += 1
      let text = String(take { $0 != "\"" })
      index += 1
      return text
    }
    return String(take { $0 != "," && $0 != "}" }).trimmingCharactersAtEnds()
  }

  /// The text up to the closing brace that belongs to one already passed.
  private mutating func balanced() -> String {
    var depth = 1
    var text = ""
    while index < characters.count {
      let character = characters[index]
      index += 1
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth == 0 { break }
      text.append(character)
    }
    return text
  }

  private mutating func word() -> String {
    String(take { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
  }

  private mutating func skipBlanks() { _ = take(while: \.isWhitespace) }

  private mutating func take(while holds: (Character) -> Bool) -> ArraySlice<Character> {
    let taken = characters[index...].prefix(while: holds)
    index += taken.count
    return taken
  }

  private func position(_ offset: Int) -> SourcePosition {
    let before = characters[..<offset]
    let line = before.count { $0 == "\n" } + 1
    let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return SourcePosition(file: file, line: line, column: offset - start + 1)
  }

  /// Without braces, and with TeX's commonest accents and dashes as characters.
  private static func cleaned(_ text: String) -> String {
    var result = text
    let accents: [(String, String)] = [
      ("\\\"", "\u{308}"), ("\\'", "\u{301}"), ("\\`", "\u{300}"), ("\\^", "\u{302}"), ("\\~", "\u{303}"),
      ("\\c ", "\u{327}"),
    ]
    for (mark, combining) in accents {
      for open in ["\(mark){", mark] {
        while let range = result.range(of: open), range.upperBound < result.endIndex {
          let letter = result[range.upperBound]
          result.replaceSubrange(range.lowerBound...range.upperBound, with: "\(letter)\(combining)")
        }
      }
    }
    result = result.replacing("\\ss", with: "ß").replacing("\\&", with: "&").replacing("---", with: "—")
      .replacing("--", with: "–")
      .replacing("~", with: " ")
    return result.filter { $0 != "{" && $0 != "}" }.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }
}

extension String {
  fileprivate func trimmingCharactersAtEnds() -> String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start != endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
