import Files
import Foundation
import Results

/// Finished chapters on disk, by the key of everything that is known before they run; what they
/// read while running is checked when a result is looked up.
struct ResultCache: Sendable {
  var folder: URL

  func location(of key: String) -> URL { folder.appendingPathComponent(key) }

  /// The result of `key`, if it is undamaged and the files it read are what they were.
  func result(_ key: String) -> ChapterResult? {
    guard let data = CheckedFile.read(location(of: key)),
      let result = try? JSONDecoder().decode(ChapterResult.self, from: data)
    else { return nil }
    return result.reads.allSatisfy { $0.isUnchanged } ? result : nil
  }

  /// - Throws: `MachineFault` when the disk refuses.
  func store(_ key: String, _ result: ChapterResult) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try CheckedFile.write(encoder.encode(result), to: location(of: key))
  }
}

extension FileRead {
  /// Whether the file is now what it was when it was read.
  var isUnchanged: Bool { FileState.current(of: path, asNoted: digest) == digest }
}
