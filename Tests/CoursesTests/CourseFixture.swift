import Courses
import Dates
import Foundation
import Synchronization

/// A course in a temporary folder, built by this process; the kit lies beside the test program.
struct CourseFixture {
  let folder: URL
  var day = CivilDate(year: 2026, month: 12, day: 1)

  init(_ files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-courses-\(UUID().uuidString)")
    for (name, text) in files { try write(name, text) }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func write(_ name: String, _ text: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// A file of the site, `nil` when there is none.
  func page(_ name: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent("site/" + name), encoding: .utf8)
  }

  var request: CourseBuild.Request { CourseBuild.Request(paths: [folder.path], day: day) }

  static let installation = Installation(
    executable: URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath(), searchPath: .current,
    moduleCache: FileManager.default.temporaryDirectory.appendingPathComponent("lectern-test-modules"),
    sharedCells: FileManager.default.temporaryDirectory.appendingPathComponent("lectern-test-cells"))

  struct Built {
    var build: CourseBuild
    var reports: [ChapterReport]
    var events: [BuildEvent]
  }

  func build(_ change: (inout CourseBuild.Request) -> Void = { _ in }) throws -> Built {
    var request = request
    change(&request)
    let events = Mutex<[BuildEvent]>([])
    let build = try CourseBuild(request, installation: Self.installation) { event in
      events.withLock { $0.append(event) }
    }
    let reports = try build.run(build.source.selection())
    return Built(build: build, reports: reports, events: events.withLock { $0 })
  }
}
