import Markup
import Texts

/// Puts each line of highlighted code into an element of its own, which the style sheet numbers.
enum LineNumbering {
  static func numbered(_ nodes: [Node]) -> [Node] {
    var lines: [[Node]] = [[]]
    for node in nodes {
      let (name, text) = parts(node)
      let pieces = text.linesToTheEnd
      for (index, piece) in pieces.enumerated() {
        if index > 0 { lines.append([]) }
        guard !piece.isEmpty else { continue }
        let text = Node.text(String(piece))
        lines[lines.count - 1].append(name.map { .element("span", ["class": $0], children: [text]) } ?? text)
      }
    }
    return lines.map { .element("span", ["class": "line"], children: $0 + [.text("\n")]) }
  }

  private static func parts(_ node: Node) -> (className: String?, text: String) {
    if case .element(let element) = node { return (element.attributes["class"], node.plainText) }
    return (nil, node.plainText)
  }
}
