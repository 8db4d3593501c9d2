import Files
import Foundation
import Synchronization
import Wire

/// Tells the tool what a cell's results depend on besides its text: files under the course, other
/// programs, other machines.
///
/// The worker's own program stands before the C library in the order in which symbols are found,
/// so calls to `open`, `stat` and their kin from any library pass through it, and it asks here.
enum ReadTracker {
  typealias Access = WorkerContract.Observed

  private struct State {
    var root = ""
    /// What has been told.
    var reported: Set<String> = []
    /// What was asked for, and whether it was there; told when the cell has ended, because what it
    /// then makes itself is no dependency.
    var lookedFor: [String: Bool] = [:]
    /// What the chapter has made.
    var own: Set<String> = []
  }

  private static let state = Mutex(State())

  static func start(beneath folder: String) {
    let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    state.withLock { $0.root = root.hasSuffix("/") ? root : root + "/" }
  }

  static func note(_ access: Access, _ path: String) {
    guard Worker.current.state.isCellRunning else { return }
    switch access {
    case .refused: Attempts.note(.open, path)
    case .reached: Attempts.note(.reach, path)
    case .started:
      Attempts.note(.start, path)
      Worker.current.channel.send(.volatile(reason: "it starts other programs"))
    case .connected: Worker.current.channel.send(.volatile(reason: "it reaches other machines"))
    case .opened, .lookedFor, .listed, .wrote: noteFile(access, path)
    }
  }

  private static func noteFile(_ access: Access, _ path: String) {
    let file = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    let isAsked = access == .lookedFor && FileManager.default.fileExists(atPath: file)
    let isNew = state.withLock { state in
      // Caches are ours, not the author's.
      guard !state.root.isEmpty, (file + "/").hasPrefix(state.root),
        !file.dropFirst(state.root.count).split(separator: "/").contains(where: { $0.hasPrefix(".lectern") })
      else { return false }
      switch access {
      case .wrote:
        state.own.insert(file)
        return false
      case .lookedFor:
        if state.lookedFor[file] == nil { state.lookedFor[file] = isAsked }
        return false
      case .listed: return state.reported.insert("names of " + file).inserted
      default: return !state.own.contains(file) && state.reported.insert(file).inserted
      }
    }
    guard isNew else { return }
    let found = access == .listed ? FileState.listing(of: file) : FileState.content(of: file)
    Worker.current.channel.send(.read(path: file, digest: found))
  }

  /// Tells what the cell has asked for and neither read nor made.
  static func endCell() {
    let asked = state.withLock { state in
      let asked = state.lookedFor.filter { !state.own.contains($0.key) && !state.reported.contains($0.key) }
      state.reported.formUnion(asked.keys)
      state.lookedFor = [:]
      return asked
    }
    for (file, wasThere) in asked.sorted(by: { $0.key < $1.key }) {
      Worker.current.channel.send(
        .read(path: file, digest: wasThere ? FileState.content(of: file) : ""))
    }
  }
}

/// Called by the worker's program for what it sees a cell do.
@_cdecl("lectern_kit_note")
public func lecternNote(_ kind: Int32, _ path: UnsafePointer<CChar>) {
  // Looking at the file here is no new dependency.
  guard !ReadTrackerGuard.isBusy, let access = ReadTracker.Access(rawValue: UInt32(bitPattern: kind)) else {
    return
  }
  ReadTrackerGuard.$isBusy.withValue(true) { ReadTracker.note(access, String(cString: path)) }
}

/// Marks the calls that the tracker itself makes on this thread.
enum ReadTrackerGuard {
  @TaskLocal static var isBusy = false
}
