import Foundation
import Tensors
import Wire

/// Serves a chapter that is being written: each cell runs in a copy of the process, and the
/// process before it waits, as a checkpoint to which the tool can return when the cell changes.
///
/// A copy has one thread only, so what depends on others (the main queue, the thread pool of
/// Dispatch and Swift concurrency) cannot live on in it. That is why commands are read on the main
/// thread, why the experiments use threads that end with them, and why no more copies are made
/// from the first cell that needs concurrency, or leaves a thread behind.
enum Checkpoints {
  /// The copies by their depth, in memory that all of them share: who is left to wait for when the tool has
  /// thinned out those between.
  nonisolated(unsafe) private static let chain: UnsafeMutablePointer<Int32>? = {
    let size = mostCopies * MemoryLayout<Int32>.stride
    guard let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
      memory != MAP_FAILED
    else { return nil }
    return memory.bindMemory(to: Int32.self, capacity: mostCopies)
  }()
  private static let mostCopies = 1 << 20
  nonisolated(unsafe) private static var depth = 0

  static func serve(_ descriptor: Int32, for worker: Worker) -> Never {
    // Copies whose parents the tool has ended come to this process, which waits for them.
    adoptOrphans()
    _ = chain
    var decoder = FrameDecoder<WorkerCommand>()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { worker.abandon() }
      decoder.append(buffer.prefix(count))
      while let command = next(&decoder, worker) {
        guard case .run(let run) = command else {
          worker.perform(command)
          continue
        }
        guard !run.isFurtherState else {
          worker.perform(command)
          continue
        }
        guard isAlone() else { worker.serveOnThread(descriptor, decoder: decoder, first: command) }
        guard branch(run, worker) else { continue }
        if run.usesConcurrency { worker.serveOnThread(descriptor, decoder: decoder, first: command) }
        worker.perform(command)
      }
    }
  }

  private static func next(_ decoder: inout FrameDecoder<WorkerCommand>, _ worker: Worker) -> WorkerCommand? {
    do {
      return try decoder.next()
    } catch {
      worker.abandon()
    }
  }

  /// Makes a copy of the process for a cell.
  ///
  /// - Returns: `true` in the copy, and where none could be made; `false` in the process before it,
  ///   when the copy is over.
  private static func branch(_ run: RunCommand, _ worker: Worker) -> Bool {
    guard let chain, depth + 2 < mostCopies else { return true }
    fflush(nil)
    let copy = forkProcess()
    if copy == 0 {
      depth += 1
      adoptOrphans()
      worker.channel.send(.branched(unit: run.unit, process: worker.outsideProcess, name: getpid()))
      return true
    }
    guard copy > 0 else { return true }
    chain[depth + 1] = copy
    let (ended, status) = waitForCopies(chain)
    worker.channel.send(.returned(name: ended, status: status))
    return false
  }

  /// Waits until the copy that this process has made is over. One that the tool has only thinned out leaves the
  /// copy that it has made itself to this process.
  private static func waitForCopies(_ chain: UnsafeMutablePointer<Int32>) -> (name: Int32, status: Int32) {
    var level = depth + 1
    while true {
      var status: Int32 = 0
      let ended = waitpid(-1, &status, 0)
      if ended < 0 && errno != EINTR { return (chain[level], status) }
      guard ended == chain[level] else { continue }
      guard status & 0x7F == WorkerContract.thinningSignal else { return (ended, status) }
      level += 1
    }
  }

  /// Whether the main thread is the only one. A cell's thread takes a moment to vanish.
  private static func isAlone() -> Bool {
    Parallel.dismissHelpers()
    for _ in 0..<50 {
      let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
      if threads.count == 1 { return true }
      usleep(200)
    }
    return false
  }
}
