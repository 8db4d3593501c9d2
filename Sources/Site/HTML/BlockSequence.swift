import Markup

/// Collects blocks with each on a line of its own, as cmark lays HTML out.
struct BlockSequence {
  private(set) var nodes: [Node] = []
  private var isAtLineStart: Bool

  /// - Parameter afterTag: Whether an opening tag stands before on the same line.
  init(afterTag: Bool) { isAtLineStart = !afterTag }

  mutating func append(block: Node) {
    if !isAtLineStart { nodes.append(.text("\n")) }
    nodes.append(block)
    nodes.append(.text("\n"))
    isAtLineStart = true
  }

  /// Running text without a paragraph around it, as in a tight list.
  mutating func append(inlines: [Node]) {
    nodes += inlines
    isAtLineStart = false
  }
}
