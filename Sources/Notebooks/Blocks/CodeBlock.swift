/// Code that is shown and not run.
public struct CodeBlock: Sendable, Hashable, Codable {
  public var range: SourceRange
  /// The whole info string, unescaped; empty for indented code.
  public var info: String
  /// The first word of the info string, or the first class of its attributes.
  public var language: String?
  public var attributes: Attributes
  public var code: String
  /// The position of the first character of `code`.
  public var codeStart: SourcePosition
}
