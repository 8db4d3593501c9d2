import Kernel
import LiveCells
import Notebooks
import Results
import Site

/// What happens around a preview; its loop takes one after the other.
enum PreviewEvent: Sendable {
  /// Files were written, made, moved or removed; empty when too much changed to tell what.
  case changed(Set<String>)
  /// A browser wants a file of the site.
  case wanted(path: String, reply: @Sendable (SiteFile?) -> Void)
  case opened(page: String, version: Int, client: Int)
  case closed(page: String)
  /// A chapter's cells, of the run with that number.
  case kernel(chapter: String, run: Int, KernelEvent)
  case ran(chapter: String, run: Int, Result<ChapterResult, any Error>)
  /// What a chapter's live cells wait for.
  case waiting(chapter: String, LiveCells.Work)
  /// A chapter's live cells are ready for the page, or were refused.
  case compiled(chapter: String, run: Int, Result<LiveCells.Outcome, any Error>)
  case stop
}
