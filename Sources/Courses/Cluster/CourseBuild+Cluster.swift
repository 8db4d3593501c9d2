import Clusters
import Files
import Foundation
import Kernel
import Notebooks
import Results
import Site

extension CourseBuild {
  /// What came back of chapters that others have run.
  struct Elsewhere: Sendable {
    /// By the chapters' paths from the course's folder.
    var answers: [String: ChapterAnswer] = [:]
    var losses: [String: TaskLoss] = [:]
  }

  /// The chapters that nobody could run for a fault of the cluster's; their pages stand as they stood.
  public var lostChapters: [String] { elsewhere.losses.keys.sorted() }

  /// Has the chapters that have to run run by jobs of a cluster; `run` then renders what came back. Blocks the
  /// calling thread.
  ///
  /// - Parameters:
  ///   - indices: The chapters that are to be built.
  ///   - request: What this build was made from: the nodes make it again.
  ///   - choice: What the command line asks of the cluster.
  /// - Throws: `UsageFault` or `MachineFault` when Slurm or a node does not do as it is told.
  public mutating func handOut(_ indices: [Int], _ request: Request, as choice: ClusterChoice) throws {
    let slurm = try Slurm(
      choice.applied(to: source.configuration.cluster), searchPath: installation.searchPath)
    let runs = source.location.cache.appendingPathComponent("cluster")
    try ClusterRun.recover(in: runs, on: slurm)
    guard let kernel, !options.runsNothing else { return }
    let waiting = indices.map { chapters[$0] }.filter { chapter in
      !chapter.diagnostics.containsErrors && self.kernel(for: chapter)?.hasToRun(chapter.published) == true
    }
    guard !waiting.isEmpty else { return }
    let orders = try waiting.map { chapter in
      try Order(
        .chapter, name: chapter.entry.path,
        content: ChapterOrder(
          request: request, chapter: chapter.entry.path, recomputed: kernel.settings.recomputed,
          circumstances: kernel.settings.circumstances))
    }
    let progress = progress
    let run = try ClusterRun(
      orders, on: slurm, in: runs, program: installation.executable, atOnce: request.jobs
    ) { event in
      switch event {
      case .note(let words): progress(.note(words))
      case .progress(let counts): progress(.clusterProgress(counts.words))
      case .working(let task, let note):
        guard let stage = try? JSONDecoder().decode(ChapterStage.self, from: note) else { return }
        progress(.running(chapter: waiting[task].entry.path, stage.event))
      }
    }
    var elsewhere = Elsewhere()
    let losses = try run.run { task, content in
      elsewhere.answers[orders[task].name] = try JSONDecoder().decode(ChapterAnswer.self, from: content)
    }
    for loss in losses { elsewhere.losses[loss.task] = loss }
    self.elsewhere = elsewhere
  }
}

extension Diagnostic {
  /// At the chapter's first line, since it is no line of it that is wrong.
  init(_ loss: TaskLoss, in notebook: Notebook) {
    self.init(
      at: SourcePosition(file: notebook.path, line: 1, column: 1), loss.sentence, help: loss.help)
  }
}
