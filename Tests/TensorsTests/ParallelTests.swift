import Synchronization
@testable import Tensors
import Testing

@Suite struct ParallelTests {
  @Test(arguments: 1...5)
  func everyPieceIsDoneOnce(threads: Int) {
    Parallel.$threadLimit.withValue(threads) {
      for count in [0, 1, 2, 3, 17, 300] {
        let done = (0..<count).map { _ in Counter() }
        Parallel.pieces(count) { done[$0].value.add(1, ordering: .relaxed) }
        #expect(done.allSatisfy { $0.value.load(ordering: .relaxed) == 1 })
      }
    }
  }

  @Test func manyShortPartsInARowLoseNothing() {
    let total = Counter()
    Parallel.$threadLimit.withValue(3) {
      for _ in 0..<20_000 { Parallel.pieces(4) { total.value.add($0 + 1, ordering: .relaxed) } }
    }
    #expect(total.value.load(ordering: .relaxed) == 200_000)
  }

  @Test func piecesInsideAMapAreDoneToo() throws {
    let sums = try Parallel.map(Array(0..<40), threads: 4) { input -> Int in
      let sum = Counter()
      for _ in 0..<50 { Parallel.pieces(8) { sum.value.add($0 * input, ordering: .relaxed) } }
      return sum.value.load(ordering: .relaxed)
    }
    #expect(sums == (0..<40).map { 50 * 28 * $0 })
  }

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

  @Test func slicesCoverTheirLength() {
    for (length, size) in [(0, 4), (1, 4), (4, 4), (5, 4), (512, 128), (10, 0)] {
      let slices = Slices(length, of: size)
      #expect((0..<slices.count).flatMap { slices[$0] } == Array(0..<length))
    }
  }
}

private final class Counter: Sendable {
  let value = Atomic<Int>(0)
}
