/// Reads `vary: { alpha: [0, 0.01], depth: 1...20 }`.
enum VariationReader {
  static func read(_ node: YAMLNode) throws -> [Variation] {
    guard let pairs = node.pairs, !pairs.isEmpty else {
      throw node.mismatch("vary", "names with their values, such as { alpha: [0, 0.1, 0.3], depth: 1...20 }")
    }
    return try pairs.map { key, value in
      let name = key.scalar ?? ""
      guard name.wholeMatch(of: /[\p{L}_][\p{L}\p{N}_]*/) != nil else {
        throw key.error("'\(name)' is not a Swift name.", help: "Use letters, digits and underscores.")
      }
      return Variation(name: name, values: try values(value, of: name))
    }
  }

  /// Each combination is a run of the cell and a piece of the page.
  static func check(_ options: CellOptions, at node: YAMLNode) throws {
    let count = options.run.stateCount
    guard count > options.varyLimit else { return }
    throw node.error(
      "These sliders have \(count) states, which is more than \(options.varyLimit).",
      help: "Give fewer values, or allow more with `//| vary-limit: \(count)` above this line.")
  }

  private static func values(_ node: YAMLNode, of name: String) throws -> [ScalarValue] {
    let values = node.items.map { $0.compactMap(\.value) } ?? range(node.scalar ?? "")
    guard let values, !values.isEmpty, values.count == node.items?.count ?? values.count else {
      throw node.error(
        "'\(name)' is \(node.kindDescription), which is neither a list of values nor a range.",
        help: "Write a list such as [0, 0.1, 0.3] or a range such as 1...20.")
    }
    return try unified(values, node: node, name: name)
  }

  /// `1...20`, `0..<5`.
  private static func range(_ text: String) -> [ScalarValue]? {
    guard let match = text.wholeMatch(of: /\s*(-?\d+)\s*(\.\.\.|\.\.<)\s*(-?\d+)\s*/),
      let first = Int(match.1), let bound = Int(match.3)
    else { return nil }
    guard first <= bound, let count = bound.subtracting(first), count < 100_000 else { return nil }
    return match.2 == "..." ? (first...bound).map { .integer($0) } : (first..<bound).map { .integer($0) }
  }

  /// All of one kind: whole numbers among others become numbers, as in a Swift array literal.
  private static func unified(_ values: [ScalarValue], node: YAMLNode, name: String) throws -> [ScalarValue] {
    if Set(values.map(\.swiftType)).count == 1 { return values }
    return try values.map { value in
      switch value {
      case .integer(let integer): return .number(Double(integer))
      case .number: return value
      default:
        throw node.error(
          "The values of '\(name)' are of different kinds.", help: "Give numbers only, or texts only.")
      }
    }
  }
}

extension Int {
  /// The difference, or `nil` when it is no `Int`.
  fileprivate func subtracting(_ other: Int) -> Int? {
    let (difference, overflows) = subtractingReportingOverflow(other)
    return overflows ? nil : difference
  }
}
