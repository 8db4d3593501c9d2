/// How a text file's characters are written as bytes.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// What spreadsheets on Windows save as "CSV"; every byte has a meaning in it, so nothing speaks against it.
  /// Latin-1's letters are the same.
  case windows1252 = "Windows-1252"

  /// The bytes of U+FEFF, by which a file says what it is.
  var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .windows1252: []
    }
  }
}
