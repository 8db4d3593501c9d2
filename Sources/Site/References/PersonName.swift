import Texts

/// A name as BibTeX reads it: `First von Last`, `von Last, First`, `von Last, Jr, First`.
public struct PersonName: Sendable, Hashable {
  public var given = ""
  /// "von", "de la".
  public var particle = ""
  public var family: String
  public var suffix = ""

  /// What stands in running text: "von Neumann".
  var short: String { particle.isEmpty ? family : "\(particle) \(family)" }

  /// What stands in a list: "von Neumann, John".
  var listed: String { ([short, suffix, given].filter { !$0.isEmpty }).joined(separator: ", ") }

  /// Reads the people of a field as it is written.
  ///
  /// - Returns: The people, and whether there are others.
  static func read(_ field: String) -> (names: [PersonName], hasOthers: Bool) {
    var names: [PersonName] = []
    var hasOthers = false
    for part in people(field) {
      if part.lowercased() == "others" || part.lowercased() == "et al." {
        hasOthers = true
      } else if let name = PersonName(part) {
        names.append(name)
      }
    }
    return (names, hasOthers)
  }

  /// What hides separators, or is none with a backslash in front.
  private static let hiding = ByteSet("{\\&")

  /// What stands between names in the place of "and": a semicolon, an ampersand, "et al.", or commas between whole names.
  static func wrongSeparator(_ field: String) -> String? {
    var text = field
    // An expression takes longer than the rest of the field.
    if hiding.meets(field) {
      text = field.replacing(/\{[^{}]*\}/, with: "x").replacing("\\&", with: "x").replacing(
        /&#?\w+;/, with: "x")
    }
    for part in text.split(separator: /\sand\s/) where !part.contains("=") {
      if part.contains(";") { return ";" }
      if part.contains(" & ") { return "&" }
      if part.contains("et al"), part.contains(/[^\s,].*\bet al\b/) { return "et al." }
      let pieces = part.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).count }
      // `King, Jr., Martin Luther` has two commas, and one word between them.
      if pieces.count > 3 || (pieces.count == 3 && pieces[0] > 1 && pieces[1] > 1) { return "," }
    }
    return nil
  }

  private init?(_ text: String) {
    if text.contains("="), let named = Self.named(text) {
      self = named
      return
    }
    let parts = Self.split(text) { $0 == "," }.map { Self.split($0) { $0.isWhitespace || $0 == "~" } }
    let words = parts.filter { !$0.isEmpty }
    guard let first = words.first else { return nil }
    func plain(_ words: some Sequence<String>) -> String { TeXText.plain(words.joined(separator: " ")) }
    if words.count == 1 {
      guard let start = first.dropLast().firstIndex(where: Self.isSmall) else {
        given = plain(first.dropLast())
        family = plain(first.suffix(1))
        return
      }
      let end = first.dropLast().lastIndex(where: Self.isSmall) ?? start
      given = plain(first[..<start])
      particle = plain(first[start...end])
      family = plain(first[(end + 1)...])
      return
    }
    let end = first.dropLast().lastIndex(where: Self.isSmall)
    particle = plain(first[..<(end.map { $0 + 1 } ?? 0)])
    family = plain(first[(end.map { $0 + 1 } ?? 0)...])
    suffix = words.count > 2 ? plain(words[1]) : ""
    given = plain(words[words.count > 2 ? 2 : 1])
  }

  /// biblatex's `family=Doe, given=John, prefix=von`.
  private static func named(_ text: String) -> PersonName? {
    var parts: [String: String] = [:]
    for part in split(text, where: { $0 == "," }) {
      guard let sign = part.firstIndex(of: "=") else { return nil }
      let key = part[..<sign].filter { !$0.isWhitespace }.lowercased()
      let value = TeXText.plain(String(part[part.index(after: sign)...]))
      parts[key] =
        value.hasPrefix("\"") && value.hasSuffix("\"") ? String(value.dropFirst().dropLast()) : value
    }
    guard let family = parts["family"] else { return nil }
    return PersonName(
      given: parts["given"] ?? "", particle: parts["prefix"] ?? "", family: family,
      suffix: parts["suffix"] ?? "")
  }

  private init(given: String, particle: String, family: String, suffix: String) {
    self.given = given
    self.particle = particle
    self.family = family
    self.suffix = suffix
  }

  /// A word of the particle begins with a small letter outside of braces.
  private static func isSmall(_ word: String) -> Bool {
    guard let first = word.first, first != "{" || word.hasPrefix("{\\") else { return false }
    return TeXText.plain(word).first?.isLowercase == true
  }

  /// Splits at "and" outside of braces.
  private static func people(_ field: String) -> [String] {
    var people: [[String]] = [[]]
    for word in split(field, where: \.isWhitespace) {
      if word.lowercased() == "and" { people.append([]) } else { people[people.count - 1].append(word) }
    }
    return people.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }

  /// Splits outside of braces, without empty pieces.
  private static func split(_ text: String, where separates: (Character) -> Bool) -> [String] {
    var pieces = [""]
    var depth = 0
    for character in text {
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      if depth == 0, separates(character) {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces.filter { !$0.allSatisfy(\.isWhitespace) }
  }
}
