internal import CCMarkGFM

/// cmark's tree as values of our own.
extension MarkdownNode {
  /// Everything that follows walks the tree by recursion, for which a line of a million `>` would leave
  /// no stack.
  static let deepest = 200

  /// - Parameters:
  ///   - room: How many levels may follow below.
  ///   - cut: Takes up the places where there were more.
  init(cmark node: OpaquePointer?, room: Int, cut: inout [Matches.TextPosition]) {
    startLine = Int(cmark_node_get_start_line(node))
    startColumn = Int(cmark_node_get_start_column(node))
    endLine = Int(cmark_node_get_end_line(node))
    endColumn = Int(cmark_node_get_end_column(node))
    kind = Kind(cmark: node)
    if kind.holdsInlines { content = Self.text(cmark_node_get_string_content(node)) }
    var child = cmark_node_first_child(node)
    if room == 0, child != nil {
      cut.append(Matches.TextPosition(line: startLine, column: startColumn))
      return
    }
    while let current = child {
      children.append(MarkdownNode(cmark: current, room: room - 1, cut: &cut))
      child = cmark_node_next(current)
    }
  }

  fileprivate static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

extension MarkdownNode.Kind {
  fileprivate init(cmark node: OpaquePointer?) {
    func literal() -> String { MarkdownNode.text(cmark_node_get_literal(node)) }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: self = .document
    case CMARK_NODE_BLOCK_QUOTE: self = .blockQuote
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      self = .list(
        start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
        isTight: cmark_node_get_list_tight(node) != 0)
    case CMARK_NODE_ITEM:
      let isTask = String(cString: cmark_node_get_type_string(node)) == "tasklist"
      self = .item(isTicked: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(node) : nil)
    case CMARK_NODE_CODE_BLOCK:
      if let index = matchIndex(node) {
        self = .matchedCode(index, literal())
      } else {
        var length: Int32 = 0
        var offset: Int32 = 0
        var character: CChar = 0
        let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
        self = .code(
          isFenced: isFenced, info: MarkdownNode.text(cmark_node_get_fence_info(node)), literal: literal())
      }
    case CMARK_NODE_HTML_BLOCK: self = .html(literal())
    case CMARK_NODE_CUSTOM_BLOCK: self = matchIndex(node).map { .matchedBlock($0) } ?? .document
    case CMARK_NODE_PARAGRAPH: self = .paragraph
    case CMARK_NODE_HEADING: self = .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: self = .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: self = .footnoteDefinition
    case CMARK_NODE_TEXT: self = .text(literal())
    case CMARK_NODE_SOFTBREAK: self = .softBreak
    case CMARK_NODE_LINEBREAK: self = .lineBreak
    case CMARK_NODE_CODE: self = .codeSpan(literal())
    case CMARK_NODE_HTML_INLINE: self = matchIndex(node).map { .matchedInline($0) } ?? .inlineHTML(literal())
    case CMARK_NODE_EMPH: self = .emphasis
    case CMARK_NODE_STRONG: self = .strong
    case CMARK_NODE_LINK:
      self = .link(
        destination: MarkdownNode.text(cmark_node_get_url(node)),
        title: MarkdownNode.text(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      self = .image(
        source: MarkdownNode.text(cmark_node_get_url(node)),
        title: MarkdownNode.text(cmark_node_get_title(node)))
    case CMARK_NODE_FOOTNOTE_REFERENCE: self = .footnoteReference(number: Int(literal()) ?? 0)
    default: self = Self.ofExtension(node)
    }
  }

  /// Tables and strikethrough, whose types are numbers that cmark gives out at run time.
  private static func ofExtension(_ node: OpaquePointer?) -> Self {
    switch String(cString: cmark_node_get_type_string(node)) {
    case "table":
      let count = Int(cmark_gfm_extensions_get_table_columns(node))
      let codes = UnsafeBufferPointer(start: cmark_gfm_extensions_get_table_alignments(node), count: count)
      return .table(
        codes.map {
          switch $0 {
          case UInt8(ascii: "l"): .left
          case UInt8(ascii: "c"): .center
          case UInt8(ascii: "r"): .right
          default: .none
          }
        })
    case "table_header": return .tableRow
    case "table_row": return .tableRow
    case "table_cell": return .tableField
    case "strikethrough": return .strikethrough
    default: return .document
    }
  }
}
