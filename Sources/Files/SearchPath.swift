import Foundation

/// The folders in which programs are looked for, in order.
public struct SearchPath: Sendable, Hashable {
  public var folders: [String]

  /// - Parameter text: As `PATH` has it, separated by colons.
  public init(_ text: String) { folders = text.split(separator: ":").map(String.init) }

  /// This process's `PATH`.
  public static var current: SearchPath { SearchPath(ProcessInfo.processInfo.environment["PATH"] ?? "") }

  /// The first program of one of these names; an earlier folder counts more than an earlier name.
  public func find(_ names: [String]) -> String? {
    folders.lazy.flatMap { folder in names.map { "\(folder)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func + (path: SearchPath, further: [String]) -> SearchPath {
    var path = path
    path.folders += further
    return path
  }
}
