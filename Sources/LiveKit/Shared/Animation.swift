/// Something that changes step by step: a state, how the next one comes of it, and what is shown of each.
///
/// As the last value of a cell with `//| animate:` it runs in the reader's browser; where nothing runs, the start is
/// shown.
///
///     Animation(start: -4.0) { x in x - rate * 2 * x } draw: { x in Chart { ... } }
public struct Animation<State, Shown> {
  public let start: State
  /// The state that follows.
  public let step: (State) -> State
  /// What is shown of a state.
  public let draw: (State) -> Shown

  public init(start: State, step: @escaping (State) -> State, draw: @escaping (State) -> Shown) {
    (self.start, self.step, self.draw) = (start, step, draw)
  }

  /// A place for the state between two steps.
  public final class Running {
    public var state: State
    public init(_ start: State) { state = start }
  }
}
