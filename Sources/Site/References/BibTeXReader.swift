import Notebooks
import Texts

/// Reads BibTeX's entries: `@type{key, field = {value}, ...}`, also in parentheses, with `@string` and `#`.
///
/// What stands outside of entries is a comment, as for BibTeX itself. After a fault reading goes on with the
/// next line that begins with `@`.
struct BibTeXReader {
  private let characters: [Character]
  /// Where each line begins.
  private let lineStarts: [Int]
  private var index = 0
  private let file: String
  private var works: [Bibliography.Work] = []
  private var diagnostics: [Diagnostic] = []
  /// `@string` names in lower case.
  private var abbreviations: [String: String] = [
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June",
    "jul": "July", "aug": "August", "sep": "September", "oct": "October", "nov": "November",
    "dec": "December",
  ]

  static func read(file: String, text: String) -> ([Bibliography.Work], [Diagnostic]) {
    var reader = BibTeXReader(file: file, text: text)
    reader.readEntries()
    reader.inherit()
    // Fields for others, and names for several works: nobody cites them.
    return (reader.works.filter { !["xdata", "set"].contains($0.type) }, reader.diagnostics)
  }

  private init(file: String, text: String) {
    self.file = file
    let characters = Array(text.withPlainLineEnds)
    lineStarts = [0] + characters.indices.filter { characters[$0] == "\n" }.map { $0 + 1 }
    self.characters = characters
  }

  // MARK: - Entries

  private mutating func readEntries() {
    while let at = characters[index...].firstIndex(of: "@") {
      index = at + 1
      // A line that is commented out is no entry.
      let line = characters[..<at].lastIndex(of: "\n").map { $0 + 1 } ?? 0
      if characters[line..<at].first(where: { !$0.isWhitespace }) == "%" { continue }
      let type = word().lowercased()
      skipBlanks()
      guard !type.isEmpty, let opening = current, opening == "{" || opening == "(" else { continue }
      let closing: Character = opening == "{" ? "}" : ")"
      index += 1
      switch type {
      case "comment", "preamble": skip(to: closing)
      case "string": readAbbreviation(closing)
      default: readEntry(type, at: at, closing: closing)
      }
    }
  }

  private mutating func readAbbreviation(_ closing: Character) {
    skipBlanks()
    let name = name().lowercased()
    skipBlanks()
    guard current == "=" else { return skip(to: closing) }
    index += 1
    abbreviations[name] = value(closing)
    skip(to: closing)
  }

  private mutating func readEntry(_ type: String, at: Int, closing: Character) {
    skipBlanks()
    let key = String(take { $0 != "," && $0 != closing && $0 != "\n" && $0 != "=" })
    guard current == "," || current == closing, !key.allSatisfy(\.isWhitespace) else {
      complain(at, "This entry has no key.", "Write `@\(type){key, title = {...}, ...}`.")
      return
    }
    let start = position(at)
    let fields = readFields(closing, entry: at)
    works.append(
      Bibliography.Work(key: key.filter { !$0.isWhitespace }, type: type, raw: fields, position: start))
  }

  /// Fields as they are written, with abbreviations put in.
  private mutating func readFields(_ closing: Character, entry: Int) -> [String: String] {
    var fields: [String: String] = [:]
    while true {
      skipBlanks()
      guard let next = current else {
        complain(entry, "This entry is never closed.", "End it with '\(closing)'.")
        return fields
      }
      if next == closing {
        index += 1
        return fields
      }
      if next == "," {
        index += 1
        continue
      }
      if next == "@", isLineStart {
        complain(entry, "This entry is never closed.", "End it with '\(closing)' above the next entry.")
        return fields
      }
      let start = index
      let field = name().lowercased()
      skipBlanks()
      guard !field.isEmpty, current == "=" else {
        complain(
          start, "Here should stand a field, `name = {value}`.",
          "Put a comma between fields, and correct this one.")
        // On with the next field, if there is one in this entry.
        index = max(index, start + 1)
        _ = take { $0 != "," && $0 != "\n" && $0 != closing }
        continue
      }
      index += 1
      let text = value(closing)
      // Reference managers write all fields of a type, those without a value as `{}`: they are missing.
      guard text.contains(where: { !$0.isWhitespace && !"{}".contains($0) }) else { continue }
      if fields[field] == nil { fields[field] = text }
    }
  }

