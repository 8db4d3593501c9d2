/// Values in the order in which they first appear, each with its index.
struct CategoryPlan: Sendable {
  var label = ""
  private(set) var names: [String] = []
  private var indices: [PlottedValue: Int] = [:]

  init(names: [String] = []) {
    for name in names { _ = index(of: .category(name)) }
  }

  /// The index of a value, which is new if it was not there.
  mutating func index(of value: PlottedValue) -> Int {
    if let known = indices[value] { return known }
    // A number and its text are the same category: a domain is given as text.
    let name = plotted(value)
    if let same = indices[.category(name)] {
      indices[value] = same
      return same
    }
    indices[value] = names.count
    indices[.category(name)] = names.count
    names.append(name)
    return names.count - 1
  }

  func known(_ value: PlottedValue) -> Int? { indices[value] ?? indices[.category(plotted(value))] }
}
