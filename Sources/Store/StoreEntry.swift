import Compression
import Files
import Foundation

/// One finished piece of work, with what made it.
///
/// It is addressed by what it depends on: `key` is a digest of configuration, data, seed, the sources of the engine
/// (or kit) and the code of closures. Equal keys mean the same work, wherever it was done.
public struct StoreEntry: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case experiment, chapter
  }

  public var kind: Kind
  /// Such as "BakeOff", or a chapter's path.
  public var name: String
  public var key: String
  public var origin: Origin
  /// The result: JSON, or what `pack` made of it.
  public var value: String
  /// SHA-256 of everything above, so that damage is seen.
  public var digest: String
  /// What `ssh-keygen -Y sign` made of `digest`.
  public var signature: String?

  public init(_ kind: Kind, name: String, key: String, origin: Origin, content: Data) {
    self.kind = kind
    self.name = name
    self.key = key
    self.origin = origin
    value = Self.pack(content)
    digest = ""
    digest = expectedDigest
  }

  /// What made an entry.
  public struct Origin: Sendable, Hashable, Codable {
    /// System, architecture, cores.
    public var machine: String
    /// The processor's model.
    public var processor: String
    public var toolchain: String
    /// The day, `2026-11-27`.
    public var date: String
    /// What it took.
    public var seconds: Double

    public init(machine: String, processor: String, toolchain: String, date: String, seconds: Double) {
      self.machine = machine
      self.processor = processor
      self.toolchain = toolchain
      self.date = date
      self.seconds = (seconds * 100).rounded() / 100
    }
  }

  /// What `digest` is of an entry that nobody has changed.
  public var expectedDigest: String {
    let parts = [
      kind.rawValue, name, key, origin.machine, origin.processor, origin.toolchain, origin.date,
      "\(origin.seconds)", value,
    ]
    return Digest.sha256(text: parts.joined(separator: "\u{1f}"))
  }

  /// The result's bytes; `nil` for a value that is none.
  public var content: Data? {
    guard value.hasPrefix(Self.packedMark) else { return Data(value.utf8) }
    let parts = value.dropFirst(Self.packedMark.count).split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let size = Int(parts[0]), (0..<Self.mostBytes).contains(size),
      let packed = Data(base64Encoded: String(parts[1])), packed.count > 6
    else { return nil }
    // Without zlib's own header and checksum: the digest above says more.
    return (try? Compression.inflate([UInt8](packed.dropFirst(2).dropLast(4)), size: size)).map { Data($0) }
  }

  private static let packedMark = "packed:"
  private static let mostBytes = 256 << 20

  /// Short results stay text, which a diff shows; long ones are packed.
  private static func pack(_ content: Data) -> String {
    if content.count < 1_000, let text = String(data: content, encoding: .utf8), !text.hasPrefix(packedMark) {
      return text
    }
    return
      "\(packedMark)\(content.count):\(Data(Compression.deflate([UInt8](content))).base64EncodedString())"
  }
}
