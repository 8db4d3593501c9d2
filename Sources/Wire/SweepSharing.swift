/// How processes that run the same chapter divide its sweeps: by locks in a folder that all of them see.
public struct SweepSharing: Sendable, Hashable, Codable {
  public var folder: String
  /// The sweep that a process is there to help with; `nil` for the one whose results count.
  public var helps: String?

  public init(folder: String, helps: String? = nil) {
    self.folder = folder
    self.helps = helps
  }
}
