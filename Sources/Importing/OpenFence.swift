import Notebooks

/// A fence of Markdown that is open while its text is converted.
struct OpenFence {
  enum Content {
    /// Code: lines are taken over as they are.
    case verbatim
    /// Lines like those outside.
    case prose
    /// Lines wait until the end is there.
    case collected
    case dropped
  }

  var mark: String
  /// What closes it in the converted text.
  var closing: [String]
  var line: Int
  var content = Content.verbatim
  var isCell = false
  /// A code annotation was told of.
  var isAnnotated = false
  var directive: MystDirective?
  var collected: [Substring] = []
  /// Where its content begins in the converted text.
  var firstOutput = 0
  /// What to write when nothing stands between opening and end.
  var bodyIfEmpty: (opening: String, body: String)?

  init(mark: String, closing: [String], line: Int) {
    self.mark = mark
    self.closing = closing
    self.line = line
  }

  /// Whether it is a division of Pandoc's.
  var isDivision: Bool {
    mark.first == ":" && content == .prose && directive == nil && closing.last?.hasSuffix(":::") == true
  }

  /// A line of the same character, as long or longer, without anything behind.
  func isClosed(by text: Substring) -> Bool {
    guard let first = mark.first, text.first == first else { return false }
    let run = text.prefix { $0 == first }
    // Pandoc's divisions end with any three colons.
    let least = isDivision ? 3 : mark.count
    return run.count >= least && text.dropFirst(run.count).allSatisfy(\.isWhitespace)
  }
}
