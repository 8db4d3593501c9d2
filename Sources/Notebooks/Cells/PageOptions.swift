/// What of a cell is on its page, and how. Nothing of it matters to a run.
public struct PageOptions: Sendable, Hashable, Codable {
  /// Whether a cell's source is on the page.
  public enum Echo: String, Sendable, Hashable, Codable, CaseIterable {
    case shown = "true"
    case hidden = "false"
    /// Shown with its fence and option lines, for teaching how to write cells.
    case fenced
  }

  /// Whether a cell's output is on the page.
  public enum Output: String, Sendable, Hashable, Codable, CaseIterable {
    case shown = "true"
    case hidden = "false"
    /// Text output is read as Markdown.
    case asis
  }

  /// Whether the code can be folded away, and how it stands at first.
  public enum Folding: String, Sendable, Hashable, Codable, CaseIterable {
    case never = "false"
    case closed = "true"
    case open = "show"
  }

  /// Where a figure stands in its column.
  public enum Alignment: String, Sendable, Hashable, Codable, CaseIterable {
    case `default`, left, center, right
  }

  public var echo = Echo.shown
  public var output = Output.shown
  /// `false`: the cell runs and nothing of it is on the page.
  public var include = true
  /// `false`: the compiler's warnings are not on the page.
  public var warning = true

  public var codeFold = Folding.never
  public var codeSummary: String?
  public var codeLineNumbers = false
  public var lstCap: String?

  public var figCap: String?
  public var figSubcap: [String] = []
  public var figAlign = Alignment.default
  public var tblCap: String?
  public var layoutNcol: Int?
  /// The column of the page, such as `margin` or `page`.
  public var column: String?
  public var classes: [String] = []
  /// Whether the cell's value is an animation, and how the page runs it.
  public var animate: LiveAnimation?

  public init() {}
}
