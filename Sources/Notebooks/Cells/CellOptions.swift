/// What an author may say about a cell in its `//|` lines, with the defaults of the format.
public struct CellOptions: Sendable, Hashable, Codable {
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

  /// What a cell that is run again in Jupyter does with the cells below it, which then are out of date.
  public enum Rerun: String, Sendable, Hashable, Codable, CaseIterable {
    case alone = "false"
    case below
  }

  /// Where a figure stands in its column.
  public enum Alignment: String, Sendable, Hashable, Codable, CaseIterable {
    case `default`, left, center, right
  }

  /// The identifier that references use, such as `fig-flow`.
  public var label: String?
  /// `false`: the code is shown and not even compiled.
  public var eval = true
  public var echo = Echo.shown
  public var output = Output.shown
  /// `false`: the cell runs and nothing of it is on the page.
  public var include = true
  /// `true`: an error is shown on the page and the chapter goes on.
  public var error = false
  /// `false`: the compiler's warnings are not on the page.
  public var warning = true
  public var cache = true
  public var rerun = Rerun.alone
  /// `false`: compiled, not run.
  public var run = true
  /// `true`: the compiler's message is the output; compiling is the error.
  public var compileFail = false
  /// `true`: the cell ends in a trap, which is shown.
  public var crash = false
  /// How long the cell may run, in seconds.
  public var timeout: Double = 600
  /// How much memory the cell may use, in bytes; `nil` leaves it to the machine.
  public var memory: Int?
  /// What the cell is run for, once for each combination; empty for an ordinary cell.
  public var vary: [Variation] = []
  /// How many combinations are too many.
  public var varyLimit = 200

  /// What a reader can change while the cell runs in the browser; empty for a cell that runs in the build only.
  public var live: [LiveControl] = []
  /// Whether the cell's value is an animation, and how the page runs it.
  public var animate: LiveAnimation?

  public var codeFold = Folding.never
  public var codeSummary: String?
  public var codeLineNumbers = false
  public var lstCap: String?

  public var figCap: String?
  public var figSubcap: [String] = []
  public var figAlt: String?
  /// In inches.
  public var figWidth: Double = 7
  /// In inches.
  public var figHeight: Double = 5
  public var figAlign = Alignment.default
  public var tblCap: String?
  public var layoutNcol: Int?
  /// The column of the page, such as `margin` or `page`.
  public var column: String?
  public var classes: [String] = []

  public init() {}
}
