import Notebooks

/// The course as a whole: chapters in order, and where every label leads and what number it has.
public struct CourseIndex: Sendable {
  /// What a reference to a label shows and where it leads.
  public struct Target: Sendable, Hashable {
    public var kind: LabelKind
    /// "3.2", or `nil` where nothing is numbered.
    public var number: String?
    /// The index of the chapter.
    public var chapter: Int
    /// The page's element.
    public var anchor: String
    public var caption: String
    /// The chapter itself, rather than something in it.
    public var isChapter = false
    /// "a" for the first part of a figure.
    public var letter: String?
  }

  public let configuration: CourseConfiguration
  public let list: ChapterList
  /// As long as `list.chapters`.
  public let outlines: [ChapterOutline]
  public let targets: [String: Target]
  /// The glossary's terms by their keys, with the chapters that explain them.
  public let terms: [String: (chapter: Int, term: ChapterOutline.Term)]
  /// The numbers of each chapter's sections, `nil` for those without.
  public let sectionNumbers: [[String?]]
  /// The indices of chapters by their Markdown file and by their page.
  private let indices: [String: Int]
  /// What readers do not get in this build.
  public var withheld = Withheld()
  /// How many chapters have a number.
  let numberedCount: Int
  /// Labels that are given twice, with both positions.
  public let diagnostics: [Diagnostic]

  /// - Parameter outlines: One for each chapter of the list, in its order.
  public init(_ configuration: CourseConfiguration, list: ChapterList, outlines: [ChapterOutline]) {
    self.configuration = configuration
    self.list = list
    self.outlines = outlines
    var numbering = Numbering()
    for (index, (entry, outline)) in zip(list.chapters, outlines).enumerated() {
      numbering.add(outline, chapter: index, number: entry.mark)
    }
    numbering.numberSolutions()
    var indices: [String: Int] = [:]
    for (number, entry) in list.chapters.enumerated() {
      indices[entry.path] = number
      indices[entry.page] = number
    }
    self.indices = indices
    numberedCount = list.chapters.count { $0.number != nil && !$0.isAppendix }
    targets = numbering.targets
    var terms: [String: (chapter: Int, term: ChapterOutline.Term)] = [:]
    for (chapter, outline) in outlines.enumerated() {
      for term in outline.terms {
        if let first = terms[term.key] {
          numbering.diagnostics.append(
            Diagnostic(
              at: term.position, "The term '\(term.name)' is explained twice.",
              help: "Take one of the two out.",
              notes: [Diagnostic(.note, at: first.term.position, "It is explained here first.")]))
        } else {
          terms[term.key] = (chapter, term)
        }
      }
    }
    self.terms = terms
    sectionNumbers = numbering.sectionNumbers
    diagnostics = numbering.diagnostics
  }

  /// The index of the chapter with a Markdown file or a page, from the folder of the chapters.
  func chapter(at path: String) -> Int? { indices[path] }

  /// The index of the chapter with a path as messages show it.
  public func chapterIndex(path: String) -> Int? { outlines.firstIndex { $0.path == path } }
}

/// Gives numbers to sections and labels, chapter after chapter.
private struct Numbering {
  var targets: [String: CourseIndex.Target] = [:]
  var sectionNumbers: [[String?]] = []
  var diagnostics: [Diagnostic] = []
  private var positions: [String: SourcePosition] = [:]

  mutating func add(_ outline: ChapterOutline, chapter: Int, number: String?) {
    let sections = Self.number(outline.sections, chapter: number)
    sectionNumbers.append(sections)
    var counts: [LabelKind: Int] = [:]
    for label in outline.labels {
      if let first = positions[label.name] {
        diagnostics.append(
          Diagnostic(
            at: label.position, "The label '\(label.name)' is given twice.", help: "Rename one of the two.",
            notes: [Diagnostic(.note, at: first, "It is given here first.")]))
        continue
      }
      positions[label.name] = label.position
      var target = CourseIndex.Target(
        kind: label.kind, number: nil, chapter: chapter, anchor: label.name, caption: label.caption)
      if label.kind == .section {
        target.isChapter = label.section == nil
        target.number = label.section.map { sections[$0] } ?? number
        if let section = label.section { target.anchor = outline.sections[section].identifier }
      } else if let parent = parent(of: label, in: outline) {
        // A panel of a figure: its number is the figure's with a letter.
        target.number = parent.number.map { $0 + parent.letter }
        target.letter = parent.letter
      } else if label.kind != .solution {
        counts[label.kind, default: 0] += 1
        let count = counts[label.kind] ?? 1
        target.number = number.map { "\($0).\(count)" } ?? "\(count)"
      }
      targets[label.name] = target
    }
  }

  /// How many parts each figure has so far.
  private var partCounts: [String: Int] = [:]

  /// What stands inside of `::: {#fig-flow}` belongs to it, and `fig-flow-2` to `fig-flow` when both are given
  /// at the same position.
  private mutating func parent(
    of label: ChapterOutline.Label, in outline: ChapterOutline
  ) -> (number: String?, letter: String)? {
    if let name = label.parent, let parent = targets[name] {
      let part = partCounts[name, default: 0] + 1
      partCounts[name] = part
      let letter = UnicodeScalar(UInt32(96 + part)).flatMap { part <= 26 ? String($0) : nil }
      return (parent.number, letter ?? "-\(part)")
    }
    guard let dash = label.name.lastIndex(of: "-"),
      let panel = Int(label.name[label.name.index(after: dash)...]), (1...26).contains(panel),
      let parent = targets[String(label.name[..<dash])],
      positions[String(label.name[..<dash])] == label.position,
      let letter = UnicodeScalar(UInt32(96 + panel))
    else { return nil }
    return (parent.number, String(letter))
  }

  /// A solution carries its exercise's number.
  mutating func numberSolutions() {
    for (name, target) in targets where target.kind == .solution {
      let number = targets["exr-" + name.dropFirst(4)]?.number
      targets[name]?.number = number
    }
  }

  /// "3.1" and "3.1.2" for levels 2 and 3 of a numbered chapter.
  private static func number(_ sections: [ChapterOutline.Section], chapter: String?) -> [String?] {
    guard let chapter else { return sections.map { _ in nil } }
    var main = 0
    var sub = 0
    return sections.map { section in
      guard section.isNumbered else { return nil }
      switch section.level {
      case 2:
        main += 1
        sub = 0
        return "\(chapter).\(main)"
      case 3 where main > 0:
        sub += 1
        return "\(chapter).\(main).\(sub)"
      default: return nil
      }
    }
  }
}
