import Texts

/// What somebody writes at a cursor in a YAML text: which key, or the value of which.
///
/// A text that is being written is no YAML yet, so lines, indentation and brackets before the cursor are looked at.
public struct YAMLCursor: Sendable, Hashable {
  /// The keys that the cursor is below; lists add no step.
  public private(set) var path: [String]
  /// The key whose value is written; `nil` where a key or an item of a list is.
  public private(set) var key: String?
  /// An item of a list: a value, or the first key of a mapping.
  public private(set) var isItem: Bool
  /// What is written of it so far.
  public private(set) var written: String

  /// - Parameter text: All that stands before the cursor, from the beginning of the YAML.
  public init(before text: String) {
    var scanner = Scanner()
    let lines = text.linesToTheEnd
    for line in lines.dropLast() { scanner.take(line, isLast: false) }
    scanner.take(lines.last ?? "", isLast: true)
    path = scanner.above.map(\.key) + scanner.brackets.compactMap(\.key)
    key = scanner.key
    if key != nil, scanner.brackets.isEmpty { path = Array(path.dropLast()) }
    isItem = key == nil && (scanner.brackets.last.map { $0.mark == "[" } ?? scanner.isBehindDash)
    written = scanner.token.drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }.description
  }
}

private struct Scanner {
  /// The keys of block mappings that are open, by their columns.
  var above: [(column: Int, key: String)] = []
  /// The brackets that are open, with the key they are the value of; that of the outermost is in `above`.
  var brackets: [(mark: Character, key: String?)] = []
  var key: String?
  var token = ""
  var isBehindDash = false

  mutating func take(_ line: Substring, isLast: Bool) {
    var rest = line.drop { $0 == " " }
    token = ""
    if brackets.isEmpty {
      key = nil
      isBehindDash = false
      while rest.hasPrefix("- ") || rest == "-" {
        isBehindDash = true
        rest = rest.dropFirst().drop { $0 == " " }
      }
      guard isLast || !(rest.isEmpty || rest.hasPrefix("#")) else { return }
      let column = line.count - rest.count
      above.removeAll { $0.column >= column }
      scan(rest, column: column)
    } else {
      scan(rest, column: 0)
    }
  }

  private mutating func scan(_ text: Substring, column: Int) {
    var quote: Character?
    for (index, character) in zip(text.indices, text) {
      if let open = quote {
        if character == open { quote = nil }
        token.append(character)
        continue
      }
      switch character {
      case "\"", "'":
        quote = character
        token.append(character)
      case "{", "[":
        brackets.append((character, brackets.isEmpty ? nil : key))
        (key, token) = (nil, "")
      case "}", "]":
        _ = brackets.popLast()
        (key, token) = (nil, "")
      case "," where !brackets.isEmpty: (key, token) = (nil, "")
      case ":" where key == nil && Self.isBlank(after: index, text):
        let name = String(token.drop(while: \.isWhitespace))
        if brackets.isEmpty { above.append((column, name)) }
        (key, token) = (name, "")
      default: token.append(character)
      }
    }
  }

  private static func isBlank(after index: Substring.Index, _ text: Substring) -> Bool {
    let next = text.index(after: index)
    return next == text.endIndex || text[next] == " "
  }
}
