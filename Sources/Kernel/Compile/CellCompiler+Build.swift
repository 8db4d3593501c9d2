import Files
import Foundation
import Notebooks
import Sandboxes
import Texts

// Compiler and linker, and what they say when they fail.
extension CellCompiler {
  func build(_ result: inout CompiledUnit, source: String) throws {
    let name = result.unit.moduleName
    let folder = scratch.appendingPathComponent(
      "\(name)-\(result.key.prefix(12))-\(UInt32.random(in: 0...UInt32.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if let user { _ = chown(folder.path, uid_t(user), gid_t(user)) }
    defer { try? FileManager.default.removeItem(at: folder) }
    let sourceFile = folder.appendingPathComponent("\(name).swift")
    try Data(source.utf8).write(to: sourceFile)
    let object = folder.appendingPathComponent("\(name).o").path

    var arguments = ["-frontend", "-c", "-primary-file", sourceFile.path, "-module-name", name]
    arguments += ["-entry-point-function-name", result.entryPoint, "-emit-module", "-emit-module-path"]
    arguments += [folder.appendingPathComponent("\(name).swiftmodule").path]
    arguments += flags + ["-module-cache-path", moduleCache.path, "-plugin-path", toolchain.macroPlugins]
    arguments += ["-I", kit.modules]
    for map in kit.moduleMaps { arguments += ["-I", map] }
    if let support { arguments += ["-I", support.folder] }
    for index in result.imported {
      arguments.append("-swift-module-file=\(compiled[index].unit.moduleName)=\(compiled[index].swiftModule)")
    }
    arguments += ["-o", object]

    let began = monotonicSeconds()
    var (outcome, messages) = try runFrontend(arguments)
    if messages.contains(Self.accessComplaint) {
      // To the compiler an earlier cell's type is public (that is how `@testable` shows it), so
      // it wants public witnesses in a later extension. Access control is no matter between
      // cells; but without it the kit's private names are in sight, so it stays on elsewhere.
      (outcome, messages) = try runFrontend(arguments + ["-disable-access-control"])
    }
    result.compileSeconds = monotonicSeconds() - began
    try check(outcome, messages, of: result.unit)

    let linking = monotonicSeconds()
    try link(
      object, into: folder.appendingPathComponent(CellCache.libraryName).path, name: result.unit.moduleName)
    result.linkSeconds = monotonicSeconds() - linking
    try cache.store(result.key, from: folder, messages: messages)
  }

  private static let accessComplaint = "because it matches a requirement in"

  /// The compiler's cache of C modules holds the path where it was made, and it does not survive
  /// damage; the compiler then complains about files that no author knows. It is made anew.
  func runFrontend(_ arguments: [String]) throws -> (RunOutcome, String) {
    let first = try runFrontendOnce(arguments)
    // A stranger's `#error` may say the same; the cache of a confined compiler is its job's own.
    guard !first.outcome.isSuccess, launcher.isEmpty,
      first.messages.contains(moduleCache.path) || first.messages.contains(".pcm'")
    else { return first }
    try? FileManager.default.removeItem(at: moduleCache)
    return try runFrontendOnce(arguments)
  }

  private func runFrontendOnce(_ arguments: [String]) throws -> (outcome: RunOutcome, messages: String) {
    let command = launcher + [toolchain.frontend] + arguments
    // A module says where its compiler was started, and an interface is to be the same wherever that was.
    let run = try BoundedRun.of(
      command[0], Array(command.dropFirst()), environment: compilerEnvironment, directory: "/", limits: limits
    )
    return (run.outcome, String(decoding: run.standardError + run.standardOutput, as: UTF8.self))
  }

  private var compilerEnvironment: [String: String] { ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"] }

  private func check(_ outcome: RunOutcome, _ messages: String, of unit: CellUnit) throws {
    func refuse(_ message: String, help: String) -> CompileFailure {
      CompileFailure(diagnostics: [Diagnostic(at: unit.cells.first?.start, message, help: help)])
    }
    switch outcome {
    case .ended(let ending) where ending.isSuccess: return
    case .ended(let ending):
      let errors = CompilerMessages(plan: plan).diagnostics(in: messages)
      if errors.containsErrors {
        throw CompileFailure(diagnostics: advised(errors))
      }
      let words = messages.lines.first { !$0.isEmpty }.map { " It said: \($0)" } ?? ""
      throw refuse(
        "the compiler itself failed on this cell (\(ending.words)).\(words)",
        help: "write the cell in smaller steps; this is a fault of the compiler, not of the chapter.")
    case .timeLimit:
      throw refuse(
        "the compiler worked on this cell for \(Int(limits.seconds)) seconds without an end.",
        help: "give long expressions a type, or split them into steps.")
    case .memoryLimit:
      throw refuse(
        "the compiler needed more than \(limits.memory >> 20) MB for this cell.",
        help: "split large literals and long expressions, or read the data from a file.")
    case .outputLimit:
      throw refuse(
        "the compiler had too many messages about this cell.", help: "mend the first ones and build again.")
    }
  }

  func link(_ object: String, into library: String, name: String) throws {
    // LLD writes a file beside it first, in whose whole path it takes '%' for a digit to be drawn.
    let isNear = launcher.isEmpty && library.contains("%")
    let url = URL(fileURLWithPath: library)
    let arguments = ["-shared", object, "-o", isNear ? url.lastPathComponent : library] + linkFlags
    let command = launcher + [toolchain.linker] + arguments
    let run = try BoundedRun.of(
      command[0], Array(command.dropFirst()), environment: compilerEnvironment,
      directory: isNear ? url.deletingLastPathComponent().path : nil, limits: RunLimits(seconds: 60))
    guard case .ended(let ending) = run.outcome, ending.isSuccess else {
      let words = String(decoding: run.standardError.prefix(2000), as: UTF8.self)
      throw MachineFault(
        "the linker could not make a library of '\(name)': \(words)",
        help: "run 'lectern doctor' to check the toolchain.")
    }
  }
}
