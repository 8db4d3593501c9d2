/// The attributes of an element: ordered, each name once.
///
/// In a literal a value of `nil` leaves the attribute out, and an empty string is how a boolean
/// attribute is spelled: `["class": name, "hidden": isHidden ? "" : nil]`.
public struct Attributes: Sendable, Hashable, ExpressibleByDictionaryLiteral, Sequence {
  private var pairs: [Pair]

  private struct Pair: Sendable, Hashable {
    var name: String
    var value: String
  }

  public init(dictionaryLiteral elements: (String, String?)...) {
    pairs = []
    for (name, value) in elements { self[name] = value }
  }

  /// Whether there are none.
  public var isEmpty: Bool { pairs.isEmpty }

  /// The value of an attribute. Setting keeps its place in the order, or appends; `nil` removes it.
  public subscript(name: String) -> String? {
    get { pairs.first { $0.name == name }?.value }
    set {
      let index = pairs.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): pairs[index].value = value
      case (let index?, nil): pairs.remove(at: index)
      case (nil, let value?): pairs.append(Pair(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// These attributes with those of `other` added; where both have a name, `other` wins.
  public func merging(_ other: Attributes) -> Attributes {
    var merged = self
    for (name, value) in other { merged[name] = value }
    return merged
  }

  public func makeIterator() -> AnyIterator<(name: String, value: String)> {
    var index = 0
    return AnyIterator {
      guard index < pairs.count else { return nil }
      defer { index += 1 }
      return (pairs[index].name, pairs[index].value)
    }
  }
}
