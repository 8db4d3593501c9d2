import Files
import Foundation
import Kernel
import Synchronization
import Texts

/// The kit as pages have it: modules that live cells import, and the program that draws their charts. Made once for a
/// toolchain and the sources, which takes a minute, and kept.
public struct PageKit: Sendable {
  /// The folder with the modules, which is there once `make` has returned.
  public let folder: URL
  /// Changes with the toolchain and the sources.
  public let digest: String
  private let sources: URL
  private let toolchain: Toolchain

  /// Whether the folder is there, whole.
  var isMade: Bool { FileManager.default.fileExists(atPath: drawingFile) }

  var machine: String { folder.appendingPathComponent("machine.o").path }
  var drawingFile: String { folder.appendingPathComponent("drawing.wasm").path }

  /// The drawing program's WebAssembly.
  public var drawing: [UInt8] { Array(FileManager.default.contents(atPath: drawingFile) ?? Data()) }

  /// Names the kit of these sources, and makes nothing.
  ///
  /// - Parameters:
  ///   - sources: the folder `Sources` of the project, or that of an installed copy.
  ///   - kits: The folder of kits.
  /// - Throws: `MachineFault` when a source is missing.
  public init(sources: URL, toolchain: Toolchain, in kits: URL) throws {
    let files = try Set(
      (PageKitRecipe.modules.flatMap(\.sources) + PageKitRecipe.drawing + [PageKitRecipe.machine])
        .flatMap { try Self.files($0, in: sources) }
    ).sorted()
    let parts = try files.map { "\($0) \(try Digest.sha256(of: sources.appendingPathComponent($0)))" }
    let recipe = PageKitRecipe.modules.map { "\($0.name) \($0.sources)" }
    digest = Digest.sha256(
      text: ([toolchain.version] + WebAssemblyTools.swiftFlags + recipe + parts).joined(separator: "\n"))
    folder = kits.appendingPathComponent("page-kit-\(digest.prefix(16))")
    self.sources = sources
    self.toolchain = toolchain
  }

  /// Makes the kit where it has not been made before. Blocks the calling thread; who comes second waits.
  ///
  /// - Parameter willMake: Told before the minute that making it takes.
  /// - Throws: `MachineFault` when a source does not compile or a tool is missing.
  public func make(willMake: () -> Void = {}) throws {
    if isMade { return }
    try AtomicFile.makeFolder(folder.deletingLastPathComponent())
    willMake()
    let lock = FileLock(making: folder.path + ".lock")
    defer { lock?.release() }
    if isMade { return }
    try make(WebAssemblyTools(toolchain: toolchain))
  }

  /// A source, or all Swift sources of a folder; paths from `Sources`.
  private static func files(_ path: String, in sources: URL) throws -> [String] {
    guard path.hasSuffix("/") else { return [path] }
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: sources.appendingPathComponent(path).path)) ?? []
    let found = names.filter { $0.hasSuffix(".swift") }.sorted().map { path + $0 }
    guard !found.isEmpty else {
      throw MachineFault(
        "the sources of live cells are not in '\(sources.path)'; '\(path)' is missing.",
        help: "build in a whole clone, or install again with 'make install'.")
    }
    return found
  }

  /// Compiles part by part. What was compiled before from the same sources is taken as it is, so that an edit to the
  /// page's own part does not cost the minute that charts take.
  private func make(_ tools: WebAssemblyTools) throws {
    let scratch = URL(fileURLWithPath: folder.path + ".new")
    let parts = folder.deletingLastPathComponent().appendingPathComponent("page-parts")
    try? FileManager.default.removeItem(at: scratch)
    for folder in [scratch, parts] { try AtomicFile.makeFolder(folder) }
    @Sendable func path(of name: String) -> String { scratch.appendingPathComponent(name).path }
    var history = tools.toolchain.version + WebAssemblyTools.swiftFlags.joined()
    func part(_ file: String, of list: [String], _ compile: @escaping @Sendable ([String]) throws -> Void)
      throws
      -> @Sendable () throws -> Void
    {
      let files = try list.flatMap { try Self.files($0, in: sources) }
      history += try files.map { "\($0) \(try Digest.sha256(of: sources.appendingPathComponent($0)))" }
        .joined()
      let kept = parts.appendingPathComponent("\(Digest.sha256(text: history + file).prefix(24))-\(file)")
      return {
        if CheckedFile.read(kept) == nil {
          try compile(files.map { sources.appendingPathComponent($0).path })
          try CheckedFile.write(Data(contentsOf: URL(fileURLWithPath: path(of: file))), to: kept)
        }
        try CheckedFile.read(kept)?.write(to: URL(fileURLWithPath: path(of: file)))
      }
    }
    try part("machine.o", of: [PageKitRecipe.machine]) {
      try Self.check(tools.c($0[0], object: path(of: "machine.o")))
    }()
    let drawing = Mutex<Result<Void, any Error>?>(nil)
    let drawer = DispatchGroup()
    for module in PageKitRecipe.modules {
      if module.name == "Charts" {
        // The two slow ones side by side.
        let before = history
        let draw = try part("drawing.wasm", of: PageKitRecipe.drawing) { sources in
          let object = path(of: "drawing.o")
          try Self.check(
            tools.swift(
              ["-module-name", "ChartDrawing", "-I", scratch.path, "-c"] + sources + ["-o", object]))
          try tools.link([object, path(of: "machine.o")], into: path(of: "drawing.wasm"))
        }
        history = before
        DispatchQueue.global().async(group: drawer) {
          let result = Result { try draw() }
          drawing.withLock { $0 = result }
        }
      }
      let file = "\(module.name).swiftmodule"
      try part(file, of: module.sources) {
        try Self.check(
          tools.swift(
            [
              "-module-name", module.name, "-I", scratch.path, "-emit-module", "-emit-module-path",
              path(of: file),
            ] + $0))
      }()
    }
    drawer.wait()
    try drawing.withLock { $0 }?.get()
    for name in (try? FileManager.default.contentsOfDirectory(atPath: scratch.path)) ?? []
    where !["swiftmodule", "wasm"].contains((name as NSString).pathExtension) && name != "machine.o" {
      try? FileManager.default.removeItem(atPath: path(of: name))
    }
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.moveItem(at: scratch, to: folder)
  }

  private static func check(_ messages: String?) throws {
    guard let messages else { return }
    let errors = messages.lines.filter { $0.contains("error: ") }.prefix(3)
    throw MachineFault(
      "the kit of pages cannot be compiled: \(errors.isEmpty ? messages.prefix(600)[...] : errors.joined(separator: "; ")[...])",
      help: "this is a fault of Lectern or of the toolchain; live cells need Swift 6.3.")
  }
}
