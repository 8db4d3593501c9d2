import Notebooks
import Results
import Wire

/// What happens while a chapter is compiled and run, for progress and previews.
public enum KernelEvent: Sendable {
  case compiling(unit: Int, of: Int, wasCached: Bool)
  case running(cell: Int, unit: Int, of: Int)
  case output(cell: Int, CellOutput)
  case progress(cell: Int, ProgressReport)
  case finished(cell: Int, CellResult)
}

/// Where a chapter's time went, in seconds.
public struct KernelTimings: Sendable, Hashable, Codable {
  public var compile = 0.0
  public var link = 0.0
  /// From the worker's start to its end.
  public var run = 0.0
  public var unitsCompiled = 0
  public var unitsReused = 0
  /// The whole result came from the cache, nothing ran.
  public var isReused = false
  /// Seconds by `Cell.index`, compilation and run.
  public var cells: [Int: Double] = [:]

  public init() {}
}
