import Foundation
import Synchronization

/// The runs whose jobs are with Slurm now, for a program that is about to leave.
public enum OpenRuns {
  private struct State {
    var runs: [String: (slurm: Slurm, folder: RunFolder)] = [:]
    var isEnding = false
  }

  private static let state = Mutex(State())
  /// Held while jobs are on their way to Slurm: what is not there yet could not be cancelled.
  private static let door = NSLock()

  static func add(_ folder: RunFolder, _ slurm: Slurm) {
    state.withLock { $0.runs[folder.name] = (slurm, folder) }
  }

  static func remove(_ folder: RunFolder) { state.withLock { $0.runs[folder.name] = nil } }

  /// Hands jobs in, unless the program is about to leave; then it never returns.
  static func submitting<Result>(_ submit: () throws -> Result) rethrows -> Result {
    while true {
      door.lock()
      if !state.withLock({ $0.isEnding }) { break }
      door.unlock()
      stayIfEnding()
    }
    defer { door.unlock() }
    return try submit()
  }

  /// Waits for the end of the program if that is near: what has become of jobs then is its own doing.
  static func stayIfEnding() {
    while state.withLock({ $0.isEnding }) { Thread.sleep(forTimeInterval: 60) }
  }

  /// Cancels all jobs of this program and removes what the runs have on disk.
  ///
  /// - Returns: Whether there were any.
  @discardableResult
  public static func endAll() -> Bool {
    let runs = state.withLock { state in
      state.isEnding = true
      return Array(state.runs.values)
    }
    guard !runs.isEmpty else { return false }
    // Who is at the door stays there.
    door.lock()
    for run in runs { run.slurm.end(run.folder.name) }
    for run in runs { run.folder.remove() }
    return true
  }
}

extension Slurm {
  /// Waits until none of a run's jobs is left, and cancels those that stay. A job that does not hear its signal is
  /// killed by Slurm half a minute later.
  ///
  /// - Parameter patience: Seconds that jobs have to end by themselves: they are removing their folders.
  /// - Returns: Whether none is left.
  @discardableResult
  func end(_ name: String, patience: Double = 0) -> Bool {
    let began = ContinuousClock.now
    var nextCancel = began + .seconds(patience)
    while ContinuousClock.now < began + .seconds(patience + 40) {
      if ContinuousClock.now >= nextCancel {
        cancel(name: name)
        nextCancel = .now + .seconds(5)
      }
      if let left = try? jobs(named: name), !left.contains(where: \.isActive) { return true }
      Thread.sleep(forTimeInterval: 0.2)
    }
    return false
  }
}
