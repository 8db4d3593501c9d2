import Files
import Foundation

extension ResultStore {
  /// Takes over what another store has and this one has not.
  ///
  /// - Returns: How many entries that are.
  public mutating func take(_ other: ResultStore) -> Int {
    let new = other.entries.filter { entries[$0.key] == nil }
    for entry in new.values { add(entry) }
    return new.count
  }

  /// Removes every entry whose key is not among those in use.
  ///
  /// - Returns: How many entries that are.
  public mutating func keepOnly(_ used: Set<String>) -> Int {
    let unused = entries.keys.filter { !used.contains($0) }
    for key in unused { remove(key) }
    return unused.count
  }

  /// A line for each entry, and what they take together in KiB.
  public func listing() throws -> (lines: [String], kibibytes: Int) {
    let bytes = try StoreEntry.Kind.allCases.reduce(0) { try $0 + self.bytes($1).count }
    return (StoreEntry.Kind.allCases.flatMap(entries).map(\.line), bytes / 1024)
  }
}

extension StoreEntry {
  /// What it is, and what made it.
  var line: String {
    "\(kind.rawValue) \(name) \(key.prefix(8)): \(origin.date), \(origin.seconds) s on \(origin.processor),"
      + " \(origin.machine)\(signature == nil ? "" : ", signed")"
  }
}

extension StorePlace {
  /// The store as it is at the place now.
  ///
  /// - Throws: `MachineFault` when the place cannot be read.
  public func store() throws -> ResultStore {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try fetch(into: folder)
    return try ResultStore(folder: folder)
  }
}
