import Foundation
import Kernel
import Notebooks
import Sandboxes
import Site
import Synchronization
import Wire

/// One request to run a cell.
struct Execution {
  let channels: Channels
  let isInterrupted: @Sendable () -> Bool

  /// Runs the cell, and those below if it asks for that.
  ///
  /// - Returns: What went wrong with the cell.
  /// - Throws: When the machine fails.
  func run(_ message: Message, count: Int, isSilent: Bool, in notebook: OpenNotebook) throws -> CellFailure? {
    notebook.readOrder()
    let metadata = message.metadata
    var outdated = notebook.session.remove((metadata["deletedCells"]?.array ?? []).compactMap(\.string))
    let cell = SubmittedCell(
      id: metadata["cellId"]?.string, text: message.content["code"]?.string ?? "",
      name: isSilent ? "the cell" : "In [\(count)]")
    notebook.requests[cell.name] = message.header
    let reporter = CellReporter(channels: channels, parent: message.header, count: count, isSilent: isSilent)
    let outcome = try run(cell, reporter, in: notebook)
    outdated = (outdated + outcome.outdated).filter { $0.id == nil || $0.id != cell.id }
    let failure = CellFailure(outcome)
    if outcome.options.rerun == .below, failure == nil {
      outdated = try runAgain(notebook.session.outdatedCells(below: cell), in: notebook, after: cell)
    }
    if !outdated.isEmpty { tell(outdated, reporter, in: notebook, after: cell) }
    // Names that nobody will ask for again.
    let known = Set(
      (notebook.session.cells + notebook.session.outdatedCells).map(\.name) + outdated.map(\.name))
    notebook.requests = notebook.requests.filter { known.contains($0.key) }
    return failure
  }

  private func run(_ cell: SubmittedCell, _ reporter: CellReporter, in notebook: OpenNotebook) throws
    -> CellOutcome
  {
    let isInterrupted = isInterrupted
    defer { reporter.finish() }
    return try notebook.session.execute(cell) {
      reporter.tick()
      return isInterrupted()
    } emit: {
      reporter.take($0)
    }
  }

  /// Runs cells that stand below one that ran again; their outputs go where they stood.
  ///
  /// - Returns: Those that are still out of date, because one before them failed.
  private func runAgain(
    _ cells: [SubmittedCell], in notebook: OpenNotebook, after above: SubmittedCell
  ) throws -> [SubmittedCell] {
    for (index, cell) in cells.enumerated() {
      let parent = notebook.requests[cell.name] ?? Message.none.header
      channels.publish("clear_output", ["wait": false], parent: parent)
      let reporter = CellReporter(channels: channels, parent: parent, count: nil, isSilent: false)
      let outcome = try run(cell, reporter, in: notebook)
      if let failure = CellFailure(outcome) {
        channels.publish("error", .object(failure.content), parent: parent)
        return Array(cells[(index + 1)...])
      }
    }
    return []
  }

  /// Says which cells no longer hold, here and where they stand.
  private func tell(
    _ outdated: [SubmittedCell], _ reporter: CellReporter, in notebook: OpenNotebook,
    after above: SubmittedCell
  ) {
    let names = outdated.map(\.name).joined(separator: ", ")
    let isOne = outdated.count == 1
    reporter.take(
      .note(
        "Out of date now, because \(isOne ? "it" : "they") ran on another state: \(names). "
          + "Run \(isOne ? "it" : "them") again, or give this cell '//| rerun: below'."))
    reporter.finish()
    for cell in outdated {
      guard let parent = notebook.requests[cell.name] else { continue }
      let line = "Out of date: a cell above was run again as \(above.name).\n"
      channels.publish("stream", ["name": "stderr", "text": .string(line)], parent: parent)
    }
  }
}
