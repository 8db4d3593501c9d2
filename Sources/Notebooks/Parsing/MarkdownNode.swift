/// A node as cmark sees it, with cmark's own line and column numbers.
struct MarkdownNode {
  enum Kind {
    case document
    case blockQuote
    case list(start: Int?, isTight: Bool)
    case item(isTicked: Bool?)
    case code(isFenced: Bool, info: String, literal: String)
    /// Code that our extension opened: displayed math.
    case matchedCode(Int, String)
    /// A division or its end, by its index in `Matches.blocks`.
    case matchedBlock(Int)
    case html(String)
    case paragraph
    case heading(level: Int)
    case thematicBreak
    case footnoteDefinition
    case table([Table.Alignment])
    case tableRow
    case tableField

    case text(String)
    case softBreak
    case lineBreak
    case codeSpan(String)
    case inlineHTML(String)
    case emphasis
    case strong
    case strikethrough
    case link(destination: String, title: String)
    case image(source: String, title: String)
    case footnoteReference(number: Int)
    /// By its index in `Matches.inlines`.
    case matchedInline(Int)

    var holdsInlines: Bool {
      switch self {
      case .paragraph, .heading, .tableField: true
      default: false
      }
    }
  }

  var kind: Kind
  var startLine: Int
  var startColumn: Int
  var endLine: Int
  var endColumn: Int
  /// The text that the inlines were read from, for blocks that hold inlines.
  var content = ""
  var children: [MarkdownNode] = []
}
