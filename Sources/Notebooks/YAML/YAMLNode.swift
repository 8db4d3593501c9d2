import Yams

/// A value in YAML that knows where it is written.
public struct YAMLNode {
  let node: Node
  let text: YAMLText

  /// Where the value starts.
  public var position: SourcePosition? { text.position(node.mark) }

  /// An error at this value.
  public func error(_ message: String, help: String? = nil) -> Diagnostic {
    let position = position
    return Diagnostic(at: position, message, help: help, sourceLine: text.source(of: position))
  }

  /// A warning at this value.
  func warning(_ message: String, help: String) -> Diagnostic {
    var diagnostic = error(message, help: help)
    diagnostic.severity = .warning
    return diagnostic
  }

  /// The pairs of a mapping in the order they are written, or `nil` for anything else.
  public var pairs: [(key: YAMLNode, value: YAMLNode)]? {
    node.mapping?.map { (YAMLNode(node: $0.key, text: text), YAMLNode(node: $0.value, text: text)) }
  }

  /// The items of a list, or `nil` for anything else.
  public var items: [YAMLNode]? {
    node.sequence?.map { YAMLNode(node: $0, text: text) }
  }

  /// The comment that follows an unquoted scalar on its line, from its `#` on; `nil` when there is none.
  public var commentBehind: String? {
    guard node.scalar != nil, isPlain || isNull, let line = text.source(of: position) else { return nil }
    let own = scalar ?? ""
    let before = max(0, (position?.column ?? 1) - 1)
    let rest = String(decoding: line.utf8.dropFirst(before), as: UTF8.self)
    guard rest.hasPrefix(own) else { return nil }
    let behind = rest.dropFirst(own.count)
    guard own.isEmpty || behind.first?.isWhitespace == true else { return nil }
    let comment = behind.drop { $0.isWhitespace || $0 == ":" }
    return comment.first == "#" ? String(comment) : nil
  }

  /// The text of a scalar, whatever it means; empty for `null`.
  public var scalar: String? { node.scalar?.string }

  /// Nothing was written: `key:` with no value, `~` or `null`.
  public var isNull: Bool { node.tag == Tag(.null) }

  private var isPlain: Bool { node.scalar?.style == .plain || node.scalar?.style == .any }

  /// `true` or `false`, in the words of YAML 1.2 and Quarto's `yes`, `no`, `on`, `off`.
  public var boolean: Bool? {
    guard isPlain, let scalar else { return nil }
    switch scalar.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return nil
    }
  }

  public var integer: Int? {
    guard isPlain, let scalar else { return nil }
    return Int(scalar.replacing("_", with: ""))
  }

  public var number: Double? {
    guard isPlain, let scalar, scalar.first.map({ $0.isNumber || "+-.".contains($0) }) == true else {
      return nil
    }
    switch scalar.lowercased() {
    case ".inf", "+.inf": return .infinity
    case "-.inf": return -.infinity
    case ".nan": return .nan
    default: return Double(scalar.replacing("_", with: ""))
    }
  }

  /// The value as one of the plain kinds, or `nil` for lists, mappings and nothing.
  public var value: ScalarValue? {
    if isNull { return nil }
    if let boolean, ["true", "false"].contains(scalar?.lowercased()) { return .boolean(boolean) }
    if let integer { return .integer(integer) }
    if let number { return .number(number) }
    return scalar.map { .text($0) }
  }

  /// What the value is, for messages: "a list", "the text 'abc'".
  public var kindDescription: String {
    if node.mapping != nil { return "a mapping" }
    if node.sequence != nil { return "a list" }
    if isNull { return "nothing" }
    return "'\(scalar ?? "")'"
  }
}
