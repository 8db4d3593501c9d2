import Compression

/// Reads an archive's directory and contents.
///
/// Layout after PKWARE's APPNOTE 6.3.10: the end of the central directory (4.3.16, or 4.3.14 where numbers need 64
/// bits) leads to the directory (4.3.12), which leads to the local headers (4.3.7). Sizes are the directory's; those in
/// front of the data are missing when the archive was written in one go.
struct ZipReader {
  struct Header {
    var path: String
    var method: Int
    var packed: Int
    var size: Int
    var checksum: UInt32
    var local: Int
    var isLink: Bool
    var isEncrypted: Bool
    var modified: Int
  }

  var bytes: [UInt8]
  var name: String

  private var damaged: SubmissionFault {
    SubmissionFault("'\(name)' is a damaged or unusual ZIP archive; pack the notebook again.")
  }

  private func number(_ offset: Int, _ length: Int) throws -> Int {
    guard offset >= 0, offset <= bytes.count - length else { throw damaged }
    let value = (0..<length).reduce(UInt64(0)) { $0 | UInt64(bytes[offset + $1]) << (8 * UInt64($1)) }
    guard value <= UInt64(Int.max >> 1) else { throw damaged }
    return Int(value)
  }

  /// - Returns: `shift` is how many bytes stand in front of the archive that its numbers do not count.
  func directory() throws -> (offset: Int, count: Int, shift: Int) {
    // The end record has 22 bytes and a comment of at most 65,535.
    var end = bytes.count - 22
    let least = max(0, end - 65_535)
    while end >= least, try number(end, 4) != 0x0605_4B50 { end -= 1 }
    guard end >= least else { throw damaged }
    guard try [0, 0xFFFF].contains(number(end + 4, 2)) else {
      throw SubmissionFault("'\(name)' is a part of a split archive; pack the notebook into one file.")
    }
    var (count, size, offset) = (
      try number(end + 10, 2), try number(end + 12, 4), try number(end + 16, 4)
    )
    var directoryEnd = end
    if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF, end >= 20,
      try number(end - 20, 4) == 0x0706_4B50
    {
      // The locator says where the long end record is, and that record stands right in front of it.
      var long = try number(end - 12, 8)
      let isThere = try long <= bytes.count - 56 && number(long, 4) == 0x0606_4B50
      if !isThere { long = end - 76 }
      guard try number(long, 4) == 0x0606_4B50 else { throw damaged }
      count = try number(long + 32, 8)
      size = try number(long + 40, 8)
      offset = try number(long + 48, 8)
      directoryEnd = long
    }
    let begin = directoryEnd - size
    guard begin >= 0, offset <= begin else { throw damaged }
    return (begin, count, begin - offset)
  }

  func header(at offset: inout Int, shift: Int) throws -> Header {
    guard try number(offset, 4) == 0x0201_4B50 else { throw damaged }
    let flags = try number(offset + 8, 2)
    let (length, extra) = (try number(offset + 28, 2), try number(offset + 30, 2))
    guard offset + 46 + length + extra <= bytes.count else { throw damaged }
    let nameBytes = bytes[offset + 46..<offset + 46 + length]
    var header = Header(
      path: ZipNames.text(nameBytes, isUTF8: flags & 0x800 != 0), method: try number(offset + 10, 2),
      packed: try number(offset + 20, 4), size: try number(offset + 24, 4),
      checksum: UInt32(try number(offset + 16, 4)), local: try number(offset + 42, 4),
      // The upper half of the external attributes is Unix's mode; S_IFLNK is 0o120000.
      isLink: try number(offset + 38, 4) >> 16 & 0o170000 == 0o120000, isEncrypted: flags & 1 != 0,
      modified: try number(offset + 14, 2) << 16 | number(offset + 12, 2))
    try readExtra(offset + 46 + length, extra, nameBytes, &header)
    header.local += shift
    offset += try 46 + length + extra + number(offset + 32, 2)
    return header
  }

  /// Fields of 64 bits (4.5.3) stand in the order of those that have no room; a name in Unicode is 4.6.9.
  private func readExtra(
    _ begin: Int, _ length: Int, _ name: ArraySlice<UInt8>, _ header: inout Header
  ) throws {
    var offset = begin
    while offset + 4 <= begin + length {
      let (kind, size) = (try number(offset, 2), try number(offset + 2, 2))
      var cursor = offset + 4
      offset = cursor + size
      guard offset <= begin + length else { return }
      if kind == 1 {
        for field in [\Header.size, \Header.packed, \Header.local]
        where header[keyPath: field] == 0xFFFF_FFFF && cursor + 8 <= offset {
          header[keyPath: field] = try number(cursor, 8)
          cursor += 8
        }
      } else if kind == 0x7075, size > 5, try number(cursor + 1, 4) == Int(Compression.crc32(Array(name))) {
        header.path = ZipNames.text(bytes[cursor + 5..<offset], isUTF8: true)
      }
    }
  }

  func content(of header: Header) throws -> [UInt8] {
    guard try number(header.local, 4) == 0x0403_4B50 else { throw damaged }
    let start = try header.local + 30 + number(header.local + 26, 2) + number(header.local + 28, 2)
    guard header.packed <= bytes.count, start <= bytes.count - header.packed else { throw damaged }
    let packed = Array(bytes[start..<start + header.packed])
    let content: [UInt8]
    switch header.method {
    case 0: content = packed
    case 8:
      guard let unpacked = try? Compression.inflate(packed, size: header.size) else { throw damaged }
      content = unpacked
    default:
      let methods = [
        9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES encryption",
      ]
      guard let method = methods[header.method] else { throw damaged }
      throw SubmissionFault("'\(name)' is packed by \(method); pack it as an ordinary .zip (Deflate).")
    }
    guard content.count == header.size, Compression.crc32(content) == header.checksum else { throw damaged }
    return content
  }
}

/// Names in archives.
enum ZipNames {
  /// What stands for the bytes from 0x80 on in IBM's code page 437, which old programs write.
  private static let upper = Array(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}"
      .unicodeScalars)

  /// A path with slashes. macOS writes UTF-8 without saying so, Windows writes backslashes.
  static func text(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) -> String {
    let name: String
    if let unicode = String(validating: bytes, as: UTF8.self) {
      name = unicode
    } else if isUTF8 {
      name = String(decoding: bytes, as: UTF8.self)
    } else {
      var scalars = String.UnicodeScalarView()
      for byte in bytes {
        scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80])
      }
      name = String(scalars)
    }
    // 'tar' packs a folder as './a.md'; a name that begins with a point is a hidden file's.
    let parts = name.replacing("\\", with: "/").split(separator: "/", omittingEmptySubsequences: false)
    guard parts.contains(".") else { return parts.joined(separator: "/") }
    let plain = parts.filter { $0 != "." }.joined(separator: "/")
    return plain.isEmpty ? "/" : plain
  }
}
