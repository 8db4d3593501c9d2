import Files
import Foundation

extension StoreEntry {
  /// Its line in a store's file.
  func fileLine() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension ResultStore {
  /// How many bytes its files have.
  public func size() throws -> Int { try entries.values.reduce(0) { try $0 + $1.fileLine().count } }

  /// Leaves out what is worth least for its size, until a store that is committed with a course fits its limit.
  ///
  /// Chapters come first, since with them a clone compiles and runs nothing; then the experiments that took longest for
  /// their bytes. Those with snapshots of weights, say, have megabytes and take a second.
  ///
  /// - Returns: What was left out.
  public mutating func fit(limit: Int) throws -> [StoreEntry] {
    let sized = try entries.values.map { (entry: $0, size: try $0.fileLine().count) }
    let inOrder = sized.sorted { first, second in
      if first.entry.kind != second.entry.kind { return first.entry.kind == .chapter }
      let worth = (
        first: first.entry.origin.seconds / Double(first.size),
        second: second.entry.origin.seconds / Double(second.size)
      )
      if first.entry.kind == .experiment, worth.first != worth.second { return worth.first > worth.second }
      return (first.size, first.entry.key) < (second.size, second.entry.key)
    }
    var total = 0
    var left: [StoreEntry] = []
    for (entry, size) in inOrder {
      if total + size <= limit {
        total += size
      } else {
        left.append(entry)
        remove(entry.key)
      }
    }
    return left
  }
}
