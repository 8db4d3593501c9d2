import Courses
import Files
import Foundation
import Notebooks
import Site

/// The files that go to readers: those of the course's site, those of courses built into folders of it, and what
/// `publish: { files: }` names.
public struct Publication: Sendable {
  /// By path from the site's root.
  public internal(set) var files: [String: Data] = [:]
  /// Files of the site's folder that belong to no course, and stay at home.
  public private(set) var unknown: [String] = []
  /// Files that stand at the root of a place alone: a frozen copy of the site has no use for them.
  private(set) var onlyAtRoot: Set<String> = ["sitemap.xml", "404.html"]

  /// - Parameters:
  ///   - site: A built site.
  ///   - named: What `files:` names, from the course's folder.
  /// - Throws: `UsageFault` when a named file is not there, `MachineFault` when one cannot be read.
  public init(site: URL, named: [String], base: URL) throws {
    let manager = FileManager.default
    let all = try manager.subpathsOfDirectory(atPath: site.path).filter { !$0.contains(".lectern-new-") }
    var owned: Set<String> = []
    for manifest in all where (manifest as NSString).lastPathComponent == SiteManifest.fileName {
      let folder = (manifest as NSString).deletingLastPathComponent
      let root = folder.isEmpty ? site : site.appendingPathComponent(folder)
      guard let read = SiteManifest.read(from: root) else { continue }
      let files = read.files.union([SiteManifest.fileName])
      owned.formUnion(files.map { folder.isEmpty ? $0 : "\(folder)/\($0)" })
    }
    for path in all {
      var isFolder: ObjCBool = false
      let file = site.appendingPathComponent(path)
      guard manager.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      guard owned.contains(path) else {
        unknown.append(path)
        continue
      }
      try add(file, as: path)
    }
    for name in named {
      let source = base.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      guard manager.fileExists(atPath: source.path, isDirectory: &isFolder) else {
        throw UsageFault(
          "'publish' names the file '\(name)', which is not there.", help: "correct 'files:' in course.yml.")
      }
      guard isFolder.boolValue else {
        onlyAtRoot.insert(source.lastPathComponent)
        try add(source, as: source.lastPathComponent)
        continue
      }
      for path in try manager.subpathsOfDirectory(atPath: source.path) {
        var isFolder: ObjCBool = false
        let file = source.appendingPathComponent(path)
        if manager.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
          onlyAtRoot.insert(path)
          try add(file, as: path)
        }
      }
    }
  }

  private mutating func add(_ file: URL, as path: String) throws {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw MachineFault("'\(file.path)' cannot be read.", help: "check who may read it.")
    }
    files[path] = data
  }
}
