import Foundation

/// What random numbers are drawn for; streams of different purposes are independent.
public enum RandomPurpose: UInt64, Sendable {
  case weights = 1, shuffle, dropout, samples, data, activation, labels, split
}

/// The one source of randomness: a counter-based generator, so that number k of a stream depends on
/// (seed, stream, purpose, k) alone, whatever else was drawn before and on whichever thread.
///
/// The mixing function is SplitMix64 (Steele, Lea & Flood 2014), applied to a counter whose start is
/// itself mixed from the key.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private let key: UInt64
  private var counter: UInt64 = 0
  private var spare: Double?

  /// The stream number tells layers, epochs or runs of one purpose apart.
  public init(seed: UInt64, stream: Int = 0, purpose: RandomPurpose = .samples) {
    let first = RandomStream.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
    let second = RandomStream.mix(first ^ (UInt64(bitPattern: Int64(stream)) &* 0xD1B5_4A32_D192_ED03))
    key = RandomStream.mix(second ^ (purpose.rawValue &* 0x8CB9_2BA7_2F3D_8DD7))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    counter &+= 1
    return RandomStream.mix(key &+ counter &* 0x9E37_79B9_7F4A_7C15)
  }

  /// A number in [0, 1) with 53 random bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in [lower, upper).
  public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    lower + (upper - lower) * uniform()
  }

  /// A whole number in 0..<bound.
  public mutating func whole(below bound: Int) -> Int {
    // The multiply-shift of Lemire 2019; the bias is below bound / 2^64.
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A draw from the standard normal distribution (Box & Muller 1958).
  public mutating func normal() -> Double {
    if let value = spare {
      spare = nil
      return value
    }
    let radius = sqrt(-2 * log(1 - uniform()))
    let angle = 2 * Double.pi * uniform()
    spare = radius * sin(angle)
    return radius * cos(angle)
  }

  /// A random order of 0..<count (Fisher & Yates).
  public mutating func permutation(_ count: Int) -> [Int32] {
    var order = (0..<Int32(count)).map { $0 }
    guard count > 1 else { return order }
    for i in stride(from: count - 1, to: 0, by: -1) { order.swapAt(i, whole(below: i + 1)) }
    return order
  }
}
