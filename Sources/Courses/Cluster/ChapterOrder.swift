import Clusters
import Foundation
import Kernel
import Results
import Wire

/// What a node is told of a chapter.
struct ChapterOrder: Codable, Sendable {
  var request: CourseBuild.Request
  /// The chapter's path from the course's folder.
  var chapter: String
  /// What is to be computed although it is kept: a sample is drawn once, and not by each node.
  var recomputed: [String]
  /// Which data files there are where the course is built.
  var circumstances: [String]
}

/// What a chapter's run gave.
struct ChapterAnswer: Codable, Sendable {
  var result: ChapterResult
  var timings: KernelTimings
}

/// A chapter of a course as the task of a job.
public enum ChapterTask {
  /// Runs on the node.
  ///
  /// - Parameters:
  ///   - sweeps: Where the processes that run this chapter divide its sweeps.
  ///   - sweep: The one that this process is to help with; `nil` when it runs the chapter.
  ///   - tell: Gets how far the chapter is.
  /// - Returns: What `handOut` reads; nothing from a process that helps.
  public static func run(
    _ order: Data, sweeps: URL, helping sweep: String? = nil, installation: Installation,
    tell: @escaping @Sendable (Data) -> Void
  ) throws -> Data {
    let order = try JSONDecoder().decode(ChapterOrder.self, from: order)
    var request = order.request
    request.writesNothing = true
    var build = try CourseBuild(request, installation: installation) { event in
      guard case .running(_, let event) = event, let stage = ChapterStage(event),
        let note = try? JSONEncoder().encode(stage)
      else { return }
      tell(note)
    }
    build.kernel?.settings.recomputed = order.recomputed
    // Who computes what is kept, to compare, finds nobody's answers.
    if order.recomputed.isEmpty {
      build.kernel?.settings.sweeps = SweepSharing(folder: sweeps.path, helps: sweep)
    }
    guard build.kernel?.settings.circumstances == order.circumstances else {
      throw NodeRefusal(
        "other data sets are found here than where the course is built.",
        help: "put data into a folder that all nodes share, and name it under `data: { search: [...] }`.")
    }
    let chapter = build.chapters.first { $0.entry.path == order.chapter }
    if sweep != nil {
      if let chapter { _ = try build.kernel(for: chapter)?.run(chapter.published) }
      return Data()
    }
    guard let chapter, let answer = try build.answer(chapter) else {
      throw NodeRefusal(
        "'\(order.chapter)' is no chapter of the course here.",
        help: "build again: the course was changed while its chapters waited.")
    }
    return try JSONEncoder().encode(answer)
  }
}

/// How far a running chapter is, as it travels from the node.
enum ChapterStage: Codable, Sendable {
  case compiling(unit: Int, of: Int)
  case running(cell: Int, unit: Int, of: Int)
  case progress(cell: Int, ProgressReport)

  init?(_ event: KernelEvent) {
    switch event {
    case .compiling(_, _, wasCached: true), .output, .finished: return nil
    case .compiling(let unit, let count, _): self = .compiling(unit: unit, of: count)
    case .running(let cell, let unit, let count): self = .running(cell: cell, unit: unit, of: count)
    case .progress(let cell, let report): self = .progress(cell: cell, report)
    }
  }

  var event: KernelEvent {
    switch self {
    case .compiling(let unit, let count): .compiling(unit: unit, of: count, wasCached: false)
    case .running(let cell, let unit, let count): .running(cell: cell, unit: unit, of: count)
    case .progress(let cell, let report): .progress(cell: cell, report)
    }
  }
}
