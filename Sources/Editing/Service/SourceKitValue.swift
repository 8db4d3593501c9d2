/// An answer of the compiler's service.
enum SourceKitValue: Sendable {
  case nothing
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([SourceKitValue])
  case dictionary([String: SourceKitValue])

  subscript(key: String) -> SourceKitValue? {
    if case .dictionary(let members) = self { members["key." + key] } else { nil }
  }

  var string: String? { if case .string(let value) = self { value } else { nil } }
  var int: Int? { if case .int(let value) = self { value } else { nil } }
  var array: [SourceKitValue] { if case .array(let value) = self { value } else { [] } }
}
