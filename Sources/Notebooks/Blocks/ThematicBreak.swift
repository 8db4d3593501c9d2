/// A rule between two stretches of text.
public struct ThematicBreak: Sendable, Hashable, Codable {
  public var range: SourceRange
}
