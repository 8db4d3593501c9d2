import Datasets
import Downloads
import Files
import Foundation
import Synchronization
import Testing

/// `DataDownload` against a server that is slow, cuts off, lies and redirects.
@Suite struct DownloadTests {
  private static let content = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 3) }

  private func inFolder(_ body: (LoopbackServer, URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("download-\(UUID())")
    let server = try LoopbackServer(serving: DownloadTests.content)
    defer {
      server.stop()
      try? FileManager.default.removeItem(at: folder)
    }
    try body(server, folder)
  }

  private func download(_ mirrors: [URL]) -> DataDownload {
    DataDownload(
      name: "digits",
      files: [
        DataDownload.File(
          "digits.gz", size: DownloadTests.content.count, sha256: Digest.sha256(DownloadTests.content))
      ], mirrors: mirrors, patience: 1)
  }

  /// The first mirror is bad in some way; the second one brings the file.
  @Test(arguments: [
    "missing", "error", "lie", "cut", "silent", "endless", "circle", "elsewhere",
  ])
  func theNextMirrorIsAsked(manner: String) throws {
    try inFolder { server, folder in
      let fetched = try download([server.mirror(manner), server.mirror("good")]).fetch(into: folder)
      #expect(
        try Data(contentsOf: fetched.appendingPathComponent("digits.gz")) == Data(DownloadTests.content))
      #expect(try FileManager.default.contentsOfDirectory(atPath: fetched.path) == ["digits.gz"])
      #expect(server.requests.first == "/\(manner)/digits.gz")
      #expect(server.requests.contains { $0.hasPrefix("/good/digits.gz") })
      if manner == "cut" || manner == "silent" {
        #expect(server.requests.contains("/good/digits.gz from 20000"), "\(server.requests)")
      }
    }
  }

  @Test func aSlowServerIsWaitedForAndProgressIsTold() throws {
    try inFolder { server, folder in
      let events = Mutex<[DownloadProgress]>([])
      try download([server.mirror("slow")]).fetch(into: folder) { progress in
        events.withLock { $0.append(progress) }
      }
      let received = events.withLock { $0.map(\.received) }
      #expect(received == received.sorted() && received.last == 40_000)
      #expect(Set(received).count >= 3, "\(received)")
      #expect(events.withLock { $0.allSatisfy { $0.file == "digits.gz" && $0.total == 40_000 } })
    }
  }

  @Test func aRedirectIsFollowed() throws {
    try inFolder { server, folder in
      try download([server.mirror("redirect")]).fetch(into: folder)
      #expect(server.requests == ["/redirect/digits.gz", "/good/digits.gz"])
    }
  }

  @Test func whatIsThereIsLeftAlone() throws {
    try inFolder { server, folder in
      let fetcher = download([server.mirror("good")])
      try fetcher.fetch(into: folder)
      try fetcher.fetch(into: folder)
      #expect(server.requests.count == 1)
      // A file that was damaged is fetched again.
      let file = folder.appendingPathComponent("digits/digits.gz")
      try Data([1, 2, 3]).write(to: file)
      try fetcher.fetch(into: folder)
      #expect(try Data(contentsOf: file).count == 40_000)
    }
  }

  @Test func anInterruptedDownloadGoesOnNextTime() throws {
    try inFolder { server, folder in
      #expect(throws: DatasetError.self) { try download([server.mirror("cut")]).fetch(into: folder) }
      let target = folder.appendingPathComponent("digits")
      #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["digits.gz.part"])
      try download([server.mirror("good")]).fetch(into: folder)
      #expect(server.requests.last == "/good/digits.gz from 20000")
    }
  }

  /// What an earlier try left may be wrong, or the server may not know how to go on: then from the start.
  @Test(arguments: ["good", "ignores-ranges"])
  func aWrongPartIsGivenUp(manner: String) throws {
    try inFolder { server, folder in
      let target = folder.appendingPathComponent("digits")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      try Data([UInt8](repeating: 9, count: 15_000)).write(
        to: target.appendingPathComponent("digits.gz.part"))
      try download([server.mirror(manner)]).fetch(into: folder)
      #expect(try Data(contentsOf: target.appendingPathComponent("digits.gz")) == Data(DownloadTests.content))
    }
  }

  @Test func whenAllFailEachAnswerIsTold() throws {
    try inFolder { server, folder in
      let error = try #require(throws: DatasetError.self) {
        try download([server.mirror("lie"), server.mirror("missing")]).fetch(into: folder)
      }
      #expect(
        error.description.hasPrefix("digits.gz could not be fetched: 127.0.0.1 sent another file (SHA-256 "))
      #expect(error.description.contains("; 127.0.0.1 answered: The requested URL returned error: 404"))
      #expect(
        error.description.hasSuffix("Try again later, or put the file into \(folder.path)/digits by hand."))
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("digits/digits.gz").path))
    }
  }

  @Test func onlyKnownNamesCanBeFetched() throws {
    #expect(try DataDownload.named("mnist").files.count == 4)
    #expect(try DataDownload.named("fashion-mnist").mirrors.count >= 2)
    #expect(
      throws: DatasetError("There is no data set \"cifar\" to fetch; there are mnist and fashion-mnist.")
    ) {
      _ = try DataDownload.named("cifar")
    }
  }
}
