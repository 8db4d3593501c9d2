import Foundation

/// Where data files are looked for, first found first taken.
public struct DataSearch: Sendable {
  /// The folders, in order.
  public var folders: [URL]

  /// The folders as given.
  public init(folders: [URL]) { self.folders = folders }

  /// Where Debian's data packages put their files, `dataset-fashion-mnist` for one.
  public static let systemFolder = URL(fileURLWithPath: "/usr/share/datasets")

  /// `$LECTERN_DATA` (several folders separated by colons), then the project's `data/`, then extra folders,
  /// then the user's cache `~/.cache/lectern`, then `systemFolder`.
  public static func standard(
    project: URL = URL(fileURLWithPath: FileManager.default.currentDirectoryPath), extra: [URL] = [],
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> DataSearch {
    var folders: [URL] = []
    if let path = environment["LECTERN_DATA"], !path.isEmpty {
      folders += path.split(separator: ":").map { URL(fileURLWithPath: String($0)) }
    }
    folders.append(project.appendingPathComponent("data"))
    folders += extra
    folders.append(userCache(environment: environment))
    folders.append(systemFolder)
    return DataSearch(folders: folders)
  }

  /// `$XDG_CACHE_HOME/lectern`, or `~/.cache/lectern`: where downloads are kept.
  public static func userCache(environment: [String: String] = ProcessInfo.processInfo.environment) -> URL {
    if let cache = environment["XDG_CACHE_HOME"], !cache.isEmpty {
      return URL(fileURLWithPath: cache).appendingPathComponent("lectern")
    }
    let home = environment["HOME"] ?? NSHomeDirectory()
    return URL(fileURLWithPath: home).appendingPathComponent(".cache/lectern")
  }

  /// Whether the files of a data set in MNIST's format are there.
  public func finds(_ name: String) -> Bool { find(name, files: Dataset.fileNames) != nil }

  /// The first folder, or its subfolder `name`, that holds all the files, each plain or with `.gz`.
  func find(_ name: String, files: [String]) -> [URL]? {
    for folder in folders {
      for candidate in [folder.appendingPathComponent(name), folder] {
        // Fashion-MNIST's files bear MNIST's names, so the bare folder only counts when it is named so.
        guard candidate != folder || folder.lastPathComponent == name else { continue }
        let found = files.compactMap { file -> URL? in
          [file, file + ".gz"].map(candidate.appendingPathComponent).first {
            FileManager.default.isReadableFile(atPath: $0.path)
          }
        }
        if found.count == files.count { return found }
      }
    }
    return nil
  }
}
