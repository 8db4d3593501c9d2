import Files
import Foundation
import Kernel
import Notebooks
import Results
import Sandboxes
import Site
import Texts

/// Compiles the live cells of chapters for pages, and proves that they give there what they gave in the build.
public struct LiveCells {
  let toolchain: Toolchain
  let kit: PageKit
  /// Compiled cells, and what was compared already.
  let cache: URL
  /// The script in which page and comparison run a cell.
  let machineScript: URL
  let earlier: EarlierProgram
  let willMake: (Work) -> Void

  /// What takes seconds, for who waits for it.
  public enum Work: Sendable, Hashable {
    /// The kit that all live cells import.
    case kit
    /// A cell, counted from 1 among the chapter's live cells.
    case cell(number: Int, of: Int)
    /// The same cell's answers, at all states of the build.
    case comparison(number: Int, of: Int)

    /// It in words that go on behind a chapter's name.
    public var words: String {
      switch self {
      case .kit: "compiling charts for live figures, once for all courses, about a minute"
      case .cell(let number, let count): "compiling live figure \(number)/\(count) for the page"
      case .comparison(let number, let count): "comparing live figure \(number)/\(count) with the build"
      }
    }
  }

  /// What a site has already of a cell's program, or of the drawing program (`nil`), if its manifest says that it was
  /// made under this proof.
  public typealias EarlierProgram = (_ cell: Int?, _ proof: String) -> String?

  /// - Parameters:
  ///   - cache: the course's folder for what may be removed at any time.
  ///   - machineScript: the theme's `live-machine.js`.
  ///   - earlier: Asked before anything is compiled: a clone that brings its site does not pay the kit's minute.
  ///   - willMake: Told before whatever takes longer than a moment; nothing is told of what is known already.
  public init(
    toolchain: Toolchain, kit: PageKit, cache: URL, machineScript: URL,
    earlier: @escaping EarlierProgram = { _, _ in nil }, willMake: @escaping (Work) -> Void = { _ in }
  ) {
    self.toolchain = toolchain
    self.kit = kit
    self.cache = cache.appendingPathComponent("live")
    self.machineScript = machineScript
    self.earlier = earlier
    self.willMake = willMake
  }

  /// A chapter's live cells, ready for its page.
  public struct Outcome: Sendable {
    public var cells = LivePage()
    /// What each cell's program, and the drawing program (`nil`), was made of and compared with, as a digest.
    public var proofs: [Int?: String] = [:]
    public var diagnostics: [Diagnostic] = []

    /// Of a chapter that has none.
    public init() {}
  }

  /// Compiles and compares. Blocks the calling thread.
  ///
  /// - Parameter result: what the cells gave in the build, at the states of `CellOptions.states`.
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails, not the chapter.
  public func make(_ notebook: Notebook, _ result: ChapterResult?) throws -> Outcome {
    let programs = PageProgram.all(of: notebook)
    var outcome = Outcome()
    guard !programs.isEmpty else { return outcome }
    try AtomicFile.makeFolder(cache)
    for (index, program) in programs.enumerated() {
      // What is wrong with the cell itself has been said, in the words of the author's own toolchain.
      if result?.cells[program.cell.index]?.diagnostics.containsErrors == true { continue }
      let key = Digest.sha256(text: kit.digest + "\u{0}" + program.text)
      let module = cache.appendingPathComponent("\(key).wasm")
      let agreement = try result?.cells[program.cell.index].flatMap {
        try Agreement(cells: self, cell: program.cell, result: $0, key: key)
      }
      let proof = agreement?.digest
      outcome.proofs[program.cell.index] = proof
      if CheckedFile.read(module) == nil {
        if let proof, let script = earlier(program.cell.index, proof) {
          outcome.cells.modules[program.cell.index] = script
          continue
        }
        try kit.make { willMake(.kit) }
        willMake(.cell(number: index + 1, of: programs.count))
        let messages = try compile(program, into: module, key: key)
        if let messages {
          outcome.diagnostics += refusals(of: program, messages)
          continue
        }
      }
      guard let bytes = CheckedFile.read(module) else { continue }
      if let agreement {
        outcome.diagnostics += try agreement.differences(Array(bytes)) {
          willMake(.comparison(number: index + 1, of: programs.count))
        }
      }
      outcome.cells.modules[program.cell.index] = try packed(Array(bytes), key: key)
    }
    let lines = notebook.sourceLines
    for index in outcome.diagnostics.indices where outcome.diagnostics[index].sourceLine == nil {
      outcome.diagnostics[index].sourceLine = outcome.diagnostics[index].position.flatMap(lines.line)
    }
    if !outcome.cells.modules.isEmpty {
      outcome.proofs[nil] = kit.digest
      outcome.cells.drawing = try drawing()
    }
    return outcome
  }

