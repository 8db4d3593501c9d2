/// What compiling and running a cell depends on besides its text: with that, it is the cell's part of a chapter's key.
public struct RunOptions: Sendable, Hashable, Codable {
  /// `false`: the code is shown and not even compiled.
  public var eval = true
  /// `false`: compiled, not run.
  public var runs = true
  /// `true`: an error is shown on the page and the chapter goes on.
  public var error = false
  public var cache = true
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
  /// What a reader can change while the cell runs in the browser; empty for a cell that runs in the build only.
  public var live: [LiveControl] = []
  /// The size of the pictures that the cell draws, in inches.
  public var figWidth: Double = 7
  public var figHeight: Double = 5
  /// What its pictures show, in place of the description that they make of themselves.
  public var figAlt: String?

  public init() {}
}
