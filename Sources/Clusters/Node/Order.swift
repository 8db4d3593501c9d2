import Foundation

/// What one job is to do; written by the tool, read on the node.
public struct Order: Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case chapter, submission
  }

  public var kind: Kind
  /// As messages name it: a chapter's path, a student.
  public var name: String
  /// What whoever does it knows to read.
  public var content: Data
  /// The sweep of another task's that this one is to help with; `nil` for a task of its own.
  public var helps: Help?

  /// Names a sweep.
  public struct Help: Codable, Sendable, Hashable {
    public var task: Int
    public var sweep: String
  }

  public init(_ kind: Kind, name: String, content: some Encodable) throws {
    self.kind = kind
    self.name = name
    self.content = try JSONEncoder().encode(content)
  }
}

/// What a node sends back.
public struct NodeAnswer: Codable, Sendable {
  public var node: String
  /// What was made; `nil` when nothing was.
  public var content: Data?
  public var fault: Fault?

  /// Why nothing was made: the node's fault, or the order's, and not the chapter's or the student's.
  public struct Fault: Codable, Sendable, Hashable {
    public var message: String
    public var help: String
    /// Whether another try can only say the same.
    public var isFinal: Bool
    /// How the job ended for Slurm, in its word, where a process of the job's was ended and not the one that answers.
    public var ending: String?
  }
}

/// Why a node refuses to do what it is told, such as a sandbox that does not hold: the whole run stops.
public struct NodeRefusal: Error, Sendable {
  public var message: String
  public var help: String

  public init(_ message: String, help: String) {
    self.message = message
    self.help = help
  }
}
