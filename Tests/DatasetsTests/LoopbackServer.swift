import Foundation

/// A tiny HTTP server on the loopback interface that can be slow, cut off, lie and redirect.
final class LoopbackServer: @unchecked Sendable {
  enum Manner: Sendable {
    case honest
    /// Sends in small pieces with pauses.
    case slow
    /// Sends so many bytes of the announced size, then closes; asked again from there, it goes on.
    case cutsOff(after: Int)
    /// Sends other bytes of the same size.
    case lies
    /// Sends on to another address.
    case redirects(to: String)
    /// Accepts and stays silent.
    case silent
    case missing
  }

  let port: UInt16
  private let listener: Int32
  private let manner: Manner
  private let contents: [UInt8]
  private let lock = NSLock()
  private var requests: [String] = []

  var address: URL { URL(string: "http://127.0.0.1:\(port)/")! }
  /// The first line and the range line of each request.
  var log: [String] { lock.withLock { requests } }

  init(_ manner: Manner, _ contents: [UInt8]) throws {
    (self.manner, self.contents) = (manner, contents)
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) }
    }
    guard bound == 0, listen(listener, 16) == 0 else { throw CocoaError(.fileReadUnknown) }
    var length = size
    _ = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
    }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in serve() }
  }

  deinit { close(listener) }

  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve() {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { return }
      Thread.detachNewThread { [self] in
        answer(client)
        close(client)
      }
    }
  }

  private func answer(_ client: Int32) {
    var buffer = [UInt8](repeating: 0, count: 8_192)
    let count = recv(client, &buffer, buffer.count, 0)
    guard count > 0 else { return }
    let lines = String(decoding: buffer[..<count], as: UTF8.self).components(separatedBy: "\r\n")
    let range = lines.first { $0.lowercased().hasPrefix("range:") } ?? ""
    lock.withLock { requests.append("\(lines[0]) \(range)") }
    let from = range.split(separator: "=").last.flatMap { Int($0.split(separator: "-")[0]) } ?? 0
    var body = contents
    switch manner {
    case .redirects(let target):
      send(client, "HTTP/1.1 302 Found\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n")
      return
    case .missing:
      send(client, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
      return
    case .silent:
      Thread.sleep(forTimeInterval: 5)
      return
    case .lies: body = body.map { $0 ^ 0x55 }
    case .honest, .slow, .cutsOff: break
    }
    guard from < body.count else {
      send(client, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n")
      return
    }
    let status =
      from > 0
      ? "206 Partial Content\r\nContent-Range: bytes \(from)-\(body.count - 1)/\(body.count)" : "200 OK"
    send(client, "HTTP/1.1 \(status)\r\nContent-Length: \(body.count - from)\r\nConnection: close\r\n\r\n")
    var rest = Array(body[from...])
    if case .cutsOff(let limit) = manner { rest = Array(rest.prefix(limit)) }
    if case .slow = manner {
      for start in stride(from: 0, to: rest.count, by: 4_000) {
        guard send(client, Array(rest[start..<min(start + 4_000, rest.count)])) else { return }
        Thread.sleep(forTimeInterval: 0.05)
      }
    } else {
      send(client, rest)
    }
  }

  private func send(_ client: Int32, _ text: String) { _ = send(client, Array(text.utf8)) }

  @discardableResult
  private func send(_ client: Int32, _ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL.rawValue))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
