/// Values in the order in which they first appear, each with its index.
struct CategoryPlan: Sendable {
  var label = ""
  private(set) var names: [String] = []
  private var indices: [PlottedValue: Int] = [:]
  /// The first few values, which are nearly always all: comparing with them is faster than hashing.
  private var first: [(value: PlottedValue, index: Int)] = []

  init(names: [String] = []) {
    for name in names { _ = index(of: .category(name)) }
  }

  /// The index of a value, which is new if it was not there.
  mutating func index(of value: PlottedValue) -> Int {
    if let near = near(value) ?? indices[value] { return near }
    // A number and its text are the same category: a domain is given as text.
    let name = plotted(value)
    if let same = indices[.category(name)] {
      indices[value] = same
      return same
    }
    if first.count < 8 { first.append((value, names.count)) }
    indices[value] = names.count
    indices[.category(name)] = names.count
    names.append(name)
    return names.count - 1
  }

  private func near(_ value: PlottedValue) -> Int? {
    for entry in first where entry.value == value { return entry.index }
    return nil
  }

  func known(_ value: PlottedValue) -> Int? {
    near(value) ?? indices[value] ?? indices[.category(plotted(value))]
  }
}
