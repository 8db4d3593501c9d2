/// A label inside a chart: `.annotation { Text("best") }`.
public struct Text: Sendable, Hashable {
  /// How large.
  public enum Font: Sendable, Hashable {
    case caption2, caption, footnote, body, headline
  }

  public var content: String
  var color: ChartColor?
  var fontSize = 12.0
  var isBold = false

  public init(_ content: String) { self.content = content }

  public init(verbatim content: String) { self.content = content }

  public func font(_ font: Font) -> Text {
    var copy = self
    switch font {
    case .caption2: copy.fontSize = 10
    case .caption: copy.fontSize = 11
    case .footnote: copy.fontSize = 12
    case .body: copy.fontSize = 13
    case .headline:
      copy.fontSize = 14
      copy.isBold = true
    }
    return copy
  }

  public func bold() -> Text {
    var copy = self
    copy.isBold = true
    return copy
  }

  public func foregroundStyle(_ color: ChartColor) -> Text {
    var copy = self
    copy.color = color
    return copy
  }
}
