import Foundation
import Notebooks
import Results
import Sandboxes
import Wire

/// One pass over a standing chapter: collects the results of the units, old and new.
struct StandingRun {
  var session: ChapterSession
  var runner: ChapterRunner
  /// Runs units again whose results are known, to get their state back.
  let silentRunner: ChapterRunner
  private let emit: @Sendable (KernelEvent) -> Void

  init(kernel: Kernel, plan: Plan, scratch: ScratchFolder, emit: @escaping @Sendable (KernelEvent) -> Void) {
    session = ChapterSession(kernel: kernel, plan: plan, scratch: scratch, emit: emit)
    runner = session.makeRunner([], emit: emit, keepsCheckpoints: true)
    silentRunner = session.makeRunner([], emit: { _ in }, keepsCheckpoints: true)
    self.emit = emit
  }

  /// A result with nothing in it.
  var empty: ChapterResult { ChapterResult(toolchain: session.result.toolchain, quick: session.result.quick) }

  /// Adds a unit's results to the chapter's.
  mutating func take(_ step: Step, for unit: CompiledUnit, isNew: Bool = false) {
    for warning in unit.warnings where warning.severity == .warning { session.note(warning, in: unit.unit) }
    for (cell, old) in zip(unit.unit.cells, step.cells) {
      var result = old.result
      result.diagnostics =
        (session.result.cells[cell.index]?.diagnostics ?? [])
        + result.diagnostics.map { $0.moved(from: old.origin, to: cell.start) }
      session.result.cells[cell.index] = result
      if !isNew { emit(.finished(cell: cell.index, result)) }
    }
    for read in step.reads where !session.result.reads.contains(read) { session.result.reads.append(read) }
    for sentence in step.dataUsed where !session.result.dataUsed.contains(sentence) {
      session.result.dataUsed.append(sentence)
    }
    for reason in step.volatileReasons where !session.result.volatileReasons.contains(reason) {
      session.result.volatileReasons.append(reason)
    }
  }

  /// The chapter's result so far.
  func result(at notebook: Notebook) -> ChapterResult {
    var result = session.result
    result.origins = Dictionary(uniqueKeysWithValues: notebook.cells.map { ($0.index, $0.start) })
    return result
  }
}
