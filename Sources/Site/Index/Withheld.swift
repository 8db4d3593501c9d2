/// What readers do not get in this build, so that links and references to it can say why.
public struct Withheld: Sendable, Hashable {
  /// Chapters that have no page yet, by their paths, with the reason: "is a draft".
  public var chapters: [String: String] = [:]
  /// Labels that lead nowhere for readers, with the reason: "stands in 'b.md', which is a draft".
  public var labels: [String: String] = [:]

  public init() {}
}
