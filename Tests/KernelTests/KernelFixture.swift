import Foundation
import Notebooks
import Results

@testable import Kernel

/// Runs chapters given as text in a temporary course.
struct KernelFixture {
  let folder: URL
  var quick = false

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-kernel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// The fixture's folder is kept when a test fails to be looked at, and removed otherwise.
  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// The kit lies beside the test program, where the build put both.
  static let machine: Result<(Toolchain, Kit), any Error> = Result {
    let cache = FileManager.default.temporaryDirectory
    return (
      try Toolchain.find(.current, cache: cache),
      try Kit.find(executable: URL(fileURLWithPath: "/proc/self/exe"), cache: cache)
    )
  }

  func kernel(forcesRun: Bool = false) throws -> Kernel {
    let (toolchain, kit) = try Self.machine.get()
    var settings = Kernel.Settings(
      cacheFolder: folder.appendingPathComponent(".lectern"), courseFolder: folder, quick: quick,
      forcesRun: forcesRun)
    // Every fixture would spend a second on it.
    settings.moduleCacheFolder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-test-modules")
    settings.sharedCells = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-test-cells")
    return Kernel(toolchain: toolchain, kit: kit, settings: settings)
  }

  func notebook(_ text: String, path: String = "chapter.md") throws -> Notebook {
    let parser = NotebookParser(read: { $0 == path ? text : nil })
    let (notebook, diagnostics) = try parser.parse(file: path, root: folder.path)
    if let error = diagnostics.first(where: { $0.severity == .error }) { throw error }
    return notebook
  }

  func run(_ text: String, forcesRun: Bool = false) throws -> (ChapterResult, KernelTimings) {
    try kernel(forcesRun: forcesRun).run(notebook(text))
  }

  /// What the chapter puts out, as `lectern run` prints it.
  func transcript(_ text: String) throws -> String {
    let notebook = try notebook(text)
    return Transcript(notebook, try kernel().run(notebook).0).text()
  }
}
