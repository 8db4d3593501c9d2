import Dates
import Files
import Foundation
import Notebooks
import Sandboxes

/// When chapters were last changed: by git's history, or the day of their release if that is later.
///
/// No clock is asked, so the same course gives the same feed. Where the history is cut off (a shallow clone) or there
/// is none, only release dates are known.
struct ChapterDates {
  private(set) var byPage: [String: String] = [:]

  init(_ chapters: [Chapter], location: CourseLocation, searchPath: SearchPath) {
    let committed = Self.commits(in: location.folder, searchPath)
    for chapter in chapters {
      let released = chapter.notebook.frontMatter.release.map { "\($0)T00:00:00Z" }
      byPage[chapter.entry.page] = [committed[chapter.entry.path], released].compactMap { $0 }.max()
    }
  }

  /// The times of the last commits, by the files' paths from the folder.
  private static func commits(in folder: URL, _ searchPath: SearchPath) -> [String: String] {
    guard let git = searchPath.find(["git"]) else { return [:] }
    func run(_ arguments: [String]) -> String? {
      var environment = ProcessInfo.processInfo.environment
      environment["TZ"] = "UTC"
      let run = try? BoundedRun.of(
        git, ["-c", "core.quotePath=false"] + arguments, environment: environment, directory: folder.path,
        limits: RunLimits(seconds: 60, output: 256 << 20))
      guard let run, run.outcome.isSuccess else { return nil }
      return String(decoding: run.standardOutput, as: UTF8.self)
    }
    guard run(["rev-parse", "--is-shallow-repository"])?.hasPrefix("false") == true,
      let log = run([
        "log", "--relative", "--name-only", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "--format=\u{1}%cd",
        "--", ".",
      ])
    else { return [:] }
    var times: [String: String] = [:]
    var time = ""
    for line in log.split(separator: "\n") {
      if line.hasPrefix("\u{1}") {
        time = String(line.dropFirst())
      } else if times[String(line)] == nil {
        times[String(line)] = time
      }
    }
    return times
  }
}
