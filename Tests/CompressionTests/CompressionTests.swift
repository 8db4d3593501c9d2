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
}
