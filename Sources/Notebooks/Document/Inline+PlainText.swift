extension Sequence<Inline> {
  /// The text as a reader would say it, without markup; formulas as TeX, cells as nothing.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let node): node.text
      case .code(let node): node.code
      case .math(let node): node.tex
      case .softBreak, .lineBreak: " "
      case .html, .cell, .footnote, .reference: ""
      case .emphasis, .strong, .strikethrough, .link, .image, .span: inline.children.plainText
      }
    }.joined()
  }
}
