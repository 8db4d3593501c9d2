import Foundation
import Notebooks
import Results
import Sandboxes
import Wire

/// A chapter that is being written: its worker lives on from edit to edit, with a checkpoint
/// before each cell, so that an edit runs the cells from the first changed one on and no others.
///
/// What it gives is what a clean run from the top would give: a cell always runs in a copy of the
/// process as it was when the cells above it had run, and never where it has run before.
///
/// To be used by one thread at a time.
public final class StandingChapter {
  private let kernel: Kernel
  private let worker = StandingWorker()
  /// Of the worker and of what is compiled, as long as the worker lives.
  private var scratch: ScratchFolder?
  private var ahead: CompileAhead?
  /// The digest of the course's own module that the worker has loaded.
  private var support: String?
  /// The results of the leading units that went well.
  private var done: [Step] = []

  public init(kernel: Kernel) { self.kernel = kernel }

  deinit { close() }

  /// Ends the worker; the next run starts from the top.
  public func close() {
    worker.end()
    done = []
    ahead?.cancel()
    ahead?.waitUntilOver()
    ahead = nil
    scratch?.remove()
    scratch = nil
  }

  /// Brings the results up to the chapter's text. Blocks the calling thread.
  ///
  /// Everything that is wrong with the chapter is in the result's diagnostics; cells below one that
  /// stops the chapter have no result.
  ///
  /// - Parameters:
  ///   - isCancelled: Asked while cells run; nothing is lost by breaking off.
  ///   - emit: Told of each cell as it ends, those whose results still hold at once.
  /// - Returns: `nil` when it was cancelled.
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails, not the chapter.
  public func run(
    _ notebook: Notebook, isCancelled: @escaping @Sendable () -> Bool,
    emit: @escaping @Sendable (KernelEvent) -> Void
  ) throws -> ChapterResult? {
    let plan = Plan(notebook)
    let scratch = try self.scratch ?? ScratchFolder(in: kernel.scratchFolder)
    self.scratch = scratch
    var run = StandingRun(kernel: kernel, plan: plan, scratch: scratch, emit: emit)
    run.runner.isCancelled = isCancelled
    var compiler = run.session.makeCompiler(optimized: true)
    guard try run.session.takeSupport(&compiler) else { return run.result(at: notebook) }
    if compiler.support?.digest != support {
      // The worker has loaded another one, and a library cannot be taken back.
      worker.end()
      done = []
      support = compiler.support?.digest
    }
    run.runner.support = compiler.support?.library
    let ahead = CompileAhead(compiler)
    defer { ahead.cancel() }
    self.ahead = ahead

    units: for unit in plan.units {
      if isCancelled() { return nil }
      switch try ahead.next() {
      case .refusedAsWanted(let failure): run.session.show(failure, in: unit)
      case .failed(let diagnostics):
        for diagnostic in diagnostics { run.session.note(diagnostic, in: unit) }
        break units
      case .compiled(let compiled):
        emit(.compiling(unit: unit.index, of: plan.units.count, wasCached: compiled.wasCached))
        switch try advance(compiled, &run) {
        case nil: continue
        case .cancelled?: return nil
        case .trapped(let trap)?:
          if !TrapWords.areKnown(of: trap) { try run.session.explain([trap]) }
          break units
        case .complete?, .stopped?: break units
        }
      }
    }
    let result = run.result(at: notebook)
    if !result.diagnostics.containsErrors, result.volatileReasons.isEmpty {
      try kernel.results.store(kernel.key(of: plan), result)
    }
    return result
  }

  /// Takes a unit's results from before, or runs it.
  private func advance(_ unit: CompiledUnit, _ run: inout StandingRun) throws -> ChapterRunner.Ending? {
    let position = run.runner.compiled.count
    run.runner.compiled.append(unit)
    let command = run.runner.command(for: unit)
    let vary = unit.unit.options.variations
    if done.indices.contains(position), done[position].command == command,
      done[position].vary == vary, done[position].isCurrent
    {
      run.take(done[position], for: unit)
      return nil
    }
    done.removeLast(max(0, done.count - position))
    try reachState(before: position, in: run)
    run.runner.result = run.empty
    let ending = worker.run { run.runner.run(unit, in: &$0) }
    let step = Step(command: command, unit: unit, result: run.runner.result)
    if ending == nil {
      done.append(step)
    } else {
      worker.leave()
    }
    if case .cancelled? = ending { return ending }
    run.take(step, for: unit, isNew: true)
    return ending
  }

  /// The worker in the state before a unit: where it is, back at a checkpoint, or started anew,
  /// with the units between run once more.
  private func reachState(before position: Int, in run: StandingRun) throws {
    if worker.ran.count > position { worker.goBack(before: position) }
    try worker.start(run.runner.startWorker)
    while worker.ran.count < position {
      var replay = run.silentRunner
      let unit = run.runner.compiled[worker.ran.count]
      _ = worker.run { replay.run(unit, in: &$0) }
    }
  }
}
