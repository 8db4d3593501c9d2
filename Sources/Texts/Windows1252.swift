/// The code page that Windows uses for western languages (WHATWG Encoding Standard, index windows-1252).
///
/// The five bytes without a character stand for the control characters of the same number, as browsers
/// read them, so that every byte comes back as it was.
enum Windows1252 {
  /// The scalars of the bytes 0x80 to 0x9F; all other bytes are their own number.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]

  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let number = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
      if let scalar = Unicode.Scalar(number) { text.append(scalar) }
    }
    return String(text)
  }

  /// The byte of a character, `nil` when there is none.
  static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if let index = upper.firstIndex(of: scalar.value) { return UInt8(0x80 + index) }
    guard scalar.value < 0x100, !(0x80...0x9F).contains(scalar.value) else { return nil }
    return UInt8(scalar.value)
  }
}
