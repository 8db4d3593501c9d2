/// A block of a chapter.
public indirect enum Block: Sendable, Hashable, Codable {
  case paragraph(Paragraph)
  case heading(Heading)
  case blockQuote(BlockQuote)
  case callout(Callout)
  case list(List)
  case definitionList(DefinitionList)
  case code(CodeBlock)
  case cell(CellBlock)
  case diagram(DiagramBlock)
  case math(MathBlock)
  case html(HTMLBlock)
  case table(Table)
  case division(Division)
  case thematicBreak(ThematicBreak)
}

extension Block {
  public var range: SourceRange {
    switch self {
    case .paragraph(let node): node.range
    case .heading(let node): node.range
    case .blockQuote(let node): node.range
    case .callout(let node): node.range
    case .list(let node): node.range
    case .definitionList(let node): node.range
    case .code(let node): node.range
    case .cell(let node): node.range
    case .diagram(let node): node.range
    case .math(let node): node.range
    case .html(let node): node.range
    case .table(let node): node.range
    case .division(let node): node.range
    case .thematicBreak(let node): node.range
    }
  }
}
