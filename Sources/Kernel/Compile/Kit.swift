import Files
import Foundation

/// Where the library that cells import lies, with everything the compiler needs to read it.
public struct Kit: Sendable, Hashable {
  /// `libLecternKit.so`.
  public var library: String
  /// The worker that loads the library and the cells.
  public var worker: String
  /// The folder with `LecternKit.swiftmodule` and the modules it re-exports.
  public var modules: String
  /// The folders with the module maps of the system modules.
  public var moduleMaps: [String]
  /// Changes with every build of the kit that differs.
  public var digest: String
  /// Digest of the sources that the kit was built from, and of the engine's alone: the same on every machine.
  public var sources = ""
  public var engineSources = ""

  private static let systemModules = ["COneDNN", "CZlib", "CCrypto", "CLinux", "CCMarkGFM"]

  /// Finds the kit that belongs to a program: installed (`PREFIX/bin/lectern` with
  /// `PREFIX/lib/lectern`), or in the build folder of a clone.
  ///
  /// - Throws: `MachineFault` when it is in neither place.
  public static func find(executable: URL, cache: URL?) throws -> Kit {
    let folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appendingPathComponent("lib/lectern")
    for (base, modules) in [(folder, "Modules"), (installed, "modules")] {
      let library = base.appendingPathComponent("libLecternKit.so").path
      let worker = base.appendingPathComponent("lectern-worker").path
      guard FileManager.default.fileExists(atPath: library),
        FileManager.default.isExecutableFile(atPath: worker)
      else { continue }
      let moduleFolder = base.appendingPathComponent(modules)
      let maps = moduleMaps(near: moduleFolder)
      let digests = try digests(library: library, modules: moduleFolder, maps: maps, cache: cache)
      return Kit(
        library: library, worker: worker, modules: moduleFolder.path, moduleMaps: maps,
        digest: digests[0], sources: digests[1], engineSources: digests[2])
    }
    throw MachineFault(
      "the library that cells import, libLecternKit.so, is neither beside '\(executable.path)' nor in '\(installed.path)'.",
      help: "build the whole package with 'swift build -c release', or install it with 'make install'.")
  }

  /// Installed beside the modules; in a clone, in the sources above the build folder.
  private static func moduleMaps(near modules: URL) -> [String] {
    var folder = modules
    for _ in 0..<6 {
      for candidate in [folder, folder.appendingPathComponent("Sources")] {
        let found = systemModules.map { candidate.appendingPathComponent($0).path }
          .filter { FileManager.default.fileExists(atPath: $0 + "/module.modulemap") }
        if !found.isEmpty { return found }
      }
      folder.deleteLastPathComponent()
    }
    return []
  }

  /// The digests of the binary with its modules' interfaces, of the kit's sources and of the engine's.
  private static func digests(
    library: String, modules: URL, maps: [String], cache: URL?
  ) throws -> [String] {
    let headers = maps.map { $0 + "/shim.h" }
    let present = try FileManager.default.contentsOfDirectory(atPath: modules.path)
      .filter { $0.hasSuffix(".swiftmodule") }.sorted()
    func path(_ interface: String) -> String { modules.appendingPathComponent(interface).path }
    let stamps = ([library] + present.map(path) + headers)
      .map { "\($0) \(FileStamp(of: $0)?.description ?? "missing")" }
    let key = Digest.sha256(text: stamps.joined(separator: "\n"))
    let note = cache?.appendingPathComponent("kit-\(key.prefix(16))")
    if let note, let known = CheckedFile.read(note) {
      let digests = String(decoding: known, as: UTF8.self).split(separator: " ").map(String.init)
      if digests.count == 3 { return digests }
    }
    let mark = try SourceMark(of: library)
    // A build folder has the site's modules too, and cells need not be compiled anew for those.
    let interfaces = present.filter { mark.modules.contains(($0 as NSString).deletingPathExtension) }
    let parts = try ([library] + interfaces.map(path) + headers).map {
      try Digest.sha256(of: URL(fileURLWithPath: $0))
    }
    let digests = [Digest.sha256(text: parts.joined(separator: "\n")), mark.kit, mark.engine]
    if let note { try? CheckedFile.write(Data(digests.joined(separator: " ").utf8), to: note) }
    return digests
  }
}
