import Notebooks

/// The words of the course by page and section, as a script, because a page opened from the disk
/// may load a script and not a file of data.
struct SearchIndex {
  let file: SiteFile

  init(_ index: CourseIndex) {
    var rows: [String] = []
    for (entry, outline) in zip(index.list.chapters, index.outlines) where !outline.isDraft {
      let title = outline.plainTitle
      rows.append(Self.row([entry.page, title, "", Self.words(outline.opening)]))
      for section in outline.sections {
        rows.append(
          Self.row([
            "\(entry.page)#\(section.identifier)", title, section.title.plainText, Self.words(section.text),
          ]))
      }
    }
    file = SiteFile(
      path: "assets/search-index.js",
      text: "window.lecternSearch=[\n" + rows.joined(separator: ",\n") + "\n];\n")
  }

  /// The first words of a section; what a text is about stands at its beginning.
  private static func words(_ text: String) -> String {
    guard text.utf8.count > limit else { return text }
    let head = text.utf8.prefix(limit)
    let end = head.lastIndex(of: UInt8(ascii: " ")) ?? head.endIndex
    return String(text[..<end])
  }

  private static let limit = 1200

  private static func row(_ fields: [String]) -> String {
    "[" + fields.map(quoted).joined(separator: ",") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    bytes.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case UInt8(ascii: "<"): bytes += "\\u003c".utf8
      case 0..<0x20: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}
