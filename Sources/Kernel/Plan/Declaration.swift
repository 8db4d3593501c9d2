/// A name that a cell declares at its top level.
struct Declaration: Sendable, Hashable, Codable {
  /// The word that a scoped import wants.
  enum Kind: String, Sendable, Hashable, Codable {
    case variable = "var"
    case function = "func"
    case structure = "struct"
    case classType = "class"
    case enumeration = "enum"
    case protocolType = "protocol"
    case alias = "typealias"
  }

  var kind: Kind
  var name: String
  /// Labels and parameter types of a function, so that overloads are told from redeclarations;
  /// empty for everything else.
  var signature: String

  /// Whether the later of the two hides the earlier, as an inner scope would.
  func hides(_ earlier: Declaration) -> Bool {
    guard name == earlier.name else { return false }
    if kind == .function && earlier.kind == .function { return signature == earlier.signature }
    return true
  }
}
