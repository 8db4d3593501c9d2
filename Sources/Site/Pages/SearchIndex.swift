import Foundation
import Notebooks
import Texts

/// The words of the course by page and section, as a script, because a page opened from the disk
/// may load a script and not a file of data.
struct SearchIndex {
  let file: SiteFile

  static let path = "assets/search-index.js"
  private static let opening = "window.lecternSearch=[\n"
  private static let closing = "\n];\n"

  init(_ index: CourseIndex) {
    self.init(rows: zip(index.list.chapters, index.outlines).flatMap(Self.rows))
  }

  /// An index that differs from an older one in the words of some chapters.
  ///
  /// - Returns: `nil` when the older one is not such an index.
  init?(_ index: CourseIndex, replacing chapters: [Int], in old: String) {
    guard old.hasPrefix(Self.opening), old.hasSuffix(Self.closing) else { return nil }
    var rows = old.dropFirst(Self.opening.count).dropLast(Self.closing.count).lines
    for chapter in chapters {
      let opening = Self.row([index.list.chapters[chapter].page]).dropLast("\"]".count)
      let marks = ["\(opening)\"", "\(opening)#"].map { Array($0.utf8) }
      func isOwn(_ row: Substring) -> Bool { marks.contains { row.utf8.starts(with: $0) } }
      guard let first = rows.firstIndex(where: isOwn), let last = rows.lastIndex(where: isOwn),
        rows[first...last].allSatisfy(isOwn)
      else { return nil }
      let new = Self.rows(index.list.chapters[chapter], index.outlines[chapter]).map { Substring($0) }
      // Rows end with a comma, but for the last.
      let isLast = last == rows.count - 1
      rows.replaceSubrange(
        first...last,
        with: new.enumerated().map { $0.offset == new.count - 1 && isLast ? $0.element : $0.element + "," })
    }
    file = SiteFile(path: Self.path, text: Self.opening + rows.joined(separator: "\n") + Self.closing)
  }

  private init(rows: [String]) {
    file = SiteFile(path: Self.path, text: Self.opening + rows.joined(separator: ",\n") + Self.closing)
  }

  private static func rows(_ entry: ChapterEntry, _ outline: ChapterOutline) -> [String] {
    if outline.isDraft { return [] }
    let title = outline.plainTitle
    return [row([entry.page, title, "", outline.opening])]
      + outline.sections.map { section in
        row([
          "\(entry.page)#\(section.identifier)", title, section.title.plainText, section.text,
        ])
      }
  }

  /// A row as JSON in a script, in which no tag begins and a line is a row.
  private static func row(_ fields: [String]) -> String {
    var row: [UInt8] = []
    for field in fields {
      row += row.isEmpty ? #"[""#.utf8 : #",""#.utf8
      row.append(inScript: field)
      row.append(UInt8(ascii: "\""))
    }
    row.append(UInt8(ascii: "]"))
    return String(decoding: row, as: UTF8.self)
  }
}

extension CourseIndex {
  /// The search index of a site in which some chapters have other words.
  ///
  /// - Returns: `nil` when the site has none.
  public func searchIndex(replacing chapters: [Int], in site: String) -> SiteFile? {
    guard let old = try? String(contentsOfFile: "\(site)/\(SearchIndex.path)", encoding: .utf8) else {
      return nil
    }
    return SearchIndex(self, replacing: chapters, in: old)?.file
  }
}
