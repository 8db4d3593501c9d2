import Courses
import Files
import Foundation
import LocalServer
import Notebooks
import Site

/// What a preview tells the terminal that it was started from.
public enum PreviewNote: Sendable {
  case words(String)
  case diagnostic(Diagnostic)
}

/// A course in the browser while it is written: serves it on this machine, follows its files, runs its cells.
///
///     let preview = try CoursePreview(request, installation: .current, port: nil) { note in ... }
///     print(preview.address)
///     try preview.serve()
public final class CoursePreview {
  /// Of the chapter that was named, or of the front page.
  public let address: String
  private let session: PreviewSession
  private let server: PreviewServer
  private let mailbox: Mailbox<PreviewEvent>

  /// Reads the course and begins to watch it; nothing is served yet.
  ///
  /// - Parameters:
  ///   - port: The next free one from 4180 on when `nil`.
  ///   - log: Told what happens, on any thread.
  /// - Throws: As `CourseBuild`; `MachineFault` when no port is free or the system allows no more watches.
  public init(
    _ request: CourseBuild.Request, installation: Installation, port: UInt16?,
    log: @escaping @Sendable (PreviewNote) -> Void
  ) throws {
    let build = try CourseBuild(request, installation: installation)
    let port = try Self.freePort(port)
    let hub = Hub()
    let mailbox = Mailbox<PreviewEvent>()
    self.mailbox = mailbox
    session = PreviewSession(
      request: request, build: build, installation: installation, hub: hub, mailbox: mailbox, log: log)
    session.logErrors(build.courseDiagnostics + build.chapters.flatMap(\.diagnostics))
    // Where nothing can be written, pages follow what is saved.
    try? session.typed.open()
    do {
      session.watch = try CourseWatch(build) { mailbox.post($0) }
    } catch let error as WatchError {
      throw MachineFault(
        "\(error)", help: "raise fs.inotify.max_user_watches (sysctl), or preview a smaller folder.")
    }
    server = try PreviewServer(port: port, content: MailedContent(mailbox: mailbox), hub: hub)
    address = "http://127.0.0.1:\(port)/" + Self.firstPage(of: build)
  }

  /// Begins to listen; requests wait until `serve` answers them.
  ///
  /// - Returns: When the port is open, or can never be.
  public func listen() -> Listening { Listening(server) { [mailbox] in mailbox.post(.stop) } }

  /// Answers requests and follows files until somebody stops it. Blocks the calling thread.
  public func serve() { session.serve() }

  /// Something that ends `serve`, from any thread.
  public var stop: @Sendable () -> Void { { [mailbox] in mailbox.post(.stop) } }

  private static func firstPage(of build: CourseBuild) -> String {
    guard let named = build.source.location.chapters.first else { return "" }
    return build.chapters.first { $0.entry.path == named }?.entry.page ?? ""
  }

  private static func freePort(_ wanted: UInt16?) throws -> UInt16 {
    if let wanted {
      guard LocalPort.isFree(port: wanted) else {
        throw MachineFault(
          "something else listens at port \(wanted).", help: "leave '--port' out, and a free one is taken.")
      }
      return wanted
    }
    guard let free = LocalPort.firstFree(in: 4180...4280) else {
      throw MachineFault("no port from 4180 to 4280 is free.", help: "name one with '--port'.")
    }
    return free
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
