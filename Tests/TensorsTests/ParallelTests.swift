import Synchronization
import Testing

@testable import Tensors

@Suite struct ParallelTests {
  @Test func everyPieceIsDoneOnceAlsoAfterTheHelpersWereSentHome() {
    let crew = Crew()
    let counts = Mutex([Int](repeating: 0, count: 300))
    for _ in 0..<5 {
      #expect(crew.share(300, among: 3) { index in counts.withLock { $0[index] += 1 } })
      crew.dismiss()
      crew.dismiss()
    }
    #expect(counts.withLock { $0 } == [Int](repeating: 5, count: 300))
  }

  @Test func mapKeepsTheOrderAndThrowsTheEarliestError() throws {
    struct Refused: Error, Equatable { var number: Int }
    #expect(try Parallel.map(Array(0..<100), threads: 4) { $0 * $0 } == (0..<100).map { $0 * $0 })
    #expect(throws: Refused(number: 30)) {
      try Parallel.map(Array(0..<100), threads: 4) { number in
        if number == 30 || number == 70 { throw Refused(number: number) }
        return number
      }
    }
  }
}
