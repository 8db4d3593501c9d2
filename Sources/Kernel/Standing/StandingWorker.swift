import Foundation
import Sandboxes
import Wire

/// A worker that lives on from run to run, with checkpoints: copies of itself, nested, that stand still in the state
/// before a unit. It knows where each unit ran, and goes back.
///
/// To be used by one thread, which has to live as long: the worker ends with it.
final class StandingWorker {
  /// `nil` before it is started, and after it was ended.
  private(set) var process: WorkerProcess?
  /// Where the leading units ran, whether they went well or not.
  var ran: [Standpoint] = []
  /// Whether it was ended and has not been started since.
  private(set) var isLost = false

  /// Where in the worker's nested copies a unit ran.
  struct Standpoint {
    /// How many copies there were before it.
    var depth: Int
    /// Whether it ran in a copy of its own, so that the state before it is still there.
    var isCheckpoint: Bool
    /// The copy that ran it; `nil` for the worker itself.
    var copy: Int32?

    /// How many copies must be there for its state to be there.
    var copiesNeeded: Int { isCheckpoint ? depth + 1 : depth }

    func isThere(in worker: WorkerProcess) -> Bool {
      guard copiesNeeded > 0 else { return true }
      return worker.copies.count >= copiesNeeded && worker.copies[copiesNeeded - 1].process == copy
    }
  }

  /// Whether cells' state is gone that was there.
  var isDead: Bool { process?.isOver ?? isLost }

  /// Starts it, where it is not running.
  func start(_ start: () throws -> WorkerProcess) rethrows {
    process = try process ?? start()
    isLost = false
  }

  /// Ends it and all its copies.
  func end() {
    isLost = isLost || process != nil
    process?.close()
    process = nil
    ran = []
  }

  /// Runs the next unit and notes where. It has to be started.
  func run<Ending>(_ unit: (inout WorkerProcess) -> Ending) -> Ending {
    guard var current = process else { preconditionFailure("a worker runs units after its start") }
    let depth = current.copies.count
    let made = current.copiesMade
    let ending = unit(&current)
    ran.append(
      Standpoint(depth: depth, isCheckpoint: current.copiesMade > made, copy: current.copies.last?.process))
    process = current
    return ending
  }

  /// Gives up the last unit that ran, and what it has done to the state.
  func leave() { goBack(before: ran.count - 1) }

  /// Goes back to the state before a unit that ran, or to the nearest one before it; where there is none it ends.
  func goBack(before position: Int) {
    guard var current = process, !current.isOver,
      let start = (0...position).last(where: { ran[$0].isCheckpoint })
    else { return end() }
    ran.removeLast(ran.count - start)
    // Somebody may have ended copies, so that the unit ran in another state than was thought.
    ran.removeAll { !$0.isThere(in: current) }
    // At once: a cell that is no longer wanted must not go on.
    current.goBack(to: ran.last?.copiesNeeded ?? 0)
    process = current
  }

  /// Gives up checkpoints when there are many: the last ones stay, and of those before them the fewer the
  /// longer ago they were made. Each is a process with memory of its own.
  func thinOut() {
    guard var current = process, !current.isOver else { return }
    while current.copies.count > Self.mostCheckpoints {
      // Where each copy's unit stands among those that ran.
      let positions = ran.indices.filter { ran[$0].isCheckpoint }
      guard positions.count == current.copies.count else { return }
      let candidates = 0..<(current.copies.count - Self.mostCheckpoints / 2)
      func gap(_ index: Int) -> Double {
        let before = index == 0 ? 0 : positions[index - 1]
        return Double(positions[index + 1] - before) / Double(ran.count - positions[index])
      }
      guard let least = candidates.min(by: { gap($0) < gap($1) }) else { return }
      let gone = current.copies[least].process
      let next = current.copies[least + 1].process
      current.thin(at: least)
      for index in ran.indices {
        if ran[index].copy == gone {
          ran[index].copy = next
        } else if ran[index].isCheckpoint, ran[index].depth == least + 1 {
          ran[index].isCheckpoint = false
        } else if ran[index].depth > least + 1 {
          ran[index].depth -= 1
        }
      }
    }
    process = current
  }

  private static let mostCheckpoints = 40

  /// Sees whether somebody has ended it, or copies of it, while no cell ran.
  ///
  /// - Parameter printed: Told what a thread wrote that a cell has left behind.
  func noteDeaths(printed: (_ bytes: [UInt8], _ isError: Bool) -> Void) -> ProcessEnding? {
    guard var current = process else { return nil }
    var death: ProcessEnding?
    for event in current.eventsWhileIdle() {
      switch event {
      case .copyEnded(let ending):
        death = ending
        ran.removeAll { !$0.isThere(in: current) }
      case .ended(let ending):
        death = ending
        ran = []
      case .standardOutput(let bytes): printed(bytes, false)
      case .standardError(let bytes): printed(bytes, true)
      default: break
      }
    }
    process = current
    if current.hasUntoldEnd {
      // The process before it is stopped, or gone astray.
      death = death ?? .signalled(SIGKILL)
      end()
    }
    if current.isOver { end() }
    return death
  }
}
