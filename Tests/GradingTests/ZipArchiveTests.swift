import Compression
import Foundation
import Testing

@testable import Grading

struct ZipArchiveTests {
  /// An archive as zip programs write it, with whatever a stranger would change in it.
  struct Builder {
    var path: String
    var content: [UInt8]
    var claimedSize: Int?
    var mode = 0o100644
    var method = 8

    static func archive(_ entries: [Builder]) -> Data {
      var bytes: [UInt8] = []
      var directory: [UInt8] = []
      func put(_ value: Int, _ length: Int, _ into: inout [UInt8]) {
        for index in 0..<length { into.append(UInt8(value >> (8 * index) & 255)) }
      }
      for entry in entries {
        let offset = bytes.count
        // Bare deflate is zlib's stream without its two bytes in front and four behind.
        let packed =
          entry.method == 8
          ? Array(Compression.deflate(entry.content).dropFirst(2).dropLast(4)) : entry.content
        let name = Array(entry.path.utf8)
        func common(_ into: inout [UInt8]) {
          put(20, 2, &into)
          put(0, 2, &into)
          put(entry.method, 2, &into)
          put(0, 4, &into)
          put(Int(Compression.crc32(entry.content)), 4, &into)
          put(packed.count, 4, &into)
          put(entry.claimedSize ?? entry.content.count, 4, &into)
          put(name.count, 2, &into)
          put(0, 2, &into)
        }
        put(0x0403_4B50, 4, &bytes)
        common(&bytes)
        bytes += name + packed
        put(0x0201_4B50, 4, &directory)
        put(0x0314, 2, &directory)
        common(&directory)
        put(0, 6, &directory)
        put(entry.mode << 16, 4, &directory)
        put(offset, 4, &directory)
        directory += name
      }
      let start = bytes.count
      bytes += directory
      put(0x0605_4B50, 4, &bytes)
      put(0, 4, &bytes)
      put(entries.count, 2, &bytes)
      put(entries.count, 2, &bytes)
      put(directory.count, 4, &bytes)
      put(start, 4, &bytes)
      put(0, 2, &bytes)
      return Data(bytes)
    }
  }

  private func read(_ entries: [Builder]) throws -> [ZipArchive.Entry] {
    try ZipArchive(Builder.archive(entries), named: "ada.zip", where: { _ in true }).entries
  }

  @Test func filesComeOutAsTheyWentIn() throws {
    let text = Array(String(repeating: "a line of text\n", count: 500).utf8)
    let entries = try read([
      Builder(path: "a.md", content: text), Builder(path: "b/c.md", content: [1, 2, 3], method: 0),
    ])
    #expect(entries == [.init(path: "a.md", bytes: text), .init(path: "b/c.md", bytes: [1, 2, 3])])
  }

  @Test(arguments: ["../a.md", "/etc/a.md", "a/../../b.md", "..\\b.md", "C:\\b.md"])
  func namesThatLeadElsewhereAreRefused(_ path: String) {
    let shown = path.replacing("\\", with: "/")
    #expect(throws: SubmissionFault("'ada.zip' holds '\(shown)', a name that leads elsewhere.")) {
      try read([Builder(path: path, content: [1])])
    }
  }

  /// Windows packs with backslashes (cpython#117084).
  @Test func backslashesAreFolders() throws {
    #expect(try read([Builder(path: "hw1\\a.md", content: [65])]).map(\.path) == ["hw1/a.md"])
  }

  /// A link leads out of the archive, or to what is in it besides; the work beside it is read.
  @Test func linksAreNotFollowed() throws {
    let archive = try ZipArchive(
      Builder.archive([
        Builder(path: "a.md", content: Array("/etc/passwd".utf8), mode: 0o120777),
        Builder(path: "b.md", content: [65]),
      ]), named: "ada.zip", where: { _ in true })
    #expect(archive.entries == [.init(path: "b.md", bytes: [65])])
    #expect(archive.links == ["a.md"])
  }

  /// Ten megabytes of zeros in ten kilobytes, and one that lies about it.
  @Test func bombsDoNotGoOff() {
    let zeros = [UInt8](repeating: 0, count: 10 << 20)
    #expect(
      throws: SubmissionFault(
        "'ada.zip' would unpack to more than 32 MB; clear the notebook's outputs and pack it again.")
    ) {
      try read([Builder(path: "a.md", content: zeros)])
    }
    #expect(
      throws: SubmissionFault("'ada.zip' is a damaged or unusual ZIP archive; pack the notebook again.")
    ) {
      try read([Builder(path: "a.md", content: zeros, claimedSize: 100)])
    }
    let many = (0..<1_001).map { Builder(path: "\($0).md", content: []) }
    #expect(throws: SubmissionFault("'ada.zip' holds 1001 files; a hand-in has at most 1000.")) {
      try read(many)
    }
  }

  @Test func damageIsNoticedWhereverItIs() throws {
    let archive = Builder.archive([Builder(path: "a.md", content: Array("some text of a notebook".utf8))])
    for offset in archive.indices {
      var damaged = archive
      damaged[offset] ^= 0x55
      // Whatever it is now, reading it ends, and in a fault or in files of bounded size.
      let entries = (try? ZipArchive(damaged, named: "ada.zip", where: { _ in true }).entries) ?? []
      #expect(entries.allSatisfy { $0.bytes.count <= Submission.largestFile })
    }
    for length in 0..<archive.count {
      #expect(throws: SubmissionFault.self) {
        try ZipArchive(archive.prefix(length), named: "ada.zip", where: { _ in true })
      }
    }
  }
}
