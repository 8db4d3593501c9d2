import Files
import Foundation
import Synchronization
import Wire

/// This process's part in sweeps that several processes do.
///
/// Each setting is claimed by a lock on a file, which the system takes back when its owner dies. Whoever holds none of
/// them still gets every answer right: a claim only says whose answer is worth waiting for.
final class SweepShare: Sendable {
  private static let shared = Mutex<SweepShare?>(nil)

  /// `nil` where the chapter is one process's, as in every build on one machine.
  static var current: SweepShare? {
    get { shared.withLock { $0 } }
    set { shared.withLock { $0 = newValue } }
  }

  private let sharing: SweepSharing
  /// Ends a process that was there to help.
  let leave: @Sendable () -> Void
  private let begun = Mutex(0)
  private let announced = Mutex<Set<String>>([])

  init(_ sharing: SweepSharing, leave: @escaping @Sendable () -> Void = { _exit(0) }) {
    self.sharing = sharing
    self.leave = leave
    mkdir(sharing.folder, 0o700)
  }

  private func path(_ name: String) -> String { "\(sharing.folder)/\(name)" }

  /// The next sweep of the chapter, which runs the same way in all processes; `nil` when this one is there for another.
  ///
  /// - Parameter count: How many settings it has; whoever looks into the folder sees that help is welcome.
  func next(count: Int) -> Part? {
    let number = begun.withLock { begun in
      defer { begun += 1 }
      return begun
    }
    let name = String(number)
    if let helps = sharing.helps, helps != name { return nil }
    if sharing.helps == nil { Self.make(path("asks-\(name)-\(count)")) }
    return Part(prefix: path(name), isHelping: sharing.helps != nil)
  }

  /// How long an experiment took whoever computed it.
  ///
  /// - Parameter seconds: As this process knows it; `nil` when it found the answer.
  func seconds(ofExperiment key: String, _ seconds: Double?) -> Double? {
    let isFirst = announced.withLock { $0.insert(key).inserted }
    let file = path("seconds-\(key.prefix(32))")
    if let seconds {
      if sharing.helps != nil { try? Data("\(seconds)".utf8).write(to: URL(fileURLWithPath: file)) }
      return seconds
    }
    guard isFirst, let text = FileManager.default.contents(atPath: file) else { return nil }
    return Double(String(decoding: text, as: UTF8.self))
  }

  private static func make(_ path: String) { close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)) }

  /// One sweep.
  struct Part: Sendable {
    /// What the names of its files begin with.
    fileprivate let prefix: String
    let isHelping: Bool

    /// - Returns: `nil` when another has it and is not waited for, or where the folder is gone.
    func claim(_ index: Int, waits: Bool) -> FileLock? {
      let path = "\(prefix)-\(index)"
      make(path)
      return FileLock(existing: path, waits: waits)
    }

    func isDone(_ index: Int) -> Bool { access("\(prefix)-\(index)-done", F_OK) == 0 }

    func markDone(_ index: Int) { make("\(prefix)-\(index)-done") }
  }
}
