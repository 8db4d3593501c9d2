import Markup

/// A node of a tree: what it says, and what lies under it.
public struct TreeNode: Sendable, Hashable {
  /// Lines are broken at "\n".
  public var label: String
  /// What stands on the edge from above, such as "yes".
  public var edge: String?
  /// The class of a leaf, which colours it: 0 is the first hue.
  public var group: Int?
  public var children: [TreeNode]

  public init(_ label: String, edge: String? = nil, group: Int? = nil, children: [TreeNode] = []) {
    self.label = label
    self.edge = edge
    self.group = group
    self.children = children
  }

  var leaves: Int { children.isEmpty ? 1 : children.reduce(0) { $0 + $1.leaves } }
  var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }
  var nodes: Int { children.reduce(1) { $0 + $1.nodes } }
}

/// A tree, such as a decision tree: from the top down where there is room, else from left to right.
public struct TreeDiagram: Figure {
  public let root: TreeNode

  public init(_ root: TreeNode) { self.root = root }

  public func render(_ frame: ChartFrame) throws(ChartError) -> RenderedChart {
    guard root.nodes <= 500, root.depth <= 40 else {
      throw ChartError(
        .badData,
        "The tree has \(root.nodes) nodes in \(root.depth) levels, more than can be read; prune it to 500 nodes in 40 levels."
      )
    }
    let wide = TreeLayout(root, width: frame.width)
    let compact = frame.compactWidth.flatMap { $0 < frame.width * 0.8 ? TreeLayout(root, width: $0) : nil }
    let description = frame.description ?? words
    return RenderedChart(
      svg: Picture.svg(
        wide: wide.picture, compact: compact?.picture, title: "Tree", description: description, id: frame.id),
      description: description, table: table, notes: [], seriesCount: 1)
  }

  private var words: String {
    "Tree with \(root.nodes) nodes, \(root.leaves) leaves and \(root.depth) levels. The root: \(Self.line(root.label))."
  }

  private static func line(_ label: String) -> String { label.split(separator: "\n").joined(separator: ", ") }

  private var table: ChartTable {
    var rows: [[ChartTable.Cell]] = []
    func visit(_ node: TreeNode, _ level: Int, _ parent: String) {
      rows.append([
        .number(Double(level)), .text(Self.line(node.label)), .text(node.edge ?? ""), .text(parent),
      ])
      for child in node.children { visit(child, level + 1, Self.line(node.label)) }
    }
    visit(root, 1, "")
    return ChartTable(columns: ["Level", "Node", "Edge", "Under"], rows: rows)
  }
}
