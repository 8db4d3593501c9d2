import Foundation

/// A word in the environment of all that a run starts, by which it is found again, wherever in the
/// process tree it is by then.
public struct RunMark: Sendable, Hashable {
  public static let variable = "LECTERN_RUN"
  public var value: String

  public init(_ value: String = UUID().uuidString) { self.value = value }

  /// Ends every process that carries the mark.
  ///
  /// A process can drop its environment, so this is for programs that forget, not for those that
  /// hide; where the machine allows it, a process space of its own holds those.
  public func endProcesses() {
    let wanted = Array("\(Self.variable)=\(value)".utf8)
    let own = getpid()
    // Twice: a process may have been between fork and exec, or just starting another.
    for _ in 0..<2 {
      var found = false
      for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
        guard let identifier = Int32(name), identifier != own,
          let environment = FileManager.default.contents(atPath: "/proc/\(name)/environ"),
          Self.isEntry(wanted, of: environment)
        else { continue }
        kill(identifier, SIGKILL)
        found = true
      }
      if !found { return }
    }
  }

  /// Whether it is one of an environment's entries, which end with a zero byte. Every process of the machine is asked at
  /// the end of every run, so the C library goes through the bytes.
  static func isEntry(_ wanted: [UInt8], of environment: Data) -> Bool {
    environment.withUnsafeBytes { bytes in
      var next = 0
      while next < bytes.count, let start = bytes.baseAddress {
        let end =
          memchr(start + next, 0, bytes.count - next).map { UnsafeRawPointer($0) - start } ?? bytes.count
        if end - next == wanted.count, memcmp(start + next, wanted, wanted.count) == 0 { return true }
        next = end + 1
      }
      return false
    }
  }
}
