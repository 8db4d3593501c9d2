import ArgumentParser
import Courses
import Dates
import Files
import Foundation
import Notebooks
import Preview
import Sandboxes
import Terminals

/// `lectern preview`: a course in the browser while it is written.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show a course in the browser and keep it up to date while you write.",
    discussion: """
      Serves the course on this machine. Each save brings the open page up to date in place: prose
      at once, outputs as the cells end; only the cells from the first changed one on run again.
      Drafts and chapters to be released later are shown too. Nothing is written into the site.
      Ctrl-C ends it.
      Example: lectern preview notebooks
      """)

  @Argument(help: "A course's folder. The working directory when left out.")
  var paths: [String] = []

  @Option(help: "The port; the next free one from 4180 on when left out.")
  var port: UInt16?

  @Flag(help: "Open no browser.")
  var noBrowser = false

  @Flag(help: "Run every cell with fewer epochs and one seed.")
  var quick = false

  @Option(help: "What becomes of solutions: hide, fold or show.")
  var solutions: Solutions?

  @Option(name: .customShort("P"), help: "Override a parameter of the front matter: -P name=value.")
  var parameter: [String] = []

  func run() throws {
    let request = CourseBuild.Request(
      paths: paths, quick: quick, solutions: solutions, parameters: parameter, includesDrafts: true,
      day: .today)
    let preview = try CoursePreview(request, installation: .current, port: port) { note in
      switch note {
      case .words(let words): StandardError.write(words + "\n")
      case .diagnostic(let diagnostic): Build.tell([diagnostic], isQuiet: false)
      }
    }
    Interruption.stopGently(preview.stop)
    let listening = preview.listen()
    print("Preview at \(preview.address) (Ctrl-C ends it)")
    fflush(nil)
    if !noBrowser { Self.openBrowser(preview.address) }
    preview.serve()
    try listening.check()
  }

  private static func openBrowser(_ address: String) {
    let environment = ProcessInfo.processInfo.environment
    guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil,
      let opener = ExternalTool.opener.find()
    else { return }
    _ = try? BoundedRun.of(opener, [address], environment: environment, limits: RunLimits(seconds: 10))
  }
}
