/// The machine lacks something that Lectern needs; exit status 3.
public struct MachineFault: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String
  public var help: String

  public init(_ message: String, help: String) {
    self.message = message
    self.help = help
  }

  public var description: String { "\(message)\nhelp: \(help)" }
}
