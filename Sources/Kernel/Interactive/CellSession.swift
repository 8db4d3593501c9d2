import Files
import Foundation
import Notebooks
import Sandboxes
import Wire

/// Cells that are handed in one by one, as in Jupyter, and whose outputs are never stale.
///
/// The session is a list of cells that ran to their end, each in the state that those before it had left: what
/// they gave is what a clean run from the top of that list gives. A cell that is handed in again goes back to
/// the state before it, and those that ran after it are off the list. A cell that fails or is interrupted
/// leaves the state as it was before it.
///
/// To be used by one thread, which has to live as long as the session: the worker ends with it.
public final class CellSession {
  /// What the last cell left the session in.
  public enum State: String, Sendable, Hashable {
    case idle
    case busy
    /// A cell was interrupted; the state before it is back.
    case interrupted
    /// The session went back, and cells that had run are out of date.
    case rewound
    /// The worker is gone; the next cell gets another, with the same state.
    case dead
  }

  public internal(set) var state = State.idle
  public var order = CellOrder()
  /// Options that hold where a cell says nothing.
  public var defaults: CellOptions

  let kernel: Kernel
  private(set) var worker = StandingWorker()
  /// Of the worker and of what is compiled.
  var scratch: ScratchFolder?
  /// The course's own module, as the worker has loaded it.
  var support: SupportModule?
  /// Whether the next worker is started because a cell uses that module for the first time, which nobody has to know.
  var startsWithSupport = false
  /// The cells that ran to their end, in order.
  var entries: [Entry] = []
  /// Cells that went off the list and have not been run again since.
  public private(set) var outdatedCells: [SubmittedCell] = []

  /// A cell that ran to its end.
  struct Entry {
    var submitted: SubmittedCell
    var cell: Cell
    /// `nil` for a cell that is only shown.
    var unit: CompiledUnit?
    var step: Step?
  }

  public init(kernel: Kernel, defaults: CellOptions = CellOptions()) {
    self.kernel = kernel
    self.defaults = defaults
  }

  deinit { close() }

  /// The cells whose outputs hold, in order.
  public var cells: [SubmittedCell] { entries.map(\.submitted) }

  /// Starts the worker, so that the first cell does not wait for it.
  ///
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails.
  public func prepare() throws {
    guard worker.process == nil else { return }
    let run = try makeRun(for: nil) { _ in }
    try worker.start(run.runner.startWorker)
  }

  /// Ends the worker and forgets every cell.
  public func restart() {
    close()
    entries = []
    outdatedCells = []
    support = nil
    order = CellOrder()
    worker = StandingWorker()
    state = .idle
  }

  /// Ends the worker. What ran can be had again, by running it once more.
  public func close() {
    worker.end()
    scratch?.remove()
    scratch = nil
  }

  /// Forgets cells that were taken out of the notebook, and those that ran after them.
  ///
  /// - Returns: The cells that are out of date for that.
  public func remove(_ ids: [String]) -> [SubmittedCell] {
    let gone = Set(ids)
    order.remove(gone)
    outdatedCells.removeAll { $0.id.map(gone.contains) == true }
    guard let first = entries.firstIndex(where: { $0.submitted.id.map(gone.contains) == true }) else {
      return []
    }
    let dropped = rewind(to: first)
    outdatedCells.removeAll { $0.id.map(gone.contains) == true }
    return dropped.filter { $0.id.map(gone.contains) != true }
  }

  /// The cells below one that are out of date, those included that were before it ran, in their order.
  public func outdatedCells(below cell: SubmittedCell) -> [SubmittedCell] {
    let own = cell.id.flatMap(order.rank) ?? -1
    return outdatedCells.enumerated()
      .map { (rank: $1.id.flatMap(order.rank) ?? .max, index: $0, cell: $1) }
      .filter { $0.rank > own }
      .sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
      .map(\.cell)
  }

  /// Calls a cell by another name from now on: somebody asked for it once more, and it did not have to run.
  public func rename(_ name: String, to newName: String) {
    for index in entries.indices where entries[index].submitted.name == name {
      entries[index].submitted.name = newName
    }
  }

  /// A cell that is submitted again is not out of date any more, whatever comes of it.
  func takeUp(_ cell: SubmittedCell) {
    outdatedCells.removeAll { $0.id == nil ? $0 == cell : $0.id == cell.id }
  }

  /// Drops all cells from a position on; the worker goes back when the next one runs.
  func rewind(to position: Int) -> [SubmittedCell] {
    let dropped = entries[position...].map(\.submitted)
    entries.removeLast(entries.count - position)
    outdatedCells += dropped
    return dropped
  }
}
