import LiveKit

/// A value of which only a first state is shown where nothing moves.
protocol Moving {
  /// What is shown of the start, one figure after the other.
  var figuresAtStart: [Any] { get }
}

extension Animation: Moving {
  var figuresAtStart: [Any] {
    let shown = draw(start)
    return (shown as? [any Figure]) ?? [shown]
  }
}
