/// Some of a chart's marks, spread evenly over all, for a table that shall not be longer than its reader's
/// patience: ten thousand rows are half a megabyte of page.
struct TableSample {
  let all: [Mark]

  init(_ all: [Mark]) { self.all = all }

  /// At most this many marks.
  func marks(_ most: Int) -> [Mark] { Self.spread(all, most) }

  /// All marks at some of the places along the base, at most so many places.
  func atPlaces(_ most: Int) -> [Mark] {
    guard all.count > most else { return all }
    let (numbers, count) = places
    guard count > most else { return all }
    var isChosen = [Bool](repeating: false, count: count)
    for place in Self.spread(Array(0..<count), most) { isChosen[place] = true }
    return zip(all, numbers).compactMap { isChosen[$1] ? $0 : nil }
  }

  /// All marks at so many places that there are about `most` of them.
  func sharingPlaces(_ most: Int) -> [Mark] {
    guard all.count > most else { return all }
    return atPlaces(max(most * places.count / all.count, 2))
  }

  private struct Place: Hashable {
    var base: Double?
    var facet: Int
  }

  /// The number of each mark's place, and how many places there are.
  private var places: (numbers: [Int], count: Int) {
    var known: [Place: Int] = [:]
    known.reserveCapacity(all.count)
    let numbers = all.map { mark in
      let base = mark.kind == .bar && !mark.isUpright ? mark.y : mark.x
      let place = Place(base: base?.start, facet: mark.facet)
      if let number = known[place] { return number }
      known[place] = known.count
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
