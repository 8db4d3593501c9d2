/// A file of a chapter for readers to take along.
public struct Download: Sendable, Hashable {
  /// What the link says, such as `.ipynb`.
  public var name: String
  /// From the folder of the page.
  public var path: String

  public init(name: String, path: String) {
    self.name = name
    self.path = path
  }
}
