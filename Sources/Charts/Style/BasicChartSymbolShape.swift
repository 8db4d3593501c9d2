/// The shape of a symbol.
public enum BasicChartSymbolShape: Sendable, Hashable, CaseIterable {
  case circle, square, triangle, diamond, cross, plus, asterisk, pentagon

  /// The shapes that tell series apart: circles for the first three, which their hues tell apart.
  static func series(_ index: Int) -> BasicChartSymbolShape {
    index < 3
      ? .circle : [.square, .triangle, .diamond, .cross, .plus, .asterisk, .pentagon][(index - 3) % 7]
  }

  /// Whether it consists of strokes only.
  var isOpen: Bool { self == .cross || self == .plus || self == .asterisk }
}
