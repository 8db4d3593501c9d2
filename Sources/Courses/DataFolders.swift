import Datasets
import Foundation

/// Where a course's data is looked for, and what is there.
public enum DataFolders {
  /// The folders in order: the environment's, the course's `data`, those of `course.yml`, the
  /// user's cache.
  public static func search(_ location: CourseLocation, configured: [String]) -> DataSearch {
    let base = location.base
    return DataSearch.standard(
      project: base, extra: configured.map { base.appendingPathComponent($0).standardizedFileURL })
  }

  /// The names of the data sets that are known and not there.
  static func absent(from search: DataSearch) -> [String] {
    ["mnist", "fashion-mnist"].filter { !search.finds($0) }
  }

  /// The files that stand in those folders now, by name.
  ///
  /// A chapter that found no MNIST has drawn its digits; when files appear it must run again,
  /// though no file that it read has changed.
  public static func contents(of search: DataSearch) -> [String] {
    search.folders.flatMap { folder in
      ["", "mnist", "fashion-mnist"].map { name in
        let subfolder = folder.appendingPathComponent(name)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: subfolder.path)) ?? []
        return "\(subfolder.path): \(files.filter { $0.contains("ubyte") }.sorted().joined(separator: " "))"
      }
    }
  }
}
