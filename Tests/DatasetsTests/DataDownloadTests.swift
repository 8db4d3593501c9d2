import Datasets
import Digests
import Foundation
import Testing

private let contents = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }

@Suite struct DataDownloadTests {
  private func download(_ servers: [LoopbackServer], patience: Int = 10) -> DataDownload {
    DataDownload(
      name: "set", files: [.init("digits.gz", size: contents.count, sha256: Digest.sha256(contents))],
      mirrors: servers.map(\.address), patience: patience)
  }

  private func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("download-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private func expectRight(_ folder: URL) throws {
    #expect(try Data(contentsOf: folder.appendingPathComponent("digits.gz")) == Data(contents))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["digits.gz"])
  }

  @Test func anHonestServerIsAskedOnce() throws {
    let server = try LoopbackServer(.honest, contents)
    try inFolder { folder in
      try expectRight(try download([server]).fetch(into: folder))
      try download([server]).fetch(into: folder)
      #expect(server.log.count == 1)
    }
  }

  @Test func aSlowServerShowsProgress() throws {
    let server = try LoopbackServer(.slow, contents)
    try inFolder { folder in
      var seen: [Int] = []
      try expectRight(try download([server]).fetch(into: folder) { seen.append($0.received) })
      #expect(seen.last == contents.count)
      #expect(seen.contains { $0 > 0 && $0 < contents.count })
    }
  }

  @Test func whatWasCutOffIsContinued() throws {
    let server = try LoopbackServer(.cutsOff(after: 30_000), contents)
    try inFolder { folder in
      #expect(throws: DatasetError.self) { try download([server]).fetch(into: folder) }
      try expectRight(try download([server]).fetch(into: folder))
      #expect(server.log.last?.contains("bytes=30000-") == true)
    }
  }

  @Test func aLyingServerIsPassedOver() throws {
    let (liar, honest) = (try LoopbackServer(.lies, contents), try LoopbackServer(.honest, contents))
    try inFolder { folder in try expectRight(try download([liar, honest]).fetch(into: folder)) }
    try inFolder { folder in
      let error = try #require(throws: DatasetError.self) { try download([liar]).fetch(into: folder) }
      #expect(error.description.contains("127.0.0.1 sent another file"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/set").isEmpty)
    }
  }

  @Test func redirectsAreFollowed() throws {
    let honest = try LoopbackServer(.honest, contents)
    let sender = try LoopbackServer(
      .redirects(to: honest.address.absoluteString + "elsewhere/digits.gz"), contents)
    try inFolder { folder in try expectRight(try download([sender]).fetch(into: folder)) }
  }

  @Test func silenceAndAbsenceLeadToTheNextMirror() throws {
    let servers = [
      try LoopbackServer(.missing, contents), try LoopbackServer(.silent, contents),
      try LoopbackServer(.honest, contents),
    ]
    try inFolder { folder in try expectRight(try download(servers, patience: 1).fetch(into: folder)) }
    try inFolder { folder in
      let error = try #require(throws: DatasetError.self) { try download([servers[0]]).fetch(into: folder) }
      #expect(error.description.contains("404"))
    }
  }

  @Test func unknownNamesAreRefused() {
    #expect(
      throws: DatasetError("There is no data set \"cifar\" to fetch; there are mnist and fashion-mnist.")
    ) {
      try DataDownload.named("cifar")
    }
  }
}
