import Files
import Foundation
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

  /// Copies a file that a page shows or leads to, if it is new or changed.
  ///
  /// - Returns: The copy's path from the site's folder.
  /// - Throws: A `Diagnostic` at the place that names the file, when there is none; `MachineFault`
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
