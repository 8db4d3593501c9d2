import Courses
import Datasets
import Files
import Foundation
import JupyterKernel
import Kernel
import Notebooks
import Site

/// The course that a Jupyter notebook lies in, or none.
struct JupyterCourse {
  var folder: URL
  var environment: [String: String]

  /// Finds compiler, kit, data, and the course's options.
  func setup(notebook: URL?) throws -> KernelSetup {
    let course = nearestCourse()
    // Notebooks that lie anywhere share one cache, so that no folder gets one that nobody asked for.
    let cache =
      course?.appendingPathComponent(".lectern")
      ?? DataSearch.userCache(environment: environment).appendingPathComponent("jupyter")
    try AtomicFile.makeFolder(cache)
    CacheLimit().applyDaily(to: cache)
    var search = DataSearch.standard(project: folder)
    var defaults = CellOptions()
    if let course, let source = try? CourseSource(CourseLocation(paths: [course.path]), parameters: []) {
      search = DataFolders.search(source.location, configured: source.configuration.dataSearch)
      defaults = source.configuration.execute
    }
    var kernel = Kernel(
      toolchain: try Installation.current.toolchain(cache: cache),
      kit: try Installation.current.kit(cache: cache),
      settings: .init(
        cacheDirectory: cache, courseDirectory: course ?? folder, searchDirectories: search.folders))
    if let folder = environment["LECTERN_MODULE_CACHE"], !folder.isEmpty {
      kernel.settings.moduleCacheDirectory = URL(fileURLWithPath: folder)
    }
    return KernelSetup(kernel: kernel, defaults: defaults, notebook: notebook)
  }

  private func nearestCourse() -> URL? {
    var candidate = folder
    while candidate.path != "/" {
      let file = candidate.appendingPathComponent(CourseLocation.configurationName)
      if FileManager.default.fileExists(atPath: file.path) { return candidate }
      candidate.deleteLastPathComponent()
    }
    return nil
  }
}
