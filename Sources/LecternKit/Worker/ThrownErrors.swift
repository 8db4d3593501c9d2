import Foundation
import Synchronization
import Wire

/// Errors that leave a cell's top level.
enum ThrownErrors {
  private static let completion = Mutex<DispatchSemaphore?>(nil)
  /// Where the cell's thread threw last: the stack is unwound by the time an error arrives at
  /// the top.
  private static let lastThrow = Mutex<[UInt]>([])

  private typealias Handler = @convention(c) (UnsafeRawPointer?) -> Void
  private typealias SetHandler = @convention(c) (Handler?) -> Void

  /// Called on each cell's thread before the cell runs.
  static func prepare(done: DispatchSemaphore) {
    completion.withLock { $0 = done }
    lastThrow.withLock { $0 = [] }
    installHook
  }

  /// The runtime calls this hook at each throw, as Swift Testing uses it for its backtraces.
  private static let installHook: Void = {
    guard let symbol = dlsym(nil, "_swift_setWillThrowHandler") else { return }
    let install = unsafeBitCast(symbol, to: SetHandler.self)
    install { _ in ThrownErrors.noteThrow() }
  }()

  private static func noteThrow() {
    guard UInt(pthread_self()) == Worker.current.state.cellThread else { return }
    let addresses = stackAddresses(limit: 48).map { UInt(bitPattern: $0) }
    lastThrow.withLock { $0 = addresses }
  }

  /// Reports the error, lets the worker go on, and keeps this thread for ever.
  static func arrived(_ error: any Error) -> Never {
    let worker = Worker.current
    let frames = lastThrow.withLock { $0 }.compactMap(UnsafeMutableRawPointer.init(bitPattern:))
      .compactMap(stackFrame)
    worker.channel.send(
      .threw(
        ThrownError(type: String(describing: type(of: error)), description: describe(error), frames: frames)))
    if CellThread.isCopy {
      fflush(nil)
      _exit(0)
    }
    worker.state.end()
    completion.withLock { $0 }?.signal()
    while true { pause() }
  }

  /// The error's own words where it has some.
  static func describe(_ error: any Error) -> String {
    if let localized = error as? any LocalizedError, let words = localized.errorDescription { return words }
    return String(describing: error)
  }
}

/// Takes the place of the runtime's `swift_errorInMain` in cells (the linker's `--wrap`).
@_cdecl("__wrap_swift_errorInMain")
public func lecternErrorInMain(_ box: UnsafeRawPointer) {
  // An `any Error` is one pointer to its box (swift/docs/ABI/TypeLayout.rst).
  let error = unsafeBitCast(box, to: (any Error).self)
  ThrownErrors.arrived(error)
}
