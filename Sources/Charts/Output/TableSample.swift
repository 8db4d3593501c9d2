/// Some of a chart's marks, spread evenly over all, for a table that shall not be longer than its reader's
/// patience: ten thousand rows are half a megabyte of page.
struct TableSample {
  let all: [Mark]

  init(_ all: [Mark]) { self.all = all }

  /// At most this many marks.
  func marks(_ most: Int) -> [Mark] { Self.spread(all, most) }

  /// All marks at some of the bases, at most so many of them.
  func atBases(_ most: Int) -> [Mark] {
    guard all.count > most else { return all }
    let (numbers, count) = bases
    guard count > most else { return all }
    var isChosen = [Bool](repeating: false, count: count)
    for base in Self.spread(Array(0..<count), most) { isChosen[base] = true }
    return zip(all, numbers).compactMap { isChosen[$1] ? $0 : nil }
  }

  /// All marks at so many bases that there are about `most` of them.
  func sharingBases(_ most: Int) -> [Mark] {
    guard all.count > most else { return all }
    return atBases(max(most * bases.count / all.count, 2))
  }

  private struct Base: Hashable {
    var coordinate: Double?
    var facet: Int
  }

  /// The number of each mark's base, and how many bases there are.
  private var bases: (numbers: [Int], count: Int) {
    var known: [Base: Int] = [:]
    known.reserveCapacity(all.count)
    let numbers = all.map { mark in
      let extent = mark.kind == .bar && !mark.isUpright ? mark.y : mark.x
      let base = Base(coordinate: extent?.start, facet: mark.facet)
      if let number = known[base] { return number }
      known[base] = known.count
      return known.count - 1
    }
    return (numbers, known.count)
  }

  /// The first, the last, and what lies evenly between.
  private static func spread<Element>(_ list: [Element], _ most: Int) -> [Element] {
    guard list.count > most, most > 1 else { return list }
    return (0..<most).map { list[$0 * (list.count - 1) / (most - 1)] }
  }
}
