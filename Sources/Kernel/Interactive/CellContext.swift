import Files
import Foundation
import Notebooks

/// What the compiler has to know to understand a cell that follows others: what stands above it, compiled.
public struct CellContext: Sendable, Hashable {
  /// The name of the cell's own module.
  public var moduleName: String
  /// Lines that stand before the cell's text; ends with a newline.
  public var imports: String
  /// Arguments for the compiler, without the file.
  public var arguments: [String]
  /// The cells above by the names of their modules.
  public var cells: [String: Cell]

  /// What tells most contexts apart: the rest of them is long.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(moduleName)
    hasher.combine(imports)
  }
}

extension CellCompiler {
  /// The context of a cell that follows the units compiled so far. Everything above is imported, because what
  /// the cell will name is not yet known.
  func context(moduleName: String, options: CellOptions = CellOptions()) -> CellContext {
    var everything = CellAnalysis()
    let above = compiled.indices.filter { index in
      let analysis = compiled[index].analysis
      everything.identifiers.formUnion(analysis.declarations.map(\.name))
      return !analysis.declarations.isEmpty || analysis.hasUnnamedDeclarations
    }
    var imports = header(everything, above) + "\n"
    for name in options.run.variations {
      imports += "let \(name.name): \(name.swiftType) = LecternKit.lecternVaried(\"\")\n"
    }
    var arguments = ["-module-name", moduleName, "-swift-version", "5", "-enable-bare-slash-regex"]
    arguments += ["-Xfrontend", "-disable-availability-checking", "-module-cache-path", moduleCache.path]
    arguments += ["-plugin-path", toolchain.macroPlugins, "-I", kit.modules]
    arguments += kit.moduleMaps.flatMap { ["-I", $0] }
    if let support { arguments += ["-I", support.folder] }
    for unit in compiled {
      arguments += ["-Xfrontend", "-swift-module-file=\(unit.unit.moduleName)=\(unit.swiftModule)"]
    }
    var cells: [String: Cell] = [:]
    for unit in compiled { cells[unit.unit.moduleName] = unit.unit.cells.first }
    return CellContext(moduleName: moduleName, imports: imports, arguments: arguments, cells: cells)
  }
}

extension Kernel {
  /// The contexts of a notebook's cells by `Cell.index`. The cells are compiled for that,
  /// as they are for a run, and nothing is run. Of a cell that does not compile those below see nothing.
  ///
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails.
  public func contexts(of notebook: Notebook) throws -> [Int: CellContext] {
    let scratch = try ScratchFolder(in: scratchFolder)
    defer { scratch.remove() }
    let plan = Plan(notebook)
    var session = ChapterSession(kernel: self, plan: plan, scratch: scratch, emit: { _ in })
    var compiler = session.makeCompiler(optimized: true)
    _ = try session.takeSupport(&compiler)
    var contexts: [Int: CellContext] = [:]
    for unit in plan.units {
      for cell in unit.cells {
        contexts[cell.index] = compiler.context(moduleName: unit.moduleName, options: cell.options)
      }
      _ = try compiler.attempt(unit)
    }
    return contexts
  }
}

extension CellSession {
  /// The context of the cell that comes next.
  ///
  /// - Throws: `MachineFault` when the machine fails.
  public func context() throws -> CellContext {
    let run = try makeRun(for: nil) { _ in }
    var compiler = run.session.makeCompiler(optimized: true)
    compiler.support = support
    compiler.resume(after: entries.compactMap(\.unit))
    return compiler.context(moduleName: "Cell\(entries.count + 1)")
  }
}
