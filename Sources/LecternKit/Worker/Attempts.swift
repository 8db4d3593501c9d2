import Foundation
import Synchronization
import Wire

/// Tells the grader what a confined cell reached for and did not get.
///
/// These are hints for a person and no more: this is the student's process, in which anything can be left
/// out or made up. What holds a cell is the sandbox around it.
enum Attempts {
  private struct State {
    var isOn = false
    /// Folders in which a notebook may look for what is not there, each with a slash at its end.
    var own: [String] = []
    var reported: Set<Attempt> = []
  }

  private static let state = Mutex(State())

  /// What libraries look for by themselves, whoever calls them.
  private static let ordinary = [
    "/usr/", "/lib/", "/lib64/", "/dev/", "/sys/", "/proc/self/", "/etc/localtime", "/etc/timezone",
    "/etc/hosts", "/etc/host.conf", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/services",
    "/etc/gai.conf",
    "/etc/ssl/", "/etc/ld.so.",
  ]

  static func start(_ configuration: WorkerConfiguration) {
    guard configuration.reportsAttempts else { return }
    let environment = ProcessInfo.processInfo.environment
    let own = [configuration.courseDirectory] + configuration.searchDirectories
    let named = ["HOME", "LECTERN_DATA"].compactMap { environment[$0] }
    state.withLock {
      $0.isOn = true
      $0.own = (own + named).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
    }
  }

  static func note(_ kind: Attempt.Kind, _ name: String) {
    let isNew = state.withLock { state in
      guard state.isOn, state.reported.count < Attempt.most else { return false }
      return (kind != .open || isForeign(name, state.own))
        && state.reported.insert(Attempt(kind, name)).inserted
    }
    if isNew { Worker.current.channel.send(.attempted(Attempt(kind, name))) }
  }

  /// Whether a notebook has no business there.
  private static func isForeign(_ path: String, _ own: [String]) -> Bool {
    let file = URL(fileURLWithPath: path).standardizedFileURL.path
    guard !(own + ordinary).contains(where: { (file + "/").hasPrefix($0) }) else { return false }
    let parts = file.split(separator: "/")
    switch parts.first {
    // Facts of the machine, but not what belongs to a process.
    case "proc": return parts.count > 2 && parts[1].allSatisfy(\.isNumber)
    // The notebook's own, but not the folders of others in it.
    case "tmp": return parts.count > 2
    default: return true
    }
  }
}
