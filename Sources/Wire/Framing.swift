import Foundation

/// Records on a byte stream: a mark, the length, a checksum, then the record as JSON.
///
/// A cell can write what it likes to any descriptor it finds. The mark and the checksum make
/// such bytes an error that is noticed, instead of a record that is believed or a reader that
/// waits for ever.
public enum Framing {
  static let mark: [UInt8] = [0x4C, 0x45, 0x43, 0x54]  // "LECT"
  static let headerSize = 12

  /// A record larger than this is refused, so that a forged length cannot exhaust memory.
  public static let largestRecord = 256 << 20

  /// The frame that carries `record`.
  public static func encode(_ record: some Encodable) throws -> [UInt8] {
    let body = [UInt8](try JSONEncoder.exchange().encode(record))
    var frame: [UInt8] = []
    frame.reserveCapacity(headerSize + body.count)
    frame += mark
    frame += littleEndianBytes(UInt32(body.count))
    frame += littleEndianBytes(checksum(body))
    frame += body
    return frame
  }

  /// FNV-1a, 32 bits (Fowler, Noll, Vo): it tells damage, not forgery.
  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }

  static func littleEndianBytes(_ value: UInt32) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}

/// Takes bytes as they arrive and gives the records they hold.
public struct FrameDecoder<Record: Decodable> {
  private var buffer: [UInt8] = []

  public init() {}

  /// Whether bytes of an unfinished record are waiting.
  public var isInsideRecord: Bool { !buffer.isEmpty }

  /// Adds bytes; `next()` then gives the records that are whole.
  public mutating func append(_ bytes: some Sequence<UInt8>) {
    buffer += bytes
  }

  /// The next whole record, or `nil` when more bytes are needed.
  ///
  /// - Throws: `FramingError` when the bytes are no record of this version.
  public mutating func next() throws(FramingError) -> Record? {
    let known = min(buffer.count, Framing.mark.count)
    guard buffer.prefix(known).elementsEqual(Framing.mark.prefix(known)) else {
      throw .foreignBytes(Array(buffer.prefix(16)))
    }
    guard buffer.count >= Framing.headerSize else { return nil }
    let length = Int(word(at: 4))
    guard length <= Framing.largestRecord else { throw .tooLarge(length) }
    guard buffer.count >= Framing.headerSize + length else { return nil }
    let body = Array(buffer[Framing.headerSize..<Framing.headerSize + length])
    guard Framing.checksum(body) == word(at: 8) else { throw .damaged }
    buffer.removeFirst(Framing.headerSize + length)
    do {
      return try JSONDecoder.exchange().decode(Record.self, from: Data(body))
    } catch {
      throw .unreadable(String(describing: error))
    }
  }

  private func word(at offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(buffer[offset + $1]) << UInt32(8 * $1) }
  }
}

/// Why bytes are not a record.
public enum FramingError: Error, Equatable {
  case foreignBytes([UInt8])
  case tooLarge(Int)
  case damaged
  case unreadable(String)
}
