/// Some of ASCII's characters, to see at once whether a text has one of them.
///
/// Who reads prose asks that of every line before trying what takes longer: few lines have a mark at all.
public struct ByteSet: Sendable {
  /// A bit for each character, the first 64 and the others.
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// - Parameter characters: ASCII; others are passed over.
  public init(_ characters: StaticString) {
    characters.withUTF8Buffer { bytes in
      for byte in bytes where byte < 0x80 {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
      }
    }
  }

  public func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }

  /// Whether a text has one of the characters.
  public func meets(_ text: Substring) -> Bool {
    text.utf8.withContiguousStorageIfAvailable(meets) ?? Array(text.utf8).withUnsafeBufferPointer(meets)
  }

  /// Whether a text has one of the characters.
  public func meets(_ text: String) -> Bool { meets(text[...]) }

  private func meets(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where contains(byte) { return true }
    return false
  }
}
