import Notebooks

/// A unit as the compiler left it.
struct CompiledUnit: Sendable {
  var unit: CellUnit
  var analysis: CellAnalysis
  /// Digest of everything that went into the compilation.
  var key: String
  /// Digest of the module's interface: what later cells depend on.
  var interface: String
  var library: String
  var swiftModule: String
  var entryPoint: String
  /// Positions of the modules, in the plan, that this one needs, itself and through others.
  var imported: [Int]
  /// The compiler's warnings, with cell-relative positions turned into the notebook's.
  var warnings: [Diagnostic]
  var wasCached: Bool
  /// Seconds spent in the compiler and in the linker.
  var compileSeconds = 0.0
  var linkSeconds = 0.0
}
