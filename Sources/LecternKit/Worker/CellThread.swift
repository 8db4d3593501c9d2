import Experiments
import Foundation
import Wire

/// Runs one cell on a thread of its own and waits until it is through.
///
/// An error that leaves the cell's top level cannot return (the compiler has ended the entry
/// point's code there), so the thread that threw is parked and the next cell gets a new one.
enum CellThread {
  private typealias EntryPoint = @convention(c) (Int32, UnsafeMutableRawPointer?) -> Int32

  static func run(_ run: RunCommand, stackSize: Int) {
    let worker = Worker.current
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      SignalReports.prepareThread()
      worker.state.begin(run)
      ThrownErrors.prepare(done: done)
      worker.channel.send(.began(unit: run.unit))
      ExperimentSession.configure { $0.codeKey = run.codeKey }
      if let cell = load(run) {
        if run.expectsCrash { runInCopy(cell) } else { cell() }
      }
      worker.state.end()
      done.signal()
    }
    thread.stackSize = stackSize
    thread.name = "lectern-cell"
    thread.start()
    done.wait()
    ReadTracker.endCell()
    worker.channel.send(.ended(unit: run.unit))
  }

  private static func load(_ run: RunCommand) -> (() -> Void)? {
    // RTLD_GLOBAL: the cells below refer to this one's symbols.
    guard let library = dlopen(run.library, RTLD_NOW | RTLD_GLOBAL) else {
      let reason = dlerror().map { String(cString: $0) } ?? "unknown reason"
      Worker.current.channel.send(
        .threw(
          ThrownError(
            type: "LoadError", description: "the compiled cell cannot be loaded: \(reason)", frames: [])))
      return nil
    }
    guard !run.symbol.isEmpty, let symbol = dlsym(library, run.symbol) else { return nil }
    let entry = unsafeBitCast(symbol, to: EntryPoint.self)
    return { _ = entry(0, nil) }
  }

  /// Whether this process is a copy that ends with its cell; only the copy's one thread asks.
  nonisolated(unsafe) private(set) static var isCopy = false

  /// Runs a cell that is meant to trap in a copy of the process, so that the cells below find
  /// everything as it was. The copy has no other threads: it is for small cells that teach a
  /// mistake, not for training.
  private static func runInCopy(_ cell: () -> Void) {
    fflush(nil)
    let child = forkProcess()
    if child == 0 {
      isCopy = true
      Worker.current.state.begin(Worker.current.state.currentCommand)
      cell()
      fflush(nil)
      _exit(0)
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  }
}
