import Markup

/// Where code within a sentence may go on in the next line.
///
/// Browsers break after every hyphen, which tears `--on` and `->`. So a word with a hyphen is kept whole, and one that
/// is too long for that breaks behind its own punctuation and between the words of a name.
enum CodeBreaks {
  /// A word that fits beside a list's indent on a phone is kept whole.
  private static let keptLength = 26
  /// Code with a hyphen that is no longer than this is kept whole with its blanks: `--on slurm`.
  private static let shortLength = 18

  /// The class of code that is kept whole; `nil` where it may break at its blanks, or cannot break at all.
  static func className(_ code: String) -> String? {
    code.utf8.count <= shortLength && code.utf8.contains(hyphen) && code.utf8.contains(blank) ? "kept" : nil
  }

  /// The code as text, with elements where a browser would break it otherwise.
  static func nodes(_ code: String) -> [Node] {
    let bytes = code.utf8
    if className(code) != nil { return [.text(code)] }
    let longest = bytes.split(separator: blank).map(\.count).max() ?? 0
    guard longest > keptLength || bytes.contains(hyphen) else { return [.text(code)] }
    var nodes: [Node] = []
    var plain = ""
    func flush() {
      if !plain.isEmpty { nodes.append(.text(plain)) }
      plain = ""
    }
    for (number, word) in code.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if number > 0 { plain += " " }
      for (index, piece) in (word.count > keptLength ? pieces(of: word) : [word]).enumerated() {
        if index > 0 {
          flush()
          nodes.append(.element("wbr"))
        }
        if tears(piece) {
          flush()
          nodes.append(.element("span", ["class": "kept"], text: String(piece)))
        } else {
          plain += piece
        }
      }
    }
    flush()
    return nodes
  }

  private static let hyphen = UInt8(ascii: "-")
  private static let blank = UInt8(ascii: " ")

  /// Whether a browser would break within the word, where it should not.
  private static func tears(_ word: Substring) -> Bool {
    guard word.count <= keptLength else { return false }
    // Behind a last hyphen there is nothing to tear off.
    return word.utf8.dropLast().contains(hyphen)
  }

  /// A long word cut at its punctuation, and what is still long before its capitals.
  private static func pieces(of word: Substring) -> [Substring] {
    cut(word) { before, after in
      after == "." ? before != "." : ends.contains(before) && !ends.contains(after)
    }.flatMap { piece in
      piece.count > keptLength ? cut(piece) { $0.isLowercase && $1.isUppercase } : [piece]
    }
  }

  /// Behind these; a point begins what is behind it.
  private static let ends: Set<Character> = ["/", ",", ":", "(", "=", "&", "?", "|", "_"]

  private static func cut(_ word: Substring, where mayBreak: (Character, Character) -> Bool) -> [Substring] {
    var pieces: [Substring] = []
    var start = word.startIndex
    var last: Character?
    for index in word.indices {
      // A single letter is not worth a line.
      if let last, mayBreak(last, word[index]), word.distance(from: start, to: index) > 1 {
        pieces.append(word[start..<index])
        start = index
      }
      last = word[index]
    }
    return pieces + [word[start...]]
  }
}
