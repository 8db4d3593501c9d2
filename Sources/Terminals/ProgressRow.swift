import Kernel
import LiveCells
import Results
import Wire

/// What one running chapter is doing, in a line: `04-flow.md  cell 13/55  BakeOff, epoch 2/3, 8.1 s left`.
struct ProgressRow {
  private enum Stage {
    case starting
    case compiling(unit: Int, count: Int)
    case running(unit: Int, count: Int)
    case making(LiveCells.Work)
  }

  let chapter: String
  private var stage = Stage.starting
  /// When the stage began, in seconds of the monotonic clock.
  private var began = 0.0
  /// The first unit that had to be compiled: those before it say nothing about the speed.
  private var firstCompiled = 0
  private var report: ProgressReport?
  /// When something was last heard of the chapter where nothing is redrawn; its first event counts.
  private var told: Double?

  /// How long a pipe or a log hears nothing of a chapter that is at work, in seconds.
  static let longestSilence = 30.0
  /// In characters; a network may have thirty layers.
  private static let longestLine = 160

  init(chapter: String) { self.chapter = chapter }

  mutating func note(_ event: KernelEvent, at now: Double) {
    told = told ?? now
    switch event {
    case .compiling(_, _, let wasCached) where wasCached: break
    case .compiling(let unit, let count, _):
      if case .compiling = stage {} else { (began, firstCompiled) = (now, unit) }
      stage = .compiling(unit: unit, count: count)
    case .running(_, let unit, let count):
      (stage, began, report) = (.running(unit: unit, count: count), now, nil)
    case .progress(_, let progress): report = progress
    case .output, .finished: break
    }
  }

  mutating func note(_ work: LiveCells.Work, at now: Double) {
    told = told ?? now
    (stage, began) = (.making(work), now)
  }

  /// What a log is told now, if it has heard nothing for so long that somebody may think the build hangs.
  mutating func line(at now: Double) -> String? {
    guard let last = told, now - last >= Self.longestSilence else { return nil }
    told = now
    return words(at: now, width: Self.longestLine)
  }

  func words(at now: Double, width: Int) -> String {
    var text = "  \(chapter)  "
    switch stage {
    case .starting: text += "starting"
    case .compiling(let unit, let count):
      text += "compiling \(unit + 1)/\(count)"
      let compiled = unit - firstCompiled
      if compiled > 1 {
        let left = (now - began) / Double(compiled) * Double(count - unit)
        text += ", \(durationText(left)) left"
      }
    case .running(let unit, let count):
      text += "cell \(unit + 1)/\(count)"
      if let report {
        text += "  " + report.words
      } else if now - began >= 1 {
        text += ", \(durationText(now - began))"
      }
    case .making(let work):
      text += work.words
      if now - began >= 1 { text += ", \(durationText(now - began))" }
    }
    guard text.count > max(20, width) else { return text }
    return text.prefix(max(20, width) - 1) + "…"
  }
}
