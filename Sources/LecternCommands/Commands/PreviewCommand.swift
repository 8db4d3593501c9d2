import ArgumentParser
import Files
import Foundation
import Kernel
import LocalServer
import Notebooks
import Preview
import Sandboxes
import Site
import Synchronization

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
      paths: paths, quick: quick, solutions: solutions, parameters: parameter, includesDrafts: true)
    let build = try CourseBuild(request, board: ProgressBoard(isQuiet: true))
    let port = try freePort()
    let hub = Hub()
    let mailbox = Mailbox<PreviewEvent>()
    let session = PreviewSession(request: request, build: build, hub: hub, mailbox: mailbox) { line in
      StandardError.write(line + "\n")
    }
    Build.tell(
      (build.courseDiagnostics + build.source.diagnostics.flatMap { $0 }).filter { $0.severity == .error },
      isQuiet: false)
    do {
      session.watch = try CourseWatch(build) { mailbox.post($0) }
    } catch let error as WatchError {
      throw MachineFault(
        "\(error)", help: "raise fs.inotify.max_user_watches (sysctl), or preview a smaller folder.")
    }
    let server = try PreviewServer(port: port, content: MailedContent(mailbox: mailbox), hub: hub)
    Interruption.stopGently { mailbox.post(.stop) }
    let failure = Self.serve(server, mailbox)
    let address = "http://127.0.0.1:\(port)/" + firstPage(of: build)
    print("Preview at \(address) (Ctrl-C ends it)")
    fflush(nil)
    if !noBrowser { Self.openBrowser(address) }
    session.serve()
    if let failure = failure.value { throw failure }
  }

  /// The page of the chapter that was named, or the front page.
  private func firstPage(of build: CourseBuild) -> String {
    guard let named = build.source.location.chapters.first,
      let entry = build.source.list.chapters.first(where: { $0.path == named })
    else { return "" }
    return entry.page
  }

  private func freePort() throws -> UInt16 {
    if let port {
      guard LocalPort.isFree(port: port) else {
        throw MachineFault(
          "something else listens at port \(port).", help: "leave '--port' out, and a free one is taken.")
      }
      return port
    }
    guard let free = LocalPort.firstFree(in: 4180...4280) else {
      throw MachineFault("no port from 4180 to 4280 is free.", help: "name one with '--port'.")
    }
    return free
  }

  /// The server's fault, when it ends by one.
  private final class Failure: Sendable {
    private let error = Mutex<MachineFault?>(nil)
    var value: MachineFault? { error.withLock { $0 } }
    func set(_ fault: MachineFault) { error.withLock { $0 = fault } }
  }

  private static func serve(_ server: PreviewServer, _ mailbox: Mailbox<PreviewEvent>) -> Failure {
    let failure = Failure()
    let listening = DispatchSemaphore(value: 0)
    Task {
      do {
        try await server.run()
      } catch {
        failure.set(
          MachineFault(
            "the preview cannot be served at port \(server.port): \(error.localizedDescription)",
            help: "name another port with '--port'."))
        mailbox.post(.stop)
      }
    }
    Task {
      try? await server.waitUntilListening()
      listening.signal()
    }
    listening.wait()
    return failure
  }

  private static func openBrowser(_ address: String) {
    let environment = ProcessInfo.processInfo.environment
    guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil,
      let opener = Machine.searchPath.split(separator: ":").map({ "\($0)/xdg-open" })
        .first(where: { FileManager.default.isExecutableFile(atPath: $0) })
    else { return }
    _ = try? BoundedRun.of(opener, [address], environment: environment, limits: RunLimits(seconds: 10))
  }
}

/// Hands requests to the preview's loop and waits for its answers.
private struct MailedContent: PreviewContent {
  let mailbox: Mailbox<PreviewEvent>

  func file(at path: String) async -> SiteFile? {
    await withCheckedContinuation { continuation in
      mailbox.post(.wanted(path: path) { continuation.resume(returning: $0) })
    }
  }

  func opened(page: String, version: Int, client: Int) {
    mailbox.post(.opened(page: page, version: version, client: client))
  }

  func closed(page: String) { mailbox.post(.closed(page: page)) }
}
