import Files
import Foundation
import Notebooks
import Sandboxes
import Wire

/// What one cell's run needs.
struct CellRun {
  var session: ChapterSession
  var runner: ChapterRunner
  /// Runs units again whose results are known, to get their state back.
  var silentRunner: ChapterRunner
}

/// Cells above could not be brought back to what they were.
struct ReplayStop: Error {
  /// Empty when somebody interrupted it.
  var diagnostics: [Diagnostic]
  var outdated: [SubmittedCell]
}

// How the worker gets into the state that a cell has to run in.
extension CellSession {
  /// A run of the cells so far and one more.
  func makeRun(for entry: Entry?, emit: @escaping @Sendable (KernelEvent) -> Void) throws -> CellRun {
    let scratch = try self.scratch ?? ScratchFolder(in: kernel.scratchFolder)
    self.scratch = scratch
    var units = entries.compactMap(\.unit?.unit)
    if let entry {
      units.append(
        CellUnit(
          index: units.count, moduleName: "Cell\(entries.count + 1)", content: .block(entry.cell)))
    }
    let texts = (entries.map(\.submitted) + (entry.map { [$0.submitted] } ?? [])).map { ($0.name, $0.text) }
    let plan = Plan(units: units, texts: Dictionary(texts) { _, last in last })
    let session = ChapterSession(kernel: kernel, plan: plan, scratch: scratch, emit: emit)
    var run = CellRun(
      session: session,
      runner: session.makeRunner([], emit: emit, keepsCheckpoints: true, support: support),
      silentRunner: session.makeRunner([], emit: { _ in }, keepsCheckpoints: true, support: support))
    // A notebook's program tells a cell's value from what it has shown on the way.
    run.runner.environment["LECTERN_MARKS_VALUES"] = "1"
    return run
  }

  /// Brings the worker's copy of the course's own module up to its files.
  ///
  /// - Returns: Whether the cell can be compiled.
  func takeSupport(_ compiler: inout CellCompiler, _ run: inout CellRun, _ outcome: inout CellOutcome) throws
    -> Bool
  {
    compiler.support = support
    guard run.session.plan.usesSupport else { return true }
    guard try run.session.takeSupport(&compiler) else {
      outcome.ending = .failed
      outcome.diagnostics = run.session.result.diagnostics
      return false
    }
    guard compiler.support?.digest != support?.digest else { return true }
    let usedBefore = support != nil
    // A library that was loaded cannot be taken back, and one is loaded as the worker starts.
    worker.end()
    startsWithSupport = true
    support = compiler.support
    run.runner.support = support?.library
    run.silentRunner.support = support?.library
    guard usedBefore, let first = entries.firstIndex(where: { $0.cell.code.contains(SupportModule.name) })
    else {
      return true
    }
    throw ReplayStop(
      diagnostics: [
        Diagnostic(
          at: nil, "the files in 'Support' have changed since cells above were run with them.",
          help: "run the cells from \(entries[first].submitted.name) on again.")
      ], outdated: rewind(to: first))
  }

  /// The worker in the state before a unit: where it is, back at a checkpoint, or started anew, with the units
  /// between run once more.
  func reachState(
    before position: Int, in run: CellRun, emit: @escaping @Sendable (SessionEvent) -> Void
  ) throws {
    let death = worker.noteDeaths { emit(.printed($0, isError: $1)) }
    var reason = death.map { "the process that ran the cells was ended from outside (\($0.words))" }
    if worker.process != nil, worker.ran.count > position { worker.goBack(before: position) }
    let count = worker.ran.count
    if reason == nil, !startsWithSupport, count < position, count > 0 || worker.process == nil {
      let isConcurrent = run.runner.compiled[..<position].contains { $0.analysis.usesConcurrency }
      reason =
        isConcurrent
        ? "cells that use concurrency leave no checkpoint to go back to"
        : "of a long session only some checkpoints are kept"
    }
    startsWithSupport = false
    try worker.start(run.runner.startWorker)
    let units = run.runner.compiled
    let again = position - worker.ran.count
    if let reason, again > 0 {
      emit(
        .note(
          "Note: \(reason); \(again == 1 ? "the cell above was" : "\(again) cells above were") run again."))
    }
    while worker.ran.count < position {
      var replay = run.silentRunner
      replay.isCancelled = run.runner.isCancelled
      let unit = units[worker.ran.count]
      replay.compiled = Array(units[...worker.ran.count])
      guard let ending = worker.run({ replay.run(unit, in: &$0) }) else { continue }
      let failed = worker.ran.count - 1
      worker.leave()
      if case .cancelled = ending { throw ReplayStop(diagnostics: [], outdated: []) }
      let entry = entries.indices.filter { entries[$0].unit != nil }[failed]
      let name = entries[entry].submitted.name
      throw ReplayStop(
        diagnostics: [
          Diagnostic(
            at: nil, "\(name) was run again to get its state back, and failed this time.",
            help: "run the cells from \(name) on again.",
            notes: replay.result.diagnostics)
        ], outdated: rewind(to: entry))
    }
  }
}
