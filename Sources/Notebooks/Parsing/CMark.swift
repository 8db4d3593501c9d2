internal import CCMarkGFM
import Synchronization

/// The only door to cmark-gfm: Markdown in, a `MarkdownNode` tree out.
///
/// cmark marks the special characters of its extensions in a table of the process, so one parse
/// at a time goes through the lock; a parse takes microseconds.
struct CMark {
  /// What one parse gives.
  struct Result {
    var root: MarkdownNode
    /// What the extension read, by the index in the nodes.
    var matches: Matches
  }

  static func parse(_ text: String, dialect: Dialect) -> Result {
    engine.withLock { engine in
      let result = engine.parse(text, dialect: dialect)
      guard dialect.contains(.lectern), let bars = TableBars(text, result.root) else { return result }
      var changed = engine.parse(bars.text, dialect: dialect)
      bars.restore(&changed.root)
      return changed
    }
  }

  private static let engine = Mutex(Engine())
}

/// cmark's extensions, made once for the process.
private struct Engine {
  let lectern: OpaquePointer?

  init() {
    cmark_gfm_core_extensions_ensure_registered()
    let allocator = cmark_get_default_mem_allocator()
    lectern = cmark_syntax_extension_new("lectern")
    var characters: UnsafeMutablePointer<cmark_llist>?
    for character in [UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "@")] {
      characters = cmark_llist_append(
        allocator, characters, UnsafeMutableRawPointer(bitPattern: Int(character)))
    }
    cmark_syntax_extension_set_special_inline_chars(lectern, characters)
    cmark_syntax_extension_set_match_inline_func(lectern, matchInline)
    cmark_syntax_extension_set_open_block_func(lectern, openBlock)
    cmark_syntax_extension_set_match_block_func(lectern, continueBlock)
    cmark_syntax_extension_set_can_contain_func(lectern) { _, node, child in
      guard cmark_node_get_type(node) == CMARK_NODE_CUSTOM_BLOCK else { return 0 }
      let type = cmark_node_type(rawValue: UInt32(child.rawValue))
      return type.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_BLOCK)
        && type != CMARK_NODE_ITEM ? 1 : 0
    }
  }

  func parse(_ text: String, dialect: Dialect) -> CMark.Result {
    let options =
      CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS
      | (dialect.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : 0)
    let parser = cmark_parser_new(options)
    defer { cmark_parser_free(parser) }
    let state = MatchState()
    // First, because the table extension claims every line after a paragraph.
    if dialect.contains(.lectern) {
      cmark_syntax_extension_set_private(lectern, Unmanaged.passUnretained(state).toOpaque(), nil)
      cmark_parser_attach_syntax_extension(parser, lectern)
    }
    for (flag, name) in Dialect.named where dialect.contains(flag) {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    var text = text
    let root = withExtendedLifetime(state) {
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
      }
      return cmark_parser_finish(parser)
    }
    defer { cmark_node_free(root) }
    var cut: [Matches.TextPosition] = []
    let tree = MarkdownNode(cmark: root, room: MarkdownNode.deepest, cut: &cut)
    state.matches.tooDeep = cut.first
    return CMark.Result(root: tree, matches: state.matches)
  }
}

/// What the callbacks of one parse write into.
private final class MatchState {
  var matches = Matches()

  static func of(_ extensionPointer: OpaquePointer?) -> MatchState? {
    cmark_syntax_extension_get_private(extensionPointer).map {
      Unmanaged<MatchState>.fromOpaque($0).takeUnretainedValue()
    }
  }
}

// MARK: - Inlines

private func matchInline(
  _ extensionPointer: OpaquePointer?,
  _ parser: OpaquePointer?, _ parent: OpaquePointer?, _ character: UInt8,
  _ inlineParser: OpaquePointer?
) -> OpaquePointer? {
  guard let state = MatchState.of(extensionPointer) else { return nil }
  let start = Int(cmark_inline_parser_get_offset(inlineParser))
  let scanner = InlineScanner { offset in
    offset < 0 ? 0 : cmark_inline_parser_peek_at(inlineParser, Int32(offset))
  }
  guard let match = scanner.match(at: start) else { return nil }
  // A type that a table's fields may hold, which custom inlines are not.
  let node = cmark_node_new(CMARK_NODE_HTML_INLINE)
  state.matches.inlines.append(match)
  cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: state.matches.inlines.count))
  cmark_inline_parser_set_offset(inlineParser, Int32(match.range.upperBound))
  return node
}

