import Digests
import Foundation

/// Compiled cells on disk, each in a folder named by the key of what it was made from.
///
/// A folder is made under a temporary name, its files are synced, and it is renamed, so that it
/// is there whole or not at all. Each entry carries the digests of its files; one that does not
/// match them is thrown away and made again.
struct CellCache: Sendable {
  var folder: URL

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
    let place = location(of: key)
    guard let data = try? Data(contentsOf: place.appendingPathComponent("entry.json")),
      let entry = try? JSONDecoder().decode(Entry.self, from: data), !entry.files.isEmpty
    else { return nil }
    for (name, digest) in entry.files {
      let file = place.appendingPathComponent(name)
      guard (try? Digest.sha256(of: file)) == digest else { return nil }
    }
    return entry
  }

  /// Puts the files of `scratch` into the cache.
  func store(_ key: String, from scratch: URL, messages: String) throws {
    let place = location(of: key)
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
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    if rename(scratch.path, place.path) == 0 { return }
    // Another build was first, or what stands there is damaged: the new one takes its place.
    let old = place.appendingPathExtension("old-\(getpid())-\(UInt32.random(in: 0...UInt32.max))")
    _ = rename(place.path, old.path)
    let moved = rename(scratch.path, place.path) == 0
    try? FileManager.default.removeItem(at: old)
    guard moved || entryExists(key) else {
      throw MachineFault(
        "cannot write the cache '\(place.path)': \(String(cString: strerror(errno))).",
        help:
          "make room on the disk and check who may write there, or remove the folder with 'lectern clean'.")
    }
  }

  private func entryExists(_ key: String) -> Bool { entry(key) != nil }
}

/// Files that are whole or absent.
public enum AtomicFile {
  /// Writes under a temporary name, syncs, and renames.
  ///
  /// - Throws: `MachineFault` with the system's words when the disk is full or not writable; the
  ///   old file then stands as it was.
  public static func write(_ data: Data, to file: URL) throws {
    let temporary = file.path + ".tmp-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(file) }
    var sent = 0
    let whole = data.withUnsafeBytes { buffer -> Bool in
      while sent < buffer.count {
        guard let base = buffer.baseAddress else { return true }
        let count = Foundation.write(descriptor, base + sent, buffer.count - sent)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
    let synced = whole && fsync(descriptor) == 0
    let problem = errno
    close(descriptor)
    guard synced, rename(temporary, file.path) == 0 else {
      if synced == false { errno = problem }
      let result = fault(file)
      unlink(temporary)
      throw result
    }
  }

  private static func fault(_ file: URL) -> MachineFault {
    MachineFault(
      "cannot write '\(file.path)': \(String(cString: strerror(errno))).",
      help: "make room on the disk and check who may write there.")
  }
}
