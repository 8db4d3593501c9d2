// The part of Foundation that the kit and charts use, over a browser's Math.

@_extern(c) public func exp(_ x: Double) -> Double
@_extern(c) public func log(_ x: Double) -> Double
@_extern(c) public func log10(_ x: Double) -> Double
@_extern(c) public func log2(_ x: Double) -> Double
@_extern(c) public func log1p(_ x: Double) -> Double
@_extern(c) public func expm1(_ x: Double) -> Double
@_extern(c) public func pow(_ x: Double, _ y: Double) -> Double
@_extern(c) public func sin(_ x: Double) -> Double
@_extern(c) public func cos(_ x: Double) -> Double
@_extern(c) public func tan(_ x: Double) -> Double
@_extern(c) public func asin(_ x: Double) -> Double
@_extern(c) public func acos(_ x: Double) -> Double
@_extern(c) public func atan(_ x: Double) -> Double
@_extern(c) public func atan2(_ x: Double, _ y: Double) -> Double
@_extern(c) public func sinh(_ x: Double) -> Double
@_extern(c) public func cosh(_ x: Double) -> Double
@_extern(c) public func asinh(_ x: Double) -> Double
@_extern(c) public func tanh(_ x: Double) -> Double
@_extern(c) public func hypot(_ x: Double, _ y: Double) -> Double
public func sqrt(_ x: Double) -> Double { x.squareRoot() }
public func floor(_ x: Double) -> Double { x.rounded(.down) }
public func ceil(_ x: Double) -> Double { x.rounded(.up) }
public struct Date: Sendable, Comparable, Hashable {
  public var timeIntervalSince1970: Double
  public init(timeIntervalSince1970 seconds: Double) { timeIntervalSince1970 = seconds }
  public static func < (a: Date, b: Date) -> Bool { a.timeIntervalSince1970 < b.timeIntervalSince1970 }
}
public protocol Codable {}
public struct Data {
  var bytes: [UInt8]
  public init(_ bytes: [UInt8]) { self.bytes = bytes }
  /// RFC 4648, section 4.
  public func base64EncodedString() -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = 0
    while index < bytes.count {
      let left = bytes.count - index
      let three =
        Int(bytes[index]) << 16 | (left > 1 ? Int(bytes[index + 1]) << 8 : 0)
        | (left > 2 ? Int(bytes[index + 2]) : 0)
      text.append(letters[three >> 18])
      text.append(letters[three >> 12 & 63])
      text.append(left > 1 ? letters[three >> 6 & 63] : UInt8(ascii: "="))
      text.append(left > 2 ? letters[three & 63] : UInt8(ascii: "="))
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// 2 / sqrt(pi) times the integral of e^(-t^2) from x on, to a few units in the last place: a browser's Math has none.
///
/// Near zero by Kummer's series, whose terms are all positive (Abramowitz & Stegun 7.1.6); far out by the continued
/// fraction (7.1.14), evaluated from behind.
public func erfc(_ x: Double) -> Double {
  if x.isNaN { return x }
  let size = abs(x)
  if size > 27 { return x > 0 ? 0 : 2 }
  let bell = exp(-size * size)
  if size < 2.25 {
    // erf x = 2 x / sqrt(pi) e^(-x^2) sum of (2 x^2)^n / (1 * 3 * 5 ... (2n + 1))
    var (term, sum, n) = (1.0, 1.0, 1.0)
    while term > sum * 1e-17 {
      term *= 2 * size * size / (2 * n + 1)
      sum += term
      n += 1
    }
    let erf = 1.128_379_167_095_512_6 * size * bell * sum
    return x > 0 ? 1 - erf : 1 + erf
  }
  var fraction = size
  for k in stride(from: 80, through: 1, by: -1) { fraction = size + Double(k) / 2 / fraction }
  let tail = bell * 0.564_189_583_547_756_3 / fraction
  return x > 0 ? tail : 2 - tail
}

/// 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.
public func erf(_ x: Double) -> Double { 1 - erfc(x) }
