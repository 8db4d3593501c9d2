import Digests
import Foundation
import Synchronization
import Wire

/// Tells the tool which files under the course a cell opens for reading, so that an edit to one
/// of them is an edit to the chapter.
///
/// The worker's own program stands before the C library in the order in which symbols are found,
/// so calls to `open` and `fopen` from any library pass through it, and it asks here.
enum ReadTracker {
  private struct State {
    var root = ""
    var seen: Set<String> = []
  }

  private static let state = Mutex(State())

  static func start(beneath folder: String) {
    let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    state.withLock { $0.root = root.hasSuffix("/") ? root : root + "/" }
  }

  /// Notes a file by the path with which it was opened.
  static func note(_ path: String) {
    guard Worker.current.state.isCellRunning else { return }
    let file = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    let isNew = state.withLock { state in
      guard !state.root.isEmpty, file.hasPrefix(state.root) else { return false }
      // Caches are ours, not the author's.
      let inside = file.dropFirst(state.root.count)
      guard !inside.split(separator: "/").contains(where: { $0.hasPrefix(".lectern") }) else { return false }
      return state.seen.insert(file).inserted
    }
    guard isNew else { return }
    let digest = (try? Digest.sha256(of: URL(fileURLWithPath: file))) ?? ""
    Worker.current.channel.send(.read(path: file, digest: digest))
  }
}

/// Called by the worker's program for each file that is about to be opened for reading.
@_cdecl("lectern_kit_note_read")
public func lecternNoteRead(_ path: UnsafePointer<CChar>) {
  // Computing the digest opens the file again; that is no new dependency.
  guard !ReadTrackerGuard.isBusy else { return }
  ReadTrackerGuard.$isBusy.withValue(true) { ReadTracker.note(String(cString: path)) }
}

/// Marks the calls that the tracker itself makes on this thread.
enum ReadTrackerGuard {
  @TaskLocal static var isBusy = false
}
