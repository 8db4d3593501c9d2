import Courses
import Foundation
import Notebooks
import Texts

/// Looks whether something goes to readers that they must not see: drafts, what is held back until its day, and
/// solutions that are hidden.
///
/// A build leaves all of that out. But files that pages link to go along as they are, a chapter's source among them,
/// and a print of last week may lie beside a page of today.
struct Withholding {
  private let chapters: [(chapter: Chapter, reason: String?)]
  /// Where a line stands that readers must not see, by the line.
  private var secrets: [String: SourcePosition] = [:]

  init(_ source: CourseSource, _ rules: PublishingRules) {
    chapters = source.chapters.map { chapter in
      let front = chapter.notebook.frontMatter
      return (
        chapter, front.draft ? "is a draft" : rules.isReleased(front) ? nil : "is held back until its day"
      )
    }
    var open: Set<String> = []
    for (chapter, reason) in chapters {
      let withheld = chapter.notebook.published(rules).withheld
      for file in chapter.notebook.sources {
        let lines = (file.text ?? "").linesToTheEnd
        for (index, line) in lines.enumerated() {
          let text = Self.bare(line)
          guard text.count >= Self.tellingLength else { continue }
          let isHidden =
            reason != nil
            || withheld.contains {
              $0.start.file == file.path
                && ($0.start.line...max($0.start.line, $0.end.line)).contains(index + 1)
            }
          if isHidden {
            let column = (line.firstIndex { !$0.isWhitespace }).map {
              line.utf8.distance(from: line.startIndex, to: $0)
            }
            secrets[text] = SourcePosition(file: file.path, line: index + 1, column: (column ?? 0) + 1)
          } else {
            open.insert(text)
          }
        }
      }
    }
    // What stands in the open as well gives nothing away.
    for line in open { secrets[line] = nil }
  }

  /// Shorter lines stand in many texts by chance.
  private static let tellingLength = 20

  /// What must not go, each file once.
  func findings(in files: [String: Data]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (chapter, reason) in chapters {
      guard let reason else { continue }
      let stem = chapter.entry.page.dropLast(".html".count)
      let names = [chapter.entry.path] + ["html", "md", "ipynb", "swift", "pdf"].map { "\(stem).\($0)" }
      for name in Set(names).sorted() where files[name] != nil {
        let key = reason.contains("draft") ? "draft" : "release"
        found.append(
          Diagnostic(
            at: chapter.notebook.frontMatter.positions[key],
            "'\(chapter.notebook.path)' \(reason), and '\(name)' would be published.",
            help: "Take '\(key):' out of its front matter, or the link that brings the file along."))
      }
    }
    let named = Set(found.map(\.message))
    for (path, data) in files.sorted(by: { $0.key < $1.key }) where !data.prefix(4_096).contains(0) {
      guard
        let position = firstSecret(
          in: String(decoding: data, as: UTF8.self), isPage: path.hasSuffix("html")),
        !named.contains(where: { $0.contains("'\(path)'") })
      else { continue }
      found.append(
        Diagnostic(
          at: position, "This line is withheld from readers, and '\(path)' would publish it.",
          help: "Take the link to '\(path)' out, or publish when the day of its release has come."))
    }
    return found
  }

  private func firstSecret(in text: String, isPage: Bool) -> SourcePosition? {
    guard !secrets.isEmpty else { return nil }
    let plain = isPage ? Self.words(text) : text
    for line in plain.lines {
      if let position = secrets[Self.bare(line)] { return position }
    }
    return nil
  }

  /// A line without what source, page and a notebook's JSON put around it. A page keeps numbers together by blanks that
  /// do not break, which are blanks here.
  private static func bare(_ line: Substring) -> String {
    var text = line.trimmingCharacters(in: .whitespaces)
    if text.hasPrefix("\"") { text.removeFirst() }
    for end in [",", "\"", "\\n"] where text.hasSuffix(end) { text.removeLast(end.count) }
    if text.contains("\u{A0}") { text = text.replacing("\u{A0}", with: " ") }
    return text.replacing("\\\"", with: "\"").trimmingCharacters(in: .whitespaces)
  }

  /// What a page says, without its tags. By bytes: pages come by the megabyte.
  private static func words(_ page: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(page.utf8.count)
    var isTag = false
    for byte in page.utf8 {
      if byte == UInt8(ascii: "<") { isTag = true }
      if !isTag { bytes.append(byte) }
      if byte == UInt8(ascii: ">") { isTag = false }
    }
    var text = String(decoding: bytes, as: UTF8.self)
    for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      text = text.replacingOccurrences(of: entity, with: sign)
    }
    return text
  }
}
