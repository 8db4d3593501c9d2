import Compression
import Foundation

/// The files of a ZIP archive, unpacked in memory only: nothing is written anywhere, so a name cannot
/// lead out of a folder, and sizes are checked before anything is unpacked.
///
/// Whoever made it: names with backslashes (Windows) and in code page 437, sizes behind the data, ZIP64, something
/// in front of the archive. What cannot be read is named: a password, another method of packing, other formats.
struct ZipArchive {
  struct Entry: Hashable {
    var path: String
    var bytes: [UInt8]
    /// As the program that packed it noted, in nobody's zone: good for comparing, not for lateness.
    var modified: Int = 0
  }

  private(set) var entries: [Entry] = []
  /// Files that were not wanted, without folders.
  private(set) var others: [String] = []

  /// Symbolic links, which are not followed.
  private(set) var links: [String] = []

  /// More files, or more bytes in all, are no hand-in.
  static let mostEntries = 1_000
  static let mostBytes = 32 << 20

  /// - Parameters:
  ///   - room: How many bytes it may unpack to.
  ///   - isWanted: By an entry's path; others are not unpacked.
  /// - Throws: `SubmissionFault`.
  init(
    _ data: Data, named name: String, room: Int = mostBytes, where isWanted: (String) -> Bool
  ) throws {
    let bytes = [UInt8](data)
    if let other = ForeignFile.kind(of: bytes), other != .zip {
      throw SubmissionFault("'\(name)' is \(other.words), not a ZIP archive; pack the notebook as .zip.")
    }
    let reader = ZipReader(bytes: bytes, name: name)
    var directory = try reader.directory()
    guard directory.count <= Self.mostEntries else {
      throw SubmissionFault(
        "'\(name)' holds \(directory.count) files; a hand-in has at most \(Self.mostEntries).")
    }
    var total = 0
    for _ in 0..<directory.count {
      let header = try reader.header(at: &directory.offset, shift: directory.shift)
      guard !header.path.hasSuffix("/") else { continue }
      guard isWanted(header.path) else {
        others.append(header.path)
        continue
      }
      // Where a link leads is not in the archive, or is in it besides.
      guard !header.isLink else {
        links.append(header.path)
        continue
      }
      guard Self.isHarmless(header.path) else {
        throw SubmissionFault("'\(name)' holds '\(header.path)', a name that leads elsewhere.")
      }
      guard !header.isEncrypted else {
        throw SubmissionFault("'\(name)' is locked with a password; pack the notebook without one.")
      }
      guard header.size >= 0, header.size <= Submission.largestFile, total <= room - header.size else {
        throw SubmissionFault(
          "'\(name)' would unpack to more than \(Self.mostBytes >> 20) MB; clear the notebook's outputs and pack it again."
        )
      }
      total += header.size
      entries.append(
        Entry(path: header.path, bytes: try reader.content(of: header), modified: header.modified))
    }
  }

  private static func isHarmless(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.contains("\0") && !path.split(separator: "/").contains("..")
      && path.prefixMatch(of: /[A-Za-z]:/) == nil
  }
}
