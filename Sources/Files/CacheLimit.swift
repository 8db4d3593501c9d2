import Foundation

/// Keeps a course's cache from growing without end.
///
/// Compiled cells, chapters' results, finished experiments and formulas each have room of their own, so that
/// a season of edited cells does not push out a training that took an hour. Where one kind takes more,
/// the entries that were not used for longest go, down to nine tenths of the room, as in ccache. An entry
/// was last used when it was read (file systems note that about once a day) or written.
public struct CacheLimit: Sendable {
  /// The room of each kind of entry, in bytes.
  public var bytes: Int

  public init(bytes: Int = 1 << 30) { self.bytes = bytes }

  /// Applies the limit if nobody has done so for a day: looking at every entry takes a while.
  public func applyDaily(to cache: URL, now: Date = Date()) {
    let note = cache.appendingPathComponent("pruned")
    let last = (try? FileManager.default.attributesOfItem(atPath: note.path))?[.modificationDate] as? Date
    guard last.map({ now.timeIntervalSince($0) > 86_400 }) ?? true else { return }
    // Where the note cannot be written, the cache cannot be pruned either.
    guard (try? AtomicFile.write(Data(), to: note, isSynced: false)) != nil else { return }
    apply(to: cache)
  }

  func apply(to cache: URL) {
    // Cells lie in folders by the first letters of their keys.
    let cells = Self.contents(of: cache.appendingPathComponent("cells")).flatMap(Self.contents)
    prune(cells)
    for kind in ["results", "experiments", "math"] {
      prune(Self.contents(of: cache.appendingPathComponent(kind)))
    }
  }

  private struct Entry {
    var url: URL
    var size: Int
    var lastUse: Int
  }

  private func prune(_ urls: [URL]) {
    var entries = urls.map(Self.entry)
    var total = entries.reduce(0) { $0 + $1.size }
    guard total > bytes else { return }
    entries.sort { ($0.lastUse, $0.url.path) < ($1.lastUse, $1.url.path) }
    for entry in entries where total > bytes / 10 * 9 {
      // Another build may have been quicker; half an entry reads as none.
      try? FileManager.default.removeItem(at: entry.url)
      total -= entry.size
    }
  }

  private static func entry(_ url: URL) -> Entry {
    let files = contents(of: url)
    return (files.isEmpty ? [url] : files).reduce(into: Entry(url: url, size: 0, lastUse: 0)) {
      var status = stat()
      guard stat($1.path, &status) == 0 else { return }
      $0.size += Int(status.st_size)
      $0.lastUse = max($0.lastUse, status.st_atim.tv_sec, status.st_mtim.tv_sec)
    }
  }

  private static func contents(of folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.map { folder.appendingPathComponent($0) }
  }
}
