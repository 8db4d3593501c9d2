/// Why a file is not taken as text: what is wrong, where, and what to do.
public struct TextFault: Error, Sendable, Hashable {
  /// A sentence that names the file.
  public var message: String
  public var help: String
  /// From 1; of the first byte that is wrong.
  public var line: Int
  /// From 1, in bytes.
  public var column: Int

  public init(_ message: String, help: String, line: Int = 1, column: Int = 1) {
    self.message = message
    self.help = help
    self.line = line
    self.column = column
  }
}

extension TextFault: CustomStringConvertible {
  public var description: String { message + " " + help }
}
