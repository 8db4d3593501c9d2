internal import CCrypto
import Foundation

/// SHA-256 as lowercase hexadecimal text, 64 characters long.
public enum Digest {
  /// The digest of bytes in memory.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    let running = RunningDigest()
    running.update(Array(bytes))
    return running.finish()
  }

  /// The digest of a file's contents, read in pieces so that large files stay out of memory.
  ///
  /// Throws what opening or reading the file throws.
  public static func sha256(of file: URL) throws -> String {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    let running = RunningDigest()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { running.update(Array(piece)) }
    return running.finish()
  }

  /// The keyed digest of RFC 2104 with SHA-256: only who has the key can make it.
  public static func hmacSHA256(key: [UInt8], _ bytes: [UInt8]) -> String {
    var sum = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    _ = HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &sum, &length)
    return hexadecimal(sum)
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The digest of a text's UTF-8 bytes.
  public static func sha256(text: String) -> String { sha256(text.utf8) }
}

/// A SHA-256 that is fed piece by piece, for downloads and other streams.
///
/// The state lives in libcrypto; a value that was finished gives the same text again.
public final class RunningDigest {
  private let context: OpaquePointer?
  private var finished: String?

  /// A digest of no bytes yet.
  public init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Appends bytes.
  public func update(_ bytes: [UInt8]) {
    precondition(
      finished == nil, "A digest that was finished takes no more bytes; begin a new RunningDigest.")
    bytes.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
  }

  /// The digest of everything that was appended.
  public func finish() -> String {
    if let finished { return finished }
    var sum = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    EVP_DigestFinal_ex(context, &sum, &length)
    let hex = Digest.hexadecimal(sum)
    finished = hex
    return hex
  }
}
