import Kernel
import LiveCells
import Notebooks
import Results

extension CourseBuild {
  /// A chapter's live cells as its page carries them, compiled and held against what the build has run.
  ///
  /// - Parameter waits: Told what takes long, before it does.
  /// - Throws: `MachineFault` or `SpawnError` when the machine fails, not the chapter.
  public func live(
    _ notebook: Notebook, _ result: ChapterResult?, waits: (String) -> Void = { _ in }
  ) throws -> LiveCells.Outcome {
    guard let kernel, notebook.cells.contains(where: { $0.options.isLive }) else {
      return LiveCells.Outcome()
    }
    let cache = kernel.settings.cacheDirectory
    let kit = try PageKit.find(
      sources: installation.pageSources(), toolchain: kernel.toolchain,
      in: installation.pageKits(cache: cache)
    ) { waits("compiling charts for live figures, once for all courses, about a minute") }
    return try LiveCells(
      toolchain: kernel.toolchain, kit: kit, cache: cache,
      machineScript: installation.themeFolder().appendingPathComponent("live-machine.js")
    ).make(notebook, result)
  }
}
