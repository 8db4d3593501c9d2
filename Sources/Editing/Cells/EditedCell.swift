import Kernel

/// A cell's text as somebody writes it, with what the compiler has to know of the cells above.
///
/// Offsets are UTF-8 offsets into the author's text; the compiler sees them behind the imports.
public struct EditedCell: Sendable, Hashable {
  /// The text without option lines.
  public var code: String
  public var context: CellContext

  public init(code: String, context: CellContext) {
    self.code = code
    self.context = context
  }

  /// What the compiler reads.
  var text: String { context.imports + code }

  func compilerOffset(_ offset: Int) -> Int {
    context.imports.utf8.count + min(max(0, offset), code.utf8.count)
  }

  /// `nil` for an offset before the author's text.
  func authorOffset(_ offset: Int) -> Int? {
    let own = offset - context.imports.utf8.count
    return own >= 0 && own <= code.utf8.count ? own : nil
  }

  /// The author's line of a line that the compiler counts, from 1; `nil` before the author's text.
  func authorLine(_ line: Int) -> Int? {
    let own = line - context.imports.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    return own >= 1 ? own : nil
  }
}
