/// A trap in a unit, with what its words are found in.
struct Trap {
  /// The unit's index in the plan.
  let unit: Int
  let signal: Int32
  /// Where in the cells it was, as far as the frames tell.
  var origin: Symbolizer.Origin?
  /// What the worker printed there before it ended.
  var standardError: String

  /// The same as an unoptimised run saw it, which knows more of it.
  func explained(by exact: Trap) -> Trap {
    Trap(unit: unit, signal: signal, origin: exact.origin ?? origin, standardError: exact.standardError)
  }
}
