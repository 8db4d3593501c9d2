import Courses
import Foundation
import Site

/// Watches everything that a course is made from, on a thread of its own.
final class CourseWatch: Sendable {
  private let watcher: FileWatcher
  private let output: String

  /// - Throws: `WatchError` when the system allows no more watches.
  init(_ build: CourseBuild, post: @escaping @Sendable (PreviewEvent) -> Void) throws {
    let output = build.output.path
    self.output = output
    let outputName = build.output.lastPathComponent
    watcher = try FileWatcher { name in name.hasPrefix(".") || name == outputName }
    try add(build)
    let thread = Thread { [watcher] in
      while let changed = watcher.next() {
        let relevant = changed.filter { !$0.hasPrefix(output + "/") && !Self.isTemporary($0) }
        if changed.isEmpty || !relevant.isEmpty { post(.changed(Set(relevant.map(CourseBuild.absolute)))) }
      }
    }
    thread.start()
  }

  /// Watches what a course needs that is not watched yet.
  func add(_ build: CourseBuild) throws {
    let location = build.source.location
    try watcher.add(location.folder.path, isDeep: true)
    let base = location.base
    if base.path != location.folder.path { try watcher.add(base.path, isDeep: false) }
    let (files, folders) = build.foundations
    for file in files {
      try watcher.add(URL(fileURLWithPath: file).deletingLastPathComponent().path, isDeep: false)
    }
    for folder in folders { try watcher.add(folder, isDeep: true) }
    try watcher.add(TypedTexts(location).folder.path, isDeep: false)
    for folder in DataFolders.search(location, configured: build.source.configuration.dataSearch).folders {
      try watcher.add(folder.path, isDeep: true)
    }
  }

  func stop() { watcher.wake() }

  /// What editors leave beside a file while they save it.
  private static func isTemporary(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name.hasSuffix("~") || name.hasPrefix(".") || name.hasSuffix(".swp") || name.hasSuffix(".tmp")
      || name == "4913" || name.contains(".tmp-")
  }
}
