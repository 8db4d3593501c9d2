/// What a confined cell reached for, as its own process tells it.
///
/// The process is the stranger's: it can leave attempts out and make them up. They are hints for a person,
/// and nothing may be decided by them.
public struct Attempt: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A file or folder that could not be opened.
    case open
    /// Another program.
    case start
    /// Another machine, or a socket of this one.
    case reach
  }

  public var kind: Kind
  /// A path, a program, an address; at most `longestName` characters.
  public var name: String

  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = String(name.prefix(Self.longestName))
  }

  public static let longestName = 200
  /// So many different ones are told; who makes more of them has said enough.
  public static let most = 20
}
