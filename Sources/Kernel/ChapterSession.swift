import Foundation
import Notebooks
import Results
import Sandboxes
import Texts
import Wire

/// One chapter on its way through compiler and worker.
struct ChapterSession {
  let kernel: Kernel
  let plan: Plan
  let scratch: ScratchFolder
  let emit: @Sendable (KernelEvent) -> Void
  var result: ChapterResult
  private(set) var timings = KernelTimings()

  init(kernel: Kernel, plan: Plan, scratch: ScratchFolder, emit: @escaping @Sendable (KernelEvent) -> Void) {
    self.kernel = kernel
    self.plan = plan
    self.scratch = scratch
    self.emit = emit
    result = ChapterResult(toolchain: kernel.toolchain.version, quick: kernel.settings.quick)
  }

  /// Compiles everything first, so that a mistake in the last cell is told before the first one
  /// trains for a minute; then runs from the top.
  mutating func run() throws {
    var compiler = makeCompiler(optimized: true)
    guard try takeSupport(&compiler) else { return }
    let compilesWhole = try compileAll(&compiler)
    guard compilesWhole || kernel.settings.runsAboveErrors || kernel.settings.runsAroundErrors,
      !compiler.compiled.isEmpty
    else { return }

    var runner = makeRunner(compiler.compiled, emit: emit, support: compiler.support)
    runner.cut = { [compiler] in compiler.unit(at: $0, endedBefore: $1) }
    let began = monotonicSeconds()
    let ending = try runner.run()
    timings.run = monotonicSeconds() - began
    for (cell, seconds) in runner.seconds { timings.cells[cell, default: 0] += seconds }
    result = runner.result
    var traps = runner.passed
    if case .trapped(let trap) = ending { traps.append(trap) }
    try explain(traps.filter { !TrapWords.areKnown(of: $0) })
  }

  /// Gives the compiler the course's own module.
  ///
  /// - Returns: Whether there is nothing wrong with it.
  mutating func takeSupport(_ compiler: inout CellCompiler) throws -> Bool {
    do {
      compiler.support = try supportModule(compiler)
      return true
    } catch let failure as CompileFailure {
      for diagnostic in failure.diagnostics { note(diagnostic, in: plan.units[0]) }
      return false
    }
  }

  private func supportModule(_ compiler: CellCompiler) throws -> SupportModule? {
    // A stranger's chapter stands alone, and its folder is one of the sandbox.
    guard plan.usesSupport, kernel.settings.confinement == nil else { return nil }
    return try compiler.supportModule(of: kernel.settings.courseFolder)
  }

  /// - Returns: Whether every unit compiled.
  private mutating func compileAll(_ compiler: inout CellCompiler) throws -> Bool {
    var compilesWhole = true
    for unit in plan.units {
      let began = monotonicSeconds()
      switch try compiler.attempt(unit) {
      case .compiled(let compiled):
        timings.compile += compiled.compileSeconds
        timings.link += compiled.linkSeconds
        if compiled.wasCached { timings.unitsReused += 1 } else { timings.unitsCompiled += 1 }
        for warning in compiled.warnings where warning.severity == .warning { note(warning, in: unit) }
        emit(.compiling(unit: unit.index, of: plan.units.count, wasCached: compiled.wasCached))
      case .refusedAsWanted(let failure): show(failure, in: unit)
      case .failed(let diagnostics):
        for diagnostic in diagnostics { note(diagnostic, in: unit) }
        guard kernel.settings.runsAroundErrors else { return false }
        compilesWhole = false
      }
      timings.cells[unit.cells.first?.index ?? 0] = monotonicSeconds() - began
    }
    return compilesWhole
  }

  /// The compiler's refusal is what the author wants to show.
  mutating func show(_ failure: CompileFailure, in unit: CellUnit) {
    guard let cell = unit.cells.first else { return }
    var shown = CellResult()
    shown.isComplete = true
    for diagnostic in failure.diagnostics where diagnostic.severity == .error {
      shown.outputs.append(
        .error(
          CellError(
            kind: .compile, message: diagnostic.message,
            line: diagnostic.position.map { $0.line - cell.start.line + 1 })))
    }
    result.cells[cell.index] = shown
    emit(.finished(cell: cell.index, shown))
  }

