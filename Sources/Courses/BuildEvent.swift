import Kernel
public import LiveCells

/// What a build tells while it goes on: a terminal shows it, a test collects it.
public enum BuildEvent: Sendable {
  /// A chapter's cells are compiled and run.
  case running(chapter: String, KernelEvent)
  /// Something of a chapter's live cells is made for its page, which takes seconds.
  case making(chapter: String, LiveCells.Work)
  /// A chapter is through, by its path from the course's folder.
  case finished(chapter: String, ChapterReport)
  /// A sentence on jobs that were handed to a cluster.
  case note(String)
  /// Where those jobs stand, in a line that the next one replaces.
  case clusterProgress(String)
}

/// Takes what a build tells, on any thread.
public typealias BuildProgress = @Sendable (BuildEvent) -> Void
