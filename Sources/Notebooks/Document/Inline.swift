/// A piece of running text.
public indirect enum Inline: Sendable, Hashable, Codable {
  case text(Text)
  case softBreak(SoftBreak)
  case lineBreak(LineBreak)
  case code(CodeSpan)
  case cell(InlineCell)
  case emphasis(Emphasis)
  case strong(Strong)
  case strikethrough(Strikethrough)
  case link(Link)
  case image(Image)
  case html(InlineHTML)
  case math(InlineMath)
  case footnote(FootnoteReference)
  case reference(Reference)
  case span(Span)
}

extension Inline {
  public var range: SourceRange {
    switch self {
    case .text(let node): node.range
    case .softBreak(let node): node.range
    case .lineBreak(let node): node.range
    case .code(let node): node.range
    case .cell(let node): node.range
    case .emphasis(let node): node.range
    case .strong(let node): node.range
    case .strikethrough(let node): node.range
    case .link(let node): node.range
    case .image(let node): node.range
    case .html(let node): node.range
    case .math(let node): node.range
    case .footnote(let node): node.range
    case .reference(let node): node.range
    case .span(let node): node.range
    }
  }
}
