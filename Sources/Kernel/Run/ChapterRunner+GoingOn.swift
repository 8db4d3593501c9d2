import Foundation
import Notebooks
import Results

// In a hand-in the cells below one that came to nothing are run all the same.
extension ChapterRunner {
  /// Brings a new worker to where the last one was when it trapped; what comes of it is known already. Those that trapped
  /// run up to there. Where nobody knows how far that is they are loaded alone: cells below may use their declarations.
  ///
  /// - Returns: Whether it got there.
  /// - Throws: `SpawnError` when the worker cannot be started.
  mutating func repeatUnits(through position: Int, in worker: inout WorkerProcess) throws -> Bool {
    let earlier = compiled[...position]
    guard earlier.allSatisfy(\.unit.options.variations.isEmpty) else { return false }
    worker.close()
    worker = try startWorker()
    let units = compiled.enumerated().map { cutShort[$0] ?? $1 }
    worker.send(.load(libraries: units.map(\.library)))
    for (index, unit) in units[...position].enumerated() {
      var again = UnitRun(unit: unit, plan: plan, emit: { _ in })
      var command = command(for: unit)
      if trapped.contains(index), cutShort[index] == nil { command.symbol = "" }
      worker.send(.run(command))
      guard case .ended = follow(&again, &worker) else { return false }
    }
    return true
  }

  /// Notes a trap, and a unit in place of its own that ends before it.
  mutating func note(_ trap: Trap, at position: Int) {
    trapped.insert(position)
    guard let origin = trap.origin, let cell = compiled[position].unit.cells.first,
      origin.position.file == cell.start.file,
      origin.position.line - cell.start.line + 1 == origin.cellLine
    else { return }
    cutShort[position] = cut?(position, origin.cellLine)
  }

  /// Takes a trap for what it is: the end of its cell alone.
  mutating func pass(_ trap: Trap, at position: Int) {
    result.stop = nil
    // What a unit above has not made is that unit's fault; nothing else is at address zero.
    let cause = trap.signal == SIGSEGV ? unfinished.first { compiled[position].imported.contains($0) } : nil
    unfinished.append(position)
    guard let cause else { return passed.append(trap) }
    explain(compiled[position], compiled[cause])
  }

  private mutating func explain(_ unit: CompiledUnit, _ cause: CompiledUnit) {
    guard let cell = unit.unit.cells.first else { return }
    let line = cause.unit.cells.first.map { " at line \($0.start.line)" } ?? ""
    result.cells[cell.index]?.diagnostics.removeAll { $0.severity == .error }
    result.cells[cell.index]?.diagnostics.append(
      Diagnostic(
        at: cell.start, "the cell uses what the cell\(line) did not come to make.",
        help: "mend that cell first.", sourceLine: plan.sourceLine(at: cell.start)))
  }
}
