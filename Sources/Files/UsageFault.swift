/// The command line, or another caller, asks for something that cannot be; exit status 2.
public struct UsageFault: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String
  public var help: String

  public init(_ message: String, help: String) {
    self.message = message
    self.help = help
  }

  public var description: String { "\(message)\nhelp: \(help)" }
}
