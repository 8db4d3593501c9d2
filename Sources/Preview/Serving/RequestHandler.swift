import FlyingFox
import Foundation
import LocalServer
import Site

/// Answers requests: checks who asks, then gives a file or opens a WebSocket.
struct RequestHandler: HTTPHandler {
  let check: RequestCheck
  let content: any PreviewContent
  let hub: Hub

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard check.allows(host: request.headers[.host]) else {
      return Self.refusal("This preview answers to its own address on this machine only.")
    }
    guard request.method == .GET || request.method == .HEAD else {
      return HTTPResponse(statusCode: .methodNotAllowed)
    }
    let path = String(request.path.drop { $0 == "/" })
    switch path {
    case PreviewServer.ownFolder + "socket": return try await connect(request)
    case PreviewServer.ownFolder + "preview.js":
      return Self.response(SiteFile(path: "preview.js", bytes: PackageResources.preview_js))
    default:
      guard
        let file = await content.file(at: path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path)
      else { return HTTPResponse(statusCode: .notFound, body: Data("There is no '\(path)'.\n".utf8)) }
      return Self.response(file)
    }
  }

  private func connect(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard check.allows(origin: request.headers[HTTPHeader("Origin")]) else {
      return Self.refusal("Only pages of this preview may connect.")
    }
    func value(_ name: String) -> String? { request.query.first { $0.name == name }?.value }
    let client = PageConnection(
      page: value("page") ?? "index.html", version: value("version").flatMap(Int.init) ?? 0, content: content,
      hub: hub)
    // Large frames: a page's update should not be cut into hundreds of pieces.
    let handler = WebSocketHTTPHandler(handler: MessageFrameWSHandler(handler: client, frameSize: 1 << 20))
    return try await handler.handleRequest(request)
  }

  private static func refusal(_ words: String) -> HTTPResponse {
    HTTPResponse(statusCode: .forbidden, body: Data((words + "\n").utf8))
  }

  private static func response(_ file: SiteFile) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok,
      headers: [
        .contentType: MediaType.of(file.path), HTTPHeader("Cache-Control"): "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        // Pages of other sites get nothing of it as an image or a script either.
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      ], body: Data(file.bytes))
  }
}

/// One open page.
private struct PageConnection: WSMessageHandler {
  let page: String
  let version: Int
  let content: any PreviewContent
  let hub: Hub

  func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
    let (identifier, messages) = hub.join(page: page)
    Task {
      // A page has nothing to say; the stream ends when it is closed.
      for await _ in client {}
      hub.leave(identifier)
      content.closed(page: page)
    }
    content.opened(page: page, version: version, client: identifier)
    let (stream, continuation) = AsyncStream.makeStream(of: WSMessage.self)
    Task {
      for await message in messages { continuation.yield(.text(message)) }
      continuation.finish()
    }
    return stream
  }
}
