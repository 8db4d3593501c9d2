import Markup

/// Places the nodes of a tree for one width and draws them.
struct TreeLayout {
  private struct Item {
    var box: Box
    var node: TreeNode
    var lines: [String]
    var parent: Int?
  }

  private var items: [Item] = []
  private var width: Double
  private var height = 0.0
  private let isUpright: Bool
  /// Between a node and its children beside it: room for what stands on the edge.
  private let gap: Double

  private static let lineHeight = 15.0
  private static let padding = 8.0

  init(_ root: TreeNode, width: Double) {
    self.width = width
    gap = Self.gap(root)
    let needed = Self.needed(root) + 8
    isUpright = needed <= width
    if isUpright {
      let levels = Self.levelHeights(root)
      _ = arrangeDown(root, 0, left: (width - needed) / 2 + 4, top: 4, levels, parent: nil)
      height = (items.map(\.box.bottom).max() ?? 0) + 4
    } else {
      var next = 4.0
      let room = (width - 8 - gap * Double(root.depth - 1)) / Double(root.depth)
      _ = arrangeAcross(root, 0, top: &next, room: max(room, 24), parent: nil)
      height = next
    }
  }

  private static func lines(_ node: TreeNode) -> [String] {
    node.label.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func size(_ node: TreeNode) -> (width: Double, height: Double) {
    let lines = lines(node)
    let width = lines.map { TextMetrics.width($0, size: 12) }.max() ?? 0
    return (max(width, 14) + 2 * padding, Double(lines.count) * lineHeight + padding)
  }

  /// The width of a tree drawn downwards.
  private static func needed(_ node: TreeNode) -> Double {
    let below = node.children.reduce(0) { $0 + needed($1) } + 14 * Double(max(node.children.count - 1, 0))
    return max(size(node).width, below)
  }

  private static func gap(_ root: TreeNode) -> Double {
    func widest(_ node: TreeNode) -> Double {
      max(TextMetrics.width(node.edge ?? "", size: 11), node.children.map(widest).max() ?? 0)
    }
    return min(max(22, widest(root) + 12), 60)
  }

  private static func levelHeights(_ root: TreeNode) -> [Double] {
    var heights: [Double] = []
    var level = [root]
    while !level.isEmpty {
      heights.append(level.map { size($0).height }.max() ?? 0)
      level = level.flatMap(\.children)
    }
    return heights
  }

  /// Children side by side, the parent in the middle above the first and the last.
  private mutating func arrangeDown(
    _ node: TreeNode, _ level: Int, left: Double, top: Double, _ levels: [Double], parent: Int?
  ) -> Double {
    let index = items.count
    let size = Self.size(node)
    items.append(
      Item(
        box: Box(left: 0, top: 0, right: 0, bottom: 0), node: node, lines: Self.lines(node), parent: parent))
    let whole = Self.needed(node)
    let below =
      node.children.reduce(0) { $0 + Self.needed($1) } + 14 * Double(max(node.children.count - 1, 0))
    var next = left + max(0, (whole - below) / 2)
    var centers: [Double] = []
    for child in node.children {
      centers.append(
        arrangeDown(child, level + 1, left: next, top: top + levels[level] + 38, levels, parent: index))
      next += Self.needed(child) + 14
    }
    var center = left + whole / 2
    if let first = centers.first, let last = centers.last { center = (first + last) / 2 }
    center = min(max(center, left + size.width / 2), left + whole - size.width / 2)
    items[index].box = Box(
      left: center - size.width / 2, top: top, right: center + size.width / 2, bottom: top + size.height)
    return center
  }

  /// One level per column, leaves in rows.
  private mutating func arrangeAcross(
    _ node: TreeNode, _ level: Int, top: inout Double, room: Double, parent: Int?
  ) -> Double {
    let index = items.count
    let lines = Self.lines(node).flatMap { line in
      TextMetrics.wrapped(line, to: room - 2 * Self.padding, size: 12, limit: 4)
        ?? [TextMetrics.truncated(line, to: room - 2 * Self.padding, size: 12)]
    }
    let height = Double(max(lines.count, 1)) * Self.lineHeight + Self.padding
    items.append(
      Item(box: Box(left: 0, top: 0, right: 0, bottom: 0), node: node, lines: lines, parent: parent))
    let start = top
    var centers: [Double] = []
    for child in node.children {
      centers.append(arrangeAcross(child, level + 1, top: &top, room: room, parent: index))
    }
    var center = start + height / 2
    if let first = centers.first, let last = centers.last { center = max((first + last) / 2, center) }
    top = max(top, center + height / 2 + 10)
    let left = 4 + Double(level) * (room + gap)
    items[index].box = Box(
      left: left, top: center - height / 2, right: left + room, bottom: center + height / 2)
    return center
  }

  var picture: Picture.Layout {
    var edges = PathData()
    var labels: [Node] = []
    for item in items {
      guard let parent = item.parent else { continue }
      let (from, to) = (items[parent].box, item.box)
      let (start, end) =
        isUpright
        ? (Point(from.center.x, from.bottom), Point(to.center.x, to.top))
        : (Point(from.right, from.center.y), Point(to.left, to.center.y))
      edges.move(start)
      if isUpright {
        let middle = (start.y + end.y) / 2
        edges.curve(Point(start.x, middle), Point(end.x, middle), end)
      } else {
        let middle = (start.x + end.x) / 2
        edges.curve(Point(middle, start.y), Point(middle, end.y), end)
      }
      if let edge = item.node.edge {
        let text = TextMetrics.truncated(edge, to: isUpright ? 80 : gap - 8, size: 11)
        let (point, anchor) = labelPoint(start, end, TextMetrics.width(text, size: 11))
        labels.append(
          Canvas.textNode(
            text, x: point.x, y: point.y, anchor: anchor, color: Palette.muted, size: 11, halo: true))
      }
    }
    var nodes: [Node] = [
      .element("path", ["d": edges.text, "fill": "none", "stroke": Palette.axis, "stroke-width": "1.25"])
    ]
    for item in items { nodes += draw(item) }
    return Picture.Layout(width: width, height: height, nodes: nodes + labels)
  }

  /// Beside the end of an edge, on the side that the edge does not come from.
  private func labelPoint(
    _ start: Point, _ end: Point, _ room: Double
  ) -> (point: Point, anchor: Canvas.Anchor) {
    guard isUpright else {
      return (Point(end.x - 4, end.y + (end.y > start.y ? 9 : -9)), .end)
    }
    return end.x < start.x
      ? (Point(max(end.x - 5, room + 2), end.y - 9), .end)
      : (Point(min(end.x + 5, width - 2 - room), end.y - 9), .start)
  }

  private func draw(_ item: Item) -> [Node] {
    let color = item.node.group.map { Palette.series(max($0, 0)) }
    var nodes: [Node] = [
      .element(
        "rect",
        [
          "x": NumberFormat.coordinate(item.box.left), "y": NumberFormat.coordinate(item.box.top),
          "width": NumberFormat.coordinate(item.box.width),
          "height": NumberFormat.coordinate(item.box.height),
          "rx": "5", "fill": color ?? Palette.paper, "fill-opacity": color == nil ? nil : "0.14",
          "stroke": color ?? Palette.axis, "stroke-width": "1.25",
        ])
    ]
    for (index, line) in item.lines.enumerated() {
      let y = item.box.center.y + (Double(index) - Double(item.lines.count - 1) / 2) * Self.lineHeight
      nodes.append(Canvas.textNode(line, x: item.box.center.x, y: y, anchor: .middle, color: Palette.ink))
    }
    return nodes
  }
}
