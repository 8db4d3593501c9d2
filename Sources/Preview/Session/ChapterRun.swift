import Courses
import Foundation
import Kernel
import Notebooks
import Results
import Synchronization

/// A chapter's worker and the thread that follows it. A new text takes the place of the one that
/// is running.
final class ChapterRun: Sendable {
  private struct Job {
    var number: Int
    var notebook: Notebook
    /// Whether the text is typed and not saved, so that nothing runs but in the page.
    var isSketch: Bool
  }

  private struct State {
    var waiting: Job?
    var isClosed = false
  }

  private let state = Mutex(State())
  private let arrived = DispatchSemaphore(value: 0)
  private let newest = Atomic<Int>(0)
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - build: Makes what of the chapter runs in the page.
  ///   - post: Told what happens, with the number of the run.
  init(
    chapter: String, kernel: Kernel, build: CourseBuild, post: @escaping @Sendable (PreviewEvent) -> Void
  ) {
    let thread = Thread { [self] in
      let standing = StandingChapter(kernel: kernel)
      while let job = next() {
        let isCancelled: @Sendable () -> Bool = { [self] in
          newest.load(ordering: .relaxed) != job.number
        }
        func compile(_ result: ChapterResult?) {
          let live = Result {
            try build.live(job.notebook, result) { post(.waiting(chapter: chapter, $0)) }
          }
          post(.compiled(chapter: chapter, run: job.number, live))
        }
        if job.isSketch {
          compile(nil)
          continue
        }
        do {
          let result = try standing.run(job.notebook, isCancelled: isCancelled) { event in
            post(.kernel(chapter: chapter, run: job.number, event))
          }
          guard let result else { continue }
          post(.ran(chapter: chapter, run: job.number, .success(result)))
          guard job.notebook.cells.contains(where: { $0.options.isLive }), !isCancelled() else { continue }
          // Compiled when the outputs stand already: nobody waits for the page's copies of the cells.
          compile(result)
        } catch {
          standing.close()
          post(.ran(chapter: chapter, run: job.number, .failure(error)))
        }
      }
      standing.close()
      ended.signal()
    }
    thread.stackSize = 16 << 20
    thread.start()
  }

  /// Runs a text; the one before it is broken off.
  ///
  /// - Parameter isSketch: Compiles its live cells for the page, and runs nothing.
  func start(_ notebook: Notebook, number: Int, isSketch: Bool = false) {
    state.withLock { $0.waiting = Job(number: number, notebook: notebook, isSketch: isSketch) }
    newest.store(number, ordering: .relaxed)
    arrived.signal()
  }

  /// Breaks off what runs; the worker stays.
  func cancel() { newest.store(-1, ordering: .relaxed) }

  /// Ends the worker, and waits until it is gone.
  func close() {
    state.withLock { $0.isClosed = true }
    cancel()
    arrived.signal()
    ended.wait()
  }

  private func next() -> Job? {
    while true {
      arrived.wait()
      let (job, isClosed) = state.withLock { state in
        defer { state.waiting = nil }
        return (state.waiting, state.isClosed)
      }
      if isClosed { return nil }
      if let job { return job }
    }
  }
}
