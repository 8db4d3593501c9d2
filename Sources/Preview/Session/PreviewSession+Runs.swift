import Foundation
import Kernel
import LiveCells
import Notebooks
import Results

// What comes back from the threads on which chapters run.
extension PreviewSession {
  func ran(_ chapter: String, _ run: Int, _ outcome: Result<ChapterResult, any Error>) {
    guard chapters[chapter]?.run == run,
      let index = build.chapters.firstIndex(where: { $0.entry.path == chapter })
    else { return }
    let notebook = build.chapters[index].published
    switch outcome {
    case .success(let result):
      let key = chapters[chapter]?.key ?? ""
      chapters[chapter]?.settle(result.moved(to: notebook), of: notebook, key: key)
      logErrors(result.diagnostics)
    case .failure(let error):
      chapters[chapter]?.endRun()
      chapters[chapter]?.fault = Self.words(error)
      log(.words(Self.words(error)))
    }
    if waiting.remove(chapter) != nil { follow(index) }
    refresh(build.chapters[index].entry.page)
  }

  /// A chapter's live cells wait for something. The page tells each step; the terminal the first ones, and not those of
  /// every edit.
  func waiting(_ chapter: String, for work: LiveCells.Work) {
    chapters[chapter]?.wait(work.words)
    if work == .kit || livePages[chapter] == nil { log(.words("\(chapter): \(work.words)")) }
    if let page = build.chapters.first(where: { $0.entry.path == chapter })?.entry.page { sendStatus(page) }
  }

  /// The page's copies of a chapter's live cells have come.
  func compiled(_ chapter: String, _ run: Int, _ outcome: Result<LiveCells.Outcome, any Error>) {
    guard newestRun[chapter] == run,
      let index = build.chapters.firstIndex(where: { $0.entry.path == chapter })
    else { return }
    chapters[chapter]?.wait("")
    switch outcome {
    case .success(let outcome):
      liveFaults[chapter] = outcome.diagnostics
      if isTyped(index), outcome.diagnostics.containsErrors {
        // A word that is half typed: the figure stays, and what is missing is told at the window's foot.
        sendStatus(build.chapters[index].entry.page)
        return
      }
      held.remove(chapter)
      livePages[chapter] = outcome.cells
      liveModules[chapter, default: LiveModules()].take(
        outcome.cells, of: build.chapters[index].published, isTyped: isTyped(index))
      logErrors(outcome.diagnostics)
    case .failure(let error):
      held.remove(chapter)
      chapters[chapter]?.fault = Self.words(error)
      log(.words(Self.words(error)))
    }
    refresh(build.chapters[index].entry.page)
  }

  /// What the cells of a chapter's text have come to; nothing while they run, or while the text cannot be read: what
  /// was wrong before may be mended already.
  func faultsOfCells(_ index: Int) -> [Diagnostic] {
    let chapter = build.chapters[index]
    let state = chapters[chapter.entry.path]
    guard state?.run == nil, !chapter.diagnostics.containsErrors else { return [] }
    let isLive = chapter.published.cells.contains { $0.options.isLive }
    return (state?.shown?.diagnostics.filter { $0.severity == .error } ?? [])
      + (isLive ? liveFaults[chapter.entry.path] ?? [] : [])
  }
}
