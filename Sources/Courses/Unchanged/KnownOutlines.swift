import Files
import Foundation
import Notebooks
import Site
import Store

/// What the pages of a course of prose show of each other, as the last build saw it.
///
/// One line a chapter, so that an edit changes one line.
struct KnownOutlines: Sendable {
  struct Line: Codable, Sendable {
    /// The chapter's path from the course's folder.
    var chapter: String
    /// Without the words, which only the chapter's own page and the search index have.
    var outline: ChapterOutline
    /// Whether the chapter is one file, without includes.
    var isAlone: Bool
    /// Whether formulas may be in it.
    var holdsMath: Bool

    init(_ chapter: Chapter) {
      self.chapter = chapter.entry.path
      outline = ChapterOutline(chapter.published).withoutWords
      isAlone = chapter.notebook.sources.count == 1 && chapter.notebook.frontMatter.bibliography.isEmpty
      holdsMath = chapter.published.holdsMath
    }

    /// The line: fields where they can hold it, else JSON, which begins with a brace.
    func text() throws -> Data {
      guard !chapter.hasPrefix("{"), let fields = outline.line else { return try JSONEncoder().encode(self) }
      return Data("\(chapter)\u{1f}\(isAlone)\u{1f}\(holdsMath)\u{1f}\(fields)".utf8)
    }

    init?(text: Data) {
      if text.first == UInt8(ascii: "{") {
        guard let line = try? JSONDecoder().decode(Line.self, from: text) else { return nil }
        self = line
        return
      }
      let parts = String(decoding: text, as: UTF8.self)
        .split(separator: "\u{1f}", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, let isAlone = Bool(String(parts[1])), let holdsMath = Bool(String(parts[2])),
        let outline = ChapterOutline(line: parts[3])
      else { return nil }
      (chapter, self.isAlone, self.holdsMath, self.outline) = (String(parts[0]), isAlone, holdsMath, outline)
    }
  }

  private(set) var lines: [Line]
  private var texts: [Data]

  /// The lines of the last build; `nil` when there are none or they are damaged.
  init?(in cache: URL) {
    guard let data = CheckedFile.read(Self.file(in: cache)) else { return nil }
    let texts = data.lines
    self.texts = texts
    // Reading a thousand takes a while: several at once.
    let size = 64
    let parts = Workers.map(count: (texts.count + size - 1) / size, atOnce: Workers.defaultCount) { part in
      texts[part * size..<min(texts.count, (part + 1) * size)].map { Line(text: $0) }
    }
    lines = parts.joined().compactMap { $0 }
    guard lines.count == texts.count else { return nil }
  }

  /// Takes note of all chapters of a build.
  init(_ chapters: [Chapter]) throws {
    lines = chapters.map(Line.init)
    texts = try lines.map { try $0.text() }
  }

  /// The same after some chapters were built anew.
  mutating func update(_ chapters: [Chapter], at indices: [Int]) throws {
    for index in indices {
      lines[index] = Line(chapters[index])
      texts[index] = try lines[index].text()
    }
  }

  func write(to cache: URL) throws {
    try CheckedFile.write(Data(lines: texts), to: Self.file(in: cache))
  }

  static func forget(in cache: URL) { try? FileManager.default.removeItem(at: file(in: cache)) }

  private static func file(in cache: URL) -> URL { cache.appendingPathComponent("outlines.jsonl") }
}

extension ChapterOutline {
  /// The outline as other pages see it.
  var withoutWords: ChapterOutline {
    var outline = self
    outline.opening = ""
    for index in outline.sections.indices { outline.sections[index].text = "" }
    return outline
  }

  /// Whether no page but the chapter's own shows a difference between the two. Lines may have moved.
  func looksLike(_ other: ChapterOutline) -> Bool {
    guard let own = withoutPositions, let others = other.withoutPositions else { return false }
    return own == others && anchors == other.anchors && labelGroups == other.labelGroups
  }

  /// The outline as text, all lines and columns in it made equal: headings carry them down to their single words.
  private var withoutPositions: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var outline = withoutWords
    // A set has no order.
    outline.anchors = []
    guard let data = try? encoder.encode(outline) else { return nil }
    // Quotes within a text are escaped, so this is no text's.
    return String(decoding: data, as: UTF8.self).replacing(/"(line|column)":\d+/, with: { "\"\($0.1)\":0" })
  }

  /// Which labels stand at the same position: those of a figure's panels do, and are numbered after it.
  private var labelGroups: [Int] {
    var first: [SourcePosition: Int] = [:]
    return labels.indices.map { index in
      if let known = first[labels[index].position] { return known }
      first[labels[index].position] = index
      return index
    }
  }
}
