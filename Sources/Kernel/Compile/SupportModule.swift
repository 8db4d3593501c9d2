import Files
import Foundation
import Notebooks
import Sandboxes
import Texts

/// The course's own module: the Swift files in its folder `Support`, compiled once for all chapters,
/// which then can `import Support`.
struct SupportModule: Sendable {
  static let name = "Support"

  /// The folder with the module file, for the compiler's search path.
  var folder: String
  var library: String
  /// Changes with any of the files.
  var digest: String

  /// The Swift files of a course's own module, by name.
  static func sources(of course: URL) -> [URL] {
    let folder = course.appendingPathComponent(name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().map(folder.appendingPathComponent)
  }

  /// Digest of a course's own files; empty when there are none.
  static func digest(of course: URL) -> String {
    let sources = sources(of: course)
    guard !sources.isEmpty else { return "" }
    let parts = sources.map { "\($0.lastPathComponent) \((try? Digest.sha256(of: $0)) ?? "")" }
    return Digest.sha256(text: parts.joined(separator: "\n"))
  }
}

extension Plan {
  /// Whether a cell names the course's own module. Chapters that do not are not run again for its sake, and
  /// its mistakes are none of theirs. A word too many (in a comment, say) costs a run; it is never one too few,
  /// because a module is only seen where its name is written.
  var usesSupport: Bool {
    let word = /\bSupport\b/
    return units.contains { $0.cells.contains { $0.code.contains(word) } }
  }
}

extension CellCompiler {
  /// Compiles the course's own module, or takes it from the cache.
  ///
  /// - Returns: `nil` when the course has none.
  /// - Throws: `CompileFailure` with the positions in the module's files; `MachineFault` and `SpawnError`
  ///   when the machine fails.
  func supportModule(of course: URL) throws -> SupportModule? {
    let sources = SupportModule.sources(of: course)
    guard !sources.isEmpty else { return nil }
    let digest = SupportModule.digest(of: course)
    let key = Digest.sha256(
      text: ["support", toolchain.version, kit.digest, flags.joined(separator: " "), digest].joined(
        separator: "\u{0}"))
    let stored = cache.location(of: key)
    let module = SupportModule(
      folder: stored.path, library: stored.appendingPathComponent(CellCache.libraryName).path, digest: digest)
    if cache.entry(key) != nil { return module }
    let folder = scratch.appendingPathComponent("Support-\(UInt32.random(in: 0...UInt32.max))")
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let object = folder.appendingPathComponent("Support.o").path
    var arguments = ["-frontend", "-c", "-parse-as-library", "-module-name", SupportModule.name]
    arguments += [
      "-emit-module", "-emit-module-path", folder.appendingPathComponent("Support.swiftmodule").path,
    ]
    arguments += flags + ["-module-cache-path", moduleCache.path, "-plugin-path", toolchain.macroPlugins]
    arguments += ["-I", kit.modules] + kit.moduleMaps.flatMap { ["-I", $0] }
    arguments += ["-o", object] + sources.map(\.path)
    let (outcome, messages) = try runFrontend(arguments)
    guard case .ended(let ending) = outcome, ending.isSuccess else {
      throw CompileFailure(diagnostics: SupportMessages.diagnostics(in: messages, course: course))
    }
    try link(
      object, into: folder.appendingPathComponent(CellCache.libraryName).path, name: SupportModule.name)
    try cache.store(key, from: folder, messages: messages)
    return module
  }
}

/// The compiler's messages about the course's own files, which are named as they are.
private enum SupportMessages {
  static func diagnostics(in text: String, course: URL) -> [Diagnostic] {
    let found = text.lines.filter { !$0.isEmpty }.compactMap { line -> Diagnostic? in
      guard let match = line.wholeMatch(of: /(\/[^:]+):([0-9]+):([0-9]+): error: (.*)/),
        let number = Int(match.2), let column = Int(match.3)
      else { return nil }
      let path = String(match.1)
      let position = SourcePosition(file: shown(path), line: number, column: column)
      let lines = (try? TextFile(contentsOf: path))?.text.linesToTheEnd
      let source = lines.flatMap { $0.indices.contains(number - 1) ? String($0[number - 1]) : nil }
      return Diagnostic(
        at: position, match.4.hasSuffix(".") ? String(match.4) : match.4 + ".",
        help: "mend the file; no chapter that imports it can run before.", sourceLine: source)
    }
    return found.isEmpty
      ? [Diagnostic(at: nil, "the course's module 'Support' cannot be compiled: \(text.prefix(300))")] : found
  }

  private static func shown(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}
