import Foundation
import Sandboxes
import Testing

/// A running `lectern preview`, seen from the network.
final class RunningPreview {
  let process: ChildProcess
  let port: UInt16
  private let output: OwnedDescriptor

  init(_ program: Program, _ arguments: String...) throws {
    let pipe = try ProcessPipe()
    let null = try OwnedDescriptor.null()
    // Only the preview holds its end, so that it ends with it.
    defer { pipe.writing.close() }
    process = try ChildProcess(
      executable: Program.path, arguments: ["preview"] + arguments + ["--no-browser"],
      environment: program.environment(),
      directory: program.folder.path, descriptors: [(0, null), (1, pipe.writing), (2, null)])
    output = pipe.reading
    var text = ""
    while !text.contains("\n") {
      try #require(
        ![output].waitForInput(milliseconds: 300_000).isEmpty, "the preview says nothing")
      guard case .bytes(let bytes) = output.read() else { break }
      text += String(decoding: bytes, as: UTF8.self)
    }
    let match = try #require(text.firstMatch(of: /127\.0\.0\.1:([0-9]+)\//), "no address in '\(text)'")
    port = try #require(UInt16(match.1))
  }

  /// Ctrl-C, and how it ended.
  func stop() -> ProcessEnding {
    process.send(signal: SIGINT)
    return process.waitForEnd()
  }

  var openDescriptors: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.identifier)/fd").count) ?? 0
  }

  /// The processes of the preview's own: its workers and their copies.
  var children: Int {
    let own = process.identifier
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    var parents: [Int32: Int32] = [:]
    for name in all {
      guard let identifier = Int32(name),
        let text = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8),
        let close = text.lastIndex(of: ")")
      else { continue }
      let fields = text[close...].split(separator: " ")
      if fields.count > 2 { parents[identifier] = Int32(fields[2]) }
    }
    return parents.keys.count { candidate in
      var current: Int32? = parents[candidate]
      while let parent = current, parent > 1 {
        if parent == own { return true }
        current = parents[parent]
      }
      return false
    }
  }
}

/// One connection to a preview: plain HTTP, or a WebSocket as an open page has it.
final class PreviewConnection {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0, "cannot connect")
  }

  deinit { Descriptor.close(descriptor) }

  /// The status, the head and the body of an answer.
  func request(_ path: String, _ headers: [String: String]) throws -> (
    status: Int, head: String, body: String
  ) {
    let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
    Descriptor.write(Array("GET \(path) HTTP/1.1\r\n\(lines)\r\n".utf8), to: descriptor)
    var head = ""
    while true {
      if let end = String(decoding: buffer, as: UTF8.self).range(of: "\r\n\r\n") {
        head = String(String(decoding: buffer, as: UTF8.self)[..<end.lowerBound])
        buffer.removeFirst(head.utf8.count + 4)
        break
      }
      try more(within: 300)
    }
    let status = Int(head.split(separator: " ")[1]) ?? 0
    let length = head.lowercased().firstMatch(of: /content-length: ([0-9]+)/).flatMap { Int($0.1) } ?? 0
    return (status, head, String(decoding: try take(length), as: UTF8.self))
  }

  func openSocket(page: String, version: String, port: UInt16, origin: String? = nil) throws -> Int {
    try request(
      "/.lectern/socket?page=\(page)&version=\(version)",
      [
        "Host": "127.0.0.1:\(port)", "Origin": origin ?? "http://127.0.0.1:\(port)", "Upgrade": "websocket",
        "Connection": "Upgrade", "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
      ]
    ).status
  }

  struct Message: Decodable {
    enum Piece: Decodable {
      case kept(Int)
      case html(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let index = try? container.decode(Int.self) {
          self = .kept(index)
        } else {
          self = .html(try container.decode(String.self))
        }
      }
    }

    var type: String
    var blocks: [Piece]?
    var problems: [String]?
    var text: String?
    var shell: String?

    /// The new HTML in it.
    var html: String {
      (blocks ?? []).map { if case .html(let html) = $0 { html } else { "" } }.joined()
    }
  }

  /// The next message of the preview (RFC 6455, section 5.2; a server's frames have no mask).
  func message(within seconds: Int32 = 300) throws -> Message {
    var text: [UInt8] = []
    while true {
      let head = try take(2, within: seconds)
      var length = Int(head[1] & 0x7F)
      if length >= 126 {
        length = try take(length == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) }
      }
      text += try take(length)
      if head[0] & 0x80 != 0 { return try JSONDecoder().decode(Message.self, from: Data(text)) }
    }
  }

  /// Reads messages until one is as wanted.
  func wait(within seconds: Int32 = 300, _ accepts: (Message) -> Bool) throws -> Message {
    while true {
      let message = try message(within: seconds)
      if accepts(message) { return message }
    }
  }

  private func take(_ count: Int, within seconds: Int32 = 300) throws -> [UInt8] {
    while buffer.count < count { try more(within: seconds) }
    defer { buffer.removeFirst(count) }
    return Array(buffer.prefix(count))
  }

  private func more(within seconds: Int32) throws {
    try #require(
      !Descriptor.waitForInput([descriptor], milliseconds: seconds * 1000).isEmpty, "no message came in time")
    guard case .bytes(let bytes) = Descriptor.read(descriptor, limit: 1 << 20) else { throw Closed() }
    buffer += bytes
  }

  struct Closed: Error {}
}
