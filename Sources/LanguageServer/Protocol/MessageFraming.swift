import Editing
import Foundation

/// Cuts a stream of bytes into messages: a header with the length, an empty line, JSON.
///
/// Source: Language Server Protocol 3.17, "Base Protocol".
struct MessageFraming {
  private var bytes: [UInt8] = []

  /// Larger messages come from nobody who means well.
  static let limit = 256 << 20

  struct Broken: Error {}

  mutating func add(_ new: [UInt8]) { bytes += new }

  /// The next whole message, or `nil` when more bytes have to come first.
  ///
  /// - Throws: `Broken` when the bytes are no such stream; where the next message would begin is then not known.
  mutating func next() throws -> [UInt8]? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
      if bytes.count > 4_096 { throw Broken() }
      return nil
    }
    let header = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    let lengths = header.split(separator: "\r\n").compactMap { line -> Int? in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
      return Int(parts[1].trimmingCharacters(in: .whitespaces))
    }
    guard let length = lengths.first, length >= 0, length <= Self.limit else { throw Broken() }
    guard bytes.count >= end.upperBound + length else { return nil }
    let message = Array(bytes[end.upperBound..<(end.upperBound + length)])
    bytes.removeFirst(end.upperBound + length)
    return message
  }

  static func frame(_ message: JSON) -> [UInt8] {
    let body = message.bytes
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }
}