// MARK: - Blocks

private func openBlock(
  _ extensionPointer: OpaquePointer?, _ indented: Int32,
  _ parser: OpaquePointer?, _ parent: OpaquePointer?, _ input: UnsafeMutablePointer<UInt8>?,
  _ length: Int32
) -> OpaquePointer? {
  guard indented == 0, let input, let state = MatchState.of(extensionPointer) else { return nil }
  let start = Int(cmark_parser_get_first_nonspace(parser))
  guard start + 1 < Int(length) else { return nil }
  let line = UnsafeBufferPointer(start: input + start, count: Int(length) - start)
  guard let opening = BlockOpening(line: line) else { return nil }

  let position = Matches.TextPosition(line: Int(cmark_parser_get_line_number(parser)), column: start + 1)
  var type = CMARK_NODE_CUSTOM_BLOCK
  // The line's end stays, so that cmark sees that nothing is left.
  var consumed = line.trimmedSuffix { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.count
  switch opening {
  case .division(let length, let attributes):
    state.matches.blocks.append(.division(.init(start: position, length: length, attributes: attributes)))
  case .divisionEnd(let length):
    close(length: length, at: position, from: parent, in: state)
    state.matches.blocks.append(.divisionEnd)
  case .math(let isClosed):
    if cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH,
      let before = cmark_node_get_string_content(parent),
      BlockOpening.hasOpenMath(String(cString: before))
    {
      return nil
    }
    type = CMARK_NODE_CODE_BLOCK
    consumed = 2
    state.matches.blocks.append(.math(.init(start: position, isClosed: isClosed)))
  }
  let node = cmark_parser_add_child(parser, parent, type, Int32(start + 1))
  cmark_node_set_syntax_extension(node, extensionPointer)
  cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: state.matches.blocks.count))
  let offset = start + consumed - Int(cmark_parser_get_offset(parser))
  cmark_parser_advance_offset(
    parser, UnsafeRawPointer(input).assumingMemoryBound(to: CChar.self), Int32(offset), 0)
  return node
}

/// Closes the innermost open division with a fence as long as the closing one, else the innermost
/// with a shorter fence; those inside it that were left open are noted as never closed.
private func close(
  length: Int, at position: Matches.TextPosition, from node: OpaquePointer?, in state: MatchState
) {
  var open: [Int] = []
  var node = node
  while let current = node {
    if cmark_node_get_type(current) == CMARK_NODE_CUSTOM_BLOCK,
      let index = matchIndex(current), case .division(let division) = state.matches.blocks[index],
      division.end == nil
    {
      open.append(index)
    }
    node = cmark_node_parent(current)
  }
  let lengths = open.map { state.matches.divisionLength($0) }
  guard let target = lengths.firstIndex(of: length) ?? lengths.firstIndex(where: { $0 < length }) else {
    state.matches.strayEnds.append(position)
    return
  }
  for index in open[...target] {
    state.matches.endDivision(index, at: position, isProper: index == open[target])
  }
}

private func continueBlock(
  _ extensionPointer: OpaquePointer?, _ parser: OpaquePointer?,
  _ input: UnsafeMutablePointer<UInt8>?, _ length: Int32, _ container: OpaquePointer?
) -> Int32 {
  guard let input, let state = MatchState.of(extensionPointer), let index = matchIndex(container) else {
    return 0
  }
  switch state.matches.blocks[index] {
  case .division(let division): return division.end == nil ? 1 : 0
  case .divisionEnd: return 0
  case .math(var math):
    guard !math.isClosed else { return 0 }
    let start = Int(cmark_parser_get_offset(parser))
    let line = UnsafeBufferPointer(start: input, count: Int(length))[min(start, Int(length))...]
    math.isClosed = BlockOpening.holdsMathEnd(line)
    state.matches.blocks[index] = .math(math)
    return 1
  }
}

func matchIndex(_ node: OpaquePointer?) -> Int? {
  cmark_node_get_user_data(node).map { Int(bitPattern: $0) - 1 }
}
