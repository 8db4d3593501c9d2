import ArgumentParser
import Courses
import Files
import Foundation
import Grading
import LocalServer
import Terminals

/// `lectern grade review`: the page where people give points.
struct GradeReview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Give points by hand on a local page, question by question across students.",
    discussion: """
      Example: lectern grade review reports/ --who turing --blind

      The page answers on this machine only, to whoever has the address that is printed. Points, comments
      and what is being typed go into the gradebook at once. Ctrl-C ends it.
      """)

  @Argument(help: "The folder with the gradebook.")
  var reports: String

  @Option(help: "Who gives the points; by default your user's name.")
  var who = ProcessInfo.processInfo.environment["USER"] ?? "teacher"

  @Flag(help: "Hide names.")
  var blind = false

  @Option(help: "The port on this machine.")
  var port: UInt16 = 4300

  func run() throws {
    let folder = URL(fileURLWithPath: reports)
    _ = try GradingSettings.read(folder)
    guard LocalPort.isFree(port: port) else {
      throw MachineFault("something else listens at port \(port).", help: "name another with '--port'.")
    }
    let pages = try ReportsFolder(folder, .current)
    let desk = try ReviewDesk(
      gradebook: Gradebook(folder: folder), writer: pages.writer, style: pages.style,
      token: try Self.token(in: folder), who: who, isBlind: blind)
    let server = try LocalServer(port: port) { request in desk.answer(request) }
    let over = DispatchSemaphore(value: 0)
    // What was typed is in the gradebook already. Before the address is told: whoever has read it may end the server.
    Interruption.stopGently { over.signal() }
    print("Review at http://127.0.0.1:\(port)/?token=\(desk.token) (Ctrl-C ends it)")
    fflush(nil)
    try serve(server, until: over)
  }

  /// The same for a folder every time, so that a page that was open goes on when the server is started
  /// again. Only its owner can read the file.
  private static func token(in folder: URL) throws -> String {
    let file = folder.appendingPathComponent(".review-token")
    if let known = try? String(contentsOf: file, encoding: .utf8), known.count == 36 { return known }
    let token = UUID().uuidString
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw MachineFault(
        "'\(file.path)' cannot be written: \(String(cString: strerror(errno))).",
        help: "check who may write into the folder of reports.")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(token.utf8))
    return token
  }

  private func serve(_ server: LocalServer, until over: DispatchSemaphore) throws {
    Task {
      do {
        try await server.run()
      } catch {
        StandardError.write("lectern: error: the review cannot be served: \(error.localizedDescription)\n")
        Foundation.exit(ExitStatus.machine.rawValue)
      }
    }
    over.wait()
  }
}
