import Texts

/// What the search index keeps of a section.
///
/// What a text is about stands at its beginning, so a long one is found by that; but tables and code are looked up, and
/// each of their words is kept once, however far down it stands: the values of an option, the members of a type.
struct SectionWords {
  /// Bytes from the section's beginning.
  private static let limit = 1200

  /// Whether what comes now is part of a table.
  var isLookedUp = false
  /// Every run of blanks is one.
  private var words: [UInt8] = []
  /// Of tables and code beyond the limit.
  private var rest: [String] = []

  mutating func note(_ text: String) {
    if isLookedUp { noteRest(text) }
    words.append(withSingleBlanks: text)
  }

  /// Notes code, which is looked up wherever it stands.
  mutating func note(name: String) {
    if !isLookedUp { noteRest(name) }
    note(name)
  }

  private mutating func noteRest(_ text: String) {
    if words.count + text.utf8.count > Self.limit { rest.append(text) }
  }

  var text: String {
    var words = words
    if words.last == 0x20 { words.removeLast() }
    guard words.count > Self.limit else { return String(decoding: words, as: UTF8.self) }
    // At a blank near the end, and in a language without blanks between two letters.
    let blank = words.prefix(Self.limit).lastIndex(of: 0x20) ?? 0
    var end = blank > Self.limit - 100 ? blank : Self.limit
    while end > 0, words[end] & 0xC0 == 0x80 { end -= 1 }
    let start = String(decoding: words[..<end], as: UTF8.self)
    guard !rest.isEmpty else { return start }
    return ([start] + start.words(newIn: rest)).joined(separator: " ")
  }
}
