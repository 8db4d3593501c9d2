import Notebooks

/// What the labels of a MyST document name. There any word is a label; here the prefix says what it is.
public struct MystLabels: Sendable, Hashable {
  private var names: [String: String] = [:]

  /// Reads the labels off a document, or off all cells of a notebook.
  init(_ lines: some Sequence<Substring>) {
    var waiting: [String] = []
    var directive: String?
    var argument = ""
    var above: Substring = ""
    for line in lines {
      let text = line.trimmingPrefix { $0 == " " || $0 == ">" }
      if let match = text.wholeMatch(of: Self.below) {
        if match.1 != "width" { note(String(match.2), Self.prefix(below: above)) }
        continue
      }
      if !text.allSatisfy(\.isWhitespace) { above = text }
      if let match = text.wholeMatch(of: /\(([^()]+)\)=\s*/) {
        waiting.append(String(match.1))
        continue
      }
      if let match = text.wholeMatch(of: Self.above),
        let word = match.1.split(whereSeparator: \.isWhitespace).first(where: { $0.hasPrefix("#") })
      {
        waiting.append(String(word.dropFirst()))
        continue
      }
      if let match = text.firstMatch(of: /^(?:`{3,}|:{3,}|~{3,})\s*\{([\w:-]+)\}\s*(.*)/) {
        directive = String(match.1)
        argument = String(match.2).trimmedSuffix(\.isWhitespace).description
      } else if let match = text.wholeMatch(of: /:?(?:name|label):\s*(\S.*?)\s*/), let directive,
        let prefix = Self.prefix(ofDirective: directive)
      {
        note(String(match.1), prefix)
        // A solution is named by its exercise.
        if prefix == "sol", !argument.isEmpty {
          names[Self.key(String(match.1))] = Self.ours(argument, prefix)
        }
      } else if let match = text.firstMatch(of: /\\label\{([^{}]+)\}/) {
        note(String(match.1), "eq")
      } else if let match = text.firstMatch(of: /\$\$\s*\(([^()$]+)\)\s*$/) {
        note(String(match.1), "eq")
      }
      if !waiting.isEmpty, !text.allSatisfy(\.isWhitespace) {
        let kind =
          text.hasPrefix("#")
          ? "sec"
          : text.hasPrefix("$$") ? "eq" : text.hasPrefix("![") ? "fig" : directive.flatMap(Self.prefix) ?? ""
        for label in waiting { note(label, kind) }
        waiting = []
      }
      if text.allSatisfy(\.isWhitespace) { directive = nil }
    }
  }

  /// A label that stands below what it names, as the book "Dive into Deep Learning" writes it.
  static var below: Regex<(Substring, Substring, Substring)> { /:(label|eqlabel|width):`([^`]+)`\s*/ }

  /// Attributes on a line of their own, which are the next block's: `{#name .class}`.
  static var above: Regex<(Substring, Substring)> { /\{((?:[#.][\w:-]+\s*)+)\}\s*/ }

  /// What is named from below, by its last line.
  static func prefix(below line: some StringProtocol) -> String {
    if line.hasPrefix("#") { return "sec" }
    if line.hasPrefix("![") { return "fig" }
    return line.hasSuffix("$$") ? "eq" : line.hasPrefix("|") ? "tbl" : ""
  }

  private mutating func note(_ label: String, _ prefix: String) {
    names[Self.key(label)] = Self.ours(label, prefix)
  }

  /// Our name for a label.
  ///
  /// - Parameter prefix: What it names if nothing in the document says so.
  func name(_ label: String, else prefix: String) -> String {
    names[Self.key(label)] ?? Self.ours(label, Self.known(in: label) ?? prefix)
  }

  func isKnown(_ label: String) -> Bool { names[Self.key(label)] != nil }

  /// MyST compares labels without regard to case and to how many blanks they have.
  private static func key(_ label: String) -> String {
    label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func known(in label: String) -> String? {
    let word = String(label.prefix { $0.isLetter })
    guard label.count > word.count else { return nil }
    return ["fig": "fig", "tab": "tbl", "tbl": "tbl", "table": "tbl", "eq": "eq", "sec": "sec"][word]
  }

  /// `fig:my plot` and `my plot` of a figure become `fig-my-plot`.
  static func ours(_ label: String, _ prefix: String) -> String {
    let words = label.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && $0 != "_" && $0 != "." }
    var parts = words.map(String.init)
    let aliases = prefix == "tbl" ? ["tbl", "tab", "table"] : [prefix]
    if parts.count > 1, aliases.contains(parts[0]) { parts.removeFirst() }
    let name = parts.joined(separator: "-")
    return prefix.isEmpty ? (name.first?.isLetter == true ? name : "at-" + name) : "\(prefix)-\(name)"
  }

  static func prefix(ofDirective name: String) -> String? {
    switch name {
    case "figure", "image": "fig"
    case "code-cell": ""
    case "table", "list-table", "csv-table": "tbl"
    case "math": "eq"
    case "exercise-start": "exr"
    case _ where MystDirective.admonitions[name] != nil: ""
    case "code", "code-block", "sourcecode", "literalinclude": "lst"
    default: MystDirective.statements[name.split(separator: ":").last.map(String.init) ?? name]
    }
  }
}

extension StringProtocol {
  /// The text without the characters at its start that satisfy a condition.
  func trimmingPrefix(_ drops: (Character) -> Bool) -> SubSequence { drop(while: drops) }
}
