import Notebooks
import Site

/// One chapter of a course, as it was read from disk.
public struct Chapter: Sendable {
  /// Its index in the course.
  public var entry: ChapterEntry
  /// The text as its author wrote it.
  public var notebook: Notebook
  /// The text as readers get it: what must not be seen yet is not in it.
  public var published: Notebook
  /// What is wrong with the text.
  public var diagnostics: [Diagnostic]
  /// How long reading and parsing took.
  public var parseSeconds: Double
}
