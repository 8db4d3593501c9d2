import Files
import Foundation
public import Kernel

/// Where this program, its theme, and what it needs around it lie.
public struct Installation: Sendable {
  /// The running program, by its true path.
  public var executable: URL
  public var searchPath: SearchPath
  /// Filling the compiler's cache of C modules costs a second; whoever builds many courses lets them
  /// share one. `nil` gives each course its own.
  public var moduleCache: URL?
  /// Where courses find each other's compiled cells; `nil` for nowhere. Who may write there says what runs here.
  public var sharedCells: URL?

  public init(executable: URL, searchPath: SearchPath, moduleCache: URL? = nil, sharedCells: URL? = nil) {
    self.executable = executable
    self.searchPath = searchPath
    self.moduleCache = moduleCache
    self.sharedCells = sharedCells
  }

  /// That of the running program.
  public static var current: Installation {
    func folder(_ variable: String) -> URL? {
      let path = ProcessInfo.processInfo.environment[variable] ?? ""
      return path.isEmpty ? nil : URL(fileURLWithPath: path)
    }
    return Installation(
      executable: URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath(), searchPath: .current,
      moduleCache: folder("LECTERN_MODULE_CACHE"), sharedCells: folder("LECTERN_SHARED_CELLS"))
  }

  /// The caches that this installation lets courses share.
  public func share(_ settings: inout Kernel.Settings) {
    if let moduleCache { settings.moduleCacheFolder = moduleCache }
    settings.sharedCells = sharedCells
  }

  /// - Throws: `MachineFault` when there is none, or it lacks what cells need.
  public func toolchain(cache: URL?) throws -> Toolchain {
    try Toolchain.find(searchPath, cache: cache)
  }

  /// - Throws: `MachineFault` when the kit does not lie beside the program.
  public func kit(cache: URL?) throws -> Kit { try Kit.find(executable: executable, cache: cache) }

  /// The theme: installed under `share`, or in the build folder beside the program.
  public func themeFolder() throws -> URL {
    let folder = executable.deletingLastPathComponent()
    let candidates = [
      folder.deletingLastPathComponent().appendingPathComponent("share/lectern/theme"),
      folder.appendingPathComponent("Lectern_Site.resources/Theme"),
    ]
    guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      throw MachineFault(
        "the theme is in none of its places (\(candidates.map(\.path).joined(separator: ", "))).",
        help: "build the whole package, or install it with 'make install'.")
    }
    return found
  }

  /// The sources that are compiled for pages with live cells: installed under `share`, or those of the clone.
  ///
  /// - Throws: `MachineFault` when they are in neither place.
  public func pageSources() throws -> URL {
    var folder = executable.deletingLastPathComponent()
    var candidates = [folder.deletingLastPathComponent().appendingPathComponent("share/lectern/page")]
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      candidates.append(folder.appendingPathComponent("Sources"))
    }
    guard
      let found = candidates.first(where: {
        FileManager.default.fileExists(atPath: $0.appendingPathComponent("LiveKit/Page").path)
      })
    else {
      throw MachineFault(
        "the sources of live cells are neither in '\(candidates[0].path)' nor above '\(executable.path)'.",
        help: "build in a whole clone, or install Lectern again with 'make install'.")
    }
    return found
  }

  /// Where the kit of pages is kept once it is made: beside the program, so that all courses share it; in the user's
  /// cache where nothing can be written there; in the course's own where there is none.
  public func pageKits(cache: URL) -> URL {
    let folder = executable.deletingLastPathComponent()
    if FileManager.default.isWritableFile(atPath: folder.path) {
      return folder.appendingPathComponent("page-kits")
    }
    let environment = ProcessInfo.processInfo.environment
    let own = environment["XDG_CACHE_HOME"] ?? environment["HOME"].map { $0 + "/.cache" }
    guard let kits = own.map({ URL(fileURLWithPath: $0 + "/lectern/page-kits") }),
      (try? AtomicFile.makeFolder(kits)) != nil
    else { return cache }
    return kits
  }

  /// The text of the theme's style sheet.
  ///
  /// - Throws: `MachineFault` when it cannot be read.
  public func styleSheet() throws -> String {
    let file = try themeFolder().appendingPathComponent("lectern.css")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw MachineFault(
        "the theme's style sheet '\(file.path)' cannot be read.", help: "build or install Lectern again.")
    }
    return text
  }
}
