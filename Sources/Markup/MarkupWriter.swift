/// Which rules the written text follows.
public enum MarkupDialect: Sendable, Hashable {
  /// HTML: void elements have no end tag, SVG and MathML inside close themselves.
  case html
  /// XML, for a standalone SVG: every element without children closes itself.
  case xml
}

extension Node {
  /// The node written compactly: no white space is added, attributes keep their order, so the same
  /// value always gives the same bytes.
  public func rendered(as dialect: MarkupDialect = .html) -> String {
    var writer = MarkupWriter(dialect: dialect)
    writer.write(self)
    return writer.text
  }
}

/// Writes nodes one after the other into one string.
public struct MarkupWriter: Sendable {
  public let dialect: MarkupDialect
  public private(set) var text = ""
  /// How many `svg` or `math` elements are open: inside them HTML takes XML's short end.
  private var foreignDepth = 0

  public init(dialect: MarkupDialect = .html) { self.dialect = dialect }

  public mutating func write(_ node: Node) {
    switch node {
    case .text(let content): Escaping.append(content, inAttribute: false, to: &text)
    case .raw(let markup): text += markup
    case .fragment(let nodes): for node in nodes { write(node) }
    case .element(let element): write(element)
    }
  }

  public mutating func write(_ element: Element) {
    let isForeign = element.name == "svg" || element.name == "math"
    if isForeign { foreignDepth += 1 }
    defer { if isForeign { foreignDepth -= 1 } }
    text += "<"
    text += element.name
    for (name, value) in element.attributes {
      text += " "
      text += name
      if value.isEmpty && dialect == .html { continue }
      text += "=\""
      Escaping.append(value, inAttribute: true, to: &text)
      text += "\""
    }
    let isHTML = dialect == .html && foreignDepth == 0
    if isHTML && Self.voidElements.contains(element.name) {
      text += ">"
      return
    }
    if element.children.isEmpty && !isHTML {
      text += "/>"
      return
    }
    text += ">"
    if isHTML && Self.rawTextElements.contains(element.name) {
      writeRawText(element)
    } else {
      for child in element.children { write(child) }
    }
    text += "</"
    text += element.name
    text += ">"
  }

  /// Scripts and style sheets are not unescaped by HTML parsers, so their text goes out as it is,
  /// save for the one sequence that would end the element early.
  private mutating func writeRawText(_ element: Element) {
    for child in element.children {
      switch child {
      case .text(let content), .raw(let content):
        writeRawText(content)
      default: write(child)
      }
    }
  }

  private mutating func writeRawText(_ content: String) {
    // By bytes, and with no search for a text within a text, which Embedded Swift does not have.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.utf8.count)
    for byte in content.utf8 {
      if byte == UInt8(ascii: "/"), bytes.last == UInt8(ascii: "<") { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    text += String(decoding: bytes, as: UTF8.self)
  }

  /// HTML Living Standard, 13.1.2 Elements.
  static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  static let rawTextElements: Set<String> = ["script", "style"]
}
