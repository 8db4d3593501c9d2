import Files
import Foundation
import Notebooks
import Sandboxes

/// Compiles the units of one chapter in order, each as a module of its own.
struct CellCompiler {
  let plan: Plan
  let toolchain: Toolchain
  let kit: Kit
  let cache: CellCache
  /// For the compiler's own caches of C modules.
  let moduleCache: URL
  let scratch: URL
  let limits: RunLimits
  /// What stands before compiler and linker, to confine them.
  let launcher: [String]
  /// The user whom the launcher becomes, if it becomes one.
  var user: Int?
  /// `false` brings back the runtime's words after a trap, see `TrapExplainer`.
  var optimized = true
  /// What was to fail and compiles is taken all the same: who hands work in loses nothing by how a cell is marked.
  var takesWhatCompiles = false

  /// The course's own module, if it has one.
  var support: SupportModule?

  private(set) var compiled: [CompiledUnit] = []
  /// Those that did not compile, whose names later ones miss.
  var refused: [CellUnit] = []

  init(
    plan: Plan, toolchain: Toolchain, kit: Kit, cache: CellCache, moduleCache: URL, scratch: URL,
    limits: RunLimits, launcher: [String] = [], optimized: Bool = true
  ) {
    self.plan = plan
    self.toolchain = toolchain
    self.kit = kit
    self.cache = cache
    self.moduleCache = moduleCache
    self.scratch = scratch
    self.limits = limits
    self.launcher = launcher
    self.optimized = optimized
  }

  /// Compiles the next unit, or takes it from the cache.
  ///
  /// A unit that fails to compile is not added: later ones do not see its names.
  ///
  /// - Throws: `CompileFailure` with the compiler's messages; `MachineFault` and `SpawnError`
  ///   when the machine fails.
  @discardableResult
  mutating func compile(_ unit: CellUnit) throws -> CompiledUnit {
    let analysis = try analyse(unit)
    let imported = importedModules(for: analysis)
    // A value may be of a type whose cell this one does not name; its members are seen all the same.
    let closure = Set(imported.flatMap { compiled[$0].imported + [$0] }).sorted()
    let source = header(analysis, closure) + body(unit, analysis)
    let key = Digest.sha256(
      text: ([
        toolchain.version, kit.digest, (flags + linkFlags).joined(separator: " "), unit.moduleName, source,
        support?.digest ?? "",
      ]
        + closure.map { "\(compiled[$0].unit.moduleName) \(compiled[$0].interface)" })
        .joined(separator: "\u{0}"))

    var result = CompiledUnit(
      unit: unit, analysis: analysis, key: key, interface: "",
      library: cache.location(of: key).appendingPathComponent(CellCache.libraryName).path,
      swiftModule: cache.location(of: key).appendingPathComponent("\(unit.moduleName).swiftmodule").path,
      entryPoint: "\(unit.moduleName)_main", imported: closure, warnings: [], wasCached: true)
    var entry = cache.entry(key)
    // Other builds use the same cache, and one of them may clear away what another has just made.
    for _ in 0..<3 where entry == nil {
      result.wasCached = false
      let copy = scratch.appendingPathComponent("shared-\(UInt32.random(in: 0...UInt32.max))")
      if try !cache.takeShared(key, by: copy) {
        try build(&result, source: source)
        cache.share(key)
      }
      entry = cache.entry(key)
    }
    guard let entry, let interface = entry.files["\(unit.moduleName).swiftmodule"] else {
      throw MachineFault(
        "the cache '\(cache.folder.path)' lost an entry while it was being used.",
        help: "build again; if it happens again, check the disk.")
    }
    result.interface = interface
    result.warnings = CompilerMessages(plan: plan).diagnostics(in: entry.messages)
    compiled.append(result)
    return result
  }

  /// Goes on after units that were compiled before.
  mutating func resume(after units: [CompiledUnit]) { (compiled, refused) = (units, []) }

  /// A unit that was compiled, once more and so that it ends before a line of its cell.
  func unit(at position: Int, endedBefore line: Int) -> CompiledUnit? {
    var unit = compiled[position].unit
    guard case .block(let cell) = unit.content, let ended = cell.ended(beforeLine: line) else { return nil }
    unit.content = .block(ended)
    var again = self
    again.resume(after: Array(compiled[..<position]))
    return try? again.compile(unit)
  }

  /// Takes the last unit back: later ones shall not see it.
  mutating func forgetLast() {
    compiled.removeLast()
  }

  private func analyse(_ unit: CellUnit) throws -> CellAnalysis {
    switch unit.content {
    case .block(let cell):
      var analysis = CellAnalysis(of: cell.code)
      analysis.declarations += cell.options.run.variations.map {
        Declaration(kind: .variable, name: $0.name, signature: "")
      }
      if let refusal = analysis.refusal { throw failure(refusal, in: unit, cell) }
      return analysis
    case .inline(let cells):
      var merged = CellAnalysis()
      for cell in cells {
        let analysis = CellAnalysis(of: cell.code)
        guard analysis.wrappings.contains(where: { $0.isShown }), analysis.declarations.isEmpty,
          analysis.imports.isEmpty
        else {
          throw failure(
            .init(
              line: 1, column: 1, message: "inline code must be one expression, '\(cell.code)' is not.",
              help: "move statements and declarations into a cell and name the value here."),
            in: unit, cell)
        }
        merged.identifiers.formUnion(analysis.identifiers)
        merged.wrappingsOfExpressions.append(analysis.wrappings)
      }
      return merged
    }
  }

