/// A `{dot}` fence, drawn by Graphviz.
public struct DiagramBlock: Sendable, Hashable, Codable {
  public var range: SourceRange
  public var code: String
  public var codeStart: SourcePosition
  public var options: CellOptions
}
