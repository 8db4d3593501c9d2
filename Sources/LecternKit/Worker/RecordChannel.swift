import Foundation
import Synchronization
import Wire

/// The way from the worker to the tool.
final class RecordChannel: Sendable {
  private let descriptor: Int32
  /// The pipes that standard output and standard error lead to, kept apart from those: a cell may
  /// close or redirect its own.
  private let printed: [Int32]
  private let lock = Mutex(())

  init(descriptor: Int32) {
    self.descriptor = descriptor
    printed = descriptor < 0 ? [] : [1, 2].map { fcntl($0, F_DUPFD_CLOEXEC, 200) }
  }

  /// Sends a record after everything the cell has printed so far.
  func send(_ record: OutputRecord) {
    guard let frame = try? Framing.encode(record) else { return }
    lock.withLock { _ in
      flushPrinted()
      write(frame)
    }
  }

  /// Sends from a signal handler: no lock, because the thread that holds it may be the one that
  /// was stopped.
  func sendUnlocked(_ record: OutputRecord) {
    guard let frame = try? Framing.encode(record) else { return }
    write(frame)
  }

  private func write(_ frame: [UInt8]) {
    var sent = 0
    while sent < frame.count {
      let count = frame.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + sent, frame.count - sent) } ?? -1
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Waits until the tool has read what was printed, so that it cannot be taken for output of
  /// what follows.
  private func flushPrinted() {
    fflush(nil)
    let patience = 200_000
    for round in 0..<patience {
      guard printed.contains(where: { bytesWaiting(in: $0) > 0 }) else { return }
      if round > 50 { usleep(50) } else { sched_yield() }
    }
  }
}
