import Files
import Foundation
import Synchronization

/// A server that listens on threads of its own, and what it may fail by.
public final class Listening: Sendable {
  private let failure = Mutex<MachineFault?>(nil)

  /// - Parameter ended: Called when the server fails.
  init(_ server: PreviewServer, ended: @escaping @Sendable () -> Void) {
    let isListening = DispatchSemaphore(value: 0)
    Task { [self] in
      do {
        try await server.run()
      } catch {
        let fault = MachineFault(
          "the preview cannot be served at port \(server.port): \(error.localizedDescription)",
          help: "name another port with '--port'.")
        failure.withLock { $0 = fault }
        ended()
      }
    }
    Task {
      try? await server.waitUntilListening()
      isListening.signal()
    }
    isListening.wait()
  }

  /// - Throws: The server's fault, if it ended by one.
  public func check() throws {
    if let fault = failure.withLock({ $0 }) { throw fault }
  }
}
