import Files
import Foundation

/// What Lectern has put to a place: a file of the place itself, so that everybody who publishes there knows which files
/// are the site's and which are somebody else's.
public struct PublicationRecord: Codable, Sendable, Hashable {
  public struct File: Codable, Sendable, Hashable {
    public var bytes: Int
    public var sha256: String

    public init(_ data: Data) { (bytes, sha256) = (data.count, Digest.sha256(data)) }
  }

  /// Counts the publications, so that of two folders the newer one is known.
  public var number = 0
  /// By path from the place; the record itself is not among them.
  public var files: [String: File] = [:]
  /// The folders with frozen copies of the site, in the order of their publication.
  public var editions: [String] = []

  public init() {}

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    number = try container.decode(Int.self, forKey: .number)
    files = try container.decode([String: File].self, forKey: .files)
    editions = try container.decodeIfPresent([String].self, forKey: .editions) ?? []
  }

  /// Where it lies in the place.
  public static let path = "lectern-publication.json"

  public init?(_ data: Data) {
    guard let record = try? JSONDecoder().decode(PublicationRecord.self, from: data) else { return nil }
    self = record
  }

  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
