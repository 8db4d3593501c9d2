import Editing
import Foundation
import Kernel
import Importing
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
  /// - Parameter keep: Given what the cell gave, when it ran to its end.
  /// - Returns: What went wrong with the cell.
  /// - Throws: When the machine fails.
  func run(
    _ message: Message, count: Int, isSilent: Bool, in notebook: OpenNotebook,
    keep: (KeptOutputs.Outputs) -> Void
  ) throws -> CellFailure? {
    notebook.readOrder()
    let metadata = message.metadata
    var outdated = notebook.session.remove((metadata["deletedCells"]?.array ?? []).compactMap(\.string))
    let code = message.content["code"]?.string ?? ""
    let cell = SubmittedCell(
      id: metadata["cellId"]?.string,
      text: InjectedParameters.swift(code, declaredIn: notebook.session.cells.map(\.text)) ?? code,
      name: isSilent ? "the cell" : "In [\(count)]")
    notebook.requests[cell.name] = message.header
    let reporter = CellReporter(channels: channels, parent: message.header, count: count, isSilent: isSilent)
    let (stale, refusal) = try renewFiles(for: cell, reporter, in: notebook)
    if let refusal {
      reporter.finish()
      return refusal
    }
    let outcome = try run(cell, reporter, in: notebook)
    outdated = (outdated + stale + outcome.outdated).filter { $0.id == nil || $0.id != cell.id }
    let failure = CellFailure(outcome)
    if failure == nil, !isSilent { keep(.init(name: cell.name, messages: reporter.published)) }
    if outcome.options.rerun == .below, failure == nil {
      let below = notebook.session.outdatedCells(below: cell)
      outdated = try runAgain(below, in: notebook)?.rest ?? []
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
    return try notebook.session.run(cell) {
      reporter.tick()
      return isInterrupted()
    } emit: {
      reporter.take($0)
    }
  }

  /// Runs the cells above once more that read files which have changed since, and those that ran after them.
  ///
  /// - Returns: The cells below that are out of date for it, and why the cell cannot run.
  private func renewFiles(
    for cell: SubmittedCell, _ reporter: CellReporter, in notebook: OpenNotebook
  ) throws -> (stale: [SubmittedCell], refusal: CellFailure?) {
    guard let (files, cells) = notebook.session.giveUpChangedFiles() else { return ([], nil) }
    notebook.announced.subtract(cells.map(\.name))
    let above = notebook.session.above(cell, of: cells).filter { $0.id == nil || $0.id != cell.id }
    let below = cells.filter { !above.contains($0) }
    guard !above.isEmpty else { return (below, nil) }
    let named = files.map { "'\($0)'" }.joined(separator: ", ")
    let names = above.map(\.name).joined(separator: ", ")
    reporter.take(
      .note(
        "Note: \(named) changed, so \(names) \(above.count == 1 ? "was" : "were") run again before this cell."
      ))
    reporter.finish()
    guard let (failed, _) = try runAgain(above, in: notebook) else { return (below, nil) }
    return (
      below,
      CellFailure(
        name: "OutOfDate",
        sentence:
          "\(named) changed, so \(failed.name) was run again before this cell, and did not come to its end.")
    )
  }

  /// Runs cells again where they stand; their outputs go there too.
  ///
  /// - Returns: The one that failed and those after it, which are still out of date.
  private func runAgain(
    _ cells: [SubmittedCell], in notebook: OpenNotebook
  ) throws -> (failed: SubmittedCell, rest: [SubmittedCell])? {
    for (index, cell) in cells.enumerated() {
      let parent = notebook.requests[cell.name] ?? Message.none.header
      channels.publish("clear_output", ["wait": false], parent: parent)
      let reporter = CellReporter(channels: channels, parent: parent, count: nil, isSilent: false)
      let outcome = try run(cell, reporter, in: notebook)
      if let failure = CellFailure(outcome) {
        channels.publish("error", .object(failure.content), parent: parent)
        return (cell, Array(cells[(index + 1)...]))
      }
    }
    return nil
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
