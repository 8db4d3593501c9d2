/// A plain value written in YAML: a parameter's, or one state of a slider.
public enum ScalarValue: Sendable, Hashable, Codable {
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  /// Points of the plane with a label each, as `0.5 -0.2 1; 0 0.3 0`.
  case points(String)
}

extension ScalarValue {
  /// The value as Swift source.
  public var swiftLiteral: String {
    switch self {
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .number(let value):
      if value.isNaN { return "Double.nan" }
      if value.isInfinite { return value < 0 ? "-Double.infinity" : "Double.infinity" }
      return "\(value)"
    case .text(let value), .points(let value):
      return "\"" + value.unicodeScalars.map(Self.escaped).joined() + "\""
    }
  }

  /// The value as its type's initialiser reads it, and as people do.
  public var plainText: String {
    switch self {
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    case .text(let value), .points(let value): value
    }
  }

  /// The value's type as Swift source.
  public var swiftType: String {
    switch self {
    case .boolean: "Bool"
    case .integer: "Int"
    case .number: "Double"
    case .text: "String"
    case .points: "LabelledPoints"
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case _ where scalar.value < 0x20: "\\u{\(String(scalar.value, radix: 16))}"
    default: String(scalar)
    }
  }
}
