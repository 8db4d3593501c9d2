import FlyingFox
import FlyingSocks
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
    Case(method: .POST, origin: "http://" + own, length: "3", status: 200, words: "true page b 3"),
    Case(
      method: .POST, origin: "http://" + own, length: "9999999", status: 413,
      words: "That is longer than 1048576 bytes.\n"),
    Case(
      method: .POST, origin: "http://" + own, length: "99999999999999999999", status: 413,
      words: "That is longer than 1048576 bytes.\n"),
    Case(
      method: .POST, origin: "http://" + own, status: 411,
      words: "The request does not say how long it is.\n"),
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

  /// Bytes that come, and come, or break off.
  private struct Bytes: AsyncBufferedSequence {
    typealias Element = UInt8
    var count: Int
    var breaksOff: Bool

    struct Iterator: AsyncBufferedIteratorProtocol {
      var left: Int
      var breaksOff: Bool

      mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

      mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
        let given = Swift.min(left, Swift.max(1, count))
        left -= given
        if given > 0 { return [UInt8](repeating: 65, count: given) }
        if breaksOff { throw SocketError.disconnected }
        return nil
      }
    }

    func makeAsyncIterator() -> Iterator { Iterator(left: count, breaksOff: breaksOff) }
  }

  /// A body in chunks does not say how long it is.
  @Test(arguments: [
    (70_000, false, 200, "true page b 70000"),
    (1 << 20, false, 200, "true page b 1048576"),
    ((1 << 20) + 1, false, 413, "That is longer than 1048576 bytes.\n"),
    (Int.max, false, 413, "That is longer than 1048576 bytes.\n"),
    // Half a text must not be kept as if it were the whole, nor as none.
    (70_000, true, 400, "The request broke off before its end: send it again.\n"),
    (0, true, 400, "The request broke off before its end: send it again.\n"),
  ])
  func aBodyIsReadWholeOrRefused(_ count: Int, _ breaksOff: Bool, _ status: Int, _ words: String) async {
    var headers = HTTPHeaders()
    headers[.host] = Self.own
    headers[HTTPHeader("Origin")] = "http://" + Self.own
    headers[.transferEncoding] = "chunked"
    let body = HTTPBodySequence(
      from: Bytes(count: count, breaksOff: breaksOff), count: breaksOff ? count + 1 : count)
    let answer = await Self.handler.respond(
      to: HTTPRequest(
        method: .POST, version: .http11, path: "/page", query: [.init(name: "a", value: "b")],
        headers: headers,
        body: body))
    #expect(answer.status == status)
    #expect(String(decoding: answer.body, as: UTF8.self) == words)
  }
}