  /// Pieces joined by `#`: in braces, in quotation marks, numbers and abbreviations.
  private mutating func value(_ closing: Character) -> String {
    var text = ""
    repeat {
      skipBlanks()
      switch current {
      case "{":
        index += 1
        text += balanced(until: "}")
      case "\"":
        index += 1
        text += balanced(until: "\"")
      default:
        let start = index
        let word = String(take { $0 != "," && $0 != closing && $0 != "#" && $0 != "\n" && $0 != "}" })
          .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if word.allSatisfy({ $0.isNumber || $0 == "-" || $0 == "–" }) {
          text += word
        } else if let known = abbreviations[word.lowercased()] {
          text += known
        } else {
          complain(
            start, "There is no abbreviation '\(word)'.",
            "Put the text in braces, or define it with `@string{\(word) = {...}}` above.")
          text += word
        }
      }
      skipBlanks()
      guard current == "#" else { return text }
      index += 1
    } while true
  }

  /// The text up to a character outside of braces; the opening one is passed already.
  private mutating func balanced(until end: Character) -> String {
    var depth = 0
    var text = ""
    let start = index
    while let character = current {
      if depth == 0, character == end {
        index += 1
        return text
      }
      index += 1
      if character == "\\", let next = current, "{}\"\\".contains(next) {
        // Escaped: TeX's own brace, and an accent that looks like the end.
        if next != "\"" || end == "\"" && depth == 0 {
          text += "\\\(next)"
          index += 1
          continue
        }
      }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      text.append(character)
    }
    complain(start, "This value is never closed.", "End it with '\(end)'.")
    return text
  }

  private mutating func skip(to closing: Character) {
    var depth = 0
    while let character = current {
      index += 1
      if character == closing, depth == 0 { return }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
    }
  }

  // MARK: - Inheritance

  /// `crossref` takes what an entry lacks from another: its title is the book's.
  private mutating func inherit() {
    let byKey = Dictionary(works.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for index in works.indices { takeSharedFields(index, byKey) }
    for index in works.indices {
      guard let key = works[index].fields["crossref"], let parent = byKey[key] else { continue }
      var fields = parent.fields
      if let title = fields.removeValue(forKey: "title"), fields["booktitle"] == nil {
        fields["booktitle"] = title
      }
      works[index].fields.merge(fields) { own, _ in own }
      if works[index].authors.isEmpty, works[index].fields["author"] == nil {
        works[index].editors = parent.editors
      }
    }
  }

  /// biblatex's `xdata` lists entries whose fields an entry has too, and they may do so in their turn.
  private mutating func takeSharedFields(_ index: Int, _ byKey: [String: Bibliography.Work]) {
    var waiting = Self.keys(works[index].fields["xdata"])
    var seen: Set<String> = []
    while let key = waiting.popLast() {
      guard seen.insert(key).inserted, let shared = byKey[key] else { continue }
      works[index].fields.merge(shared.fields) { own, _ in own }
      if works[index].authors.isEmpty { works[index].authors = shared.authors }
      if works[index].editors.isEmpty { works[index].editors = shared.editors }
      waiting += Self.keys(shared.fields["xdata"])
    }
  }

  private static func keys(_ list: String?) -> [String] {
    (list ?? "").split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).joined() }
  }

  // MARK: - Characters

  private var current: Character? { index < characters.count ? characters[index] : nil }

  private var isLineStart: Bool { index == 0 || characters[index - 1] == "\n" }

  private mutating func word() -> String {
    String(take { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
  }

  private mutating func name() -> String {
    String(take { !$0.isWhitespace && !"={}(),#\"@".contains($0) })
  }

  private mutating func skipBlanks() { _ = take(while: \.isWhitespace) }

  private mutating func take(while holds: (Character) -> Bool) -> ArraySlice<Character> {
    let taken = characters[index...].prefix(while: holds)
    index += taken.count
    return taken
  }

  private mutating func complain(_ offset: Int, _ message: String, _ help: String) {
    diagnostics.append(Diagnostic(at: position(offset), message, help: help))
  }

  private func position(_ offset: Int) -> SourcePosition {
    // Thousands of entries each have a place: lines are counted once.
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(file: file, line: low + 1, column: offset - lineStarts[low] + 1)
  }
}
