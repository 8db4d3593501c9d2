import Files
import Foundation
import Results
import Store

extension FinishedWork {
  /// Puts into a store what it has not.
  ///
  /// - Parameters:
  ///   - own: The course's store: what came from there goes on as it is, with its maker's name.
  ///   - key: Signs what is added.
  /// - Returns: How many entries were added.
  /// - Throws: `MachineFault` when the key cannot sign.
  @discardableResult
  public func add(to store: inout ResultStore, own: ResultStore, signedWith key: URL?) throws -> Int {
    var added = 0
    for entry in entries where store.entries[entry.key] == nil {
      let known = own.entries[entry.key] ?? entry
      store.add(try key.map { try Signing.sign(known, key: $0) } ?? known)
      added += 1
    }
    return added
  }

  /// What did not fit a store, in a sentence.
  public static func words(onLeftOut left: [StoreEntry], limit: Int) -> String {
    func megabytes(_ bytes: Int) -> String { String(format: "%.1f MB", Double(bytes) / 1_000_000) }
    let bytes = left.reduce(0) { $0 + $1.value.utf8.count }
    let seconds = left.reduce(0) { $0 + $1.origin.seconds }
    return
      "\(left.count) more \(left.count == 1 ? "does" : "do") not fit the store's limit of \(megabytes(limit)): "
      + "\(megabytes(bytes)), which took \(durationText(seconds)). 'store: { limit: ... }' in course.yml sets another, "
      + "and shared places have none."
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
