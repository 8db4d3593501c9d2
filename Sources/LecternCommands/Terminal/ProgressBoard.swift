import Foundation
import Kernel
import Synchronization
import Wire

/// Tells on standard error where a build stands: a line for each running chapter on a terminal,
/// a line for each finished chapter elsewhere.
final class ProgressBoard: Sendable {
  private struct State {
    /// What runs now, in order of starting.
    var running: [(chapter: String, text: String)] = []
    /// How many lines of the live region stand on the terminal.
    var drawn = 0
    var lastDraw = Date.distantPast
  }

  private let terminal: Terminal
  private let isQuiet: Bool
  private let state = Mutex(State())

  init(terminal: Terminal = .standardError, isQuiet: Bool = false) {
    self.terminal = terminal
    self.isQuiet = isQuiet
  }

  /// Takes note of what a chapter is doing.
  func update(_ chapter: String, _ event: KernelEvent) {
    switch event {
    case .compiling(let unit, let count, let wasCached):
      if !wasCached { set(chapter, "compiling \(unit + 1)/\(count)") }
    case .running(_, let unit, let count): set(chapter, "cell \(unit + 1)/\(count)")
    case .progress(_, let report): set(chapter, Self.words(report))
    case .output, .finished: break
    }
  }

  /// Says that a chapter is finished, with a line that stays.
  func finish(_ chapter: String, _ line: String) {
    state.withLock { state in
      state.running.removeAll { $0.chapter == chapter }
      erase(&state)
      if !isQuiet { write(line + "\n") }
      draw(&state)
    }
  }

  /// Takes the live region away, before something else is printed.
  func clear() {
    state.withLock { state in
      state.running = []
      erase(&state)
    }
  }

  private func set(_ chapter: String, _ text: String) {
    guard terminal.isInteractive, !isQuiet else { return }
    state.withLock { state in
      if let index = state.running.firstIndex(where: { $0.chapter == chapter }) {
        state.running[index].text = text
      } else {
        state.running.append((chapter, text))
      }
      // More often than this only flickers.
      guard Date().timeIntervalSince(state.lastDraw) > 0.08 else { return }
      state.lastDraw = Date()
      erase(&state)
      draw(&state)
    }
  }

  private func erase(_ state: inout State) {
    guard state.drawn > 0 else { return }
    write("\u{1B}[\(state.drawn)A\u{1B}[J")
    state.drawn = 0
  }

  private func draw(_ state: inout State) {
    guard terminal.isInteractive, !isQuiet else { return }
    for (chapter, text) in state.running {
      write("  \(chapter)  \(text)".prefix(max(20, terminal.width - 1)) + "\n")
    }
    state.drawn = state.running.count
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  static func words(_ report: ProgressReport) -> String {
    var text = report.title
    if report.total > 0 { text += " \(report.completed)/\(report.total)" }
    if !report.detail.isEmpty { text += ", \(report.detail)" }
    if let left = report.secondsLeft { text += ", \(duration(left)) left" }
    return text
  }

  /// `0.4 s`, `12 s`, `3:05 min`.
  static func duration(_ seconds: Double) -> String {
    if seconds < 10 { return String(format: "%.1f s", max(0, seconds)) }
    if seconds < 60 { return "\(Int(seconds.rounded())) s" }
    let whole = Int(seconds.rounded())
    return "\(whole / 60):" + String(format: "%02d", whole % 60) + " min"
  }
}
