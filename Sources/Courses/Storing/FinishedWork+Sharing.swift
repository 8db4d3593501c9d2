import Files
import Foundation
import Store

extension FinishedWork {
  /// Puts into a store what it has not.
  ///
  /// - Parameters:
  ///   - own: The course's store: what came from there goes on as it is, with its maker's name.
  ///   - key: Signs what is added.
  /// - Returns: How many entries were added.
  /// - Throws: `MachineFault` when the key cannot sign.
  public func add(to store: inout ResultStore, own: ResultStore, signedWith key: URL?) throws -> Int {
    var added = 0
    for entry in entries where store.entries[entry.key] == nil {
      let known = own.entries[entry.key] ?? entry
      store.add(try key.map { try Signing.sign(known, key: $0) } ?? known)
      added += 1
    }
    return added
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
