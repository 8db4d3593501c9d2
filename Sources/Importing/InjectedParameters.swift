import Notebooks
import Texts

/// The cell with which papermill gives a notebook other parameters. It has no translator for Swift, so that the cell
/// is Python (`papermill --language python`): `name = value` in each line, under the line `# Parameters`.
///
/// Source: papermill's `translators.py`.
public enum InjectedParameters {
  /// The cell as Swift; `nil` for any other cell.
  ///
  /// - Parameter above: The cells above: a name that one of them declares with a type keeps that type.
  public static func swift(_ code: String, declaredIn above: [String]) -> String? {
    guard let first = code.lines.first, first == "# Parameters" || first.hasPrefix("# Parameters in ") else {
      return nil
    }
    var reader = PythonLiteralReader(code)
    var lines: [String] = []
    while !reader.isAtEnd {
      guard let name = reader.name(), reader.skip("="), let value = reader.value() else { return nil }
      let type = above.reversed().lazy.compactMap { declaredType(of: name, in: $0) }.first
      lines.append("let \(name)\(type.map { ": \($0)" } ?? "") = \(value)")
    }
    return lines.joined(separator: "\n")
  }

  private static func declaredType(of name: String, in code: String) -> String? {
    for line in code.lines {
      guard let match = line.wholeMatch(of: /\s*(?:let|var)\s+(\w+)\s*:\s*([^=]+?)\s*=.*/), match.1 == name
      else {
        continue
      }
      return String(match.2)
    }
    return nil
  }
}

/// Reads assignments of Python's literals and writes their values as Swift.
private struct PythonLiteralReader {
  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return rest.isEmpty
    }
  }

  private mutating func skipBlanks() {
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "#" {
        rest = rest.drop { !$0.isNewline }
      } else {
        return
      }
    }
  }

  mutating func skip(_ text: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(text) else { return false }
    rest.removeFirst(text.count)
    return true
  }

  mutating func name() -> String? {
    skipBlanks()
    guard let match = rest.prefixMatch(of: /[\p{L}_][\p{L}\p{N}_]*/) else { return nil }
    rest = rest[match.range.upperBound...]
    return String(match.0)
  }

  mutating func value() -> String? {
    skipBlanks()
    if let number = rest.prefixMatch(of: /[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/) {
      rest = rest[number.range.upperBound...]
      return Self.number(String(number.0))
    }
    if let quote = rest.first, quote == "\"" || quote == "'" { return string(quote) }
    if skip("[") || skip("(") { return list() }
    if skip("{") { return dictionary() }
    switch name() {
    case "True": return "true"
    case "False": return "false"
    case "None": return "nil"
    case "float":
      guard skip("("), let word = value(), skip(")") else { return nil }
      switch word {
      case "\"nan\"": return "Double.nan"
      case "\"inf\"": return "Double.infinity"
      case "\"-inf\"": return "-Double.infinity"
      default: return nil
      }
    default: return nil
    }
  }

  /// Swift wants digits on both sides of a point.
  private static func number(_ text: String) -> String {
    var text = text.hasPrefix("+") ? String(text.dropFirst()) : text
    if let point = text.firstIndex(of: ".") {
      let after = text.index(after: point)
      if after == text.endIndex || !text[after].isNumber { text.insert("0", at: after) }
      if point == text.startIndex || !text[text.index(before: point)].isNumber {
        text.insert("0", at: point)
      }
    }
    return text
  }

  private mutating func list() -> String? {
    var elements: [String] = []
    while !skip("]"), !skip(")") {
      guard let element = value() else { return nil }
      elements.append(element)
      _ = skip(",")
    }
    return "[\(elements.joined(separator: ", "))]"
  }

  private mutating func dictionary() -> String? {
    var members: [String] = []
    while !skip("}") {
      guard let key = value(), skip(":"), let element = value() else { return nil }
      members.append("\(key): \(element)")
      _ = skip(",")
    }
    return members.isEmpty ? "[:]" : "[\(members.joined(separator: ", "))]"
  }

  private mutating func string(_ quote: Character) -> String? {
    rest.removeFirst()
    var text = ""
    while let character = rest.popFirst() {
      switch character {
      case quote: return ScalarValue.text(text).swiftLiteral
      case "\\":
        guard let escaped = rest.popFirst(), let meant = escape(escaped) else { return nil }
        text += meant
      default: text.append(character)
      }
    }
    return nil
  }

  private mutating func escape(_ character: Character) -> String? {
    switch character {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "x": return hexadecimal(2)
    case "u": return hexadecimal(4)
    case "U": return hexadecimal(8)
    default: return String(character)
    }
  }

  private mutating func hexadecimal(_ digits: Int) -> String? {
    defer { rest = rest.dropFirst(digits) }
    return UInt32(rest.prefix(digits), radix: 16).flatMap(Unicode.Scalar.init).map { String($0) }
  }
}
