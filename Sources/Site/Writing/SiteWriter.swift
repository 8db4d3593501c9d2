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
  /// - Throws: A `Diagnostic` when the disk refuses.
  @discardableResult
  public func write(_ file: SiteFile) throws -> Bool {
    let url = URL(fileURLWithPath: folder).appendingPathComponent(file.path)
    let data = Data(file.bytes)
    if let old = FileManager.default.contents(atPath: url.path), old == data { return false }
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url, options: .atomic)
    } catch {
      throw Diagnostic(
        at: nil, "'\(url.path)' cannot be written: \(error.localizedDescription)",
        help: "Check that the folder is writable and the disk is not full.")
    }
    return true
  }

  /// Copies a file that a page shows or leads to, if it is new or changed.
  ///
  /// - Throws: A `Diagnostic` at the place that names the file, when there is none.
  public func copy(_ file: LocalFile, fromFolder source: String, besidePage page: String) throws {
    let path = file.path.removingPercentEncoding ?? file.path
    let from = URL(fileURLWithPath: source).appendingPathComponent(path)
    guard let data = FileManager.default.contents(atPath: from.path) else {
      throw Diagnostic(
        at: file.position, "There is no file '\(path)'.",
        help: "The path is read from the folder of the chapter.")
    }
    let target = RelativePath.resolve(path, from: page)
    try write(SiteFile(path: target, bytes: Array(data)))
  }
}
