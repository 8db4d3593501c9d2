/// What an author may say about a cell in its `//|` lines, with the defaults of the format.
///
/// Each option is in the part that it belongs to: what a run depends on, or what its page does. An option of the
/// page cannot make a chapter run anew, and one of the run cannot be forgotten among what makes it run anew.
public struct CellOptions: Sendable, Hashable, Codable {
  /// What a cell that is run again in Jupyter does with the cells below it, which then are out of date.
  public enum Rerun: String, Sendable, Hashable, Codable, CaseIterable {
    case alone = "false"
    case below
  }

  /// The identifier that references use, such as `fig-flow`.
  public var label: String?
  public var run = RunOptions()
  public var page = PageOptions()
  public var rerun = Rerun.alone
  /// How many combinations of `vary` are too many.
  public var varyLimit = 200

  /// Whether the cell runs in the reader's browser too.
  public var isLive: Bool { !run.live.isEmpty || page.animate != nil }

  public init() {}
}
