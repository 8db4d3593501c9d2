import Files
import Foundation
import Testing

@testable import Store

/// Stores on disk: what is sound is found again, what is not is named and left out.
final class ResultStoreTests {
  private let root = FileManager.default.temporaryDirectory.appendingPathComponent(
    "stores-\(UUID().uuidString)")

  deinit { try? FileManager.default.removeItem(at: root) }

  private static let origin = StoreEntry.Origin(
    machine: "Linux, x86_64, 2 cores", processor: "Some CPU", toolchain: "Swift 6.3", date: "2026-11-27",
    seconds: 1.5)

  private func folder() throws -> URL {
    let folder = root.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func entry(_ name: String, _ text: String = #"{"loss":1}"#) -> StoreEntry {
    StoreEntry(
      .experiment, name: name, key: Digest.sha256(text: name), origin: Self.origin, content: Data(text.utf8))
  }

  private func written(_ entries: [StoreEntry]) throws -> URL {
    let folder = try folder()
    var store = try ResultStore(folder: folder)
    for entry in entries { store.add(entry) }
    try store.write()
    return folder
  }

  @Test(arguments: ["{}", String(repeating: #"{"loss":0.123},"#, count: 5_000)])
  func whatIsWrittenIsFoundAgain(text: String) throws {
    let store = try ResultStore(folder: written([entry("BakeOff", text)]))
    let found = try #require(store.entry(.experiment, Digest.sha256(text: "BakeOff")))
    #expect(found.content == Data(text.utf8) && found.origin == Self.origin && store.problems.isEmpty)
    #expect(store.entry(.chapter, found.key) == nil)
  }

  @Test func theFileHasOneLineAnEntryInOneOrder() throws {
    let names = ["C", "A", "B"]
    let one = try Data(contentsOf: ResultStore.file(.experiment, in: written(names.map { entry($0) })))
    let other = try Data(
      contentsOf: ResultStore.file(.experiment, in: written(names.reversed().map { entry($0) })))
    #expect(one == other && one.filter { $0 == UInt8(ascii: "\n") }.count == 3)
  }

  @Test func storesAreJoinedAndPruned() throws {
    var own = try ResultStore(folder: written([entry("A"), entry("B")]))
    let theirs = try ResultStore(folder: written([entry("B", #"{"loss":2}"#), entry("C")]))
    #expect(try own.take(theirs, limit: 1 << 20) == 1)
    #expect(try own.take(theirs, limit: 1 << 20) == 0)
    // What is known already stays as it is.
    #expect(own.entry(.experiment, Digest.sha256(text: "B"))?.content == Data(#"{"loss":1}"#.utf8))
    let listed = try own.listing()
    let bytes = try StoreEntry.Kind.allCases.reduce(0) { try $0 + own.bytes($1).count }
    #expect(listed.lines.count == 3 && listed.kibibytes == bytes / 1024)
    #expect(
      listed.lines[0]
        == "experiment A 559aead0: 2026-11-27, 1.5 s on Some CPU, Linux, x86_64, 2 cores")
    #expect(own.keepOnly([Digest.sha256(text: "C"), "of nobody"]) == 2)
    #expect(own.entries(.experiment).map(\.name) == ["C"])
  }

  /// Each way of spoiling the second of three entries, and the sentence that names it.
  @Test(arguments: [
    ("truncated", "this line is no entry of a store: it was cut short, or is of another format"),
    ("foreign", "this line is no entry of a store: it was cut short, or is of another format"),
    (
      "damaged",
      "the entry of B (df7e70e5) is not what its digest says: it is damaged or was changed"
    ),
    (
      "another key",
      "the entry of B (00000000) is not what its digest says: it is damaged or was changed"
    ),
    (
      "another day",
      "the entry of B (df7e70e5) is not what its digest says: it is damaged or was changed"
    ),
  ])
  func aSpoiltEntryIsNamedAndTheOthersStand(way: String, sentence: String) throws {
    let folder = try written(["A", "B", "C"].map { entry($0) })
    let file = ResultStore.file(.experiment, in: folder)
    var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    switch way {
    case "truncated": lines[1] = String(lines[1].prefix(lines[1].count / 2))
    case "foreign": lines[1] = #"{"version": 3, "something": "else"}"#
    case "damaged": lines[1] = lines[1].replacingOccurrences(of: #"loss\":1"#, with: #"loss\":2"#)
    case "another key":
      lines[1] = lines[1].replacingOccurrences(
        of: Digest.sha256(text: "B"), with: String(repeating: "0", count: 64))
    default: lines[1] = lines[1].replacingOccurrences(of: "2026-11-27", with: "2026-11-28")
    }
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    let store = try ResultStore(folder: folder)
    #expect(store.entries.count == 2)
    let problem = try #require(store.problems.first)
    #expect(store.problems.count == 1 && problem.line == 2 && problem.sentence == sentence)
  }

  /// Chapters first, then what took longest for its bytes; the order of arrival does not matter.
  @Test func aStoreFitsItsLimit() throws {
    func entry(_ kind: StoreEntry.Kind, _ name: String, seconds: Double, bytes: Int) -> StoreEntry {
      var origin = Self.origin
      origin.seconds = seconds
      // Numbers that zlib makes little of.
      let words = (0..<bytes / 64).map { Digest.sha256(text: "\(name) \($0)") }.joined()
      return StoreEntry(
        kind, name: name, key: Digest.sha256(text: name), origin: origin, content: Data(words.utf8))
    }
    let entries = [
      entry(.experiment, "cheap and large", seconds: 1, bytes: 40_000),
      entry(.experiment, "dear and small", seconds: 100, bytes: 640),
      entry(.experiment, "dear and large", seconds: 5_000, bytes: 40_000),
      entry(.chapter, "a.md", seconds: 0, bytes: 20_000),
    ]
    for entries in [entries, entries.reversed()] {
      var store = try ResultStore(folder: folder())
      for entry in entries { store.add(entry) }
      let limit = try store.size() - 10_000
      #expect(try store.fit(limit: limit).map(\.name) == ["cheap and large"])
      #expect(try store.size() < limit)
      #expect(try store.fit(limit: limit).isEmpty)
      #expect(try store.fit(limit: 0).count == 3 && store.isEmpty)
    }
  }

  @Test func onlyTrustedSignaturesCount() throws {
    let keys = try folder()
    for name in ["ours", "theirs"] {
      let run = try Signing.keygen(
        ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", keys.appendingPathComponent(name).path])
      #expect(run.outcome.isSuccess)
    }
    let publicKey = try String(contentsOf: keys.appendingPathComponent("ours.pub"), encoding: .utf8)
    let allowed = keys.appendingPathComponent("allowed")
    try Data("teacher@example.org \(publicKey)".utf8).write(to: allowed)
    let ours = try Signing.sign(entry("Ours"), key: keys.appendingPathComponent("ours"))
    let theirs = try Signing.sign(entry("Theirs"), key: keys.appendingPathComponent("theirs"))
    var moved = entry("Moved")
    moved.signature = ours.signature
    let folder = try written([ours, theirs, moved, entry("Unsigned")])
    #expect(try ResultStore(folder: folder).entries.count == 4)
    let store = try ResultStore(folder: folder, trust: TrustedKeys(file: allowed))
    #expect(store.entries.values.map(\.name) == ["Ours"])
    #expect(
      Set(store.problems.map { String($0.sentence.drop { $0 != ")" }.dropFirst(2)) }) == [
        "is signed by none of the keys that the course trusts",
        "is not signed, and the course trusts only signed ones",
      ])
    #expect(store.problems.count == 3)
  }
}

/// Where stores are pushed to and pulled from.
struct StorePlaceTests {
  @Test func addressesAreRead() throws {
    #expect(try StorePlace("ssh://host/a/b") == .ssh(host: "host", path: "/a/b"))
    #expect(try StorePlace("https://host/a/") == .web("https://host/a"))
    #expect(
      throws: UsageFault(
        "'ftp://host/a' is no place for a store.",
        help: "give a folder, ssh://host/folder or https://host/folder.")
    ) {
      try StorePlace("ftp://host/a")
    }
    #expect(
      throws: UsageFault(
        "'ssh://-oProxyCommand=x/a' names no folder of a machine.", help: "write ssh://host/folder.")
    ) {
      try StorePlace("ssh://-oProxyCommand=x/a")
    }
    #expect(
      throws: UsageFault(
        "'https://host' can be pulled from, but not pushed to.",
        help: "push to a folder or to ssh://host/folder.")
    ) {
      try StorePlace("https://host").put(ResultStore(folder: URL(fileURLWithPath: "/nonexistent")))
    }
  }
}
