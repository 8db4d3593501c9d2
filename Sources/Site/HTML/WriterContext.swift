import Notebooks
import Results

/// What the writer needs to know beyond the blocks it writes.
struct WriterContext: Sendable {
  /// Reads captions and what cells put out; it knows whose words they are.
  let fragments: FragmentReader
  /// The course, or `nil` when only the text matters, as in tests of the specification.
  var index: CourseIndex?
  /// The chapter's index among the chapters of the index.
  var chapter = 0
  /// The chapter with what running it gave.
  var result: ChapterResult?
  /// What runs in the page.
  var live: LivePage?
  var math: MathTypesetter?
  var diagrams: DiagramDrawer?
  var bibliography = Bibliography()
  /// Whether solutions stand open or folded.
  var solutions = Solutions.fold
  var vocabulary = Vocabulary(language: "en")
  /// What a preview shows besides; `nil` for a page that is published.
  var preview: PreviewMarks?
  /// Whether GFM's tag filter works on raw HTML.
  var filtersTags = true
  /// Whether what stopped a cell stands at it; a published page never has such a cell.
  var showsErrors = false

  /// Whether a page is written, rather than bare GFM.
  var isPage: Bool { index != nil }

  var outline: ChapterOutline? { index?.outlines[chapter] }

  func sectionNumber(_ section: Int) -> String? { index?.sectionNumbers[chapter][section] }

  /// The number of a thing of this chapter, as pages show it.
  func number(of label: String?) -> String? { label.flatMap { index?.targets[$0]?.number } }

  /// The letter of a part of a figure.
  func letter(of label: String?) -> String? { label.flatMap { index?.targets[$0]?.letter } }
}

/// A file beside the chapter that goes into the site with it.
public struct LocalFile: Sendable, Hashable {
  /// The path from the folder of the chapter's page.
  public var path: String
  public var position: SourcePosition
}
