import Notebooks
import Results
import Wire

/// What happens while a submitted cell runs.
public enum SessionEvent: Sendable {
  /// Bytes that the cell printed, as they came.
  case printed([UInt8], isError: Bool)
  case displayed(MIMEBundle)
  /// The cell takes back what it has printed and shown.
  case cleared
  /// An error that is part of the lesson (`//| error: true` and its kin).
  case error(CellError)
  case progress(ProgressReport)
  /// Something that the person at the notebook should know: a warning of the compiler, cells that had to be
  /// run again.
  case note(String)
}

/// What came of a submitted cell.
public struct CellOutcome: Sendable {
  public enum Ending: Sendable, Hashable {
    case ended
    /// The diagnostics say why; the state before the cell is back.
    case failed
    /// The state before the cell is back.
    case interrupted
  }

  public var ending: Ending
  public var diagnostics: [Diagnostic] = []
  /// Cells that ran on a state which is no more, in the order in which they stood.
  public var outdated: [SubmittedCell] = []
  /// What the cell's own options ask for.
  public var options = CellOptions()
}
