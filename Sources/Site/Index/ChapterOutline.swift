import Notebooks

/// What the rest of the course needs to know of a chapter: its title, sections, labels and words.
public struct ChapterOutline: Sendable, Hashable, Codable {
  /// A heading below the chapter's title.
  public struct Section: Sendable, Hashable, Codable {
    /// 2 for the chapter's main sections.
    public var level: Int
    public var identifier: String
    public var title: [Inline]
    /// Without a number when the heading says `{-}` or `{.unnumbered}`.
    public var isNumbered: Bool
    public var position: SourcePosition
    /// What the search index has of this section (`SectionWords`).
    public var text: String
  }

  /// A thing with a label.
  public struct Label: Sendable, Hashable, Codable {
    public var name: String
    public var kind: LabelKind
    public var position: SourcePosition
    /// The caption or title, as plain text.
    public var caption: String
    /// For a section: its index among the sections; `nil` for the chapter itself.
    public var section: Int?
    /// The figure or table around a part of it, whose number with a letter is the part's.
    public var parent: String?
  }

  /// A term of the glossary.
  public struct Term: Sendable, Hashable, Codable {
    public var name: String
    /// The definition as plain text.
    public var definition: String
    public var position: SourcePosition

    /// The identifier of what explains the term.
    public var anchor: String { "term-" + Slug.of(name) }
    /// How a use names it, whatever the case of its letters.
    public var key: String { name.lowercased() }
  }

  /// The chapter's path as messages show it.
  public var path: String
  public var title: [Inline]
  public var subtitle: String?
  public var description: String?
  public var isDraft: Bool
  public var sections: [Section] = []
  /// In the order of the chapter.
  public var labels: [Label] = []
  /// Other identifiers of the text, those of its HTML too.
  public var anchors: Set<String> = []
  /// What `::: {.glossary}` explains, in the order of the chapter.
  public var terms: [Term] = []
  /// What the search index has of the text above the first heading.
  public var opening = ""
  /// Whether the title is the first heading of the text, which then is not set again.
  public var takesTitleFromText = false
  /// How many levels the headings go down so that the title alone is at level 1.
  public var headingShift = 0

  /// The title as plain text.
  public var plainTitle: String { title.plainText }
}
