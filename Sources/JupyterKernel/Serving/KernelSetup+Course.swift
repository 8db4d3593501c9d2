import Courses
import Datasets
import Files
import Foundation
import Kernel
import Notebooks

extension KernelSetup {
  /// What the course that a folder lies in says, or the user's own settings outside of one.
  ///
  /// `LECTERN_QUICK=1` in the environment is `--quick` of a build.
  ///
  /// - Parameters:
  ///   - notebook: The notebook that is open, when its client says so.
  /// - Throws: `MachineFault` when compiler or kit are missing.
  public static func find(
    in folder: URL, notebook: URL?, installation: Installation, environment: [String: String]
  ) throws -> KernelSetup {
    let course = nearestCourse(to: folder)
    // Notebooks that lie anywhere share one cache, so that no folder gets one that nobody asked for.
    let cache =
      course?.appendingPathComponent(".lectern")
      ?? DataSearch.userCache(environment: environment).appendingPathComponent("jupyter")
    try AtomicFile.makeFolder(cache)
    CacheLimit().applyDaily(to: cache)
    var search = DataSearch.standard(project: folder)
    var defaults = CellOptions()
    var store: CourseStore?
    if let course, let source = try? CourseSource(CourseLocation(paths: [course.path]), parameters: []) {
      search = DataFolders.search(source.location, configured: source.configuration.dataSearch)
      defaults = source.configuration.execute
      store = try? CourseStore(source.location, source.configuration)
    }
    var kernel = Kernel(
      toolchain: try installation.toolchain(cache: cache),
      kit: try installation.kit(cache: cache),
      settings: .init(
        cacheFolder: cache, courseFolder: course ?? folder, searchFolders: search.folders,
        quick: environment["LECTERN_QUICK"] == "1"))
    store?.fill(cache.appendingPathComponent("experiments"))
    installation.share(&kernel.settings)
    return KernelSetup(kernel: kernel, defaults: defaults, notebook: notebook)
  }

  private static func nearestCourse(to folder: URL) -> URL? {
    var candidate = folder
    while candidate.path != "/" {
      let file = candidate.appendingPathComponent(CourseLocation.configurationName)
      if FileManager.default.fileExists(atPath: file.path) { return candidate }
      candidate.deleteLastPathComponent()
    }
    return nil
  }
}
