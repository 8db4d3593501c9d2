import Files
import Foundation
import Notebooks
import Results
import Sandboxes
import Wire

extension CellSession {
  /// Runs a cell where it stands. Blocks the calling thread.
  ///
  /// - Parameters:
  ///   - isInterrupted: Asked while the cell runs.
  ///   - emit: Told what the cell gives, as it comes.
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails, not the cell.
  public func run(
    _ submitted: SubmittedCell, isInterrupted: @escaping @Sendable () -> Bool = { false },
    emit: @escaping @Sendable (SessionEvent) -> Void
  ) throws -> CellOutcome {
    state = .busy
    let began = Date()
    let outdated = makeRoom(for: submitted)
    takeUp(submitted)
    let (cell, complaints) = submitted.read(defaults: defaults, index: entries.count)
    var outcome = CellOutcome(ending: .ended, outdated: outdated, options: cell.options)
    for warning in complaints where warning.severity == .warning {
      emit(.note(warning.rendered(color: false)))
    }
    do {
      if complaints.containsErrors {
        outcome.ending = .failed
        outcome.diagnostics = complaints.filter { $0.severity == .error }
      } else if cell.options.run.eval, !cell.code.allSatisfy(\.isWhitespace) {
        try runWhole(
          Entry(submitted: submitted, cell: cell), &outcome, isInterrupted: isInterrupted, emit: emit)
      } else if cell.options.run.eval == false {
        entries.append(Entry(submitted: submitted, cell: cell))
      }
    } catch let broken as ReplayStop {
      outcome.ending = broken.diagnostics.isEmpty ? .interrupted : .failed
      outcome.diagnostics = broken.diagnostics
      outcome.outdated += broken.outdated
    } catch {
      close()
      state = .dead
      throw error
    }
    noticeFilesChangedMeanwhile(since: began, emit: emit)
    switch outcome.ending {
    case .interrupted: state = .interrupted
    case _ where worker.isDead: state = .dead
    case _ where !outcome.outdated.isEmpty: state = .rewound
    default: state = .idle
    }
    return outcome
  }

  /// Goes back to the state that the cell has to run in.
  private func makeRoom(for submitted: SubmittedCell) -> [SubmittedCell] {
    var dropped: [SubmittedCell] = []
    // Cells that were moved ran in another order than they stand in.
    var highest = -1
    for (position, entry) in entries.enumerated() {
      guard let id = entry.submitted.id, let rank = order.rank(id) else { continue }
      if rank < highest {
        dropped = rewind(to: position)
        break
      }
      highest = rank
    }
    guard let id = submitted.id else { return dropped }
    order.note(id)
    let own = order.rank(id) ?? .max
    let below = entries.firstIndex { entry in
      guard let other = entry.submitted.id else { return false }
      return other == id || order.rank(other).map { $0 > own } == true
    }
    if let below { dropped = rewind(to: below) + dropped }
    return dropped.filter { $0.id != id }
  }

