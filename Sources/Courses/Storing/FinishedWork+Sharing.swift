import Files
import Foundation
import Results
import Store

extension FinishedWork {
  /// Puts into a store what it has not.
  ///
  /// - Parameters:
  ///   - own: The course's store: what came from there goes on as it is, with its maker's name.
  ///   - limit: How many bytes the store may take; `nil` for any number.
  ///   - key: Signs what is added.
  /// - Returns: How many entries were added, and those that did not fit.
  /// - Throws: `MachineFault` when the key cannot sign.
  public func add(to store: inout ResultStore, own: ResultStore, limit: Int?, signedWith key: URL?) throws
    -> (added: Int, left: [StoreEntry])
  {
    let before = Set(store.entries.keys)
    for entry in entries where store.entries[entry.key] == nil {
      store.add(own.entries[entry.key] ?? entry)
    }
    let left = try limit.map { try store.fit(limit: $0) } ?? []
    let added = Set(store.entries.keys).subtracting(before)
    if let key {
      for entry in added.compactMap({ store.entries[$0] }) { store.add(try Signing.sign(entry, key: key)) }
    }
    return (added.count, left)
  }

  /// The keys of all that the chapters, as they stand, use.
  ///
  /// - Throws: `UsageFault` while chapters have no finished run, for then nobody knows.
  public func usedKeys() throws -> Set<String> {
    guard unbuilt.isEmpty else {
      throw UsageFault(
        "\(unbuilt.joined(separator: ", ")) has no finished run, so nobody knows what it uses.",
        help: "run 'lectern build' first.")
    }
    return Set(entries.map(\.key))
  }
}

extension [StoreEntry] {
  /// What to say of entries that did not fit a store's limit; `nil` when there are none.
  public func wordsOnLimit(_ limit: Int) -> String? {
    func megabytes(_ bytes: Int) -> String { String(format: "%.1f MB", Double(bytes) / 1_000_000) }
    guard !isEmpty else { return nil }
    let bytes = reduce(0) { $0 + $1.value.utf8.count }
    let seconds = reduce(0) { $0 + $1.origin.seconds }
    return
      "\(count) more \(count == 1 ? "does" : "do") not fit the store's limit of \(megabytes(limit)): \(megabytes(bytes)),"
      + " which took \(durationText(seconds)). 'store: { limit: ... }' in course.yml sets another, and shared places have none."
  }
}
