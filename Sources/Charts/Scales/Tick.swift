/// A marked value on an axis. Without a label it is a minor one.
struct Tick: Sendable, Hashable {
  var value: Double
  var label: String?
  var isMinor: Bool { label == nil }
}
