import Files
import Foundation
import Results
import Store
import Testing
import Wire

@testable import Courses
@testable import Kernel

/// Which entries are drawn to be computed again.
@Suite struct VerificationTests {
  private func store(chapters: Int, experiments: Int) throws -> (ResultStore, home: [String: Int]) {
    let origin = StoreEntry.Origin(
      machine: "Linux", processor: "Some CPU", toolchain: "Swift", date: "2026-11-27", seconds: 1)
    var store = try ResultStore(folder: URL(fileURLWithPath: "/nonexistent"))
    var home: [String: Int] = [:]
    for chapter in 0..<chapters {
      var uses: [ExperimentUse] = []
      for experiment in 0..<experiments {
        let key = Digest.sha256(text: "\(chapter) \(experiment)")
        uses.append(ExperimentUse(name: "E", key: key))
        home[key] = chapter
        store.add(StoreEntry(.experiment, name: "E", key: key, origin: origin, content: Data("{}".utf8)))
      }
      var result = ChapterResult(toolchain: "Swift", quick: false)
      result.experiments = uses
      let json = try JSONEncoder().encode(result)
      let text = #"{"absentData":[],"result":"# + String(decoding: json, as: UTF8.self) + "}"
      let entry = StoreEntry(
        .chapter, name: "\(chapter).md", key: Digest.sha256(text: "\(chapter)"), origin: origin,
        content: Data(text.utf8))
      #expect(Kernel.experiments(of: entry).count == experiments)
      home[entry.key] = chapter
      store.add(entry)
    }
    return (store, home)
  }

  @Test func aSmallSampleIsOfFewChapters() throws {
    let (store, home) = try store(chapters: 12, experiments: 20)
    var drawn: Set<String> = []
    for _ in 0..<400 {
      let keys = Verification(share: 0.05, of: store).keys
      #expect(keys.count == 13 && Set(keys).count == 13)
      #expect(Set(keys.map { home[$0] }).count == 1)
      drawn.formUnion(keys)
    }
    // That four hundred draws miss an entry happens once in a billion.
    #expect(drawn.count == store.entries.count)
  }

  @Test func aLargeSampleTakesMoreAndTheWholeAll() throws {
    let (store, home) = try store(chapters: 3, experiments: 4)
    let half = Verification(share: 0.5, of: store).keys
    #expect(half.count == 8 && Set(half.map { home[$0] }).count == 2)
    #expect(Verification(share: 1, of: store).keys == store.entries.keys.sorted())
    #expect(Verification(share: 0, of: store).keys.count == 1)
  }
}
