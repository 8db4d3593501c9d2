import Foundation
import Synchronization

/// A web server on the loopback interface that behaves as badly as it is told to.
///
/// The first part of a path says how the file behind it is sent, such as `/cut/digits.gz`.
final class LoopbackServer: Sendable {
  let port: UInt16
  private let listener: Int32
  private let content: [UInt8]
  private let log = Mutex<[String]>([])

  /// The requests so far: the path, and where a resumed one begins, such as "/good/x from 100".
  var requests: [String] { log.withLock { $0 } }

  init(serving content: [UInt8]) throws {
    self.content = content
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 16) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard bound else { throw CocoaError(.fileReadUnknown) }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread { [self] in
          answer(connection)
          close(connection)
        }
      }
    }
  }

  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  func mirror(_ manner: String) -> URL {
    URL(string: "http://127.0.0.1:\(port)/\(manner)/") ?? URL(fileURLWithPath: "/")
  }

  private func answer(_ connection: Int32) {
    var request = ""
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while !request.contains("\r\n\r\n") {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return }
      request += String(decoding: buffer[..<count], as: UTF8.self)
    }
    let path = String(request.split(separator: " ").dropFirst().first ?? "/")
    let range = request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("range: bytes=") }
    let from = range.flatMap { Int($0.dropFirst(13).prefix(while: \.isNumber)) } ?? 0
    log.withLock { $0.append(from > 0 ? "\(path) from \(from)" : path) }
    let parts = path.split(separator: "/").map(String.init)
    answer(parts.first ?? "", file: parts.last ?? "", from: from, connection)
  }

  private func answer(_ manner: String, file: String, from: Int, _ connection: Int32) {
    let rest = Array(content.dropFirst(from))
    let whole = content.count
    let head =
      from > 0 ? "206 Partial Content\r\nContent-Range: bytes \(from)-\(whole - 1)/\(whole)" : "200 OK"
    switch manner {
    case "good": send(connection, head, rest.count, rest)
    case "slow":
      send(connection, head, rest.count, [])
      for start in stride(from: 0, to: rest.count, by: max(1, rest.count / 8)) {
        write(connection, Array(rest[start..<min(rest.count, start + max(1, rest.count / 8))]))
        Thread.sleep(forTimeInterval: 0.15)
      }
    case "cut": send(connection, head, rest.count, Array(rest.prefix(rest.count / 2)))
    case "silent":
      send(connection, head, rest.count, Array(rest.prefix(rest.count / 2)))
      Thread.sleep(forTimeInterval: 20)
    case "lie": send(connection, "200 OK", content.count, content.map { $0 ^ 1 })
    case "endless":
      send(connection, "200 OK", nil, [])
      for _ in 0..<2_000 where write(connection, [UInt8](repeating: 7, count: 4_096)) {}
    case "ignores-ranges": send(connection, "200 OK", content.count, content)
    case "redirect": redirect(connection, "/good/\(file)")
    case "circle": redirect(connection, "/circle/\(file)")
    case "elsewhere": redirect(connection, "file:///etc/hostname")
    case "error": send(connection, "500 Internal Server Error", 4, Array("oops".utf8))
    default: send(connection, "404 Not Found", 0, [])
    }
  }

  private func redirect(_ connection: Int32, _ address: String) {
    write(
      connection,
      Array(
        "HTTP/1.1 302 Found\r\nLocation: \(address)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
    )
  }

  private func send(_ connection: Int32, _ status: String, _ length: Int?, _ body: [UInt8]) {
    let size = length.map { "Content-Length: \($0)\r\n" } ?? ""
    write(connection, Array("HTTP/1.1 \(status)\r\n\(size)Connection: close\r\n\r\n".utf8) + body)
  }

  @discardableResult
  private func write(_ connection: Int32, _ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