  mutating func note(_ diagnostic: Diagnostic, in unit: CellUnit) {
    let cell = unit.cells.first { cell in
      guard let position = diagnostic.position else { return false }
      return cell.start <= position
        && position.line < cell.start.line
          + cell.code.linesToTheEnd.count
    }
    let index = (cell ?? unit.cells.first)?.index ?? 0
    result.cells[index, default: CellResult()].diagnostics.append(diagnostic)
  }

  /// Runs the chapter once more up to the last of the traps, compiled without optimisation, where the runtime
  /// says what went wrong ("Index out of range"); the optimizer has dropped those words.
  mutating func explain(_ traps: [Trap]) throws {
    guard let last = traps.last else { return }
    var compiler = makeCompiler(optimized: false)
    compiler.support = try? supportModule(compiler)
    for candidate in plan.units where candidate.index <= last.unit {
      if candidate.options.compileFail, !candidate.isInline, !compiler.takesWhatCompiles { continue }
      let isThere = (try? compiler.compile(candidate)) != nil
      guard isThere || kernel.settings.runsAroundErrors else { return }
    }
    var runner = makeRunner(compiler.compiled, emit: { _ in }, support: compiler.support)
    runner.cut = { [compiler] in compiler.unit(at: $0, endedBefore: $1) }
    let ending = try runner.run()
    var again = runner.passed
    if case .trapped(let trap) = ending { again.append(trap) }
    for trap in traps {
      guard let exact = again.first(where: { $0.unit == trap.unit }) else { continue }
      tell(trap.explained(by: exact), at: exact.origin)
    }
  }

  private mutating func tell(_ trap: Trap, at exact: Symbolizer.Origin?) {
    guard let cell = plan.units[trap.unit].cells.first?.index,
      let last = result.cells[cell]?.diagnostics.indices.last
    else { return }
    result.cells[cell]?.diagnostics[last].message = TrapWords(trap).sentence
    guard let exact else { return }
    result.cells[cell]?.diagnostics[last].position = exact.position
    result.cells[cell]?.diagnostics[last].sourceLine = exact.sourceLine
  }

  func makeCompiler(optimized: Bool) -> CellCompiler {
    var compiler = CellCompiler(
      plan: plan, toolchain: kernel.toolchain, kit: kernel.kit, cache: kernel.cells,
      moduleCache: kernel.settings.moduleCacheFolder,
      scratch: scratch.url, limits: kernel.settings.compileLimits,
      launcher: kernel.settings.confinement?.compileLauncher ?? [], optimized: optimized)
    compiler.user = kernel.settings.confinement?.compileUser
    compiler.takesWhatCompiles = kernel.settings.confinement != nil
    return compiler
  }

  func makeRunner(
    _ compiled: [CompiledUnit], emit: @escaping @Sendable (KernelEvent) -> Void,
    keepsCheckpoints: Bool = false, support: SupportModule? = nil
  ) -> ChapterRunner {
    let settings = kernel.settings
    var environment = [
      "SWIFT_BACKTRACE": "enable=no", "SWIFT_DETERMINISTIC_HASHING": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC",
      "PATH": "/usr/bin:/bin",
    ]
    for name in ["HOME", "LECTERN_DATA", "TMPDIR", "LECTERN_SHARES_PROCESS_SPACE"]
    where settings.confinement == nil {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
    if settings.masksMeasured { environment["LECTERN_MASK_MEASURED"] = "1" }
    if keepsCheckpoints { environment["LECTERN_CHECKPOINTS"] = "1" }
    var runner = ChapterRunner(
      plan: plan, compiled: compiled, kit: kernel.kit,
      symbolizer: Symbolizer(toolchain: kernel.toolchain, plan: plan),
      configuration: WorkerConfiguration(
        // A stranger's experiments are computed, not looked up.
        memoDirectory: settings.confinement == nil
          ? settings.cacheFolder.appendingPathComponent("experiments").path : nil,
        searchDirectories: settings.searchFolders.map(\.path),
        courseDirectory: settings.courseFolder.path, quick: settings.quick,
        reportsAttempts: settings.confinement != nil),
      environment: environment, mark: scratch.mark, confinement: settings.confinement, result: result,
      emit: emit)
    runner.configuration.recomputed = settings.recomputed
    runner.goesOn = settings.runsAroundErrors
    runner.configuration.sweeps = settings.sweeps
    runner.support = support?.library
    return runner
  }
}
