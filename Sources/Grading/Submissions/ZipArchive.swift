import Compression
import Foundation

/// The files of a ZIP archive, unpacked in memory only: nothing is written anywhere, so a name cannot
/// lead out of a folder, and sizes are checked before anything is unpacked.
///
/// Layout after PKWARE's APPNOTE 6.3.10: the end of the central directory (4.3.16) leads to the
/// directory (4.3.12), which leads to the local headers (4.3.7).
struct ZipArchive {
  struct Entry: Hashable {
    var path: String
    var bytes: [UInt8]
  }

  private(set) var entries: [Entry] = []

  /// More files, or more bytes in all, are no hand-in.
  static let mostEntries = 1_000
  static let mostBytes = 32 << 20

  /// - Parameter isWanted: By an entry's path; others are not unpacked.
  /// - Throws: `SubmissionFault`.
  init(_ data: Data, named name: String, where isWanted: (String) -> Bool) throws {
    let reader = Reader(bytes: [UInt8](data), name: name)
    var place = try reader.directory()
    guard place.count <= Self.mostEntries else {
      throw SubmissionFault(
        "'\(name)' holds \(place.count) files; a hand-in has at most \(Self.mostEntries).")
    }
    var total = 0
    for _ in 0..<place.count {
      let header = try reader.header(at: &place.offset)
      guard isWanted(header.path) else { continue }
      guard !header.isLink, Self.isHarmless(header.path) else {
        throw SubmissionFault("'\(name)' holds '\(header.path)', a name that leads elsewhere.")
      }
      total += header.size
      guard header.size <= Submission.largestFile, total <= Self.mostBytes else {
        throw SubmissionFault(
          "'\(name)' would unpack to more than \(Self.mostBytes >> 20) MB; a notebook is smaller.")
      }
      entries.append(Entry(path: header.path, bytes: try reader.content(of: header)))
    }
  }

  private static func isHarmless(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.contains("\\") && !path.contains("\0")
      && !path.split(separator: "/").contains("..")
  }

  private struct Header {
    var path: String
    var method: Int
    var packed: Int
    var size: Int
    var checksum: UInt32
    var local: Int
    var isLink: Bool
  }

  private struct Reader {
    var bytes: [UInt8]
    var name: String

    private var damaged: SubmissionFault {
      SubmissionFault("'\(name)' is a damaged or unusual ZIP archive; pack the notebook again.")
    }

    private func number(_ offset: Int, _ length: Int) throws -> Int {
      guard offset >= 0, offset + length <= bytes.count else { throw damaged }
      return (0..<length).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }

    func directory() throws -> (offset: Int, count: Int) {
      // The end record has 22 bytes and a comment of at most 65,535.
      var end = bytes.count - 22
      let least = max(0, end - 65_535)
      while end >= least, try number(end, 4) != 0x0605_4B50 { end -= 1 }
      guard end >= least else { throw damaged }
      return (try number(end + 16, 4), try number(end + 10, 2))
    }

    func header(at offset: inout Int) throws -> Header {
      guard try number(offset, 4) == 0x0201_4B50 else { throw damaged }
      let length = try number(offset + 28, 2)
      guard offset + 46 + length <= bytes.count else { throw damaged }
      let header = Header(
        path: String(decoding: bytes[offset + 46..<offset + 46 + length], as: UTF8.self),
        method: try number(offset + 10, 2), packed: try number(offset + 20, 4),
        size: try number(offset + 24, 4), checksum: UInt32(try number(offset + 16, 4)),
        local: try number(offset + 42, 4),
        // The upper half of the external attributes is Unix's mode; S_IFLNK is 0o120000.
        isLink: try number(offset + 38, 4) >> 16 & 0o170000 == 0o120000)
      offset += try 46 + length + number(offset + 30, 2) + number(offset + 32, 2)
      return header
    }

    func content(of header: Header) throws -> [UInt8] {
      guard try number(header.local, 4) == 0x0403_4B50 else { throw damaged }
      let start = try header.local + 30 + number(header.local + 26, 2) + number(header.local + 28, 2)
      guard start + header.packed <= bytes.count else { throw damaged }
      let packed = Array(bytes[start..<start + header.packed])
      let content: [UInt8]
      switch header.method {
      case 0: content = packed
      case 8:
        guard let unpacked = try? Compression.inflate(packed, size: header.size) else { throw damaged }
        content = unpacked
      default: throw damaged
      }
      guard content.count == header.size, Compression.crc32(content) == header.checksum else { throw damaged }
      return content
    }
  }
}
