import Files
import Foundation
import Texts
import Notebooks

/// Writes a site's files, each whole or not at all.
public struct SiteWriter: Sendable {
  /// The folder of the site.
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// Writes a file if it is new or changed: under a temporary name first, then renamed, so that a
  /// reader never meets half a page.
  ///
  /// - Returns: Whether anything was written.
  /// - Throws: `MachineFault` when the disk refuses.
  @discardableResult
  public func write(_ file: SiteFile) throws -> Bool {
    let url = URL(fileURLWithPath: folder).appendingPathComponent(file.path)
    let data = Data(file.bytes)
    if let old = FileManager.default.contents(atPath: url.path), old == data { return false }
    try AtomicFile.makeFolder(url.deletingLastPathComponent())
    try AtomicFile.write(data, to: url, isSynced: false)
    return true
  }

  /// What stands against copying a file that a page shows or leads to.
  ///
  /// - Parameter reserved: Paths of the site that are the theme's.
  public func fault(
    of file: LocalFile, fromFolder source: String, besidePage page: String, reserved: Set<String>
  ) -> Diagnostic? {
    let path = file.path.removingPercentEncoding ?? file.path
    guard !Self.leaves(path, from: page) else {
      return Diagnostic(
        at: file.position, "'\(path)' lies outside of the course, and is not copied into its site.",
        help: "Put a copy into the course's folder.")
    }
    let from = URL(fileURLWithPath: source).appendingPathComponent(path).path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: from, isDirectory: &isFolder), !isFolder.boolValue else {
      return Diagnostic(
        at: file.position, isFolder.boolValue ? "'\(path)' is a folder." : "There is no file '\(path)'.",
        help: isFolder.boolValue ? "Name a file in it." : Self.help(forMissing: path, at: from))
    }
    guard !Self.isPointer(from) else {
      return Diagnostic(
        at: file.position, "'\(path)' is a pointer of Git LFS, not the file.",
        help: "Fetch the file with 'git lfs pull'.")
    }
    if let fault = Self.pictureFault(path, at: from) {
      return Diagnostic(at: file.position, fault.message, help: fault.help)
    }
    guard reserved.contains(RelativePath.resolve(path, from: page)) else { return nil }
    return Diagnostic(
      at: file.position, "'\(path)' has the name of a file of the theme, which stands there in the site.",
      help: "Give the file another name, or keep it in another folder.")
  }

  /// What may have been meant: the file without a server's question, or one of nearly the name.
  private static func help(forMissing path: String, at file: String) -> String {
    if let mark = path.lastIndex(of: "?"),
      FileManager.default.fileExists(
        atPath: String(file.prefix(upTo: file.lastIndex(of: "?") ?? file.endIndex)))
    {
      return "Write '\(path[..<mark])': what stands behind the question mark is meant for a server."
    }
    let slashes = path.replacing("\\", with: "/")
    if slashes != path, FileManager.default.fileExists(atPath: file.replacing("\\", with: "/")) {
      return "Write '\(slashes)': on the web, folders end with '/'."
    }
    let url = URL(fileURLWithPath: file)
    let folder = url.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    guard let near = Suggestion.closest(to: url.lastPathComponent, among: names) else {
      return "The path is read from the folder of the chapter."
    }
    let written = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return "Did you mean '\(written)\(near)'?"
  }

  private static func isPointer(_ path: String) -> Bool {
    // A pointer has some hundred and thirty bytes; larger files are not opened for it.
    guard let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int, size < 1_024,
      let data = FileManager.default.contents(atPath: path)
    else { return false }
    return TextFile.isPointer(data)
  }

  /// Why a file that is called a picture is none: browsers would show a broken one, and say nothing.
  private static func pictureFault(_ path: String, at file: String) -> (message: String, help: String)? {
    let endings: Set = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"]
    guard endings.contains(URL(fileURLWithPath: file).pathExtension.lowercased()),
      let handle = FileHandle(forReadingAtPath: file)
    else { return nil }
    defer { try? handle.close() }
    guard let head = try? handle.read(upToCount: 64), !head.isEmpty else {
      return ("'\(path)' is empty.", "Put the picture there.")
    }
    let text = String(decoding: head, as: UTF8.self).lowercased().drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard text.hasPrefix("<!doctype html") || text.hasPrefix("<html") else { return nil }
    return (
      "'\(path)' is a web page, not a picture.",
      "Save the picture itself: what was saved is the page around it, or one that asks to sign in."
    )
  }

  /// Whether a path leads out of the folder that the page's own path begins in. What stands there is nobody's to
  /// publish: a chapter from elsewhere could name a key.
  private static func leaves(_ path: String, from page: String) -> Bool {
    var depth = page.split(separator: "/").count - 1
    for part in path.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return true }
    }
    return false
  }

  /// Copies a file that a page shows or leads to, if it is new or changed.
  ///
  /// - Returns: The copy's path from the site's folder.
  /// - Throws: A `Diagnostic` at the position that names the file, when there is none; `MachineFault`
  ///   when the disk refuses.
  public func copy(_ file: LocalFile, fromFolder source: String, besidePage page: String) throws -> String {
    let path = file.path.removingPercentEncoding ?? file.path
    let from = URL(fileURLWithPath: source).appendingPathComponent(path)
    guard let data = FileManager.default.contents(atPath: from.path) else {
      throw Diagnostic(
        at: file.position, "There is no file '\(path)'.",
        help: "The path is read from the folder of the chapter.")
    }
    let target = RelativePath.resolve(path, from: page)
    try write(SiteFile(path: target, bytes: Array(data)))
    return target
  }
}
