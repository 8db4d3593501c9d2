/// The two functions of Compression that pictures need; zlib is not in a page.
public enum Compression {
  public static func deflate(_ bytes: [UInt8]) -> [UInt8] { Deflate.zlib(bytes) }
  /// ISO 3309, bit by bit through a table.
  public static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var rest: UInt32 = 0xFFFF_FFFF
    for byte in bytes { rest = table[Int((rest ^ UInt32(byte)) & 0xFF)] ^ (rest >> 8) }
    return rest ^ 0xFFFF_FFFF
  }
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { rest, _ in rest & 1 == 1 ? 0xEDB8_8320 ^ (rest >> 1) : rest >> 1 }
  }
}
