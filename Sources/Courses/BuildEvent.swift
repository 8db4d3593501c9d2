import Kernel

/// What a build tells while it goes on: a terminal shows it, a test collects it.
public enum BuildEvent: Sendable {
  /// A chapter's cells are compiled and run.
  case running(chapter: String, KernelEvent)
  /// A chapter waits for what is made once, in words.
  case waiting(chapter: String, String)
  /// A chapter is through, by its path from the course's folder.
  case finished(chapter: String, ChapterReport)
}

/// Takes what a build tells, on any thread.
public typealias BuildProgress = @Sendable (BuildEvent) -> Void
