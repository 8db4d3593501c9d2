/// Moves labels in a column apart as little as possible.
enum LabelSpreading {
  /// Coordinates at least `gap` apart within the two limits, in the order of the wanted ones, with the least
  /// sum of squared moves (pool adjacent violators). `nil` if there is not the room.
  static func spread(_ wanted: [Double], gap: Double, from low: Double, to high: Double) -> [Double]? {
    guard !wanted.isEmpty else { return [] }
    guard Double(wanted.count - 1) * gap <= high - low else { return nil }
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    // With the gaps taken off, "at least a gap apart" is "not decreasing", and pooling solves that.
    var pools: [(mean: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      pools.append((wanted[index] - Double(rank) * gap, 1))
      while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
        let last = pools.removeLast()
        let other = pools.removeLast()
        let count = last.count + other.count
        let mean = (last.mean * Double(last.count) + other.mean * Double(other.count)) / Double(count)
        pools.append((mean, count))
      }
    }
    let limit = high - Double(wanted.count - 1) * gap
    var coordinates = [Double](repeating: 0, count: wanted.count)
    var rank = 0
    for pool in pools {
      for _ in 0..<pool.count {
        coordinates[order[rank]] = min(max(pool.mean, low), limit) + Double(rank) * gap
        rank += 1
      }
    }
    return coordinates
  }
}
