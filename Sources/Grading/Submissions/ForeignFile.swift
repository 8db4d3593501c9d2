import Foundation

/// What people hand in instead of a notebook, told by its first bytes or by its name.
enum ForeignFile: Hashable {
  case pdf, html, word, picture, mail, zip
  /// Another kind of archive, by its name.
  case archive(String)
  case program(String)
  case other

  /// With its article, as sentences have it.
  var words: String {
    switch self {
    case .pdf: "a PDF"
    case .html: "a web page"
    case .word: "a document of a word processor"
    case .picture: "a picture"
    case .mail: "an e-mail"
    case .zip: "a ZIP archive"
    case .archive(let name): "a \(name) archive"
    case .program(let name): "a file of \(name)"
    case .other: "no notebook"
    }
  }

  private static let beginnings: [(bytes: [UInt8], kind: ForeignFile)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .word), ([0x50, 0x4B, 3, 4], .zip),
    ([0x50, 0x4B, 5, 6], .zip),
    (Array("Rar!".utf8), .archive("RAR")), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive("7-Zip")),
    ([0x1F, 0x8B], .archive("gzip")), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .archive("xz")),
    (Array("BZh".utf8), .archive("bzip2")), ([0x89, 0x50, 0x4E, 0x47], .picture),
    ([0xFF, 0xD8, 0xFF], .picture),
    (Array("GIF8".utf8), .picture), ([0xD0, 0xCF, 0x11, 0xE0], .word),
  ]

  /// By the first bytes; `nil` for what begins like nothing known.
  static func kind(of bytes: some Collection<UInt8>) -> ForeignFile? {
    if let found = beginnings.first(where: { bytes.starts(with: $0.bytes) }) { return found.kind }
    if bytes.count > 262, bytes.dropFirst(257).starts(with: "ustar".utf8) { return .archive("tar") }
    let start = String(decoding: bytes.prefix(512), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines).drop { $0 == "\u{FEFF}" }.lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") ? .html : nil
  }

  /// By the ending of a name.
  static func kind(named name: String) -> ForeignFile {
    switch name.split(separator: ".").last?.lowercased() {
    case "pdf": .pdf
    case "html", "htm", "mht": .html
    case "doc", "docx", "odt", "rtf", "pages": .word
    case "png", "jpg", "jpeg", "gif", "heic", "svg", "webp": .picture
    case "eml", "msg": .mail
    case "zip": .zip
    case "rar": .archive("RAR")
    case "7z": .archive("7-Zip")
    case "gz", "tgz", "tar", "xz", "bz2", "zst": .archive("tar")
    case "py": .program("Python")
    case "swift": .program("Swift")
    default: .other
    }
  }
}