  private func failure(_ refusal: CellAnalysis.Refusal, in unit: CellUnit, _ cell: Cell)
    -> CompileFailure
  {
    let position = plan.position(
      file: unit.virtualFile(of: cell), line: refusal.line, column: refusal.column)
    return CompileFailure(diagnostics: [
      Diagnostic(
        at: position, refusal.message, help: refusal.help,
        sourceLine: position.flatMap(plan.sourceLine))
    ])
  }

  /// The earlier cells that this one can refer to.
  private func importedModules(for analysis: CellAnalysis) -> [Int] {
    compiled.indices.filter { index in
      let earlier = compiled[index].analysis
      return earlier.hasUnnamedDeclarations
        || earlier.declarations.contains { analysis.identifiers.contains($0.name) }
    }
  }

  /// Imports, so that each name means its newest declaration.
  func header(_ analysis: CellAnalysis, _ imported: [Int]) -> String {
    var lines = ["import LecternKit"]
    var seen: Set<String> = []
    for line in compiled.flatMap(\.analysis.imports) where seen.insert(line).inserted { lines.append(line) }
    for index in imported { lines += importLines(of: index, among: imported, into: analysis) }
    // A plain import of two modules that declare one name is ambiguous; a scoped import wins over
    // plain ones, over the kit's and over the standard library's. Overloads that nothing hides
    // stay visible through the plain imports, or through scoped ones once a name needs them.
    var newest: [String: [(module: String, declaration: Declaration)]] = [:]
    var contested: Set<String> = []
    for index in imported {
      for declaration in compiled[index].analysis.declarations where !analysis.replaces(declaration) {
        let module = compiled[index].unit.moduleName
        let before = newest[declaration.name, default: []]
        let kept = before.filter { !declaration.hides($0.declaration) }
        if kept.count < before.count || declaration.kind != .function { contested.insert(declaration.name) }
        newest[declaration.name] = kept + [(module, declaration)]
      }
    }
    for name in contested.sorted() where analysis.identifiers.contains(name) {
      var modules: Set<String> = []
      for (module, declaration) in newest[name] ?? [] where modules.insert(module).inserted {
        lines.append("@testable import \(declaration.kind.rawValue) \(module).`\(name)`")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A module whole, or, where one of its names has another meaning by now, what the cell uses of it name by name: the
  /// compiler would take the function here and the value there for overloads of each other.
  private func importLines(of index: Int, among imported: [Int], into analysis: CellAnalysis) -> [String] {
    let module = compiled[index].unit.moduleName
    let later = imported.filter { $0 > index }.map { compiled[$0].analysis } + [analysis]
    let declared = compiled[index].analysis.declarations
    let used = declared.filter { analysis.identifiers.contains($0.name) }
    var standing = used.filter { declaration in !later.contains { $0.replaces(declaration) } }
    guard standing.count < used.count else { return ["@testable import \(module)"] }
    if standing.isEmpty, compiled[index].analysis.hasUnnamedDeclarations {
      // Any name will do: extensions come along with it.
      guard let spare = declared.first(where: { !analysis.identifiers.contains($0.name) }) else {
        return ["@testable import \(module)"]
      }
      standing = [spare]
    }
    return Set(standing.map { "@testable import \($0.kind.rawValue) \(module).`\($0.name)`" }).sorted()
  }

  private func body(_ unit: CellUnit, _ analysis: CellAnalysis) -> String {
    switch unit.content {
    case .block(let cell):
      let varied = cell.options.run.variations.map {
        "\nlet \($0.name): \($0.swiftType) = LecternKit.lecternVaried(\"\($0.name)\")"
      }
      return varied.joined()
        + CellSource(code: cell.code, file: unit.virtualFile(of: cell), wrappings: analysis.wrappings).text
    case .inline(let cells):
      return zip(cells, analysis.wrappingsOfExpressions).enumerated().map { number, inline in
        CellSource(
          code: inline.0.code, file: unit.virtualFile(of: inline.0), wrappings: inline.1, inlineNumber: number
        ).text
      }.joined()
    }
  }

  var flags: [String] {
    [
      optimized ? "-O" : "-Onone", "-g", "-swift-version", "5", "-enable-testing",
      "-enable-bare-slash-regex", "-diagnostic-style", "llvm", "-disable-availability-checking",
    ]
  }

  var linkFlags: [String] {
    [
      // Registers the library's types and conformances with the runtime when it is loaded.
      toolchain.imageRegistrar, "--eh-frame-hdr", "--build-id=none",
      // Thrown errors that reach the top of a cell, and only those, are handed to the kit; the
      // runtime's own function would end the process.
      "--wrap=swift_errorInMain",
      // Other cells' symbols are found when the worker loads this one after them.
      "--unresolved-symbols=ignore-all",
      "-L", toolchain.runtimeLibraries, "-rpath", toolchain.runtimeLibraries,
      "-lswiftCore", "-lswift_Concurrency", "-lFoundation", "-lswiftSwiftOnoneSupport",
      // Whatever else of the toolchain a cell imports; a library it does not use is left out.
      "--as-needed",
    ] + toolchain.importableLibraries.map { "-l\($0)" }
  }
}

/// A cell that the compiler refuses.
struct CompileFailure: Error {
  var diagnostics: [Diagnostic]
}

extension ProcessEnding {
  /// The ending in words, such as "signal 11, segmentation fault".
  public var words: String {
    switch self {
    case .exited(let status): "exit status \(status)"
    case .signalled(let signal): "signal \(signal), \(String(cString: strsignal(signal)).lowercased())"
    }
  }
}
