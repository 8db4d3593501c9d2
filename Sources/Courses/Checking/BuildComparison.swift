import Files
import Foundation
import Notebooks

/// Two builds of a course from scratch, each with a cache of its own, compared byte by byte.
///
/// Numbers that cells mark as measured have a stand-in in both.
public struct BuildComparison: Sendable {
  /// What is wrong with the course; with an error among it nothing was compared.
  public private(set) var diagnostics: [Diagnostic] = []
  /// The files that are not the same in both, or in one of them only.
  public private(set) var different: [String] = []
  public private(set) var fileCount = 0

  /// - Parameter folder: Where the builds are made; it is removed afterwards.
  /// - Throws: As `CourseBuild`.
  public init(
    _ request: CourseBuild.Request, installation: Installation,
    in folder: URL = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-reproducible-\(UUID().uuidString)")
  ) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var trees: [[String: Data]] = []
    for name in ["first", "second"] {
      let site = folder.appendingPathComponent(name)
      var request = request
      request.output = site.path
      request.force = true
      request.cache = folder.appendingPathComponent("cache-\(name)")
      request.masksMeasured = true
      let build = try CourseBuild(request, installation: installation)
      let reports = try build.run(build.source.selection())
      diagnostics = build.courseDiagnostics + reports.flatMap(\.diagnostics)
      if diagnostics.containsErrors { return }
      trees.append(try Self.tree(site))
    }
    let names = Set(trees[0].keys).union(trees[1].keys).sorted()
    fileCount = names.count
    different = names.filter { trees[0][$0] != trees[1][$0] }
  }

  private static func tree(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var isFolder: ObjCBool = false
      let path = folder.appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder), !isFolder.boolValue
      else { continue }
      files[name] = try Data(contentsOf: path)
    }
    return files
  }
}
