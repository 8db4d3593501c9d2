/// A set-off remark: `::: {.callout-note}` or `> [!NOTE]`.
public struct Callout: Sendable, Hashable, Codable {
  /// What sort of remark.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case note, tip, warning, important, caution
  }

  /// Whether the reader can fold it, and how it stands at first.
  public enum Collapse: String, Sendable, Hashable, Codable {
    case never, closed, open
  }

  public var range: SourceRange
  public var kind: Kind
  public var attributes: Attributes
  /// The author's title, empty for the kind's own word.
  public var title: [Inline]
  public var collapse: Collapse
  public var blocks: [Block]
}
