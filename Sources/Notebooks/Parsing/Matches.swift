/// What our extension of cmark found in one parse.
struct Matches {
  /// A range of the text that cmark was given.
  struct TextPosition {
    var line: Int
    var column: Int
  }

  /// A piece of running text that is ours.
  struct InlineMatch {
    enum Kind {
      case math(tex: String, isDisplayed: Bool)
      case attributes(Attributes, raw: String)
      case reference(key: String)
    }
    var kind: Kind
    /// The bytes in the content of the block around it.
    var range: Range<Int>
  }

  /// The opening of a division and what became of it.
  struct Division {
    var start: TextPosition
    /// How many colons.
    var length: Int
    /// `nil` when what follows the colons cannot be read.
    var attributes: Attributes?
    var end: TextPosition?
    /// Closed by a fence of its own rather than by the end of what is around it.
    var isProperlyClosed = false
  }

  struct Math {
    var start: TextPosition
    var isClosed: Bool
  }

  enum BlockMatch {
    case division(Division)
    case divisionEnd
    case math(Math)
  }

  /// Where the text is nested deeper than the tree is.
  var tooDeep: TextPosition?

  var inlines: [InlineMatch] = []
  var blocks: [BlockMatch] = []
  /// Closing fences with nothing to close.
  var strayEnds: [TextPosition] = []

  func divisionLength(_ index: Int) -> Int {
    if case .division(let division) = blocks[index] { division.length } else { .max }
  }

  mutating func endDivision(_ index: Int, at start: TextPosition, isProper: Bool) {
    guard case .division(var division) = blocks[index] else { return }
    division.end = start
    division.isProperlyClosed = isProper
    blocks[index] = .division(division)
  }
}
