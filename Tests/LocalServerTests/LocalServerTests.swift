import Foundation
import Sandboxes
import Testing

@testable import LocalServer

/// The server as a browser sees it, and as another site's page does.
@Suite(.serialized) struct LocalServerTests {
  private func curl(_ arguments: String...) throws -> String {
    let run = try BoundedRun.of(
      "/usr/bin/curl", ["--silent", "--max-time", "10", "--write-out", " %{http_code}"] + arguments,
      environment: ["PATH": "/usr/bin:/bin"], limits: RunLimits(seconds: 20))
    return String(decoding: run.standardOutput, as: UTF8.self)
  }

  @Test func itAnswersItsOwnPagesOnly() async throws {
    let port = try #require(LocalPort.firstFree(in: 5300...5400))
    let server = try LocalServer(port: port) { request in
      let words = "\(request.isPost) \(request.path) \(request.query["a"] ?? "") \(request.body.count)"
      return LocalResponse(200, "text/plain", Data(words.utf8), headers: ["X-Own": "yes"])
    }
    let serving = Task { try await server.run() }
    try await server.waitUntilListening()
    let own = "http://127.0.0.1:\(port)"
    #expect(try curl("\(own)/page?a=b") == "false page b 0 200")
    #expect(try curl("--include", "\(own)/").contains("X-Own: yes"))
    #expect(
      try curl("\(own)/", "--header", "Host: evil.example")
        == "This server answers to its own address on this machine only.\n 403")
    // Whoever writes says where the page is from.
    #expect(try curl("\(own)/p", "--data", "x") == "Only pages of this server may write.\n 403")
    #expect(
      try curl("\(own)/p", "--data", "x", "--header", "Origin: http://evil.example")
        == "Only pages of this server may write.\n 403")
    #expect(try curl("\(own)/p", "--data", "x", "--header", "Origin: \(own)") == "true p  1 200")
    #expect(
      try curl("\(own)/p", "--request", "DELETE") == "Only GET and POST are understood.\n 405")
    #expect(!LocalPort.isFree(port: port))
    await server.stop()
    _ = try? await serving.value
  }
}
