import Digests
import Foundation

/// Finished chapters on disk, by the key of everything that is known before they run; what they
/// read while running is checked when a result is looked up.
struct ResultCache: Sendable {
  var folder: URL

  private struct Envelope: Codable {
    var checksum: String
    var body: Data
  }

  func location(of key: String) -> URL { folder.appendingPathComponent("\(key).json") }

  /// The result of `key`, if it is undamaged and the files it read are what they were.
  func result(_ key: String) -> ChapterResult? {
    guard let data = try? Data(contentsOf: location(of: key)),
      let envelope = try? JSONDecoder().decode(Envelope.self, from: data),
      Digest.sha256(envelope.body) == envelope.checksum,
      let result = try? JSONDecoder().decode(ChapterResult.self, from: envelope.body)
    else { return nil }
    return result.reads.allSatisfy { $0.isUnchanged } ? result : nil
  }

  func store(_ key: String, _ result: ChapterResult) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let body = try encoder.encode(result)
    let envelope = Envelope(checksum: Digest.sha256(body), body: body)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let place = location(of: key)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), isFolder.boolValue {
      // Not ours, but in our way, in a folder that holds nothing that cannot be made again.
      try FileManager.default.removeItem(at: place)
    }
    try AtomicFile.write(encoder.encode(envelope), to: place)
  }
}

extension FileRead {
  /// Whether the file is now what it was when it was read.
  var isUnchanged: Bool {
    let now = (try? Digest.sha256(of: URL(fileURLWithPath: path))) ?? ""
    return now == digest
  }
}
