import FlyingFox
import FlyingSocks
import Foundation
import LocalServer
import Site

/// What the preview shows.
public protocol PreviewContent: Sendable {
  /// A file by its path from the site's folder, or `nil` when there is none.
  func file(at path: String) async -> SiteFile?

  /// A page has connected, and wants to be told of changes from a version of it on.
  func opened(page: String, version: Int, client: Int)

  /// A page has been closed.
  func closed(page: String)
}

/// Serves a course to a browser on this machine, over HTTP, and tells open pages of changes over
/// WebSockets.
public final class PreviewServer: Sendable {
  public let port: UInt16
  private let server: HTTPServer

  /// The folder of what only previews have; no chapter can be named like it.
  static let ownFolder = ".lectern/"

  /// - Parameter port: Where to listen, on the loopback address only.
  public init(port: UInt16, content: any PreviewContent, hub: Hub) throws {
    self.port = port
    let handler = RequestHandler(check: RequestCheck(port: port), content: content, hub: hub)
    server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 60, logger: .disabled,
      handler: handler)
  }

  /// Serves until `stop` is called.
  ///
  /// - Throws: When the port is taken.
  public func run() async throws { try await server.run() }

  public func waitUntilListening() async throws { try await server.waitUntilListening(timeout: 10) }

  public func stop() async { await server.stop(timeout: 0) }
}
