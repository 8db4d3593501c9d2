/// The order in which the cells of a notebook stand, as far as it is known.
///
/// A notebook's program says which cell it submits and not where that stands. Cells are taken to stand in the
/// order in which they were first run, until a saved notebook says it better.
public struct CellOrder: Sendable, Hashable {
  private var ids: [String] = []

  public init() {}

  /// Where a cell stands; `nil` for one that was never seen.
  func rank(_ id: String) -> Int? { ids.firstIndex(of: id) }

  /// Notes a cell; one that was never seen stands below all others.
  mutating func note(_ id: String) {
    if !ids.contains(id) { ids.append(id) }
  }

  /// Takes the order of a saved notebook. A cell that is not in it stays below the one that it stood below.
  public mutating func take(saved: [String]) {
    var merged = saved
    for (index, id) in ids.enumerated() where !merged.contains(id) {
      let above = ids[..<index].last.flatMap { merged.firstIndex(of: $0) }
      merged.insert(id, at: above.map { $0 + 1 } ?? (index == 0 ? 0 : merged.count))
    }
    ids = merged
  }

  /// Forgets cells that are no longer in the notebook.
  mutating func remove(_ gone: Set<String>) { ids.removeAll(where: gone.contains) }
}
