public import Courses
import Foundation
import Kernel
import LiveCells
import Notebooks
import Results
import Sandboxes
import Synchronization

/// Tells on standard error where a build stands: a line for each running chapter on a terminal,
/// a line for each finished chapter elsewhere, and now and then one for a chapter that takes long.
public final class ProgressBoard: Sendable {
  private struct State {
    /// What runs now, in order of starting.
    var running: [ProgressRow] = []
    /// Chapters whose live cells have been spoken of.
    var announced: Set<String> = []
    /// Where the jobs on a cluster stand.
    var clusterProgress: String?
    /// The redrawn region as it stands on the terminal.
    var drawn: [String] = []
    var clock: (any DispatchSourceTimer)?
  }

  private let terminal: Terminal
  private let isQuiet: Bool
  private let state = Mutex(State())

  public init(terminal: Terminal = .standardError, isQuiet: Bool = false) {
    self.terminal = terminal
    self.isQuiet = isQuiet
  }

  /// Takes note of what a build tells.
  @Sendable public func take(_ event: BuildEvent) {
    switch event {
    case .running(let chapter, let event): update(chapter) { $0.note(event, at: $1) }
    case .making(let chapter, let work): make(chapter, work)
    case .finished(let chapter, let report): finish(chapter, Self.words(report))
    case .note(let words): finish("", words)
    case .clusterProgress(let words): showClusterProgress(words)
    }
  }

  /// What became of a chapter, with what is wrong with it.
  private static func words(_ report: ChapterReport) -> String {
    var words = report.chapter
    switch report.status {
    case .failed: words += ": not built"
    case .written: words += report.isReused ? ": written, nothing run" : ": written"
    case .unchanged: words += ": unchanged"
    }
    if report.seconds.total >= 0.05 { words += ", \(durationText(report.seconds.total))" }
    let messages = report.diagnostics.map { $0.rendered(color: Terminal.standardError.hasColor) }
    return (messages + [words]).joined(separator: "\n")
  }

  /// Takes note of what a chapter is doing.
  private func update(_ chapter: String, _ note: (inout ProgressRow, _ now: Double) -> Void) {
    guard !isQuiet else { return }
    state.withLock { state in
      let index =
        state.running.firstIndex { $0.chapter == chapter }
        ?? {
          state.running.append(ProgressRow(chapter: chapter))
          return state.running.count - 1
        }()
      note(&state.running[index], monotonicSeconds())
      if state.clock == nil { state.clock = clock() }
    }
  }

  /// Says what a chapter's live cells wait for: on a terminal in its row, elsewhere once in a line. The minute that is
  /// waited for once on a machine gets its line everywhere.
  private func make(_ chapter: String, _ work: LiveCells.Work) {
    update(chapter) { $0.note(work, at: $1) }
    state.withLock { state in
      let isFirst = state.announced.insert(chapter).inserted
      guard work == .kit || isFirst && !isDrawn, !isQuiet else { return }
      redraw(&state, above: "\(chapter): \(work.words)\n")
    }
  }

  private func showClusterProgress(_ words: String) {
    guard isDrawn else { return }
    state.withLock { state in
      state.clusterProgress = words
      if state.clock == nil { state.clock = clock() }
    }
  }

  /// Says that a chapter is finished, with a line that stays.
  private func finish(_ chapter: String, _ line: String) {
    state.withLock { state in
      state.running.removeAll { $0.chapter == chapter }
      redraw(&state, above: isQuiet ? "" : line + "\n")
    }
  }

  /// Takes the redrawn region away, before something else is printed.
  public func clear() {
    state.withLock { state in
      state.running = []
      state.clusterProgress = nil
      redraw(&state)
      state.clock?.cancel()
      state.clock = nil
    }
  }

  private var isDrawn: Bool { terminal.isInteractive && !isQuiet }

  /// Drawing goes by the clock and not by the events: those come in swarms, and between two of them
  /// the seconds that a cell has run shall still count up.
  private func clock() -> any DispatchSourceTimer {
    let clock = DispatchSource.makeTimerSource()
    clock.schedule(deadline: .now(), repeating: isDrawn ? .milliseconds(100) : .seconds(1))
    clock.setEventHandler { [self] in state.withLock { isDrawn ? redraw(&$0) : tellLong(&$0) } }
    clock.resume()
    return clock
  }

  private func tellLong(_ state: inout State) {
    let now = monotonicSeconds()
    for index in state.running.indices {
      if let line = state.running[index].line(at: now) { redraw(&state, above: line + "\n") }
    }
  }

  /// Writes the redrawn region anew, with a text above it that stays; in one piece, so nothing flickers.
  private func redraw(_ state: inout State, above text: String = "") {
    let now = monotonicSeconds()
    let rows = state.running.map { $0.words(at: now, width: terminal.width - 1) }
    let lines = isDrawn ? (state.clusterProgress.map { ["  " + $0] } ?? []) + rows : []
    guard !text.isEmpty || lines != state.drawn else { return }
    let erasing = state.drawn.isEmpty ? "" : "\u{1B}[\(state.drawn.count)A\u{1B}[J"
    StandardError.write(erasing + text + lines.map { $0 + "\n" }.joined())
    state.drawn = lines
  }
}
