import Notebooks

/// What came of compiling a unit, as its options want it.
enum CompileOutcome {
  case compiled(CompiledUnit)
  /// The compiler's refusal is what the author wants to show.
  case refusedAsWanted(CompileFailure)
  case failed([Diagnostic])
}

extension CellCompiler {
  /// Compiles the next unit; of one that does not become part of the chapter later ones see nothing.
  ///
  /// - Throws: `MachineFault` and `SpawnError` when the machine fails.
  mutating func attempt(_ unit: CellUnit) throws -> CompileOutcome {
    let wantsFailure = unit.options.compileFail && !unit.isInline
    do {
      let compiled = try compile(unit)
      guard wantsFailure, !takesWhatCompiles else { return .compiled(compiled) }
      forgetLast()
      return .failed([
        Diagnostic(
          at: unit.cells.first?.start, "the cell was expected not to compile, and it does.",
          help: "remove '//| compile-fail: true', or bring the mistake back that the cell shall show.")
      ])
    } catch let failure as CompileFailure {
      if wantsFailure { return .refusedAsWanted(failure) }
      refused.append(unit)
      return .failed(failure.diagnostics)
    }
  }
}
