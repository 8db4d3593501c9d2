public import Foundation
import Results

extension Sequence<ChapterReport> {
  /// What a build has made, in a line.
  public func summary(output: URL, seconds: Double) -> String {
    let failed = count { $0.status == .failed }
    let good = count { _ in true } - failed
    let folder = CourseLocation.shown(output.path)
    var words = "\(good) page\(good == 1 ? "" : "s") in \(folder.isEmpty ? "." : folder)"
    if failed > 0 { words += ", \(failed) not built because of errors" }
    return words + ", \(durationText(seconds))"
  }

  /// Where the time of each chapter went, as a table.
  public func timings() -> String {
    let head =
      "chapter                          parse  compile     link      run   render  cells compiled/reused"
    let rows = map { report in
      let seconds = report.seconds
      let columns = [seconds.parse, seconds.compile, seconds.link, seconds.run, seconds.render]
        .map { String(format: "%8.3f", $0) }.joined(separator: " ")
      let name = report.page.padding(toLength: 30, withPad: " ", startingAt: 0)
      return "\(name)\(columns)  \(seconds.unitsCompiled)/\(seconds.unitsReused)"
    }
    return ([head] + rows).joined(separator: "\n")
  }
}
