internal import CZlib
import Foundation

/// What can be wrong with compressed bytes.
public enum CompressionError: Error, Equatable, CustomStringConvertible {
  /// The bytes do not begin like gzip.
  case notGzip
  /// The stream ends before its end mark.
  case truncated
  /// The stream's contents contradict its checks; zlib's word for it is kept.
  case damaged(String)

  public var description: String {
    switch self {
    case .notGzip: "is not gzip data (it does not begin with the bytes 1f 8b); give a .gz file or a plain one"
    case .truncated: "ends in the middle of its gzip data; fetch it again"
    case .damaged(let word): "is damaged gzip data (\(word)); fetch it again"
    }
  }
}

/// What the project needs of zlib's formats: gunzip for data files, deflate and CRC-32 for PNG.
public enum Compression {
  /// Whether the bytes begin with gzip's two magic bytes (RFC 1952, section 2.3.1).
  public static func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.prefix(2).elementsEqual([0x1f, 0x8b])
  }

  /// Unpacks gzip data, all members of it.
  ///
  /// Throws `CompressionError` for data that is not gzip, truncated, or damaged.
  public static func gunzip(_ data: Data) throws(CompressionError) -> Data { Data(try gunzip([UInt8](data))) }

  /// Unpacks gzip data, all members of it.
  ///
  /// Throws `CompressionError` for data that is not gzip, truncated, or damaged.
  public static func gunzip(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    guard isGzip(bytes) else { throw .notGzip }
    var output: [UInt8] = []
    var start = 0
    // Files made by concatenation hold several members; each is inflated in turn.
    while start < bytes.count, isGzip(bytes[start...]) {
      start += try inflateMember(bytes, from: start, into: &output)
    }
    return output
  }

  /// Unpacks a bare deflate stream (RFC 1951) as ZIP archives hold it.
  ///
  /// - Parameter size: How many bytes must come out; a stream that gives more or fewer is refused before
  ///   it can fill the memory.
  /// - Throws: `CompressionError` for a stream that is truncated, damaged, or of another size.
  public static func inflate(_ bytes: [UInt8], size: Int) throws(CompressionError) -> [UInt8] {
    var stream = z_stream()
    // Negative: no header; 15 is the largest window.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .damaged("no memory to unpack it")
    }
    defer { inflateEnd(&stream) }
    var input = bytes
    var outcome = Z_OK
    // One byte more than allowed, so that zlib need not stop exactly at the end of the room.
    let output = [UInt8](unsafeUninitializedCapacity: size + 1) { room, count in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(room.count)
        outcome = CZlib.inflate(&stream, Z_FINISH)
        count = room.count - Int(stream.avail_out)
      }
    }
    guard outcome == Z_STREAM_END else {
      throw outcome == Z_BUF_ERROR ? .truncated : .damaged("zlib code \(outcome)")
    }
    guard output.count == size else { throw .damaged("not the size it claims") }
    return output
  }

  /// Packs bytes in the zlib format (RFC 1950), as PNG's IDAT chunk wants them: the same bytes on every
  /// machine, whatever its zlib.
  public static func deflate(_ bytes: [UInt8]) -> [UInt8] { Deflate.zlib(bytes) }

  /// The CRC-32 of bytes (RFC 1952, section 8), as PNG chunks end with it.
  public static func crc32(_ bytes: [UInt8]) -> UInt32 { UInt32(CZlib.crc32(0, bytes, UInt32(bytes.count))) }

  /// Inflates one gzip member and returns how many input bytes it took.
  private static func inflateMember(
    _ bytes: [UInt8], from start: Int, into output: inout [UInt8]
  ) throws(CompressionError) -> Int {
    var stream = z_stream()
    // 16 + 15 tells zlib to expect a gzip header and the largest window.
    guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .damaged("no memory to unpack it")
    }
    defer { inflateEnd(&stream) }
    var input = Array(bytes[start...])
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var outcome = Z_OK
    var word = ""
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while outcome == Z_OK {
        piece.withUnsafeMutableBufferPointer {
          stream.next_out = $0.baseAddress
          stream.avail_out = UInt32($0.count)
          outcome = CZlib.inflate(&stream, Z_NO_FLUSH)
        }
        output.append(contentsOf: piece[..<(piece.count - Int(stream.avail_out))])
      }
      if let message = stream.msg { word = String(cString: message) }
    }
    switch outcome {
    case Z_STREAM_END: return Int(stream.total_in)
    case Z_BUF_ERROR: throw .truncated
    default: throw .damaged(word.isEmpty ? "zlib code \(outcome)" : word)
    }
  }
}