  private func runWhole(
    _ entry: Entry, _ outcome: inout CellOutcome, isInterrupted: @escaping @Sendable () -> Bool,
    emit: @escaping @Sendable (SessionEvent) -> Void
  ) throws {
    var entry = entry
    let isVaried = !entry.cell.options.run.variations.isEmpty
    var run = try makeRun(for: entry) { event in
      switch event {
      case .output(_, .bundle(let bundle)) where !isVaried: emit(.displayed(bundle))
      case .output(_, .error(let error)) where !isVaried: emit(.error(error))
      case .progress(_, let report): emit(.progress(report))
      default: break
      }
    }
    run.runner.isCancelled = isInterrupted
    if !isVaried {
      run.runner.onPrint = { bytes, isError in
        let bytes = isError ? TrapWords.withoutReport(bytes) : bytes
        if !bytes.isEmpty { emit(.printed(bytes, isError: isError)) }
      }
      run.runner.onClear = { emit(.cleared) }
    }
    var compiler = run.session.makeCompiler(optimized: true)
    guard let unit = run.session.plan.units.last else { return }
    guard try takeSupport(&compiler, &run, &outcome) else { return }
    compiler.resume(after: entries.compactMap(\.unit))
    switch try compiler.attempt(unit) {
    case .failed(let diagnostics):
      outcome.ending = .failed
      outcome.diagnostics = diagnostics
    case .refusedAsWanted(let failure):
      run.session.show(failure, in: unit)
      for output in run.session.result.cells[entry.cell.index]?.outputs ?? [] { emit(SessionEvent(output)) }
      entries.append(entry)
    case .compiled(let compiled):
      for warning in compiled.warnings where warning.severity == .warning && entry.cell.options.page.warning {
        emit(.note(warning.rendered(color: false)))
      }
      if compiled.analysis.identifiers.contains("readLine") {
        emit(.note("Cells have no standard input, so 'readLine()' gives nil: write the value into the cell."))
      }
      if isInterrupted() {
        outcome.ending = .interrupted
        return
      }
      run.runner.compiled = entries.compactMap(\.unit) + [compiled]
      try runCompiled(compiled, &run, &outcome, emit: emit)
      guard outcome.ending == .ended else { return }
      if isVaried {
        for output in run.runner.result.cells[entry.cell.index]?.outputs ?? [] { emit(SessionEvent(output)) }
      }
      entry.unit = compiled
      entry.step = Step(
        command: run.runner.command(for: compiled), unit: compiled, result: run.runner.result)
      entries.append(entry)
      worker.thinOut()
    }
  }

  private func runCompiled(
    _ compiled: CompiledUnit, _ run: inout CellRun, _ outcome: inout CellOutcome,
    emit: @escaping @Sendable (SessionEvent) -> Void
  ) throws {
    try reachState(before: run.runner.compiled.count - 1, in: run, emit: emit)
    let ending = worker.run { run.runner.run(compiled, in: &$0) }
    guard let ending else { return }
    outcome.ending = .failed
    outcome.diagnostics =
      run.runner.result.cells.values.flatMap(\.diagnostics).filter { $0.severity == .error }
    worker.leave()
    switch ending {
    case .cancelled: outcome.ending = .interrupted
    case .trapped(let trap):
      guard !TrapWords.areKnown(of: trap),
        let explained = try explain(trap, of: compiled, in: run, emit: emit)
      else { break }
      outcome.diagnostics[outcome.diagnostics.count - 1] = explained
    case .complete, .stopped: break
    }
  }

  /// Runs a cell that trapped once more, compiled without optimisation, in the state that it trapped in: the
  /// runtime then says what went wrong, and the optimizer has dropped those words.
  private func explain(
    _ trap: Trap, of compiled: CompiledUnit, in run: CellRun,
    emit: @escaping @Sendable (SessionEvent) -> Void
  ) throws -> Diagnostic? {
    var compiler = run.session.makeCompiler(optimized: false)
    compiler.support = support
    compiler.resume(after: Array(run.runner.compiled.dropLast()))
    // Where the state before would have to be computed again, that is too much for a few words.
    guard worker.ran.count == run.runner.compiled.count - 1, let plain = try? compiler.compile(compiled.unit)
    else {
      return nil
    }
    var again = run.silentRunner
    again.isCancelled = run.runner.isCancelled
    again.compiled = Array(run.runner.compiled.dropLast()) + [plain]
    try reachState(before: worker.ran.count, in: run, emit: emit)
    let ending = worker.run { again.run(plain, in: &$0) }
    worker.leave()
    guard case .trapped(let exact) = ending,
      var diagnostic = run.runner.result.cells.values.flatMap(\.diagnostics).last
    else { return nil }
    diagnostic.message = TrapWords(trap.explained(by: exact)).sentence
    if let origin = exact.origin {
      diagnostic.position = origin.position
      diagnostic.sourceLine = origin.sourceLine
    }
    return diagnostic
  }
}

extension SessionEvent {
  init(_ output: CellOutput) {
    switch output {
    case .bundle(let bundle): self = .displayed(bundle)
    case .standardOutput(let text): self = .printed(Array(text.utf8), isError: false)
    case .standardError(let text): self = .printed(Array(text.utf8), isError: true)
    case .error(let error): self = .error(error)
    }
  }
}
