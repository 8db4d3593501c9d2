import Foundation
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

  /// A row as JSON in a script, in which no tag begins and a line is a row.
  private static func row(_ fields: [String]) -> String {
    let plain = fields.map {
      String(String.UnicodeScalarView($0.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes]
    // Texts can always be written.
    let json = (try? encoder.encode(plain)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    return json.replacing("<", with: "\\u003c")
  }
}
