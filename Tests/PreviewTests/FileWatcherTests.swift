import Foundation
import Testing

@testable import Preview

@Suite struct FileWatcherTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func changes(_ watcher: FileWatcher, in folder: URL) -> Set<String> {
    Set((watcher.next() ?? ["woken"]).map { $0.replacing(folder.path + "/", with: "") })
  }

  @Test func writesMovesAndRemovalsAreSeen() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let watcher = try FileWatcher { $0.hasPrefix(".") }
    try watcher.add(folder.path, isDeep: true)
    let file = folder.appendingPathComponent("a.md")
    try Data("one".utf8).write(to: file)
    #expect(changes(watcher, in: folder) == ["a.md"])
    // As most editors save: a new file under another name, then renamed.
    try Data("two".utf8).write(to: folder.appendingPathComponent("b.tmp"))
    _ = changes(watcher, in: folder)
    rename(folder.appendingPathComponent("b.tmp").path, file.path)
    #expect(changes(watcher, in: folder).contains("a.md"))
    try FileManager.default.removeItem(at: file)
    #expect(changes(watcher, in: folder) == ["a.md"])
  }

  @Test func newFoldersAreWatchedToo() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let watcher = try FileWatcher { $0.hasPrefix(".") }
    try watcher.add(folder.path, isDeep: true)
    let inner = folder.appendingPathComponent("data")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    #expect(changes(watcher, in: folder).contains("data"))
    try Data("1".utf8).write(to: inner.appendingPathComponent("numbers.csv"))
    #expect(changes(watcher, in: folder).contains("data/numbers.csv"))
    // What is in a folder that is left out concerns nobody.
    let hidden = folder.appendingPathComponent(".lectern")
    try FileManager.default.createDirectory(at: hidden, withIntermediateDirectories: true)
    try Data("1".utf8).write(to: hidden.appendingPathComponent("cache"))
    try Data("1".utf8).write(to: folder.appendingPathComponent("seen.md"))
    #expect(changes(watcher, in: folder) == ["seen.md"])
  }

  @Test func wakingEndsTheWait() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let watcher = try FileWatcher { _ in false }
    try watcher.add(folder.path, isDeep: false)
    // Before the wait, and from another thread while it lasts or shortly before.
    watcher.wake()
    #expect(watcher.next() == nil)
    Thread.detachNewThread { watcher.wake() }
    #expect(watcher.next() == nil)
  }

  @Test func closedWatchersLeaveNoDescriptor() throws {
    func count() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
    let before = try count()
    for _ in 0..<50 {
      let watcher = try FileWatcher { _ in false }
      try watcher.add(FileManager.default.temporaryDirectory.path, isDeep: false)
    }
    // Other tests open files meanwhile; fifty watchers would have left a hundred and fifty.
    #expect(try count() < before + 60)
  }
}
