import Files
import Foundation

/// Compiled cells on disk, each in a folder named by the key of what it was made from.
///
/// A folder is made under a temporary name, its files are synced, and it is renamed, so that it
/// is there whole or not at all. Each entry carries the digests of its files; one that does not
/// match them is thrown away and made again.
struct CellCache: Sendable {
  var folder: URL
  /// A second cache, which many courses fill and use; `nil` for none.
  var shared: URL?

  struct Entry: Codable {
    /// Digests by file name.
    var files: [String: String]
    /// The compiler's messages about a successful compilation, in its own words.
    var messages: String
  }

  static let libraryName = "cell.so"
  static let moduleSuffix = ".swiftmodule"

  func location(of key: String) -> URL {
    folder.appendingPathComponent(String(key.prefix(2))).appendingPathComponent(key)
  }

  /// The entry of `key` if it is there and undamaged.
  func entry(_ key: String) -> Entry? {
    let home = location(of: key)
    guard let data = try? Data(contentsOf: home.appendingPathComponent("entry.json")),
      let entry = try? JSONDecoder().decode(Entry.self, from: data), !entry.files.isEmpty
    else { return nil }
    for (name, digest) in entry.files {
      let file = home.appendingPathComponent(name)
      guard (try? Digest.sha256(of: file)) == digest else { return nil }
    }
    return entry
  }

  /// Puts the files of `scratch` into the cache.
  func store(_ key: String, from scratch: URL, messages: String) throws {
    let home = location(of: key)
    var entry = Entry(files: [:], messages: messages)
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    where name == Self.libraryName || name.hasSuffix(Self.moduleSuffix) {
      entry.files[name] = try Digest.sha256(of: scratch.appendingPathComponent(name))
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    where entry.files[name] == nil {
      try FileManager.default.removeItem(at: scratch.appendingPathComponent(name))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try AtomicFile.write(encoder.encode(entry), to: scratch.appendingPathComponent("entry.json"))
    try AtomicFile.makeFolder(home.deletingLastPathComponent())
    if rename(scratch.path, home.path) == 0 { return }
    // Another build was first, or what stands there is damaged: the new one takes its place. The
    // old one goes where everything is removed in the end.
    let old = scratch.appendingPathExtension("old")
    _ = rename(home.path, old.path)
    let moved = rename(scratch.path, home.path) == 0
    try? FileManager.default.removeItem(at: old)
    guard moved || entryExists(key) else {
      throw MachineFault(
        "cannot write the cache '\(home.path)': \(String(cString: strerror(errno))).",
        help:
          "make room on the disk and check who may write there, or remove the folder with 'lectern clean'.")
    }
  }

  private func entryExists(_ key: String) -> Bool { entry(key) != nil }

  /// Copies an entry from the shared cache into this one.
  ///
  /// - Parameter scratch: A folder that does not exist yet, on the disk of this cache.
  /// - Returns: Whether one was there, undamaged.
  func takeShared(_ key: String, by scratch: URL) throws -> Bool {
    guard let shared else { return false }
    return try CellCache(folder: shared).copy(key, to: self, by: scratch)
  }

  /// Lets other courses have an entry. That the shared cache cannot be written stops nobody.
  func share(_ key: String) {
    guard let shared, (try? AtomicFile.makeFolder(shared)) != nil else { return }
    let scratch = shared.appendingPathComponent("new-\(UInt32.random(in: 0...UInt32.max))")
    _ = try? copy(key, to: CellCache(folder: shared), by: scratch)
  }

  private func copy(_ key: String, to other: CellCache, by scratch: URL) throws -> Bool {
    guard let entry = entry(key),
      (try? FileManager.default.copyItem(at: location(of: key), to: scratch)) != nil
    else { return false }
    defer { try? FileManager.default.removeItem(at: scratch) }
    try other.store(key, from: scratch, messages: entry.messages)
    return true
  }
}
