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
          environment.split(separator: 0).contains(where: { $0.elementsEqual(wanted) })
        else { continue }
        kill(identifier, SIGKILL)
        found = true
      }
      if !found { return }
    }
  }
}