  private func drawing() throws -> String {
    if !kit.isMade, let script = earlier(nil, kit.digest) { return script }
    try kit.make { willMake(.kit) }
    return try packed(kit.drawing, key: kit.digest)
  }

  /// - Returns: The compiler's messages when it refuses the cell.
  private func compile(_ program: PageProgram, into module: URL, key: String) throws -> String? {
    let scratch = cache.appendingPathComponent("\(key.prefix(16))-\(UInt32.random(in: 0...UInt32.max))")
    try AtomicFile.makeFolder(scratch)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func path(of name: String) -> String { scratch.appendingPathComponent(name).path }
    try Data(program.text.utf8).write(to: URL(fileURLWithPath: path(of: "LiveCell.swift")))
    let tools = WebAssemblyTools(toolchain: toolchain)
    let messages = try tools.swift(
      [
        "-module-name", "LiveCell", "-diagnostic-style", "llvm", "-I", kit.folder.path, "-c",
        path(of: "LiveCell.swift"),
        "-o", path(of: "cell.o"),
      ], seconds: Self.patience)
    if let messages { return messages }
    try tools.link([path(of: "cell.o"), kit.machine], into: path(of: "cell.wasm"))
    try CheckedFile.write(Data(contentsOf: URL(fileURLWithPath: path(of: "cell.wasm"))), to: module)
    return nil
  }

  /// Wall time in seconds after which a program that makes or tries a page's module is given up. It guards against one
  /// that hangs; what takes seconds here takes minutes on a machine with ten builds beside it, and is no mistake there.
  static let patience = 300.0

  /// What a live cell may use, for who used something else.
  static let advice =
    "A live cell runs in the reader's browser too: it may use Swift itself, charts, activations, ToyData, RandomStream, SmallNetwork and what cells above declare of these, but no Foundation, no Codable, no key paths and nothing that trains on the engine; compute that in a cell above without 'live:', and write the numbers it needs here."

  private func refusals(of program: PageProgram, _ messages: String) -> [Diagnostic] {
    let errors = program.diagnostics(in: messages).filter { $0.severity == .error && $0.position != nil }
    guard !errors.isEmpty else {
      let words =
        messages.lines.first { $0.contains("error: ") }.map { " It said: \($0)" } ?? ""
      return [
        Diagnostic(
          at: program.cell.optionPositions["live"] ?? program.cell.start,
          "This cell cannot be compiled for the page.\(words)", help: Self.advice)
      ]
    }
    var lines: Set<Int> = []
    return errors.prefix(5).enumerated().compactMap { number, error in
      var error = error
      if let name = error.sourceLine.flatMap(Self.foundationName) {
        // The compiler guesses at what might be meant, several times a line; what is meant is not there.
        guard lines.insert(error.position?.line ?? 0).inserted else { return nil }
        error.message = "'\(name)' is Foundation's, which is not in the page."
        error.notes = []
      }
      error.message = "In the page: " + error.message
      // Once is enough to read.
      error.help = error.help ?? (number == 0 ? Self.advice : nil)
      return error
    }
  }

  /// What a line uses of Foundation, as far as it is known by name.
  static func foundationName(in line: String) -> String? {
    line.firstMatch(
      of:
        /\b(Date|DateFormatter|Calendar|FileManager|URL|Data|JSONDecoder|JSONEncoder|UUID|NumberFormatter|ProcessInfo|DispatchQueue)\b\(?|String\((format|contentsOfFile|contentsOf):/
    ).map { found in
      found.1.map(String.init) ?? found.2.map { "String(\($0):)" } ?? ""
    }
  }

  /// Deflated and in base 64, as a script can carry it.
  private func packed(_ bytes: [UInt8], key: String) throws -> String {
    let file = cache.appendingPathComponent("\(key).packed")
    if let known = CheckedFile.read(file) { return String(decoding: known, as: UTF8.self) }
    let node = try ExternalTool.node.require()
    let script =
      "const z=require('zlib'),f=require('fs');process.stdout.write(z.deflateSync(f.readFileSync(0),{level:9}).toString('base64'))"
    let run = try BoundedRun.of(
      node, ["-e", script], environment: ["PATH": "/usr/bin:/bin"], input: bytes,
      limits: RunLimits(seconds: Self.patience))
    guard case .ended(let ending) = run.outcome, ending.isSuccess else {
      throw MachineFault(
        "node could not pack a page's module: \(String(decoding: run.standardError.prefix(500), as: UTF8.self))",
        help: "check that 'node --version' works.")
    }
    try CheckedFile.write(Data(run.standardOutput), to: file)
    return String(decoding: run.standardOutput, as: UTF8.self)
  }
}
