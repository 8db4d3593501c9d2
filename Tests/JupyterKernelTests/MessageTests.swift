import Editing
import Files
import Foundation
import Testing

@testable import JupyterKernel

@Suite struct MessageTests {
  let codec = MessageCodec(key: Array("key".utf8))

  /// RFC 4231, test case 2.
  @Test func keyedDigest() {
    #expect(
      Digest.hmacSHA256(key: Array("Jefe".utf8), Array("what do ya want for nothing?".utf8))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test func whatIsWrittenIsRead() throws {
    let frames = codec.write(
      "execute_request", content: ["code": "1", "silent": false], parent: Array("{}".utf8),
      identities: [[1, 2], [3]])
    let message = try #require(codec.read(frames))
    #expect(message.type == "execute_request")
    #expect(message.identities == [[1, 2], [3]])
    #expect(message.content["code"]?.string == "1")
    #expect(message.content["silent"]?.bool == false)
  }

  @Test func foreignMessagesAreNotRead() {
    var frames = codec.write("a", content: [:], parent: Array("{}".utf8), identities: [])
    #expect(MessageCodec(key: Array("other".utf8)).read(frames) == nil)
    frames[frames.count - 1] = Array("{\"code\":\"2\"}".utf8)
    #expect(codec.read(frames) == nil)
    #expect(codec.read([]) == nil)
    #expect(codec.read([Array("<IDS|MSG>".utf8)]) == nil)
  }

  @Test func valuesKeepTheirKinds() throws {
    let text = "{\"a\":[1,2.5,true,null,\"x\"],\"b\":{}}"
    #expect(String(decoding: try #require(JSON(Array(text.utf8))).bytes, as: UTF8.self) == text)
  }
}

@Suite struct StreamBufferTests {
  @Test func charactersAreNotCut() {
    var buffer = StreamBuffer()
    let owl = Array("🦉".utf8)
    #expect(buffer.add(Array("a".utf8) + owl.prefix(2), isError: false).isEmpty)
    #expect(buffer.take(all: false).map(\.text) == ["a"])
    #expect(buffer.add(owl.suffix(2), isError: false).isEmpty)
    #expect(buffer.take(all: true).map(\.text) == ["🦉"])
  }

  @Test func streamsAreApart() {
    var buffer = StreamBuffer()
    #expect(buffer.add(Array("out".utf8), isError: false).isEmpty)
    #expect(buffer.add(Array("err".utf8), isError: true).map(\.name) == ["stdout"])
    #expect(buffer.take(all: true).map(\.name) == ["stderr"])
  }

  @Test func aFloodEnds() {
    var buffer = StreamBuffer()
    let piece = [UInt8](repeating: 65, count: 1 << 20)
    var text = ""
    for _ in 0..<40 { text += buffer.add(piece, isError: false).map(\.text).joined() }
    text += buffer.take(all: true).map(\.text).joined()
    #expect(text.utf8.count < StreamBuffer.limit + (2 << 20))
    #expect(text.hasSuffix("… Lectern shows no more of what this cell prints.\n"))
  }
}

@Suite struct KeptMessagesTests {
  @Test func orderIsKeptAndTheOldestGo() {
    var kept = KeptMessages(limit: 10)
    for number in UInt8(0)..<4 { kept.keep([[number], [0, 0, 0]]) }
    #expect(kept.take() == [[[2], [0, 0, 0]], [[3], [0, 0, 0]]])
    #expect(kept.take().isEmpty)
  }
}

@Suite struct HistoryTests {
  private func lines(_ content: JSON) -> [Int] {
    var history = History()
    for (line, code) in ["1+1", "print()", "1+12", "1+1"].enumerated() { history.add(code, line: line + 1) }
    return (history.answer(content)["history"]?.array ?? []).compactMap { $0.array?[1].int }
  }

  @Test func kindsOfAccess() {
    #expect(lines(["hist_access_type": "tail", "n": 2]) == [3, 4])
    #expect(lines(["hist_access_type": "range", "session": 0, "start": 2, "stop": 4]) == [2, 3])
    #expect(lines(["hist_access_type": "range", "session": 7, "start": 2, "stop": 4]) == [])
    #expect(lines(["hist_access_type": "search", "pattern": "1+*"]) == [1, 3, 4])
    #expect(lines(["hist_access_type": "search", "pattern": "1+*", "unique": true]) == [3, 4])
    #expect(lines(["hist_access_type": "search", "pattern": "1+?", "n": 1]) == [4])
  }
}

@Suite struct KernelSpecTests {
  @Test func locationsAreJupyters() {
    let home = ["HOME": "/home/a"]
    #expect(KernelSpec.folder(.user, environment: home).path == "/home/a/.local/share/jupyter/kernels/swift")
    #expect(
      KernelSpec.folder(.user, environment: ["JUPYTER_DATA_DIR": "/d"]).path == "/d/kernels/swift")
    #expect(
      KernelSpec.folder(.prefix("/venv"), environment: home).path == "/venv/share/jupyter/kernels/swift")
  }

  @Test func theFileIsWhatJupyterReads() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-spec-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try KernelSpec(program: "/opt/lectern", searchPath: "/swift/bin").install(in: folder)
    let data = try Data(contentsOf: folder.appendingPathComponent("kernel.json"))
    let spec = try #require(JSON([UInt8](data)))
    #expect(spec["argv"] == ["/opt/lectern", "kernel", "--connection-file", "{connection_file}"])
    #expect(spec["interrupt_mode"]?.string == "message")
  }
}
