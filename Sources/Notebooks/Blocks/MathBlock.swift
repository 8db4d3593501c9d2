/// A displayed formula, `$$ ... $$ {#eq-name}`.
public struct MathBlock: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var tex: String
  /// The position of the first character of `tex`.
  public var texStart: SourcePosition
  public var attributes: Attributes
}
