/// A cross-reference or citation: `@fig-flow`, `[-@fig-flow]`, `[@a; see @b, p. 3]`.
public struct Reference: Sendable, Hashable, Codable {
  /// One of the things referred to.
  public struct Item: Sendable, Hashable, Codable {
    public var range: SourceRange
    public var key: String
    /// `-@key`: the number alone, or the year alone.
    public var isBare: Bool
    /// Words before the key, such as "see".
    public var prefix: String
    /// Words after the key, such as ", p. 3".
    public var suffix: String
  }

  public var range: SourceRange
  /// In brackets, rather than in the sentence.
  public var isBracketed: Bool
  public var items: [Item]

  /// How a key is written behind `@`: in braces when it holds what would end it.
  public static func written(_ key: String) -> String { InlineScanner.written(key) }
}
