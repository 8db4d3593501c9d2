import Foundation
import Synchronization
import Testing
import Wire

@testable import LecternKit

/// Processes that run the same chapter and divide a sweep.
@Suite struct SweepTests {
  /// A folder that they all see, and the settings in the order in which a process came to them.
  private final class Shared: Sendable {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-sweep-\(UUID())").path
    let order = Mutex<[String]>([])

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func process(helps sweep: String? = nil) -> SweepShare {
      SweepShare(SweepSharing(folder: folder, helps: sweep)) { self.note("left") }
    }

    func note(_ word: String) { order.withLock { $0.append(word) } }
  }

  @Test func aloneItIsALoop() throws {
    #expect(try Sweep([1, 2, 3]) { $0 * 2 }.run(sharing: nil) == [2, 4, 6])
  }

  @Test func aHelperBeginsAtTheEndAndLeavesOutWhatIsTaken() throws {
    let shared = Shared()
    let taken = try #require(shared.process().next(count: 4)?.claim(2, waits: false))
    #expect(FileManager.default.fileExists(atPath: shared.folder + "/asks-0-4"))
    let sweep = Sweep(0..<4) { shared.note("\($0)") }
    #expect(try sweep.run(sharing: shared.process(helps: "0")).isEmpty)
    taken.release()
    // The next one does what is left.
    _ = try sweep.run(sharing: shared.process(helps: "0"))
    #expect(shared.order.withLock { $0 } == ["3", "1", "0", "left", "2", "left"])
  }

  /// Whatever others do, the process whose results count goes through all settings in their order.
  @Test func aSettingThatAnotherHasIsWaitedFor() async throws {
    let shared = Shared()
    let helper = try #require(shared.process(helps: "0").next(count: 4))
    let claim = try #require(helper.claim(2, waits: false))
    let (begun, over) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    Thread {
      begun.wait()
      shared.note("released")
      claim.release()
      over.signal()
    }.start()
    let answers = try Sweep(0..<4) { setting in
      shared.note("\(setting)")
      if setting == 1 { begun.signal() }
      return setting
    }.run(sharing: shared.process())
    over.wait()
    #expect(answers == [0, 1, 2, 3])
    #expect(shared.order.withLock { $0 } == ["0", "1", "released", "2", "3"])
  }

  /// A helper that is there for a later sweep goes through the earlier ones like everybody.
  @Test func aHelperGoesToItsOwnSweep() throws {
    let shared = Shared()
    let process = shared.process(helps: "1")
    #expect(try Sweep(0..<2) { $0 }.run(sharing: process) == [0, 1])
    _ = try Sweep(0..<2) { shared.note("\($0)") }.run(sharing: process)
    #expect(shared.order.withLock { $0 } == ["1", "0", "left"])
  }

  /// What an experiment took a helper is told by whoever found its answer, once.
  @Test func secondsTravel() {
    let shared = Shared()
    #expect(shared.process(helps: "0").seconds(ofExperiment: "key", 2.5) == 2.5)
    let process = shared.process()
    #expect(process.seconds(ofExperiment: "key", nil) == 2.5)
    #expect(process.seconds(ofExperiment: "key", nil) == nil)
    #expect(process.seconds(ofExperiment: "other", nil) == nil)
  }
}
