import Files
import Foundation

/// A folder of this machine, which a web server may be showing.
///
/// The new site is made in a folder beside it and the two change their names in one step of the system. The old one
/// is kept beside it for going back.
public struct FolderPlace: PublishingPlace {
  let folder: URL

  /// - Parameter courseFolder: Where the course lies: no place for its site.
  /// - Throws: `UsageFault` when publishing there would mix the site with something else.
  public init(_ folder: URL, courseFolder: URL, output: URL) throws {
    // A server may be shown the folder through a link, which stays.
    self.folder = folder.standardizedFileURL.resolvingSymlinksInPath()
    let path = self.folder.path
    let course = courseFolder.resolvingSymlinksInPath().path
    guard path != "/", path != NSHomeDirectory(), !(course + "/").hasPrefix(path + "/"),
      path != output.resolvingSymlinksInPath().path
    else {
      throw UsageFault(
        "the site cannot be published into '\(path)', which holds more than a site, or is where it is built.",
        help: "name a folder of its own.")
    }
  }

  public var words: String { "the folder \(folder.path)" }

  public func current() throws -> PlaceContents {
    // Where another publishes at this moment, what it is making is not in the way.
    if let lock = FileLock(existing: folder.deletingLastPathComponent().path, waits: true) {
      recover()
      lock.release()
    }
    return Self.contents(of: folder)
  }

  public func before(_ current: PlaceContents) throws -> PlaceContents? {
    FileManager.default.fileExists(atPath: sibling("before").path)
      ? Self.contents(of: sibling("before")) : nil
  }

  public func read(_ paths: [String], of contents: PlaceContents) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for path in paths {
      found[path] = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path)
    }
    return found
  }

  public func put(
    _ files: [String: Data], removing removed: Set<String>, over contents: PlaceContents, title: String
  ) throws {
    let parent = folder.deletingLastPathComponent()
    try AtomicFile.makeFolder(parent)
    let lock = try lock()
    defer { lock.release() }
    guard Self.contents(of: folder).revision == contents.revision else { throw overtaken }
    let made = sibling("new")
    try? FileManager.default.removeItem(at: made)
    try AtomicFile.makeFolder(made)
    do {
      try fill(made, files, removing: removed)
      // By this name it is whole.
      try FileSystem.rename(made, sibling("ready"))
    } catch {
      try? FileManager.default.removeItem(at: made)
      throw error
    }
    try FileSystem.exchange(sibling("ready"), folder, aside: sibling("aside"))
    recover()
  }

  public func goBack(from current: PlaceContents, to before: PlaceContents, title: String) throws {
    let lock = try lock()
    defer { lock.release() }
    guard Self.contents(of: folder).revision == current.revision else { throw overtaken }
    try FileSystem.exchange(sibling("before"), folder, aside: sibling("aside"))
    recover()
  }

  private func lock() throws -> FileLock {
    guard let lock = FileLock(existing: folder.deletingLastPathComponent().path, waits: true) else {
      throw MachineFault(
        "'\(folder.deletingLastPathComponent().path)' cannot be locked.", help: "check who may read it.")
    }
    return lock
  }

  private func sibling(_ role: String) -> URL {
    folder.deletingLastPathComponent().appendingPathComponent(".\(folder.lastPathComponent).lectern-\(role)")
  }

  /// The new site: what stays of the old one shares its bytes.
  private func fill(_ made: URL, _ files: [String: Data], removing removed: Set<String>) throws {
    for (path, data) in files {
      let target = made.appendingPathComponent(path)
      try AtomicFile.makeFolder(target.deletingLastPathComponent())
      let old = folder.appendingPathComponent(path)
      if FileManager.default.contents(atPath: old.path) == data, link(old.path, target.path) == 0 { continue }
      try AtomicFile.write(data, to: target, isSynced: true)
    }
    for path in Self.paths(in: folder) where files[path] == nil && !removed.contains(path) {
      let target = made.appendingPathComponent(path)
      try AtomicFile.makeFolder(target.deletingLastPathComponent())
      // `link` takes a link itself, and copying stands in where the system has no links.
      if link(folder.appendingPathComponent(path).path, target.path) != 0 {
        try FileManager.default.copyItem(at: folder.appendingPathComponent(path), to: target)
      }
    }
    if let mode = try? FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: made.path)
    }
  }

  /// Ends what a publication that was killed had begun: before the exchange of names nothing has happened,
  /// after it all has.
  private func recover() {
    let manager = FileManager.default
    let (aside, ready, before) = (sibling("aside"), sibling("ready"), sibling("before"))
    if manager.fileExists(atPath: aside.path) {
      // The system could not exchange, and renamed twice.
      if !manager.fileExists(atPath: folder.path) {
        try? FileSystem.rename(aside, folder)
      } else {
        try? manager.removeItem(at: before)
        try? FileSystem.rename(aside, before)
      }
    }
    if manager.fileExists(atPath: ready.path) {
      let number = { (url: URL) in Self.contents(of: url).record?.number ?? 0 }
      if number(ready) < number(folder) {
        try? manager.removeItem(at: before)
        try? FileSystem.rename(ready, before)
      } else {
        try? manager.removeItem(at: ready)
      }
    }
    try? manager.removeItem(at: sibling("new"))
  }

  private static func paths(in folder: URL) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.filter {
      var status = stat()
      return lstat(folder.appendingPathComponent($0).path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }
  }

  private static func contents(of folder: URL) -> PlaceContents {
    var contents = PlaceContents()
    for path in paths(in: folder) {
      var status = stat()
      guard stat(folder.appendingPathComponent(path).path, &status) == 0 else { continue }
      contents.sizes[path] = Int(status.st_size)
    }
    let data = FileManager.default.contents(
      atPath: folder.appendingPathComponent(PublicationRecord.path).path)
    contents.record = data.flatMap(PublicationRecord.init)
    contents.revision = data.map { Digest.sha256($0) } ?? ""
    return contents
  }
}
