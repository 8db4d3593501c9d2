import Files
import Foundation
import Sandboxes
import Texts

/// The Swift toolchain that compiles cells: the compiler's frontend, the linker, and the program
/// that turns addresses into lines.
public struct Toolchain: Sendable, Hashable {
  public var frontend: String
  public var linker: String
  /// Missing on some installations; crashes are then reported without their line.
  public var symbolizer: String?
  /// The toolchain's `usr` folder.
  public var root: String
  /// The first line of `swift --version`, for the page's foot and the cache's keys.
  public var version: String

  public var runtimeLibraries: String { root + "/lib/swift/linux" }
  /// The object that every Swift image on ELF systems contains.
  public var imageRegistrar: String { "\(runtimeLibraries)/\(Self.architecture)/swiftrt.o" }
  /// Names of the toolchain's libraries that a cell may import.
  public var importableLibraries: [String]
  public var macroPlugins: String { root + "/lib/swift/host/plugins" }

  private static var architecture: String {
    #if arch(arm64)
      "aarch64"
    #else
      "x86_64"
    #endif
  }

  /// Finds the toolchain whose `swiftc` comes first on the search path.
  ///
  /// - Throws: `MachineFault` when there is none, or it lacks what cells need.
  public static func find(_ searchPath: SearchPath, cache: URL?) throws -> Toolchain {
    for folder in searchPath.folders {
      let compiler = URL(fileURLWithPath: "\(folder)/swiftc").resolvingSymlinksInPath()
      guard FileManager.default.isExecutableFile(atPath: compiler.path) else { continue }
      let root = compiler.deletingLastPathComponent().deletingLastPathComponent().path
      let frontend = root + "/bin/swift-frontend"
      let linkers = [root + "/bin/ld.lld", "/usr/bin/ld.lld"]
      guard FileManager.default.isExecutableFile(atPath: frontend) else { continue }
      guard let linker = linkers.first(where: FileManager.default.isExecutableFile(atPath:)) else {
        throw MachineFault(
          "the Swift toolchain at \(root) has no linker 'ld.lld'.",
          help: "install the whole toolchain from swift.org, or Debian's package 'lld'.")
      }
      let symbolizer = root + "/bin/llvm-symbolizer"
      return Toolchain(
        frontend: frontend, linker: linker,
        symbolizer: FileManager.default.isExecutableFile(atPath: symbolizer) ? symbolizer : nil,
        root: root, version: try version(of: frontend, cache: cache),
        importableLibraries: libraries(in: root + "/lib/swift/linux"))
    }
    throw missing
  }

  public static let missing = MachineFault(
    "there is no Swift compiler on the search path.",
    help: "install Swift 6.3 or later from swift.org and put its 'usr/bin' on PATH.")

  private static func libraries(in folder: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasPrefix("lib") && $0.hasSuffix(".so") }
      .map { String($0.dropFirst(3).dropLast(3)) }
      .filter {
        !$0.contains("XCTest") && !$0.contains("Testing") && !$0.contains("Mirror") && $0 != "swiftRuntime"
      }
      .sorted()
  }

  /// Asking the compiler costs more than compiling a small cell, so the answer is kept for as
  /// long as the program's file is the same.
  private static func version(of frontend: String, cache: URL?) throws -> String {
    let stamp = FileStamp(of: frontend)?.description ?? frontend
    let note = cache?.appendingPathComponent("toolchain-\(Digest.sha256(text: frontend + stamp).prefix(16))")
    if let note, let known = CheckedFile.read(note) { return String(decoding: known, as: UTF8.self) }
    let run = try BoundedRun.of(
      frontend, ["-frontend", "-version"], environment: [:], limits: RunLimits(seconds: 60))
    let words = String(decoding: run.standardOutput + run.standardError, as: UTF8.self)
    let version = words.lines.first { !$0.isEmpty }.map(String.init) ?? "unknown Swift"
    // A note that cannot be kept costs time, nothing else.
    if let note { try? CheckedFile.write(Data(version.utf8), to: note) }
    return version
  }
}
