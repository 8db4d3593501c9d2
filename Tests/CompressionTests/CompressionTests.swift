import Compression
import Foundation
import Testing

/// "hello hello hello\n" as `gzip -n9` writes it.
private let hello: [UInt8] = [
  0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40,
  0x90,
  0x5c, 0x00, 0x3b, 0x7c, 0x8a, 0xdf, 0x12, 0x00, 0x00, 0x00,
]

@Suite struct CompressionTests {
  @Test func unpacksGzip() throws {
    #expect(try Compression.gunzip(hello) == Array("hello hello hello\n".utf8))
    #expect(try Compression.gunzip(Data(hello + hello)).count == 36)
  }

  @Test func saysWhatIsWrong() {
    #expect(throws: CompressionError.notGzip) { try Compression.gunzip([1, 2, 3]) }
    #expect(throws: CompressionError.truncated) { try Compression.gunzip(Array(hello.prefix(16))) }
    var damaged = hello
    damaged[22] ^= 0xff
    #expect(throws: CompressionError.damaged("incorrect data check")) { try Compression.gunzip(damaged) }
    #expect(
      "images.gz \(CompressionError.truncated)"
        == "images.gz ends in the middle of its gzip data; fetch it again")
  }

  @Test func crcMatchesTheStandardCheckValue() {
    #expect(Compression.crc32(Array("123456789".utf8)) == 0xcbf4_3926)
  }

  @Test func deflateWritesZlibThatShrinksRepetition() {
    let packed = Compression.deflate([UInt8](repeating: 7, count: 10_000))
    #expect(packed.count < 100)
    #expect(packed.first == 0x78)
  }

  /// Byte for byte, as committed pages and goldens hold pictures packed with it: another zlib, or none,
  /// changes nothing.
  @Test func deflateWritesTheseBytes() {
    #expect(
      Compression.deflate(Array("hello hello hello\n".utf8)) == [
        0x78, 0x01, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0x40, 0x22, 0xb9, 0x00, 0x40, 0xb5, 0x06, 0x87,
      ])
    #expect(Compression.deflate([]) == [0x78, 0x01, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01])
  }

  /// The oracle is zlib's inflate: whatever is packed comes out again, with the right check value.
  @Test(arguments: 0..<60)
  func deflateIsUndone(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    // From noise to long runs, past the window of 32 KB, with repetitions near and far.
    let alphabet = [1, 2, 3, 17, 256][seed % 5]
    var bytes: [UInt8] = []
    let length = [0, 1, 2, 3, 100, 5_000, 90_000][seed % 7]
    while bytes.count < length {
      if next(4) == 0, bytes.count > 10 {
        let start = next(bytes.count - 5)
        bytes += bytes[start..<min(start + 3 + next(400), bytes.count)]
      } else {
        bytes.append(UInt8(next(alphabet)))
      }
    }
    let packed = Compression.deflate(bytes)
    // The same data as a gzip member: another head, and a CRC in place of the Adler check.
    let size = UInt32(bytes.count)
    func little(_ number: UInt32) -> [UInt8] {
      [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
    let member =
      [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + packed.dropFirst(2).dropLast(4)
      + little(Compression.crc32(bytes))
      + little(size)
    #expect(try Compression.gunzip(member) == bytes)
    #expect(packed.count <= bytes.count * 9 / 8 + 16)
  }
}
