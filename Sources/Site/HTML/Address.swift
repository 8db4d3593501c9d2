/// Addresses as attributes hold them.
public enum Address {
  /// Percent-escapes what may not stand in an address, and leaves escapes that are there.
  public static func escaped(_ address: String) -> String {
    let isPlain = address.utf8.allSatisfy(isSafe)
    if isPlain { return address }
    var result = ""
    for byte in address.utf8 {
      if isSafe(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        result += "%" + (hex.count < 2 ? "0" : "") + hex
      }
    }
    return result
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-_.+!*(),%#@?=;:/&$~'".utf8.contains(byte)
    }
  }

  /// Whether an address is of the author's machine or of an editor's window: `C:\a.png`, `file:///home/me/a.png`.
  static func isOfOneMachine(_ address: String) -> Bool {
    address.utf8.contains(UInt8(ascii: ":"))
      && address.prefixMatch(of: /[A-Za-z]:[\\\/]|(?i:file|blob|attachment|sandbox):/) != nil
  }

  /// Whether an address names a scheme or a host, and so leads out of the course.
  public static func isExternal(_ address: String) -> Bool {
    if address.hasPrefix("//") { return true }
    // Joplin's `:/0123` names a note of its own, and no scheme.
    guard let colon = address.firstIndex(of: ":"), colon > address.startIndex else { return false }
    return address[..<colon].allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
  }
}
