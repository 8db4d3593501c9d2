import Notebooks
import Texts

/// An outline as one line of fields, for the notes that a build leaves behind: reading a thousand of them as JSON would
/// take half of what building an edited chapter takes.
extension ChapterOutline {
  private static let separator = UInt8(0x1f)

  /// The outline without its words; `nil` where something in it has no place in a line, such as a title with emphasis.
  package var line: String? {
    guard terms.isEmpty, let ownTitle = fields(ofTitle: title) else { return nil }
    var fields = [path, isDraft ? "1" : "0", takesTitleFromText ? "1" : "0", "\(headingShift)"]
    fields += [Self.field(subtitle), Self.field(description)] + ownTitle
    fields.append("\(sections.count)")
    for section in sections {
      guard let title = self.fields(ofTitle: section.title), let position = self.fields(of: section.position)
      else { return nil }
      fields += ["\(section.level)", section.identifier, section.isNumbered ? "1" : "0"] + position + title
    }
    fields.append("\(labels.count)")
    for label in labels {
      guard let position = self.fields(of: label.position) else { return nil }
      fields += [label.name, label.kind.rawValue, label.caption, Self.field(label.section.map(String.init))]
      fields += [Self.field(label.parent)] + position
    }
    fields += anchors.sorted()
    guard fields.allSatisfy({ !$0.utf8.contains { $0 < 0x20 } }) else { return nil }
    return fields.joined(separator: "\u{1f}")
  }

  /// Reads what `line` has written; `nil` for anything else.
  package init?(line: Substring) {
    var fields = Fields(line)
    guard let path = fields.next(), let isDraft = fields.flag(), let takesTitle = fields.flag(),
      let shift = fields.number(), let subtitle = fields.optional(), let description = fields.optional(),
      let title = fields.title(in: path), let sectionCount = fields.number()
    else { return nil }
    self.init(
      path: path, title: title, subtitle: subtitle, description: description, isDraft: isDraft)
    (takesTitleFromText, headingShift) = (takesTitle, shift)
    for _ in 0..<max(0, sectionCount) {
      guard let level = fields.number(), let identifier = fields.next(), let isNumbered = fields.flag(),
        let position = fields.position(in: path), let title = fields.title(in: path)
      else { return nil }
      sections.append(
        Section(
          level: level, identifier: identifier, title: title, isNumbered: isNumbered, position: position,
          text: ""))
    }
    guard let labelCount = fields.number() else { return nil }
    for _ in 0..<max(0, labelCount) {
      guard let name = fields.next(), let kind = fields.next().flatMap(LabelKind.init(rawValue:)),
        let caption = fields.next(), let section = fields.optional(), let parent = fields.optional(),
        let position = fields.position(in: path)
      else { return nil }
      labels.append(
        Label(
          name: name, kind: kind, position: position, caption: caption, section: section.flatMap { Int($0) },
          parent: parent))
    }
    while let anchor = fields.next() { anchors.insert(anchor) }
  }

  private static func field(_ text: String?) -> String { text.map { "+\($0)" } ?? "-" }

  private func fields(of position: SourcePosition) -> [String]? {
    position.file == path ? ["\(position.line)", "\(position.column)"] : nil
  }

  private func fields(ofTitle title: [Inline]) -> [String]? {
    guard title.count == 1, case .text(let text)? = title.first, let start = fields(of: text.range.start),
      let end = fields(of: text.range.end)
    else { return nil }
    return [text.text] + start + end
  }

  /// The fields of a line, one after the other.
  private struct Fields {
    private let all: [Substring]
    private var index = 0

    init(_ line: Substring) { all = line.parts(separatedBy: separator) }

    mutating func next() -> String? {
      guard index < all.count else { return nil }
      defer { index += 1 }
      return String(all[index])
    }

    mutating func number() -> Int? { next().flatMap { Int($0) } }

    mutating func flag() -> Bool? { next().map { $0 == "1" } }

    mutating func optional() -> String?? {
      guard let text = next() else { return nil }
      return .some(text == "-" ? nil : String(text.dropFirst()))
    }

    mutating func position(in file: String) -> SourcePosition? {
      guard let line = number(), let column = number() else { return nil }
      return SourcePosition(file: file, line: line, column: column)
    }

    mutating func title(in file: String) -> [Inline]? {
      guard let text = next(), let start = position(in: file), let end = position(in: file) else {
        return nil
      }
      return [.text(Text(range: SourceRange(start: start, end: end), text: text))]
    }
  }
}
