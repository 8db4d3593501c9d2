/// A file that a notebook was made from, or would have been made from had it existed.
public struct SourceFile: Sendable, Hashable, Codable {
  /// The path as messages show it.
  public var path: String
  /// The contents, or `nil` when the file was looked for and not found.
  public var text: String?

  public init(path: String, text: String?) {
    self.path = path
    self.text = text
  }
}
