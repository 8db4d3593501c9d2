import Foundation
import Sandboxes
import Synchronization

/// Notices what changes in folders, with inotify(7).
///
/// Folders are watched rather than files, because editors replace files by new ones.
public final class FileWatcher: Sendable {
  private struct State {
    /// Folders by watch descriptor.
    var folders: [Int32: String] = [:]
    /// Whether what is below a folder is watched too.
    var deep: [String: Bool] = [:]
  }

  private let descriptor: Int32
  /// Written to when `next` shall return without a change.
  private let waking: ProcessPipe
  private let state = Mutex(State())
  /// Whether a folder, by its name, is of no interest.
  private let ignores: @Sendable (String) -> Bool

  /// What makes a file new or different. An editor's half-written file is told when it is closed.
  private static let mask =
    UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_CREATE)
    | UInt32(IN_DELETE) | UInt32(IN_ONLYDIR)

  /// - Parameter ignores: Whether a folder inside a watched one is left out, by its name.
  /// - Throws: `WatchError` when the system allows no more watches.
  public init(ignores: @escaping @Sendable (String) -> Bool) throws {
    self.ignores = ignores
    waking = try ProcessPipe()
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else {
      throw WatchError(folder: nil)
    }
  }

  deinit {
    Descriptor.close(descriptor)
  }

  /// Watches a folder; one that is not there is left out.
  ///
  /// - Parameter isDeep: Whether what is below is watched too, new folders included.
  /// - Throws: `WatchError` when the system allows no more watches.
  public func add(_ folder: String, isDeep: Bool) throws {
    let watch = inotify_add_watch(descriptor, folder, Self.mask)
    guard watch >= 0 else {
      if errno == ENOSPC || errno == EMFILE { throw WatchError(folder: folder) }
      return
    }
    state.withLock {
      $0.folders[watch] = folder
      $0.deep[folder] = isDeep || $0.deep[folder] == true
    }
    guard isDeep else { return }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where !ignores(name) {
      var isFolder: ObjCBool = false
      let path = folder + "/" + name
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        try add(path, isDeep: true)
      }
    }
  }

  /// Waits for changes and gives the paths they concern; a save that takes several steps, or several
  /// saves at once, are one change.
  ///
  /// - Returns: `nil` after `wake`; empty when more changed than the system keeps account of.
  public func next() -> Set<String>? {
    var changed: Set<String> = []
    var isWhole = true
    while true {
      var polled = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: waking.reading.number, events: Int16(POLLIN), revents: 0),
      ]
      // What an editor does next (the rename after the write) follows within a few milliseconds.
      let count = poll(&polled, 2, changed.isEmpty && isWhole ? -1 : 4)
      if polled[1].revents != 0 { return nil }
      if count == 0 { return isWhole ? changed : [] }
      if polled[0].revents != 0, !read(into: &changed) { isWhole = false }
    }
  }

  /// Makes `next` return `nil`, now and from now on.
  public func wake() {
    waking.writing.write([1])
  }

  /// - Returns: `false` when events were lost.
  private func read(into changed: inout Set<String>) -> Bool {
    let size = 65_536
    var isWhole = true
    withUnsafeTemporaryAllocation(byteCount: size, alignment: MemoryLayout<inotify_event>.alignment) {
      buffer in
      guard let base = buffer.baseAddress else { return }
      let count = Foundation.read(descriptor, base, size)
      var offset = 0
      while offset + MemoryLayout<inotify_event>.size <= count {
        let event = (base + offset).load(as: inotify_event.self)
        let name = (base + offset + MemoryLayout<inotify_event>.size).assumingMemoryBound(to: CChar.self)
        offset += MemoryLayout<inotify_event>.size + Int(event.len)
        if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { isWhole = false }
        guard event.len > 0 else { continue }
        note(event, String(cString: name), &changed)
      }
    }
    return isWhole
  }

  private func note(_ event: inotify_event, _ name: String, _ changed: inout Set<String>) {
    guard
      let (folder, isDeep) = state.withLock({ state in
        state.folders[event.wd].map { ($0, state.deep[$0] == true) }
      })
    else { return }
    let path = folder + "/" + name
    if event.mask & UInt32(IN_ISDIR) != 0 {
      guard isDeep, !ignores(name) else { return }
      // Files that were put in before the watch stood are found by looking.
      if event.mask & (UInt32(IN_CREATE) | UInt32(IN_MOVED_TO)) != 0 {
        try? add(path, isDeep: true)
        for name in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
          changed.insert(path + "/" + name)
        }
      }
      changed.insert(path)
    } else if event.mask & UInt32(IN_CREATE) == 0 || !FileManager.default.isReadableEmpty(path) {
      changed.insert(path)
    }
  }
}

extension FileManager {
  /// Whether a file has just been made and holds nothing: what is written into it is told when it is
  /// closed. A link, or a file that was moved, is never closed.
  fileprivate func isReadableEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size == 0
  }
}

/// No more folders can be watched.
public struct WatchError: Error, CustomStringConvertible {
  public var folder: String?

  public var description: String {
    "the folder '\(folder ?? ".")' cannot be watched: \(String(cString: strerror(ENOSPC)))"
  }
}
