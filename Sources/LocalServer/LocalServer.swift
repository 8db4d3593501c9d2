import FlyingFox
import FlyingSocks
public import Foundation

/// What a page of this machine asks.
public struct LocalRequest: Sendable {
  public var isPost: Bool
  /// Without the slash in front.
  public var path: String
  public var query: [String: String]
  public var headers: [String: String]
  public var body: Data

  public init(
    isPost: Bool = false, path: String, query: [String: String] = [:], headers: [String: String] = [:],
    body: Data = Data()
  ) {
    self.isPost = isPost
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }

  /// A header by its name, whose case does not matter.
  public subscript(header name: String) -> String? {
    headers.first { $0.key.lowercased() == name.lowercased() }?.value
  }
}

/// What it gets.
public struct LocalResponse: Sendable, Hashable {
  public var status: Int
  public var mediaType: String
  /// Further headers, such as a `Content-Security-Policy`.
  public var headers: [String: String]
  public var body: Data

  public init(_ status: Int, _ mediaType: String, _ body: Data, headers: [String: String] = [:]) {
    self.status = status
    self.mediaType = mediaType
    self.body = body
    self.headers = headers
  }

  /// A sentence in place of what was asked for.
  public static func refusal(_ status: Int, _ words: String) -> LocalResponse {
    LocalResponse(status, "text/plain; charset=utf-8", Data((words + "\n").utf8))
  }
}

/// Serves pages to a browser on this machine: the loopback address only, its own `Host` and `Origin` only.
public final class LocalServer: Sendable {
  public let port: UInt16
  private let server: HTTPServer

  /// Longer bodies are refused: what people type is short.
  public static let largestBody = 1 << 20

  public init(
    port: UInt16, answer: @escaping @Sendable (LocalRequest) async -> LocalResponse
  ) throws {
    self.port = port
    server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 60, logger: .disabled,
      handler: Handler(check: RequestCheck(port: port), answer: answer))
  }

  /// Serves until `stop` is called.
  ///
  /// - Throws: When the port is taken.
  public func run() async throws { try await server.run() }

  public func waitUntilListening() async throws { try await server.waitUntilListening(timeout: 10) }

  public func stop() async { await server.stop(timeout: 0) }

  struct Handler: HTTPHandler {
    var check: RequestCheck
    var answer: @Sendable (LocalRequest) async -> LocalResponse

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
      Self.written(await respond(to: request))
    }

    func respond(to request: HTTPRequest) async -> LocalResponse {
      guard check.allows(host: request.headers[.host]) else {
        return .refusal(403, "This server answers to its own address on this machine only.")
      }
      let isPost = request.method == .POST
      guard isPost || request.method == .GET || request.method == .HEAD else {
        return .refusal(405, "Only GET and POST are understood.")
      }
      // Browsers send it with every POST, so another site's page gives itself away.
      if isPost, !check.allows(origin: request.headers[HTTPHeader("Origin")]) {
        return .refusal(403, "Only pages of this server may write.")
      }
      let body: Data
      switch await bodyOf(request, isPost: isPost) {
      case .success(let data): body = data
      case .failure(let refused): return refused.response
      }
      var headers: [String: String] = [:]
      for (name, value) in request.headers { headers[name.rawValue] = value }
      return await answer(
        LocalRequest(
          isPost: isPost, path: String(request.path.drop { $0 == "/" }),
          query: Dictionary(request.query.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last }),
          headers: headers, body: body))
    }

    private struct Refused: Error {
      var response: LocalResponse
    }

    /// What was sent, no more of it than people type; what cannot be read is refused, and is no empty text.
    private func bodyOf(_ request: HTTPRequest, isPost: Bool) async -> Result<Data, Refused> {
      func refused(_ status: Int, _ words: String) -> Result<Data, Refused> {
        .failure(Refused(response: .refusal(status, words)))
      }
      let tooLong = "That is longer than \(LocalServer.largestBody) bytes."
      if let length = request.headers[.contentLength] {
        guard let length = Int(length), length <= LocalServer.largestBody else {
          return refused(413, tooLong)
        }
      } else if isPost, request.headers[.transferEncoding] == nil {
        return refused(411, "The request does not say how long it is.")
      }
      guard isPost else { return .success(Data()) }
      var body = Data()
      do {
        // A body in chunks says nothing of its length beforehand.
        for try await piece in request.bodySequence {
          body += piece
          if body.count > LocalServer.largestBody { return refused(413, tooLong) }
        }
      } catch {
        return refused(400, "The request broke off before its end: send it again.")
      }
      return .success(body)
    }

    private static func written(_ response: LocalResponse) -> HTTPResponse {
      var headers: HTTPHeaders = [
        .contentType: response.mediaType, HTTPHeader("Cache-Control"): "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        // Pages of other sites get nothing of it as an image or a script either.
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        HTTPHeader("Referrer-Policy"): "no-referrer",
      ]
      for (name, value) in response.headers { headers[HTTPHeader(name)] = value }
      return HTTPResponse(
        statusCode: HTTPStatusCode(response.status, phrase: ""), headers: headers, body: response.body)
    }
  }
}
