import Foundation
import Synchronization
import Testing

@testable import Kernel
@testable import Sandboxes

/// A worker that cannot be started leaves no descriptor behind.
@Suite struct WorkerDescriptorTests {
  @Test(arguments: 0...4) func nothingIsLeftOfAFailedStart(_ pipes: Int) {
    let made = Mutex<[(number: Int32, file: UInt64)]>([])
    func makePipe() throws(SpawnError) -> ProcessPipe {
      guard made.withLock({ $0.count }) < 2 * pipes else { throw SpawnError(description: "no more pipes") }
      let pipe = try ProcessPipe()
      for end in [pipe.reading, pipe.writing] {
        made.withLock { $0.append((end.number, Self.file(end.number))) }
      }
      return pipe
    }
    let kit = Kit(
      library: "/no/such/kit.so", worker: "/no/such/worker", modules: "/no/such", moduleMaps: [], digest: "")
    #expect(throws: SpawnError.self) {
      // With all four pipes it is the program that is not there.
      _ = try WorkerProcess(
        kit: kit, environment: [:], directory: "/", mark: RunMark(), makePipe: makePipe)
    }
    let ends = made.withLock { $0 }
    #expect(ends.count == 2 * pipes)
    for end in ends { #expect(Self.file(end.number) != end.file, "descriptor \(end.number) is open still") }
  }

  /// Which file a descriptor is of; a number that was closed may be another's by now.
  private static func file(_ descriptor: Int32) -> UInt64 {
    var facts = stat()
    return fstat(descriptor, &facts) == 0 ? UInt64(facts.st_ino) : 0
  }
}
