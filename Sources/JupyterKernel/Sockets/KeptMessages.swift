/// What was published while nobody listened, for whoever comes back.
struct KeptMessages {
  private var messages: [[[UInt8]]] = []
  private var byteCount = 0
  private let limit: Int

  /// - Parameter limit: How many bytes are kept; of more, the oldest go.
  init(limit: Int = 64 << 20) { self.limit = limit }

  mutating func keep(_ frames: [[UInt8]]) {
    messages.append(frames)
    byteCount += frames.reduce(0) { $0 + $1.count }
    while byteCount > limit, messages.count > 1 {
      byteCount -= messages.removeFirst().reduce(0) { $0 + $1.count }
    }
  }

  /// Everything kept, in order; nothing stays.
  mutating func take() -> [[[UInt8]]] {
    defer {
      messages = []
      byteCount = 0
    }
    return messages
  }
}
