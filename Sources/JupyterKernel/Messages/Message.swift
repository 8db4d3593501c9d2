import Editing
import Files
import Foundation
import Sandboxes

/// A message of Jupyter's protocol as it came in.
struct Message: Sendable {
  /// The way back to whoever sent it.
  var identities: [[UInt8]]
  /// The header as it was written; answers carry it on.
  var header: [UInt8]
  var type: String
  /// The client that sent it: another one whenever a page is loaded again.
  var session = ""
  var arrived = 0.0
  var metadata: JSON
  var content: JSON

  /// A message that is no answer to any.
  static let none = Message(
    identities: [], header: Array("{}".utf8), type: "", metadata: [:], content: [:])
}

/// Signs messages, and writes and reads their frames.
///
/// Source: Messaging in Jupyter, "The wire protocol".
struct MessageCodec: Sendable {
  var key: [UInt8]
  /// This kernel's own name among sessions.
  let session = UUID().uuidString.lowercased()

  static let version = "5.4"
  private static let delimiter = Array("<IDS|MSG>".utf8)

  /// Reads frames; `nil` when they are no message, or not signed by whoever holds the key.
  func read(_ frames: [[UInt8]]) -> Message? {
    guard let mark = frames.firstIndex(of: Self.delimiter), frames.count >= mark + 6 else { return nil }
    let parts = Array(frames[(mark + 2)...(mark + 5)])
    guard isSigned(parts, frames[mark + 1]), let header = JSON(parts[0]),
      let type = header["msg_type"]?.string
    else { return nil }
    return Message(
      identities: Array(frames[..<mark]), header: parts[0], type: type,
      session: header["session"]?.string ?? "", arrived: monotonicSeconds(), metadata: JSON(parts[2]) ?? [:],
      content: JSON(parts[3]) ?? [:])
  }

  /// Writes the frames of a message that answers another.
  func write(
    _ type: String, content: JSON, parent: [UInt8], identities: [[UInt8]], metadata: JSON = [:]
  ) -> [[UInt8]] {
    let header: JSON = [
      "msg_id": .string(UUID().uuidString.lowercased()), "session": .string(session), "username": "kernel",
      "date": .string(Self.now()), "msg_type": .string(type), "version": .string(Self.version),
    ]
    let parts = [header.bytes, parent, metadata.bytes, content.bytes]
    return identities + [Self.delimiter, signature(parts)] + parts
  }

  private func signature(_ parts: [[UInt8]]) -> [UInt8] {
    key.isEmpty ? [] : Array(Digest.hmacSHA256(key: key, parts.flatMap { $0 }).utf8)
  }

  private func isSigned(_ parts: [[UInt8]], _ given: [UInt8]) -> Bool {
    let expected = signature(parts)
    guard expected.count == given.count else { return false }
    // In the same time whatever differs.
    return zip(expected, given).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func now() -> String {
    Date().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
