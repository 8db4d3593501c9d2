import Foundation
import Results

/// How far a run is.
public struct RunProgress: Sendable, Hashable {
  public var waiting = 0
  public var running = 0
  public var done = 0
  public var total = 0
  /// By the pace so far; `nil` until a task is done.
  public var secondsLeft: Double?
  /// Why jobs wait, in Slurm's word; empty when none does.
  public var reason = ""

  /// `Slurm: 2 running, 5 waiting (Resources), 3 of 10 done, 40 s left`
  public var words: String {
    var parts = ["\(running) running"]
    if waiting > 0 { parts.append("\(waiting) waiting" + (reason.isEmpty ? "" : " (\(reason))")) }
    parts.append("\(done) of \(total) done")
    if let secondsLeft { parts.append("\(durationText(secondsLeft)) left") }
    return "Slurm: " + parts.joined(separator: ", ")
  }
}

/// What a run tells while it goes on.
public enum RunEvent: Sendable {
  /// A sentence to be kept: what was handed in, lost, handed in again.
  case note(String)
  case progress(RunProgress)
  /// How far a task is, in its own words.
  case working(task: Int, Data)
}
