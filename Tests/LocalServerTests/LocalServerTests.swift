import FlyingFox
import Foundation
import Testing

@testable import LocalServer

/// What the server makes of requests: its own pages', and another site's. That it listens is seen by the
/// tests of the review page.
@Suite struct LocalServerTests {
  private static let handler = LocalServer.Handler(check: RequestCheck(port: 5300)) { request in
    let words = "\(request.isPost) \(request.path) \(request.query["a"] ?? "") \(request.body.count)"
    return LocalResponse(200, "text/plain", Data(words.utf8))
  }

  private static let own = "127.0.0.1:5300"

  struct Case: Sendable {
    var method = HTTPMethod.GET
    var host = LocalServerTests.own
    var origin: String?
    var length: String?
    var status: Int
    var words: String
  }

  static let cases = [
    Case(status: 200, words: "false page b 0"),
    Case(
      host: "evil.example", status: 403,
      words: "This server answers to its own address on this machine only.\n"),
    Case(method: .DELETE, status: 405, words: "Only GET and POST are understood.\n"),
    // Whoever writes says where the page is from.
    Case(method: .POST, status: 403, words: "Only pages of this server may write.\n"),
    Case(
      method: .POST, origin: "http://evil.example", status: 403,
      words: "Only pages of this server may write.\n"),
    Case(method: .POST, origin: "http://" + own, status: 200, words: "true page b 3"),
    Case(
      method: .POST, origin: "http://" + own, length: "9999999", status: 413, words: "That is too long.\n"),
  ]

  @Test(arguments: cases)
  func itAnswersItsOwnPagesOnly(_ one: Case) async {
    var headers = [HTTPHeader.host: one.host]
    headers[HTTPHeader("Origin")] = one.origin
    headers[.contentLength] = one.length
    let answer = await Self.handler.respond(
      to: HTTPRequest(
        method: one.method, version: .http11, path: "/page", query: [.init(name: "a", value: "b")],
        headers: headers, body: Data("abc".utf8)))
    #expect(answer.status == one.status)
    #expect(String(decoding: answer.body, as: UTF8.self) == one.words)
  }
}
