import Dispatch
import Foundation
import Synchronization

/// Helper threads that share the pieces of a training step with the thread that makes it.
///
/// A step has some thirty parts of 10 to 300 microseconds, so waking a sleeping thread for each would
/// cost more than it brings: a helper watches for the next part for some fifty microseconds before
/// it goes to sleep. Pieces are claimed one by one, so a helper that the system has put aside delays
/// nothing but the piece it holds.
final class Crew: Sendable {
  static let shared = Crew()

  /// The work on offer: its number (upper 32 bits), how many pieces it has, and how many are claimed (16
  /// bits each). A claim is one exchange of this word, so no helper can claim a piece of work that is over.
  private let offer = Atomic<UInt64>(0)
  /// How many pieces of the work on offer are finished.
  private let finished = Atomic<Int>(0)
  /// The body of the work on offer; written before the offer, read after a claim.
  private let body = Atomic<UInt>(0)
  private let isTaken = Atomic<Bool>(false)
  private let sleeping = Atomic<Int>(0)
  private let wakeUp = DispatchSemaphore(value: 0)
  private let helpers = Mutex(0)
  private let isDismissed = Atomic<Bool>(false)
  private let departed = Atomic<Int>(0)

  private typealias Body = (Int) -> Void

  /// Runs the pieces with the helpers' help. Returns false, having done nothing, when another thread
  /// has them.
  func share(_ count: Int, among threads: Int, _ body: (Int) -> Void) -> Bool {
    guard count < 1 << 16,
      isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else { return false }
    engage(threads - 1)
    withoutActuallyEscaping(body) { escaping in
      var piece: Body = escaping
      withUnsafeMutablePointer(to: &piece) { pointer in
        self.body.store(UInt(bitPattern: pointer), ordering: .relaxed)
        finished.store(0, ordering: .relaxed)
        let number = (offer.load(ordering: .relaxed) >> 32) &+ 1
        offer.store(number << 32 | UInt64(count) << 16, ordering: .sequentiallyConsistent)
        for _ in 0..<sleeping.load(ordering: .sequentiallyConsistent) { wakeUp.signal() }
        while work() {}
        // What helpers still hold is nearly done; if one was put aside, let it have this core.
        var looks = 0
        while finished.load(ordering: .acquiring) < count {
          looks += 1
          if looks > 4_000 { sched_yield() }
        }
      }
    }
    isTaken.store(false, ordering: .releasing)
    return true
  }

  /// Claims and does one piece; false when there is none.
  private func work() -> Bool {
    let seen = offer.load(ordering: .acquiring)
    let (count, claimed) = (Int(seen >> 16 & 0xffff), Int(seen & 0xffff))
    guard claimed < count else { return false }
    guard offer.compareExchange(expected: seen, desired: seen + 1, ordering: .acquiringAndReleasing).exchanged
    else { return true }
    // The body stays where it is until this piece is counted as finished.
    UnsafePointer<Body>(bitPattern: body.load(ordering: .relaxed))?.pointee(claimed)
    finished.add(1, ordering: .releasing)
    return true
  }

  private func engage(_ count: Int) {
    helpers.withLock { present in
      while present < count {
        present += 1
        Thread.detachNewThread { [self] in help() }
      }
    }
  }

  /// Ends the helpers; they finish the piece they hold. Later work engages new ones.
  func dismiss() {
    helpers.withLock { present in
      guard present > 0 else { return }
      departed.store(0, ordering: .relaxed)
      isDismissed.store(true, ordering: .sequentiallyConsistent)
      // One that is awake takes no signal; what is left over wakes a later helper once for nothing.
      for _ in 0..<present { wakeUp.signal() }
      while departed.load(ordering: .acquiring) < present { sched_yield() }
      isDismissed.store(false, ordering: .sequentiallyConsistent)
      present = 0
    }
  }

  private func help() {
    var idle = 0
    while !isDismissed.load(ordering: .relaxed) {
      if work() {
        idle = 0
        continue
      }
      idle += 1
      guard idle > 20_000 else { continue }
      idle = 0
      sleeping.add(1, ordering: .sequentiallyConsistent)
      let seen = offer.load(ordering: .sequentiallyConsistent)
      if seen & 0xffff >= seen >> 16 & 0xffff { wakeUp.wait() }
      sleeping.subtract(1, ordering: .sequentiallyConsistent)
    }
    departed.add(1, ordering: .releasing)
  }
}

/// A long side of a matrix cut into slices, for `Parallel.pieces`. Where the cuts are depends on the
/// lengths alone.
package struct Slices {
  private let length: Int, size: Int
  /// How many there are; 1 or more.
  package var count: Int { max(1, (length + size - 1) / size) }

  /// Slices of `size`, the last one shorter.
  package init(_ length: Int, of size: Int) { (self.length, self.size) = (length, max(1, size)) }

  package subscript(index: Int) -> Range<Int> { (index * size)..<min(length, (index + 1) * size) }
}
