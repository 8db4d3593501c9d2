import Synchronization

/// What was made of texts lately. In an editor and in the preview a chapter is read at every touch of a key, and all
/// of its cells but one are what they were.
public final class TextMemory<Value: Sendable>: Sendable {
  private struct Generations {
    var young: [String: Value] = [:]
    var old: [String: Value] = [:]
  }

  private let limit: Int
  private let generations = Mutex(Generations())

  /// - Parameter limit: How many texts are remembered at least; twice as many at most.
  public init(limit: Int) { self.limit = limit }

  /// What `make` gives for the text, which has to be the same each time.
  public func value(of text: String, make: (String) throws -> Value) rethrows -> Value {
    let known = generations.withLock { generations -> Value? in
      if let value = generations.young[text] { return value }
      guard let value = generations.old[text] else { return nil }
      keep(value, of: text, in: &generations)
      return value
    }
    if let known { return known }
    let value = try make(text)
    generations.withLock { keep(value, of: text, in: &$0) }
    return value
  }

  /// What is asked for stays; of the rest a generation at a time is forgotten.
  private func keep(_ value: Value, of text: String, in generations: inout Generations) {
    if generations.young.count >= limit { generations = Generations(old: generations.young) }
    generations.young[text] = value
  }
}
