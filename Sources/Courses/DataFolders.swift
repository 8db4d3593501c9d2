import Datasets
import Foundation
import Site
import Texts

/// Where a course's data is looked for, and what is there.
public enum DataFolders {
  /// The folders in order: the environment's, the course's `data`, those of `course.yml`, the
  /// user's cache.
  public static func search(_ location: CourseLocation, configured: [String]) -> DataSearch {
    let base = location.base
    return DataSearch.standard(
      project: base, extra: configured.map { CourseLocation.file($0, from: base).standardizedFileURL })
  }

  /// Where the courses of a folder look: the course that it is, or those directly in it, such as in a repository's root.
  ///
  /// - Throws: `UsageFault` when the folder is not there.
  public static func search(near folder: URL) throws -> DataSearch {
    let here = try CourseLocation(paths: [folder.path])
    guard here.configuration == nil else { return search(here, configured: configuration(here).dataSearch) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: here.folder.path)) ?? []
    var folders: [URL] = []
    for name in names.sorted() {
      let folder = here.folder.appendingPathComponent(name)
      let file = folder.appendingPathComponent(CourseLocation.configurationName)
      guard FileManager.default.fileExists(atPath: file.path) else { continue }
      let course = try CourseLocation(paths: [folder.path])
      let own = configuration(course).dataSearch.map {
        CourseLocation.file($0, from: folder).standardizedFileURL
      }
      folders += [folder.appendingPathComponent("data")] + own
    }
    return DataSearch.standard(project: here.base, extra: folders)
  }

  /// What is wrong with it is said where the course is built.
  private static func configuration(_ location: CourseLocation) -> CourseConfiguration {
    guard let file = location.configuration, let text = try? TextFile(contentsOf: file.path, named: file.path)
    else { return CourseConfiguration() }
    return CourseConfiguration.read(file: file.path, text: text.text).0
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
