import Files
import Foundation
import Testing

@Suite struct DigestsTests {
  /// FIPS 180-4's own examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func textDigests(text: String, hex: String) {
    #expect(Digest.sha256(text: text) == hex)
  }

  @Test func aFileGivesTheDigestOfItsBytes() throws {
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("digest-\(UUID())")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try Digest.sha256(of: file) == Digest.sha256(bytes))
  }

  @Test func piecesEqualTheWhole() {
    let running = RunningDigest()
    running.update(Array("a".utf8))
    running.update(Array("bc".utf8))
    #expect(running.finish() == Digest.sha256(text: "abc"))
    #expect(running.finish() == Digest.sha256(text: "abc"))
  }
}
