import Courses
import Foundation
import Kernel
import Notebooks

/// What is typed in an editor and not saved.
///
/// Prose follows at once. A live cell is compiled for the page, where it can do no harm, and its figure goes on with
/// the new text. Any other cell waits for the save: half a line of Swift is not what its author wants to run.
extension PreviewSession {
  var typed: TypedTexts { TypedTexts(build.source.location) }

  /// A file as an editor has it, or as it was saved.
  var reading: @Sendable (String) throws -> String? {
    { [typed] path in try typed.text(of: path) ?? NotebookParser.readFromDisk(path) }
  }

  /// Whether a chapter, or what it includes, is typed and not saved.
  func isTyped(_ index: Int) -> Bool { files(index).contains { typed.text(of: $0) != nil } }

  private func files(_ index: Int) -> Set<String> {
    let notebook = build.chapters[index].notebook
    return Set([notebook.path] + notebook.sources.map(\.path))
  }

  /// Takes note of what editors handed over or took back.
  func take(typed news: Set<String>) {
    for index in build.chapters.indices
    where files(index).contains(where: { news.contains(typed.path(of: $0)) }) {
      follow(index)
    }
  }

  /// Brings an open page up to what is typed.
  func follow(_ index: Int) {
    let entry = build.chapters[index].entry
    guard chapters[entry.path]?.run == nil else {
      waiting.insert(entry.path)
      return
    }
    build.reread(index, read: reading)
    guard hub.openPages.contains(entry.page) else { return }
    bringUp(index)
    refresh(entry.page)
  }

  /// Shows a typed text with the outputs that there are, and has its live cells compiled for the page.
  func sketch(_ index: Int) {
    let entry = build.chapters[index].entry
    let notebook = build.chapters[index].published
    guard chapters[entry.path]?.run == nil else {
      waiting.insert(entry.path)
      return
    }
    guard let kernel = build.kernel, !build.chapters[index].diagnostics.containsErrors else {
      held.insert(entry.path)
      return
    }
    if chapters[entry.path]?.key == kernel.runKey(of: notebook) {
      held.remove(entry.path)
      chapters[entry.path]?.move(to: notebook)
      return
    }
    let live = Set(notebook.cells.filter { $0.options.isLive }.map(\.index))
    chapters[entry.path]?.sketch(notebook, runsInPage: live)
    if live.isEmpty {
      held.remove(entry.path)
      livePages[entry.path] = nil
    } else if let fitted = liveModules[entry.path]?.fitted(to: notebook) {
      held.remove(entry.path)
      livePages[entry.path] = fitted
      liveFaults[entry.path] = []
    } else {
      held.insert(entry.path)
      runCount += 1
      newestRun[entry.path] = runCount
      run(entry.path, kernel).start(notebook, number: runCount, isSketch: true)
    }
  }
}
