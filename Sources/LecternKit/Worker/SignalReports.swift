import Foundation
import Wire

/// Tells the tool where a cell was when a signal stopped it.
enum SignalReports {
  private static let faults = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS]

  static func install() {
    for signal in faults + [WorkerContract.askingSignal] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { SignalReports.report($0) }
      // On a stack of its own, so that endless recursion can still be told.
      action.sa_flags = Int32(SA_ONSTACK) | Int32(SA_NODEFER)
      sigaction(signal, &action, nil)
    }
  }

  /// Gives the calling thread a stack for its signal handlers; it is kept for the process's life.
  static func prepareThread() {
    let size = 256 << 10
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }

  private static func report(_ signal: Int32) {
    let worker = Worker.current
    let cell = worker.state.cellThread
    if signal == WorkerContract.askingSignal, cell != 0, UInt(pthread_self()) != cell {
      pthread_kill(pthread_t(cell), signal)
      return
    }
    // A second fault on the way, or a lock that the stopped code holds, must not keep us here.
    for fault in faults { Foundation.signal(fault, SIG_DFL) }
    alarm(3)
    fflush(nil)
    worker.channel.sendUnlocked(.trapped(signal: signal, frames: framesOfFault()))
    _exit(128 + signal)
  }

  /// The frames from the fault outwards: without the handler's own, which lie in this library,
  /// and without the kernel's trampoline behind them, which lies in the C library.
  private static func framesOfFault() -> [StackFrame] {
    let frames = stackAddresses().compactMap(stackFrame)
    guard let own = frames.first?.library else { return [] }
    return Array(frames.drop { $0.library == own }.dropFirst())
  }
}
