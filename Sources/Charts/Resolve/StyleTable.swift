/// The styles of a chart's marks, each made once: ten thousand points have two or three among them.
struct StyleTable {
  private(set) var styles: [MarkStyle] = []
  /// The last few, which are nearly always the ones that come again.
  private var recent: [(modifiers: [MarkModifier], index: Int)] = []
  private var last = 0
  private static let memory = 12

  /// The index of the style that these modifiers make.
  ///
  /// - Parameter sharesNumbers: marks that differ only in the number they are coloured by share a style,
  ///   and keep their numbers themselves.
  mutating func index(of modifiers: [MarkModifier], sharesNumbers: Bool) -> Int {
    // The same again, or series that take turns.
    var slot = last
    for _ in 0..<min(recent.count, 2) {
      if isSame(recent[slot].modifiers, modifiers, sharesNumbers) {
        last = slot
        return recent[slot].index
      }
      slot = slot + 1 < recent.count ? slot + 1 : 0
    }
    for slot in recent.indices where isSame(recent[slot].modifiers, modifiers, sharesNumbers) {
      last = slot
      return recent[slot].index
    }
    styles.append(MarkStyle(modifiers))
    last = recent.count < Self.memory ? recent.count : (last + 1) % Self.memory
    if last == recent.count {
      recent.append((modifiers, styles.count - 1))
    } else {
      recent[last] = (modifiers, styles.count - 1)
    }
    return styles.count - 1
  }

  private func isSame(_ one: [MarkModifier], _ other: [MarkModifier], _ sharesNumbers: Bool) -> Bool {
    guard one.count == other.count else { return false }
    for (a, b) in zip(one, other) where !a.saysTheSame(as: b, sharesNumbers: sharesNumbers) { return false }
    return true
  }
}

extension MarkModifier {
  /// Functions and outlines are each their own.
  fileprivate func saysTheSame(as other: MarkModifier, sharesNumbers: Bool) -> Bool {
    switch (self, other) {
    case (.foregroundStyle(let a), .foregroundStyle(let b)): a == b
    case (.foregroundBy(let a), .foregroundBy(let b)):
      a == b || (sharesNumbers && a.isNumber && b.isNumber && a.label == b.label)
    case (.series(let a), .series(let b)), (.symbolBy(let a), .symbolBy(let b)),
      (.symbolSizeBy(let a), .symbolSizeBy(let b)), (.lineStyleBy(let a), .lineStyleBy(let b)),
      (.opacityBy(let a), .opacityBy(let b)), (.positionBy(let a), .positionBy(let b)),
      (.facetBy(let a), .facetBy(let b)):
      a == b
    case (.symbol(let a), .symbol(let b)): a == b
    case (.symbolSize(let a), .symbolSize(let b)), (.opacity(let a), .opacity(let b)),
      (.cornerRadius(let a), .cornerRadius(let b)), (.zIndex(let a), .zIndex(let b)),
      (.angularInset(let a), .angularInset(let b)):
      a == b
    case (.lineStyle(let a), .lineStyle(let b)): a == b
    case (.interpolation(let a), .interpolation(let b)): a == b
    case (.annotation(let a), .annotation(let b)): a == b
    case (.stacking(let a), .stacking(let b)): a == b
    case (.width(let a), .width(let b)), (.height(let a), .height(let b)): a == b
    case (.radii(let a, let b), .radii(let c, let d)): a == c && b == d
    case (.note(let a), .note(let b)), (.name(let a), .name(let b)): a == b
    default: false
    }
  }
}

extension PlottableValue {
  fileprivate var isNumber: Bool {
    if case .number = value { end == nil } else { false }
  }
}
