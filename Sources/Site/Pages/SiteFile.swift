/// A file of the finished site.
public struct SiteFile: Sendable, Hashable {
  /// From the folder of the site.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// The bytes as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
